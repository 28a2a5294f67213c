"""Build a candidate from the text of a schedule, as `written` makes it and a person may have changed it.

What the text says is done or refused: a schedule that leaves out or repeats instances, breaks a dependence, runs
dependent iterations at once, or names what does not exist is an error that says what is wrong, and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import TypeVar

import islpy as isl

from polyxform.dependences.explain import describe
from polyxform.dependences.legality import parallel_violations, violations
from polyxform.dependences.model import Dependences
from polyxform.diagnostics import Note, Unsupported, unsupported
from polyxform.schedule.choice.written import head, names_in
from polyxform.schedule.lanes.scratch_copies import copy_at
from polyxform.schedule.lanes.skewed_copies import skewed_copies
from polyxform.schedule.lanes.vectorize import sums_in_lanes
from polyxform.schedule.model import Candidate, LoopMark, Mark, TileMark, in_sequence, mark_name, marked_nodes
from polyxform.schedule.source_order import LoopMarker
from polyxform.schedule.threads.owned_scalars import owned_scalars
from polyxform.schedule.threads.parallelize import with_threads
from polyxform.schedule.threads.privatize import private_below, receives_all
from polyxform.schedule.threads.work import enough_instances, region_extents
from polyxform.scop.known import known_beyond_types
from polyxform.scop.model import Scop, Statement, union_set

LOOP = re.compile(r"for (\w+) = (.*?)((?: parallel| vector| unroll \d+| skewed [\w, ]+ by \d+| private [\w, ]+)*)")
KERNELS = re.compile(r"kernels ([\w, ]+?)(?:: (.*))?")
WORD = re.compile(
    r"parallel|vector|unroll (?P<unroll>\d+)|skewed (?P<skewed>\w+(?:, \w+)*) by (?P<factor>\d+)"
    r"|private (?P<private>\w+(?:, \w+)*)"
)
REPEATED = "instances that an earlier part holds, too"
Parsed = TypeVar("Parsed", isl.UnionSet, isl.UnionPwAff)
KernelPart = Callable[[tuple[Statement, ...], str], Candidate | None]
"""The candidate for statements that kernels compute in the way of a name; None where there is no such way."""


@dataclass(frozen=True)
class Line:
    """A line of a schedule with those that stand below it.

    number  in the file
    text    without indentation
    below   further in
    """

    number: int
    text: str
    below: tuple[Line, ...]


def schedule_for(text: str, scop: Scop) -> tuple[Line, ...] | None:
    """The lines of the schedule for a version of a region; None where a text has none for it."""
    rows = [(number, row) for number, row in enumerate(text.splitlines(), 1) if row.split("#")[0].strip()]
    wanted: list[tuple[int, str]] = []
    inside = False
    for number, row in rows:
        if row.startswith("schedule "):
            inside = " ".join(row.split()) == head(scop)
        elif inside:
            wanted.append((number, row.split("#")[0].rstrip()))
    return tuple(nested(wanted)) if wanted else None


def heads_in(text: str) -> tuple[str, ...]:
    """The lines that say what the schedules of a text are for."""
    return tuple(" ".join(row.split()) for row in text.splitlines() if row.startswith("schedule "))


def nested(rows: Sequence[tuple[int, str]]) -> Iterator[Line]:
    """Lines by their indentation."""
    while rows:
        (number, row), *rest = rows
        depth = indentation(row)
        count = next((place for place, (_, other) in enumerate(rest) if indentation(other) <= depth), len(rest))
        yield Line(number, row.strip(), tuple(nested(rest[:count])))
        rows = rest[count:]


def indentation(row: str) -> int:
    """Blanks in front of a line."""
    return len(row) - len(row.lstrip())


def read_schedule(lines: Sequence[Line], scop: Scop, dependences: Dependences, kernels: KernelPart) -> Candidate:
    """The candidate that the lines describe. Unsupported (PX307) where it is not one, or not legal."""
    builder = Builder(scop, dependences, kernels, LoopMarker(scop.statements))
    parts = [builder.part(line) for line in lines]
    done = isl.UnionSet("{ }")
    for line, part in zip(lines, parts, strict=True):
        if not done.intersect(part.schedule.get_domain()).is_empty():
            raise builder.refusal(line, REPEATED)
        done = done.union(part.schedule.get_domain())
    builder.require_whole(lines[0], done, scop.domain)
    candidate = reduce(in_sequence, parts)
    recipe = ("as the schedule says", *candidate.recipe)
    candidate = replace(candidate, marks={**candidate.marks, **builder.marker.marks}, recipe=recipe)
    broken = violations(candidate.schedule, dependences.order)
    if not broken.is_empty():
        raise builder.refusal(lines[0], "the order breaks a dependence", broken)
    return builder.with_words(candidate)


@dataclass
class Builder:
    """Turns lines into trees. Nodes that a method returns stand where the one it was given stood.

    scop         the region
    dependences  between its instances
    kernels      builds what kernels compute
    marker       inserts loops
    words        what is said of the loops, by the keys of their marks, with their lines
    """

    scop: Scop
    dependences: Dependences
    kernels: KernelPart
    marker: LoopMarker

    def __post_init__(self) -> None:
        self.words: dict[str, tuple[Line, str]] = {}

    def part(self, line: Line) -> Candidate:
        """What one line outside of all loops says."""
        found = KERNELS.fullmatch(line.text)
        if found:
            candidate = self.kernels(tuple(self.statement(line, name) for name in names(found[1])), found[2] or "")
            if candidate is None:
                raise self.refusal(line, "kernels do not compute these statements in this way")
            return candidate
        if not line.text.startswith("do "):
            raise self.refusal(line, "neither 'do' nor 'kernels'")
        instances = self.instances(line, self.scop.domain)
        node = isl.Schedule.from_domain(instances).get_root().child(0)
        return Candidate(self.below(node, line).get_schedule(), {}, ())

    def below(self, node: isl.ScheduleNode, line: Line) -> isl.ScheduleNode:
        """Insert what stands below a line."""
        if not line.below:
            return node
        first, depth = line.below[0], node.get_tree_depth()
        if first.text.startswith("do "):
            parts = isl.UnionSetList.alloc(isl.DEFAULT_CONTEXT, len(line.below))
            for one in line.below:
                parts = parts.add(self.instances(one, node.get_domain()))
            self.require_parts(line, parts, node.get_domain())
            node = node.insert_sequence(parts)
            for position, one in enumerate(line.below):
                inner = self.below(node.child(position).child(0), one)
                node = inner.ancestor(inner.get_tree_depth() - depth)
            return node
        if len(line.below) > 1:
            raise self.refusal(line.below[1], "a second loop side by side needs 'do' lines around both")
        if first.text == "tile":
            inner = self.marker.insert_mark(node, TileMark(node.get_schedule_depth())).child(0)
            return self.below(inner, first).ancestor(1)
        return self.loop(node, first)

    def loop(self, node: isl.ScheduleNode, line: Line) -> isl.ScheduleNode:
        """Insert a loop with what stands in it."""
        found = LOOP.fullmatch(line.text)
        if not found:
            raise self.refusal(line, "no loop: 'for NAME = EXPRESSION'")
        depth = node.get_tree_depth()
        unroll = next((int(word["unroll"]) for word in WORD.finditer(found[3]) if word["unroll"]), 0)
        inner = self.marker.insert_loop(node, self.function(line, found[2], node.get_domain()), found[1], unroll)
        self.words[mark_name(inner.ancestor(2))] = (line, found[3])
        inner = self.below(inner, line)
        return inner.ancestor(inner.get_tree_depth() - depth)

    def function(self, line: Line, text: str, domain: isl.UnionSet) -> isl.UnionPwAff:
        """The values of a loop."""
        if text.startswith("{"):
            return self.parsed(line, isl.UnionPwAff, text)
        own = dict(part.split(": ", 1) for part in text.split("; ")) if ": " in text else {}
        total = isl.UnionPwAff.empty(domain.get_space())
        for name in names_in(domain):
            statement = self.statement(line, name)
            if own and name not in own:
                raise self.refusal(line, f"the loop does not say what it runs over for {name}")
            value = f"{{ {name}[{', '.join(statement.iterators)}] -> [({own.get(name, text)})] }}"
            total = total.union_add(self.parsed(line, isl.UnionPwAff, value))
        return total

    def instances(self, line: Line, around: isl.UnionSet) -> isl.UnionSet:
        """The instances that a `do` line names."""
        text = line.text.removeprefix("do ").strip()
        if text.startswith("{"):
            return self.parsed(line, isl.UnionSet, text).intersect(around)
        return union_set(self.statement(line, name).domain for name in names(text)).intersect(around)

    def parsed(self, line: Line, read: type[Parsed], text: str) -> Parsed:
        """What isl reads from a text."""
        parameters = ", ".join(parameter.name for parameter in self.scop.parameters)
        try:
            return read(f"[{parameters}] -> {text}")
        except isl.Error as reason:
            raise self.refusal(line, f"'{text}' cannot be read") from reason

    def statement(self, line: Line, name: str) -> Statement:
        """The statement of a name."""
        found = next((statement for statement in self.scop.statements if statement.name == name), None)
        if found is None:
            raise self.refusal(line, f"there is no statement '{name}'")
        return found

    def require_parts(self, line: Line, parts: isl.UnionSetList, domain: isl.UnionSet) -> None:
        """Refusal unless the parts are apart and make up the whole."""
        total = isl.UnionSet("{ }")
        for position in range(parts.n_union_set()):
            if not total.intersect(parts.get_at(position)).is_empty():
                raise self.refusal(line.below[position], REPEATED)
            total = total.union(parts.get_at(position))
        self.require_whole(line, total, domain)

    def require_whole(self, line: Line, found: isl.UnionSet, wanted: isl.UnionSet) -> None:
        """Refusal unless all instances are there."""
        missing = wanted.subtract(found)
        if not missing.intersect_params(self.scop.context).is_empty():
            raise self.refusal(line, f"instances of {', '.join(names_in(missing))} are left out")

    def with_words(self, candidate: Candidate) -> Candidate:
        """The candidate with what is said of its loops."""
        marks = dict(candidate.marks)
        nodes = {mark_name(node): node for node in marked_nodes(candidate.schedule.get_root())}
        for key, (line, said) in self.words.items():
            copies = next((names(word["private"]) for word in WORD.finditer(said) if word["private"]), ())
            marks[key] = self.with_copies(line, nodes[key], replace(candidate, marks=marks), copies)
            for word in (word for word in WORD.finditer(said) if word["skewed"]):
                marks[key] = self.with_skewed(line, marks[key], names(word["skewed"]), int(word["factor"]))
        candidate = replace(candidate, marks=marks)
        for key, (line, said) in self.words.items():
            mark = marks[key]
            if "vector" in said.split() and isinstance(mark, LoopMark):
                mark = self.in_lanes(line, mark, nodes[key], candidate)
            if "parallel" in said.split() and isinstance(mark, LoopMark):
                mark = self.in_threads(line, mark, nodes[key], candidate)
            marks[key] = mark
        return replace(candidate, marks=marks)

    def with_copies(self, line: Line, node: isl.ScheduleNode, candidate: Candidate, arrays: Sequence[str]) -> Mark:
        """The mark of a loop whose iterations have arrays for themselves."""
        mark = candidate.marks[mark_name(node)]
        for name in arrays:
            array = self.scop.arrays.get(name)
            copy = None if array is None else copy_at(node, array, candidate, self.scop)
            if copy is None or not isinstance(mark, LoopMark) or not receives_all(name, self.scop):
                reason = "it holds values from before the region, or its size is not known"
                raise self.refusal(line, f"no copy of '{name}' can be made here: {reason}")
            mark = replace(mark, private=(*mark.private, copy))
        return mark

    def with_skewed(self, line: Line, mark: Mark, arrays: Sequence[str], factor: int) -> Mark:
        """The mark of the region's outermost loop, before which skewed copies of arrays are made."""
        found = skewed_copies(self.scop, factor)
        if not isinstance(mark, LoopMark) or mark.depth or {one.array for one in found} != set(arrays):
            raise self.refusal(line, f"no skewed copies of '{', '.join(arrays)}' alone can be made here")
        return replace(mark, skewed=found)

    def in_lanes(self, line: Line, mark: LoopMark, node: isl.ScheduleNode, candidate: Candidate) -> LoopMark:
        """The mark of a vector loop."""
        consent = self.scop.directives.reassociate
        sums = sums_in_lanes(node, candidate, self.scop, self.dependences, consent)
        if sums is None:
            broken = parallel_violations(node.child(0), 0, self.dependences.conflicts)
            raise self.refusal(line, "the loop cannot run in vector lanes", broken)
        return replace(mark, simd=True, sums=sums, loose=consent)

    def in_threads(self, line: Line, mark: LoopMark, node: isl.ScheduleNode, candidate: Candidate) -> LoopMark:
        """The mark of a parallel loop."""
        owned = owned_scalars(node, candidate, self.scop, self.dependences)
        shared = self.dependences.without(private_below(node, candidate) | frozenset(owned)).conflicts
        broken = parallel_violations(node.child(0), 0, shared)
        if not broken.is_empty():
            raise self.refusal(line, "the loop cannot run in parallel", broken)
        extents = region_extents(node.child(0), known_beyond_types(self.scop))
        return with_threads(replace(mark, owned=owned), extents, enough_instances(node, self.scop, mark))

    def refusal(self, line: Line, what: str, broken: isl.UnionMap | None = None) -> Unsupported:
        """The error for a line, with the dependence that it breaks."""
        conflicts = describe(self.scop, self.dependences, broken) if broken is not None else ()
        because = f": {conflicts[0]}" if conflicts else ""
        message = f"line {line.number} of the schedule, '{line.text}': {what}{because}"
        found = unsupported("PX307", message, conflicts[0].second.span if conflicts else self.scop.span)
        if not conflicts:
            return found
        first = conflicts[0].first
        (told,) = found.diagnostics
        return Unsupported(replace(told, notes=(Note(f"{first.text} is the other access", first.span),)))


def names(text: str) -> tuple[str, ...]:
    """The names in a list."""
    return tuple(name.strip() for name in text.split(",") if name.strip())
