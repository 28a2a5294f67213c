"""Copy an array that a region only reads into the layout that suits a microkernel.

Before                                 After

    for (j_tile ...)                       for (...) copy[j / 64][k][j % 64] = B[k][j];    // once
      for (i_tile ...)                     for (j_tile ...)
        kernel(..., &B[0][j_tile], ...);     for (i_tile ...)
                                               kernel(..., &copy[j_tile / 64][0][0], ...);

A panel of the copy is contiguous in the order in which the kernel walks over it, whatever the array's own layout, so
that it needs few pages and no two of its lines get into each other's way.

Refused: an array that the region writes; a part of an array that is no box from its first element on, whose bounds are
not linear, or whose last element the region does not read (the array might end before it); columns that run along a
subscript together with another loop, or along several subscripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

import islpy as isl

from polyxform.polyhedra import Affine, linear_form, linear_subscripts, value_of
from polyxform.schedule.model import Contraction, Packing, PanelRun
from polyxform.scop.model import Access, AccessKind, Scop, Statement


@dataclass(frozen=True)
class Box:
    """The elements of an array from the first one on that a region reads.

    extents  along each subscript, linear in the parameters
    needed   parameters for which it reads any, convex
    """

    extents: tuple[Affine, ...]
    needed: isl.Set


@dataclass(frozen=True)
class Packable:
    """A factor of a contraction that can be copied into panels of columns.

    array   its array
    box     the part that the region reads
    column  subscript along which the columns run
    outer   subscripts that no reduction moves, slowest first
    inner   the other subscripts, in the order of the reductions that move them
    """

    array: str
    box: Box
    column: int
    outer: tuple[int, ...]
    inner: tuple[int, ...]

    def panels(self, runs: tuple[PanelRun, ...]) -> Packing:
        """The copy in panels of given widths."""
        return Packing(self.array, self.box.extents, self.column, self.outer, self.inner, runs, self.box.needed)


def packable(contraction: Contraction, statement: Statement, scop: Scop) -> Packable | None:
    """How the vector operand can be copied into panels of columns; None when it cannot."""
    forms = linear_subscripts(contraction.vector.relation) or ()
    column = contraction.column
    along = [subscript for subscript, form in enumerate(forms) if form.uses(column)]
    if len(along) != 1 or forms[along[0]] != iterator(column, len(statement.iterators)):
        return None
    if least(statement.domain, column) != 0:
        return None
    box = box_read(contraction.vector.array, scop)
    if box is None:
        return None
    others = [(first_reduction(form, contraction), s) for s, form in enumerate(forms) if s != along[0]]
    outer = tuple(subscript for reduction, subscript in others if reduction is None)
    inner = sorted((reduction, subscript) for reduction, subscript in others if reduction is not None)
    return Packable(contraction.vector.array, box, along[0], outer, tuple(subscript for _, subscript in inner))


def iterator(dimension: int, dimensions: int) -> Affine:
    """The linear form that is one dimension of a statement."""
    return Affine(tuple(int(d == dimension) for d in range(dimensions)), (), 0)


def first_reduction(form: Affine, contraction: Contraction) -> int | None:
    """Position of the outermost reduction that moves a subscript, None for none."""
    used = [position for position, dimension in enumerate(contraction.reductions) if form.uses(dimension)]
    return min(used, default=None)


def panel_runs(widths: Iterable[tuple[int, int | None]], lanes: int) -> tuple[PanelRun, ...]:
    """Panels for strips of columns (width, how many): rows of a panel begin with a vector, so widths are rounded up."""
    found: list[PanelRun] = []
    for columns, count in widths:
        width = -(-columns // lanes) * lanes
        last = found[-1] if found else None
        if last is not None and last.width == width and last.count is not None and count is not None:
            found[-1] = PanelRun(width, last.count + count)
        else:
            found.append(PanelRun(width, count))
    return tuple(found)


def box_read(array: str, scop: Scop) -> Box | None:
    """The box of elements that the region reads, from the array's first element on.

    None when the region writes the array, when there is no such box, or when it does not surely read the box's first
    and last element: everything between two elements that are read exists, anything else may not.
    """
    if any(a.kind is AccessKind.WRITE for s in scop.statements for a in s.accesses if a.array == array):
        return None
    read = united((a.relation for s in scop.statements for a in s.accesses if a.array == array), scop)
    surely = united((factor.relation for factor in product_factors(scop) if factor.array == array), scop)
    if read is None or surely is None or surely.is_empty():
        return None
    dimensions = range(read.dim(isl.dim_type.set))
    first, last = surely.lexmin(), surely.lexmax()
    if any(least(points, dimension) != 0 for points in (first, read) for dimension in dimensions):
        return None
    extents = [extent_read(read, last, dimension) for dimension in dimensions]
    found = tuple(extent for extent in extents if extent is not None)
    needed = surely.params().gist(scop.context)
    return Box(found, needed) if is_convex(needed) and len(found) == len(extents) else None


def product_factors(scop: Scop) -> Iterator[Access]:
    """What the region reads in any case: factors of products that are added to something."""
    for statement in scop.statements:
        if statement.update is not None and statement.update.product:
            yield from statement.update.factors


def united(relations: Iterable[isl.Map], scop: Scop) -> isl.Set | None:
    """The elements of an array that some accesses reach together; None for no access."""
    found = [relation.range() for relation in relations]
    if not found:
        return None
    return reduce(isl.Set.union, found).intersect_params(scop.context).coalesce()


def is_convex(parameters: isl.Set) -> bool:
    """Whether the set is one conjunction of linear conditions."""
    pieces = parameters.get_basic_sets()
    return len(pieces) == 1 and pieces[0].dim(isl.dim_type.div) == 0


def least(points: isl.Set, dimension: int) -> int | None:
    """The smallest value of a dimension when it is the same for all values of the parameters."""
    value = points.dim_min(dimension)
    return value_of(value.max_val()) if value.is_cst() and value.n_piece() == 1 else None


def extent_read(read: isl.Set, last: isl.Set, dimension: int) -> Affine | None:
    """One more than the largest value of a dimension; None when it is not linear or the last element has another."""
    largest = read.dim_max(dimension)
    if not largest.is_equal(last.dim_max(dimension)):
        return None
    largest = largest.gist(largest.domain())
    if not largest.isa_aff():
        return None
    form = linear_form(largest.as_aff())
    return None if form is None else Affine(form.coefficients, form.parameters, form.constant + 1)
