"""Hand a contraction, or tiles of it, to a library of matrix products.

Before                                   After

    for (i ...)                              px_kernel_1024x1024(&A[0][0], &B[0][0], &C[0][0]);    // cblas_sgemm
      for (j ...)
        for (k ...)
          C[i][j] += A[i][k] * B[k][j];

A library that takes whole matrices gets all rows and columns at once, inside the loops over what is no row, column or
reduction (images, heads). One that multiplies small matrices gets tiles. With several reductions, the innermost two are
one call: a batch of products with one sum.

Refused, each with its reason: sums without consent to add them up in another order, what the library does not multiply
(`microkernels.libraries`), factors of which neither subscript is contiguous, rows that depend on a reduction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from polyxform.microkernels.libraries import GENERATED, LIBRARIES, Library
from polyxform.microkernels.tilings import near_equal
from polyxform.options import Options
from polyxform.schedule.contractions.companions import accompanies
from polyxform.schedule.contractions.contraction_plan import Workload
from polyxform.schedule.contractions.match_microkernel import NearMiss, coupled_reductions, element_stride_of, match
from polyxform.schedule.model import Candidate, Companion, Contraction, KernelMark
from polyxform.schedule.nest import Member, NestBuilder, PlannedLoop, TileRun
from polyxform.scop.model import Scop, Statement

EDGE = 64
"""Rows, and columns, of a tile: small libraries are made for such, and it stays in the nearest cache."""


@dataclass(frozen=True)
class LibraryCall:
    """How a library computes a contraction.

    contraction  roles of its dimensions
    row          dimension of the rows, None for one row
    """

    contraction: Contraction
    row: int | None


def wanted_library(scop: Scop, options: Options) -> str:
    """The library that the command line, else the pragma, else the configuration asks for; "" for none."""
    said = [word for word in scop.directives.microkernel if word in (*LIBRARIES, GENERATED)]
    chosen = said[-1] if said and "microkernel" not in options.explicit else options.microkernel
    return "" if chosen == GENERATED else chosen


def library_ways(statement: Statement, scop: Scop, options: Options) -> tuple[LibraryCall, ...] | NearMiss:
    """How the wanted library may compute a statement, best first, or the reason why it does not."""
    library = LIBRARIES[wanted_library(scop, options)]
    if not (options.reassociate or scop.directives.reassociate):
        return NearMiss(statement.name, f"{library.title} adds up in an order of its own, which takes --reassociate")
    found = match(scop, statement)
    if isinstance(found, NearMiss):
        return found
    reasons = [refusal(one, library, statement, scop) for one in found]
    fitting = [one for one, reason in zip(found, reasons, strict=True) if not reason]
    calls = [
        LibraryCall(replace(one, backend=library.name, loose=True), row)
        for one in fitting
        for row in rows_of(one, statement, scop)
    ]
    return tuple(calls) or NearMiss(
        statement.name, next(filter(None, reasons), "its rows or columns depend on a reduction")
    )


def refusal(contraction: Contraction, library: Library, statement: Statement, scop: Scop) -> str:
    """Why a library does not multiply the factors of a contraction, "" where it does."""
    element = scop.arrays[contraction.target.array].element
    if contraction.dots or element not in library.elements:
        return f"{library.title} multiplies no elements of type '{element}', or no narrower ones that add up to it"
    if contraction.turned or contraction.lanewise or not contraction.reductions:
        return "rows of the result are not contiguous, or its columns have no factor in common"
    if not library.general and (contraction.scale or contraction.operator != "+"):
        return f"{library.title} neither subtracts nor scales"
    if contraction.scale and contraction.operator != "+":
        return "it subtracts scaled products"
    step = contraction.reductions[-1]
    columns = element_stride_of(contraction.vector, contraction.column, scop)
    if columns != 1 and (not library.general or element_stride_of(contraction.vector, step, scop) != 1):
        return f"the subscripts of '{contraction.vector.array}' are not contiguous as {library.title} wants them"
    places = [step, *(contraction.rows if library.general else ())]
    if all(element_stride_of(contraction.broadcast, place, scop) != 1 for place in places):
        return f"the subscripts of '{contraction.broadcast.array}' are not contiguous as {library.title} wants them"
    return ""


def rows_of(contraction: Contraction, statement: Statement, scop: Scop) -> Iterator[int | None]:
    """Dimensions that can be the rows of one call."""
    domain = statement.domain
    sides = (contraction.column, *contraction.rows)
    if any(coupled_reductions(domain, side, contraction.reductions) for side in sides):
        return
    free = list(contraction.rows)
    if element_stride_of(contraction.broadcast, contraction.reductions[-1], scop) != 1:
        free = [row for row in free if element_stride_of(contraction.broadcast, row, scop) == 1]
    yield from free or (() if contraction.rows else (None,))


def by_library(calls: Sequence[LibraryCall], work: Workload) -> Candidate | None:
    """The candidate whose calls have the most rows; None where what belongs to the sums does not fit them."""
    companions = (*work.before, *work.after)
    fitting = [call for call in calls if all(accompanies(one, call.contraction, work.scop) for one in companions)]
    if not fitting:
        return None
    # Calls with both subscripts of all matrices in place need no copies inside the library.
    return build(max(fitting, key=lambda call: 1 if call.row is None else work.points[call.row]), work)


def build(call: LibraryCall, work: Workload) -> Candidate:
    """The schedule tree of a call."""
    contraction, library = call.contraction, LIBRARIES[call.contraction.backend]
    tile = [dimension for dimension in (contraction.column, call.row) if dimension is not None]
    outer = [PlannedLoop(d, (TileRun(1, None),)) for d in contraction.outer if d not in tile]
    inner = [loop for dimension in tile for loop in tiled(dimension, library, work)]
    point = (*contraction.reductions, *(() if call.row is None else (call.row,)), contraction.column)
    mark = KernelMark(contraction, call.row, before=work.before, after=work.after)
    before, after = (tuple(members(found, work.scop)) for found in (work.before, work.after))
    builder = NestBuilder(work.statement, mark, point, before, after)
    return builder.build((*outer, *inner), recipe_of(call, work))


def members(companions: Iterable[Companion], scop: Scop) -> Iterator[Member]:
    """Companions as statements of the nest."""
    return (Member(scop.statement(one.statement), one.dimensions) for one in companions)


def tiled(dimension: int, library: Library, work: Workload) -> Iterator[PlannedLoop]:
    """The loop over tiles along a dimension; none where one call takes as many points as there are."""
    points = work.known[dimension]
    if points is None and not library.whole:
        yield PlannedLoop(dimension, (TileRun(EDGE, None), TileRun(EDGE // 2, None)))
    elif points is not None:
        runs = near_equal(points, points if library.whole else EDGE)
        yield PlannedLoop(dimension, tuple(TileRun(size, count) for size, count in runs))


def recipe_of(call: LibraryCall, work: Workload) -> tuple[str, ...]:
    """What the calls do, in words."""
    contraction, library = call.contraction, LIBRARIES[call.contraction.backend]
    names = work.statement.iterators
    tile = [names[d] for d in (call.row, contraction.column) if d is not None]
    sums = ", ".join(names[dimension] for dimension in contraction.reductions)
    size = "all" if library.whole else f"tiles of up to {EDGE}"
    links = " ".join(library.links)
    return (f"{size} of {' and '.join(tile)} over {sums} by {library.title}, link with {links}",)
