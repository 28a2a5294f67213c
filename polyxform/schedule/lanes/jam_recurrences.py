"""Run several iterations of a parallel loop at once, inside the recurrences that it surrounds (unroll-and-jam).

Before                                   After

    for (j ...) {                            for (j_block ...) {         // 8 iterations of j each
      p[j][0] = 0;                             for (j in the block) p[j][0] = 0;
      for (i ...)                              for (i ...)
        p[j][i] = a / (b * p[j][i - 1] + d);     for (j in the block)    // unrolled
    }                                              p[j][i] = a / (b * p[j][i - 1] + d);
                                             }

One recurrence waits for the result of each operation before it starts the next; eight that do not depend on each other
keep the arithmetic units busy meanwhile. The iterations that no full block holds run as in the source.

Source: Callahan, Carr, Kennedy, "Improving register allocation for subscripted variables", PLDI 1990.

Refused: loops without a recurrence below them (reading what later iterations write is none), loops around others that
run in vectors, loops whose bounds depend on loops around them, and blocks of which a part only has all iterations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.affine import affine_on, instances_in_full_groups, union_function
from polyxform.dependences.legality import parallel_violations
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import node_type, sets_of, value_of
from polyxform.schedule.lanes.vectorize import is_innermost, runs_along_memory
from polyxform.schedule.model import Candidate, LoopMark, Mark, mark_name, marked_nodes
from polyxform.schedule.source_order import runs_over
from polyxform.scop.known import known_beyond_types
from polyxform.scop.model import Scop, Statement, union_set

Node = isl.schedule_node_type
CHAINS = 8


@dataclass(frozen=True)
class Block:
    """A loop whose iterations can run in blocks.

    band        its band
    dimensions  for each statement below, by name, which of its dimensions the loop runs over
    first       value in the first iteration where that is known, else 0
    full        instances in blocks of which all iterations exist
    rest        the others
    """

    band: isl.ScheduleNode
    dimensions: dict[str, int]
    first: int
    full: isl.UnionSet
    rest: isl.UnionSet

    def index(self, statement: Statement) -> isl.Aff:
        """Number of an instance's block."""
        return block_index(statement, self.dimensions[statement.name], self.first)


def block_index(statement: Statement, dimension: int, first: int) -> isl.Aff:
    """floor((dimension - first) / CHAINS)."""
    shifted = affine_on(statement.domain.get_space(), {dimension: 1}, -first)
    return shifted.scale_down_val(isl.Val(CHAINS)).floor()


def recurrences_jammed(candidate: Candidate, scop: Scop, dependences: Dependences) -> Candidate:
    """The candidate with blocks of the outermost parallel loops run inside the recurrences below them."""
    jam = Jam(scop, dependences, dict(candidate.marks))
    node = jam.jammed_below(candidate.schedule.get_root())
    if not jam.words:
        return candidate
    return replace(candidate, schedule=node.get_schedule(), marks=jam.marks, recipe=(*candidate.recipe, *jam.words))


