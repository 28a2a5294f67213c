"""A schedule as a text that a person can read, edit and hand back (`read_schedule`).

    schedule gramschmidt_0 for m = 1000, n = 1200
    do S0, S1
      for k_block = floor(k/32)
        do { S1[k, j] : floor(j/32) <= floor(k/32) }
          for k = k
            for j = j vector
        do { S1[k, j] : floor(j/32) > floor(k/32) }
          for j_tile = floor(j/32) parallel
            for k = k
              for j = j vector
    kernels S2, S3: interchange to j, i; microkernel of 8 x i rows and 24 x j columns over k

Lines that begin with `do` run one after the other, each the instances that it names. A loop runs over the values of an
expression in the iterators of its statements, in ascending order; where the statements differ, each has its own:
`for t = S0: k; S1: j + 1`. What stands in braces is in isl's notation. The words behind a loop say how it runs, `tile`
that the code for one tile is generated apart. What kernels compute is named by the way in which they do.

Left out: stores past the caches, which are decided for the program's own schedules only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

import islpy as isl

from polyxform.polyhedra import node_type, sets_of
from polyxform.schedule.model import Candidate, KernelMark, LoopMark, TileMark, mark_name, marked_nodes
from polyxform.scop.model import Scop

Node = isl.schedule_node_type
STEP = "  "


def written(candidate: Candidate, scop: Scop) -> str:
    """The text of a candidate for a version of a region."""
    return "".join(f"{line}\n" for line in chain([head(scop)], Writer(candidate, scop).parts()))


def head(scop: Scop) -> str:
    """The line that says what a schedule is for."""
    sizes = ", ".join(f"{name} = {value}" for name, value in scop.fixed)
    return f"schedule {scop.name}{f' for {sizes}' if sizes else ''}"


class Writer:
    """Writes the tree of a candidate for a version of a region."""

    def __init__(self, candidate: Candidate, scop: Scop) -> None:
        self.candidate = candidate
        self.whole = scop.domain

    def parts(self) -> Iterator[str]:
        """What runs one after the other outside of all loops."""
        root = self.candidate.schedule.get_root().child(0)
        for nodes in clusters(list(outermost(root)), self.has_kernels):
            instances = united(node.get_domain() for node in nodes)
            if any(self.has_kernels(node) for node in nodes):
                yield f"kernels {', '.join(names_in(instances))}{self.way(instances)}"
            else:
                yield f"do {self.instances(instances, self.whole)}"
                yield from self.below(nodes[0], STEP)

    def has_kernels(self, node: isl.ScheduleNode) -> bool:
        """Whether kernels compute something below a node."""
        return any(isinstance(self.candidate.marks[mark_name(mark)], KernelMark) for mark in marked_nodes(node))

    def way(self, instances: isl.UnionSet) -> str:
        """What names the chosen way of kernels, "" where there is one only."""
        names = names_in(instances)
        ways = [one.recipe for one in self.candidate.predictions if one.statement in names]
        return f": {ways[0]}" if ways else ""

    def below(self, node: isl.ScheduleNode, indent: str) -> Iterator[str]:
        """The lines of a subtree."""
        kind = node_type(node)
        if kind == Node.mark and isinstance(self.candidate.marks[mark_name(node)], TileMark):
            yield f"{indent}tile"
            indent += STEP
        elif kind == Node.band:
            yield f"{indent}for {self.name_of(node)} = {self.expression(node)}{self.words(node)}"
            indent += STEP
        elif kind == Node.filter and node.has_parent():
            yield f"{indent}do {self.instances(node.filter_get_filter(), node.get_domain())}"
            indent += STEP
        for position in range(node.n_children()):
            yield from self.below(node.child(position), indent)

    def mark_above(self, band: isl.ScheduleNode) -> LoopMark:
        """What is said of a band's loop."""
        above = band.parent()
        mark = self.candidate.marks[mark_name(above)] if node_type(above) == Node.mark else None
        return mark if isinstance(mark, LoopMark) else LoopMark("t", band.get_schedule_depth())

    def name_of(self, band: isl.ScheduleNode) -> str:
        """Stem of the loop variable's name."""
        return self.mark_above(band).name

    def words(self, band: isl.ScheduleNode) -> str:
        """How a loop runs."""
        mark = self.mark_above(band)
        said = [" parallel" if mark.parallel else "", " vector" if mark.simd else ""]
        said += [f" unroll {mark.unroll}" if mark.unroll else ""]
        skewed = ", ".join(one.array for one in mark.skewed)
        said += [f" skewed {skewed} by {mark.skewed[0].factor}" if skewed else ""]
        copies = [one.array for one in mark.private if not one.place]
        said += [f" private {', '.join(copies)}" if copies else ""]
        return "".join(said)

    def instances(self, chosen: isl.UnionSet, around: isl.UnionSet) -> str:
        """Instances by their statements' names where all of them are meant."""
        chosen = chosen.intersect(around)
        rest = around.intersect(chosen.universe()).subtract(chosen)
        if rest.is_empty():
            return ", ".join(names_in(chosen))
        return bare(str(chosen.gist(around).intersect(chosen.universe()).coalesce()))

    def expression(self, band: isl.ScheduleNode) -> str:
        """What a band's loop runs over."""
        function = band.band_get_partial_schedule().get_at(0)
        domain = band.get_domain()
        names = names_in(domain)
        texts = {}
        for position in range(function.get_pw_aff_list().n_pw_aff()):
            piece = function.get_pw_aff_list().get_at(position)
            name = piece.get_domain_space().get_tuple_name(isl.dim_type.set)
            text = value_text(piece.gist(piece.domain()))
            if text is None:
                return bare(str(function))
            texts[name] = text
        if len({texts[name] for name in names if name in texts}) == 1 and set(names) <= set(texts):
            return texts[names[0]]
        return "; ".join(f"{name}: {texts[name]}" for name in names)


def outermost(node: isl.ScheduleNode) -> Iterator[isl.ScheduleNode]:
    """The subtrees outside of all loops, first to last."""
    kind = node_type(node)
    if kind == Node.sequence:
        for position in range(node.n_children()):
            yield from outermost(node.child(position).child(0))
    else:
        yield node


def clusters(
    nodes: Sequence[isl.ScheduleNode], are_pieces: Callable[[isl.ScheduleNode], bool]
) -> list[list[isl.ScheduleNode]]:
    """The subtrees, neighbors together that are pieces of what kernels compute and share statements."""
    found: list[list[isl.ScheduleNode]] = []
    for node in nodes:
        names = set(names_in(node.get_domain()))
        before = next((c for c in found if names & set(names_in(united(n.get_domain() for n in c)))), None)
        if before is not None and are_pieces(node):
            before.append(node)
        else:
            found.append([node])
    return found


def united(parts: Iterable[isl.UnionSet]) -> isl.UnionSet:
    """The union."""
    total = isl.UnionSet("{ }")
    for part in parts:
        total = total.union(part)
    return total


def names_in(instances: isl.UnionSet) -> tuple[str, ...]:
    """Names of the statements with instances in a set, in textual order."""
    return tuple(sorted((part.get_tuple_name() for part in sets_of(instances)), key=lambda name: (len(name), name)))


def value_text(function: isl.PwAff) -> str | None:
    """An expression in the names of a function's dimensions; None for one in pieces."""
    if function.n_piece() != 1:
        return None
    text = str(function.get_pieces()[0][1])
    return text[text.index("-> [(") + len("-> [(") : text.rindex(")]")]


def bare(text: str) -> str:
    """An isl set without the list of its parameters."""
    return text[text.index("{") :]
