"""What a schedule candidate is: an isl schedule tree, what its marks mean, and how it came about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import islpy as isl

from polyxform.microkernels.user_kernels import UserKernel
from polyxform.polyhedra import Affine, node_type
from polyxform.reuse.model import Estimate
from polyxform.scop.model import Access


@dataclass(frozen=True)
class Slice:
    """The part of an array along one dimension that one iteration of a loop touches.

    dimension  of the array
    first      least subscript, a linear form of the values of the loops around, outermost first
    extent     subscripts from there on
    """

    dimension: int
    first: Affine
    extent: int


@dataclass(frozen=True)
class PrivateArray:
    """An array of which every iteration of a loop has a copy of its own: nothing in it outlives the iteration.

    array   its name
    slices  dimensions of the copy, outermost first; along all others an iteration touches one subscript only
    place   where at the end of the iteration the copy is written to, past the caches: subscripts of its first element,
            linear forms as in `Slice`; () for a copy that is given up
    """

    array: str
    slices: tuple[Slice, ...] = ()
    place: tuple[Affine, ...] = ()


@dataclass(frozen=True)
class PageAhead:
    """An array whose elements come from memory, or go there, page by page: one is touched before it is needed.

    array   its name
    place   subscripts of the first element that an iteration touches, linear forms as in `Slice`
    extent  bytes that the iteration touches from there on
    lines   each line comes near as well, part of a page ahead
    """

    array: str
    place: tuple[Affine, ...]
    extent: int
    lines: bool = False


@dataclass(frozen=True)
class Skewing:
    """An array of two dimensions of which the region uses a copy: A[i][j] lies at copy[j + factor * i][i].

    array   its name
    factor  of the first subscript
    """

    array: str
    factor: int


@dataclass(frozen=True)
class LoopMark:
    """Stands above a band of one member: what the generated loop is called and how it runs.

    name      stem of the iterator's name in the generated code
    depth     band members above it in the tree
    parallel  the loop carries no dependence and its iterations are divided among threads
    simd      the loop carries no dependence and its iterations may run in the lanes of a vector
    extents   of a parallel loop: the product of these functions of the parameters tells how many instances one
              execution runs through; () where that is known to be enough, or not known
    enough    of a parallel loop: instances from which on threads are started
    unroll    iterations that the compiler is asked to write out side by side, 0: as it likes
    private   arrays that each iteration has for itself, and that are declared in the loop's body
    owned     of a parallel loop: scalars declared outside of which each thread has its own
    sums      of a vector loop: (operator, array) of scalars to which the lanes add in an order of their own; of a loop
              whose iterations threads may share: of arrays, too, of which each thread then has a copy
    lanes     of a vector loop with sums: how many of them add to each sum in turn, 0: as the compiler likes
    loose     calls of library functions may give way to approximations
    skewed    of the region's only outermost loop: arrays that it uses skewed copies of
    ahead     arrays of which each iteration touches a page that later ones need
    turns     the loop carries no dependence, and its iterations have scalars of their own: they may run part by part
    """

    name: str
    depth: int
    parallel: bool = False
    simd: bool = False
    extents: tuple[isl.PwAff, ...] = ()
    enough: int = 0
    unroll: int = 0
    private: tuple[PrivateArray, ...] = ()
    owned: tuple[str, ...] = ()
    sums: tuple[tuple[str, str], ...] = ()
    lanes: int = 0
    loose: bool = False
    skewed: tuple[Skewing, ...] = ()
    ahead: tuple[PageAhead, ...] = ()
    turns: bool = False


@dataclass(frozen=True)
class Contraction:
    """A statement `target op= broadcast * vector`, its dimensions sorted by the part they play.

    statement   name of the statement
    operator    "+" or "-"
    target      the accumulated access (C)
    broadcast   the factor that does not change along the column dimension (A)
    vector      the factor that is contiguous along the column dimension (B)
    column      dimension along which B is contiguous, and C too unless it is turned
    rows        dimensions of C that B does not use, innermost first: candidates for the register tile's rows
    outer       every other dimension that C uses, in source order
    reductions  dimensions that C does not use, in source order: each element's order of additions
    scale       C text of what one factor is multiplied by first, "" for nothing
    scaled      that factor: "broadcast" or "vector", "" without a scale
    turned      C is contiguous along rows and not along columns
    lanewise    A is contiguous along columns, too: every column has a product of its own
    uniform     A is contiguous along columns, and B is one element for all rows and columns of a tile
    dots        products of narrow elements that one instruction adds: all iterations of the last reduction; 0 for none
    loose       those of bfloat16 numbers may be added up and rounded as the machine does it, and sums of scaled
                products be scaled as a whole
    unordered   there is consent to add up its terms in any order
    along       lanes of vectors along the reduction whose sums are added up at the end, 0 where they do not run there
    backend     whose calls compute it (`microkernels.libraries`), "" for generated kernels
    user        the declared function that computes tiles of its size (`microkernels.user_kernels`), None for none
    """

    statement: str
    operator: str
    target: Access
    broadcast: Access
    vector: Access
    column: int
    rows: tuple[int, ...]
    outer: tuple[int, ...]
    reductions: tuple[int, ...]
    scale: str = ""
    scaled: str = ""
    turned: bool = False
    lanewise: bool = False
    uniform: bool = False
    dots: int = 0
    loose: bool = False
    unordered: bool = False
    along: int = 0
    backend: str = ""
    user: UserKernel | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Companion:
    """A statement that a kernel does to every element of its tile before or after the sums.

    statement   its name
    operator    "=" for `target = value`, else of `target = target operator value`
    load        the value where it is loaded from memory, None for any other
    scalar      C text of the value where the region never changes it, "" for zero and for a load
    dimensions  for each dimension of the contraction's statement the own dimension of the same value, -1 for none
    """

    statement: str
    operator: str
    load: Access | None
    scalar: str
    dimensions: tuple[int, ...]


@dataclass(frozen=True)
class PanelRun:
    """Panels of one width, side by side.

    width  columns of each
    count  how many, None: as many full ones as fit; the last run of all takes what is left, its last panel cut off
    """

    width: int
    count: int | None


@dataclass(frozen=True)
class Packing:
    """A copy of an array in panels of columns, which kernels read in its place.

    With B[k][j] in panels of 64 columns, the element of row k and column j lies at copy[j / 64][k][j % 64].

    array    what is copied
    extents  the elements with 0 <= subscript < extent in each dimension are copied; linear in the parameters
    column   subscript that is cut into panels
    outer    subscripts that change more slowly than panels, slowest first
    inner    subscripts inside a panel, slowest first; its columns change fastest of all
    runs     panels, first to last
    needed   parameters for which the region reads the array at all, [n] -> { : ... }, convex: else there may be none
    """

    array: str
    extents: tuple[Affine, ...]
    column: int
    outer: tuple[int, ...]
    inner: tuple[int, ...]
    runs: tuple[PanelRun, ...]
    needed: isl.Set = field(compare=False)


@dataclass(frozen=True)
class KernelMark:
    """Stands above the point loops that a microkernel computes, in the order reductions, line, row,
    column.

    Nests of companions over rows and columns stand before and after them.

    contraction  the statement's roles
    row          dimension of the register tile's rows, None for a tile of one row
    rows         most points along it, 1 without one; 0: any number, where a library is called
    columns      most points along the column dimension; 0: any number
    before       companions that come first
    after        companions that come last
    packing      copy that the kernel reads the vector operand from, None for the array itself
    ahead        dimensions inside the loop over columns, outermost first, each with its points: the calls in them share
                 the work of prefetching the next columns of the vector operand; () for no prefetches
    fetches      kernels prefetch the tile of the result that the next call along the rows computes
    line         dimension along which a call computes several register tiles, all of its points; None for one tile
    relay        columns of a register tile where a call goes through several of them (`microkernels.relays`), else 0
    a_ahead      lines ahead of which such a call prefetches the broadcast operand, 0 for none
    """

    contraction: Contraction
    row: int | None
    rows: int = 1
    columns: int = 1
    before: tuple[Companion, ...] = ()
    after: tuple[Companion, ...] = ()
    packing: Packing | None = None
    ahead: tuple[tuple[int, int], ...] = ()
    fetches: bool = False
    line: int | None = None
    relay: int = 0
    a_ahead: int = 0


@dataclass(frozen=True)
class TileMark:
    """Stands above the points of a tile; code for them is generated apart, with the tile's indices as parameters.

    depth  band members above it in the tree: the tile's indices
    """

    depth: int


Mark = LoopMark | KernelMark | TileMark


@dataclass(frozen=True)
class Prediction:
    """What the reuse model said of the ways to run one statement.

    statement   its name
    recipe      key of the way that was chosen (`preference.recipe_key`)
    considered  how many ways were ranked
    chosen      estimate of the first
    next_best   what the best other one would have done, and its estimate; None when there was no other
    measured    where the choice comes from when it was made by measurement, "" when the model made it
    """

    statement: str
    recipe: str
    considered: int
    chosen: Estimate
    next_best: tuple[tuple[str, ...], Estimate] | None
    measured: str = ""


@dataclass(frozen=True)
class Way:
    """One of several ways to run a statement.

    recipe    its key, the same from run to run (`preference.recipe_key`)
    estimate  what the reuse model says of it
    features  numbers for a learned ranking, by name
    """

    recipe: str
    estimate: Estimate
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Alternatives:
    """The ways to run one statement.

    statement  its name
    ways       the one that the reuse model prefers first
    """

    statement: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class ChainPrediction:
    """What the reuse model says of nests that hand values on, one after another and under shared loops.

    statements     their names
    sharing        the loops that they would best share, in words
    joined         whether they share them
    apart          one after another, on the target
    together       under shared loops, on the target
    many_apart     one after another, on a machine of many cores with little cache and bandwidth for each
    many_together  under shared loops, on that machine
    compulsory     bytes that have to be read or written once: all arrays but those that only hand values on
    """

    statements: tuple[str, ...]
    sharing: str
    joined: bool
    apart: Estimate
    together: Estimate
    many_apart: Estimate
    many_together: Estimate
    compulsory: int

    @property
    def names(self) -> str:
        """The first and the last statement, for people."""
        return f"{self.statements[0]} to {self.statements[-1]}"


@dataclass(frozen=True)
class Candidate:
    """One way to run a region, or a part of it.

    schedule     the tree; every mark in it is a key of `marks`
    marks        meaning of the marks
    recipe       what was done, in words for the report: ("tile j by 64", ...)
    predictions  for the statements whose ways were ranked by the reuse model
    chains       for nests that could share loops
    """

    schedule: isl.Schedule
    marks: Mapping[str, Mark]
    recipe: tuple[str, ...]
    predictions: tuple[Prediction, ...] = ()
    chains: tuple[ChainPrediction, ...] = ()


def skewings(candidate: Candidate) -> tuple[Skewing, ...]:
    """The arrays that a candidate uses skewed copies of."""
    loops = (mark for mark in candidate.marks.values() if isinstance(mark, LoopMark))
    return tuple(one for mark in loops for one in mark.skewed)


def in_sequence(first: Candidate, second: Candidate) -> Candidate:
    """Run one candidate after the other; their mark names must differ."""
    return Candidate(
        schedule=first.schedule.sequence(second.schedule),
        marks={**first.marks, **second.marks},
        recipe=first.recipe + tuple(step for step in second.recipe if step not in first.recipe[-1:]),
        predictions=first.predictions + second.predictions,
        chains=first.chains + second.chains,
    )


def mark_name(node: isl.ScheduleNode) -> str:
    """Key of a mark node."""
    return str(node.mark_get_id().name)


def marked_nodes(node: isl.ScheduleNode) -> Iterator[isl.ScheduleNode]:
    """The mark nodes from a node on."""
    if node_type(node) == isl.schedule_node_type.mark:
        yield node
    for position in range(node.n_children()):
        yield from marked_nodes(node.child(position))


def with_names(node: isl.ScheduleNode, names: Mapping[str, str]) -> isl.ScheduleNode:
    """The node with other names of the marks from there on."""
    if node_type(node) == isl.schedule_node_type.mark:
        name = names[mark_name(node)]
        return with_names(node.delete(), names).insert_mark(isl.Id(name))
    for position in range(node.n_children()):
        node = with_names(node.child(position), names).parent()
    return node