@dataclass
class Jam:
    """Rebuilds a tree. Nodes that a method returns stand where the one it was given stood.

    scop         the region
    dependences  of it
    marks        of the candidate, to which those of new loops are added
    words        what was done
    """

    scop: Scop
    dependences: Dependences
    marks: dict[str, Mark]
    words: tuple[str, ...] = ()

    def jammed_below(self, node: isl.ScheduleNode) -> isl.ScheduleNode:
        """Jam the outermost loops of a subtree where that pays."""
        if node_type(node) == Node.mark:
            mark = self.marks[mark_name(node)]
            if not isinstance(mark, LoopMark):
                return node
            if self.is_parallel(node.child(0)):
                block = self.block_of(node.child(0)) if self.pays(node.child(0)) else None
                return node if block is None else self.in_blocks(node, block, mark)
        for position in range(node.n_children()):
            node = self.jammed_below(node.child(position)).parent()
        return node

    def is_parallel(self, band: isl.ScheduleNode) -> bool:
        """Whether the loop of a band carries no dependence."""
        return bool(parallel_violations(band, 0, self.dependences.conflicts).is_empty())

    def pays(self, band: isl.ScheduleNode) -> bool:
        """Whether recurrences stand below a loop, and nothing that runs in vectors without it."""
        inner = [node.child(0) for node in marked_nodes(band.child(0)) if is_innermost(node.child(0))]
        recurrent = [self.hands_on(loop) for loop in inner]
        others = (loop for loop, waits in zip(inner, recurrent, strict=True) if not waits)
        return any(recurrent) and not any(runs_along_memory(loop, self.scop) for loop in others)

    def hands_on(self, band: isl.ScheduleNode) -> bool:
        """Whether iterations wait for values of earlier ones. Where they only read what later ones write, none does."""
        return not parallel_violations(band, 0, self.dependences.flow).is_empty()

    def block_of(self, band: isl.ScheduleNode) -> Block | None:
        """The loop in blocks; None where no statement's dimension is the loop's, or blocks are not full everywhere."""
        partial = band.band_get_partial_schedule_union_map().intersect_domain(band.get_domain())
        statements = [self.scop.statement(name) for name in names_in(band.get_domain())]
        dimensions = {statement.name: dimension_of(partial, statement) for statement in statements}
        known = {name: dimension for name, dimension in dimensions.items() if dimension is not None}
        if len(known) < len(dimensions) or len(set(known.values())) > 1:
            return None
        first = first_value(partial)
        full, rest = [], []
        outside: list[isl.Set] = []
        inside: list[isl.Set] = []
        for statement in statements:
            domain = statement.domain.intersect_params(known_beyond_types(self.scop))
            complete = instances_in_full_groups(domain, groups(statement, known[statement.name], first))
            full.append(complete.coalesce())
            rest.append(domain.subtract(complete).coalesce())
            place = block_place(statement, known[statement.name], first)
            inside.append(full[-1].apply(place))
            outside.append(rest[-1].apply(place))
        blocks = united(inside)
        if blocks.is_empty() or not blocks.intersect(united(outside)).is_empty() or not are_always_the_same(blocks):
            return None
        return Block(band, known, first, union_set(full), union_set(rest))

    def in_blocks(self, node: isl.ScheduleNode, block: Block, mark: LoopMark) -> isl.ScheduleNode:
        """The loop below a mark in blocks, in front of what is left of it."""
        self.words = (*self.words, f"{CHAINS} iterations of {mark.name} at once")
        if block.rest.is_empty():
            return self.sunk(node, block, mark)
        parts = isl.UnionSetList.alloc(isl.DEFAULT_CONTEXT, 2).add(block.full).add(block.rest)
        node = node.insert_sequence(parts)
        return self.sunk(node.child(0).child(0), block, mark).parent().parent()

    def sunk(self, node: isl.ScheduleNode, block: Block, mark: LoopMark) -> isl.ScheduleNode:
        """The loop over blocks in place of the one below a mark, which moves to the leaves."""
        band = self.with_chains(node.child(0).child(0), block, mark).parent()
        statements = [self.scop.statement(name) for name in block.dimensions]
        index = union_function([block.index(statement) for statement in statements])
        node = band.delete().insert_partial_schedule(isl.MultiUnionPwAff.from_union_pw_aff(index)).parent()
        return self.insert_mark(node.delete(), replace(mark, name=f"{mark.name}_block"))

    def with_chains(self, node: isl.ScheduleNode, block: Block, mark: LoopMark) -> isl.ScheduleNode:
        """A subtree with the loop at each of its leaves, and marks of its own."""
        if node_type(node) == Node.leaf:
            (name,) = names_in(node.get_domain())
            own = affine_on(self.scop.statement(name).domain.get_space(), {block.dimensions[name]: 1}, 0)
            function = isl.MultiUnionPwAff.from_union_pw_aff(union_function([own]))
            node = node.insert_partial_schedule(function)
            return self.insert_mark(node, LoopMark(mark.name, node.get_schedule_depth(), unroll=CHAINS))
        if node_type(node) == Node.mark:
            below = self.with_chains(node.child(0), block, mark)
            return self.insert_mark(below.parent().delete(), self.marks[mark_name(node)])
        for position in range(node.n_children()):
            node = self.with_chains(node.child(position), block, mark).parent()
        return node

    def insert_mark(self, node: isl.ScheduleNode, mark: Mark) -> isl.ScheduleNode:
        """Insert a mark node under a key of its own."""
        key = f"jam.{len(self.marks)}.{next(iter(self.marks))}"
        self.marks[key] = mark
        return node.insert_mark(isl.Id(key))


def names_in(instances: isl.UnionSet) -> tuple[str, ...]:
    """Names of the statements that have instances in a set, sorted."""
    return tuple(sorted(part.get_tuple_name() for part in sets_of(instances)))


def dimension_of(partial: isl.UnionMap, statement: Statement) -> int | None:
    """The dimension of a statement that a loop runs over."""
    dimensions = range(len(statement.iterators))
    return next((d for d in dimensions if runs_over(partial, statement.domain, d)), None)


def first_value(partial: isl.UnionMap) -> int:
    """The least value of a loop where it is a known number, else 0."""
    values = isl.Set.from_union_set(partial.range())
    least = values.min_val(isl.Aff.var_on_domain(isl.LocalSpace.from_space(values.get_space()), isl.dim_type.set, 0))
    return value_of(least) if least.is_int() else 0


def groups(statement: Statement, dimension: int, first: int) -> isl.Map:
    """{ S[i] -> [block, every other dimension] }."""
    space = statement.domain.get_space()
    others = [affine_on(space, {d: 1}, 0) for d in range(len(statement.iterators)) if d != dimension]
    return function_map(space, [block_index(statement, dimension, first), *others])


def block_place(statement: Statement, dimension: int, first: int) -> isl.Map:
    """{ S[i] -> [dimensions outside the loop, block] }."""
    space = statement.domain.get_space()
    outer = [affine_on(space, {d: 1}, 0) for d in range(dimension)]
    return function_map(space, [*outer, block_index(statement, dimension, first)])


def function_map(space: isl.Space, values: Sequence[isl.Aff]) -> isl.Map:
    """{ S[i] -> [values] }."""
    parts = isl.AffList.alloc(isl.DEFAULT_CONTEXT, len(values))
    for value in values:
        parts = parts.add(value)
    target = space.params().set_from_params().add_dims(isl.dim_type.set, len(values))
    return isl.Map.from_multi_aff(isl.MultiAff.from_aff_list(space.map_from_domain_and_range(target), parts))


def are_always_the_same(blocks: isl.Set) -> bool:
    """Whether the last dimension has the same values whatever those before it are."""
    last = blocks.dim(isl.dim_type.set) - 1
    around = blocks.project_out(isl.dim_type.set, last, 1)
    numbers = blocks.project_out(isl.dim_type.set, 0, last)
    return bool(around.flat_product(numbers).is_subset(blocks))


def united(sets: Sequence[isl.Set]) -> isl.Set:
    """The union of sets of one space."""
    first, *others = sets
    for other in others:
        first = first.union(other)
    return first
