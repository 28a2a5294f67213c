"""Find matrix multiplications: statements whose innermost loops a microkernel can compute.

Before                                        After (roles)

    for (i ...)                               C[i][j]: rows i, columns j
      for (j ...)                             A[i][k]: broadcast along j
        for (k ...)                           B[k][j]: contiguous along j
          C[i][j] += A[i][k] * B[k][j];       k: reduction

The match looks at domains and accesses only: any order of loops, any number of reduction dimensions (a
convolution reduces over channels and taps), any further dimension (images, blocks).

An invariant factor that the source multiplies one of the two by first is no hindrance: alpha * A[i][k] * B[k][j].

Where images lie channel by channel, no loop runs along contiguous elements of both the result and a factor that may
be copied. A kernel can then compute rows of the result in registers and store them turned:

    for (k ...)                                   O[k][p]: columns k, apart in memory; rows p, contiguous
      for (p ...)                                 F[k][c]: copied, contiguous along k in the copy
        for (c ...)                               I[c][p]: broadcast along k
          O[k][p] += I[c][p] * F[k][c];

In a depthwise convolution, all three are contiguous along channels, and each channel has products of its own:

    for (t ...)                                   O[p][c]: rows p, columns c
      for (c ...)                                 I[p + t][c], F[t][c]: contiguous along c
        O[p][c] += I[p + t][c] * F[t][c];

Where few channels come out, pixels are columns, and a tap is one number for all pixels of a tile. Pixels at the border
of the image, whose taps reach over the edge, are columns of tiles of their own (`borders`):

    for (k ...)                                   O[i][j]: rows i, columns j
      for (j ...)                                 I[i][j + k]: contiguous along j
        O[i][j] += I[i][j + k] * F[k];            F[k]: one element for all rows and columns

Narrow elements meet in dot products, as instructions compute them, where they lie as these read them:

    for (k ...)                                   A[i][4 * k + q]: adjacent along q
      for (q = 0; q < 4; q++)                     B[k][j][q]: adjacent along q, columns side by side
        C[i][j] += A[i][4 * k + q] * B[k][j][q];  k, q: reductions; q is a dot product

Refused, each with its reason: an operator other than + and -, other than two factors, invariant factors elsewhere,
element types that differ or are not float or double, other than bytes that add up to int and bfloat16 numbers that
add up to float, subscripts that are not linear, a target that is also
a factor, no dimension along which target and one factor are contiguous and the other factor constant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import islpy as isl

from polyxform.polyhedra import Affine, constant_bounds, depends_on, is_independent, linear_subscripts
from polyxform.schedule.contractions.pack import packable
from polyxform.schedule.model import Contraction
from polyxform.scop.layout import element_stride
from polyxform.scop.model import Access, Array, Scop, Statement, Update

ELEMENTS = ("float", "double")
INTEGERS = ("signed char", "unsigned char")
NARROW = 64
"""Columns of the widest register tile of 32-bit elements."""
FEW = 16
"""Columns of one vector of 32-bit elements: fewer leave lanes idle."""
MOST_TAPS = 32
"""Iterations of a reduction on which the range of the tile's rows may depend."""


@dataclass(frozen=True)
class NearMiss:
    """Why a reduction step is not a matrix multiplication that a kernel can compute.

    statement  name of the statement
    reason     one clause: "the factors have different types"
    """

    statement: str
    reason: str


def match(scop: Scop, statement: Statement) -> tuple[Contraction, ...] | NearMiss:
    """Every way to see the statement as a contraction, or the reason why there is none."""
    update = statement.update
    if update is None:
        return NearMiss(statement.name, "it does not accumulate a product into one element")
    dots = products_added(update, scop.arrays)
    reason = refusal(update, scop.arrays)
    if reason and not dots:
        return NearMiss(statement.name, reason)
    left, right = update.factors
    pairs = ((left, right), (right, left))
    if dots:
        narrow = [one for pair in pairs for one in with_roles(statement, update, *pair, scop)]
        adjacent = [replace(one, dots=dots) for one in narrow if is_dot(one, dots, statement, scop)]
        return tuple(adjacent) or NearMiss(
            statement.name,
            f"its innermost reduction does not run over {dots} adjacent elements of both factors, and neighboring "
            f"columns of one are not {dots} elements apart",
        )
    straight = [one for pair in pairs for one in with_roles(statement, update, *pair, scop)]
    readable = [one for one in straight if can_be_read(one, statement, scop)]
    found = [one for one in readable if not is_single(statement.domain, one.column)] or readable
    if all(is_narrow(statement.domain, one.column) for one in found):
        turned = [one for pair in pairs for one in with_roles(statement, update, *pair, scop, turned=True)]
        found += [one for one in turned if can_be_read(one, statement, scop)]
    if all(is_narrow(statement.domain, one.column, FEW) for one in found):
        found += [one for pair in pairs for one in across_pixels(statement, update, *pair, scop)]
    if not found and not update.scale:
        found = [one for pair in pairs for one in with_roles(statement, update, *pair, scop, lanewise=True)]
    return tuple(found) or NearMiss(
        statement.name,
        "no loop runs along contiguous elements of both the target and one factor while the other factor stays",
    )


def products_added(update: Update, arrays: Mapping[str, Array]) -> int:
    """How many products of narrow factors an instruction adds to an element of the target; 0 for other types."""
    plain = update.operator == "+" and update.product and not update.scale and len(update.factors) == 2
    if not plain or any(linear_subscripts(one.relation) is None for one in (update.target, *update.factors)):
        return 0
    target, *factors = (arrays[access.array].element for access in (update.target, *update.factors))
    if target == "int" and set(factors) <= set(INTEGERS) and not update.widened:
        return 4
    return 2 if target == "float" and update.widened and set(factors) == {"unsigned short"} else 0


def is_dot(contraction: Contraction, products: int, statement: Statement, scop: Scop) -> bool:
    """Whether the last reduction is a dot product of so many adjacent elements, and columns lie side by side."""
    last = contraction.reductions[-1] if contraction.reductions else None
    bounds = None if last is None else constant_bounds(statement.domain, last)
    if last is None or bounds is None or bounds[1] - bounds[0] != products - 1:
        return False
    if any(last in coupled_reductions(statement.domain, row, contraction.reductions) for row in contraction.rows):
        return False
    columns = element_stride_of(contraction.vector, contraction.column, scop)
    factors = (contraction.broadcast, contraction.vector)
    return columns == products and all(is_contiguous(factor, last, scop) for factor in factors)


def element_stride_of(access: Access, dimension: int, scop: Scop) -> int | str:
    """Elements between neighbors of an access along a statement's dimension."""
    forms = linear_subscripts(access.relation) or ()
    return element_stride(scop.arrays[access.array], forms, dimension, dict(scop.fixed))


def can_be_read(contraction: Contraction, statement: Statement, scop: Scop) -> bool:
    """Whether kernels can read the vector operand: in place, turned in registers, or from a copy."""
    if is_contiguous(contraction.vector, contraction.column, scop):
        return True
    reductions = contraction.reductions
    if reductions and is_contiguous(contraction.vector, reductions[-1], scop):
        return True
    return packable(contraction, statement, scop) is not None


def is_narrow(domain: isl.Set, column: int, narrow: int = NARROW) -> bool:
    """Whether so few columns are contiguous that they hardly fill a register tile, or another number of columns."""
    bounds = constant_bounds(domain, column)
    return bounds is not None and bounds[1] - bounds[0] < narrow


def refusal(update: Update, arrays: Mapping[str, Array]) -> str:
    """Why the update's form, or an array that is result and factor at once, rules a microkernel out; "" for nothing."""
    reason = form_refusal(update, arrays)
    if not reason and update.target.array in {access.array for access in update.factors}:
        return f"'{update.target.array}' is both accumulated and multiplied"
    return reason


def form_refusal(update: Update, arrays: Mapping[str, Array]) -> str:
    """Why the update's form rules a microkernel out; "" when it does not."""
    if update.operator not in ("+", "-"):
        return f"it accumulates with '{update.operator}'"
    if not update.product:
        return "it accumulates something else than a product of loads"
    if len(update.factors) != 2:
        return f"it multiplies {len(update.factors)} loads, a matrix multiplication has 2"
    operands = (update.target, *update.factors)
    elements = {arrays[access.array].element for access in operands}
    if len(elements) > 1:
        return f"its operands have different types: {', '.join(sorted(elements))}"
    if not elements <= set(ELEMENTS):
        return f"there is no kernel for elements of type '{elements.pop()}'"
    if any(linear_subscripts(access.relation) is None for access in operands):
        return "a subscript is not a linear function of the loops"
    return scale_refusal(update, elements.pop(), arrays)


def scale_refusal(update: Update, element: str, arrays: Mapping[str, Array]) -> str:
    """Why the update's invariant factors rule a microkernel out; "" when they do not."""
    if not update.scale:
        return ""
    scale = " * ".join(update.scale)
    if update.scaled is None:
        return f"'{scale}' scales the product, and not one of its factors first"
    for text in update.scale:
        if not has_type(text.removeprefix("-"), element, arrays):
            return f"'{text}' has another type than the elements, which are {element}"
    return ""


def has_type(text: str, element: str, arrays: Mapping[str, Array]) -> bool:
    """Whether C computes with an invariant factor, a name or a constant, in the element type."""
    if text in arrays:
        return arrays[text].element == element
    if element == "int" or (not text[0].isdigit() and text[0] != "."):
        return text.isdecimal()
    return text.isdecimal() or (text[-1] in "fF" if element == "float" else text[-1] not in "lLuU")


def with_roles(
    statement: Statement,
    update: Update,
    broadcast: Access,
    vector: Access,
    scop: Scop,
    turned: bool = False,
    lanewise: bool = False,
) -> Iterable[Contraction]:
    """The contractions in which the two factors play the given parts, one for each possible column dimension.

    turned    those whose rows are contiguous in the target, and not their columns
    lanewise  those in which both factors are contiguous along columns
    """
    target_forms, broadcast_forms, vector_forms = (
        linear_subscripts(access.relation) or () for access in (update.target, broadcast, vector)
    )
    dimensions = range(len(statement.iterators))
    moving = [d for d in dimensions if not is_single(statement.domain, d)]
    for column in dimensions:
        if not (uses(target_forms, column) and uses(vector_forms, column)):
            continue
        if turned and target_forms[-1].uses(column):
            continue
        if turned == is_contiguous(update.target, column, scop):
            continue
        if lanewise and not all(is_contiguous(factor, column, scop) for factor in (broadcast, vector)):
            continue
        if uses(broadcast_forms, column) != lanewise or not is_independent(statement.domain, column):
            continue
        kept = [d for d in moving if d != column and uses(target_forms, d)]
        reductions = tuple(d for d in moving if d != column and not uses(target_forms, d))
        if not are_independent(statement.domain, reductions):
            continue
        apart = [d for d in kept if not uses(vector_forms, d) and target_forms[-1].uses(d) == turned]
        fitting = [d for d in apart if fits_rows(statement.domain, d, kept, reductions)]
        # Neighbors in memory share taps and lines; rows of different images share the factor only.
        rows = fitting[-1:] if lanewise else fitting
        if lanewise and not (rows and reductions):
            continue
        if turned and not (rows and all(is_contiguous(update.target, d, scop) for d in rows)):
            continue
        yield Contraction(
            statement=statement.name,
            operator=update.operator,
            target=update.target,
            broadcast=broadcast,
            vector=vector,
            column=column,
            rows=tuple(reversed(rows)),
            outer=tuple(kept),
            reductions=reductions,
            scale=" * ".join(update.scale),
            scaled=scaled_role(update, broadcast),
            turned=turned,
            lanewise=lanewise,
        )


def across_pixels(
    statement: Statement, update: Update, moving: Access, tap: Access, scop: Scop
) -> Iterable[Contraction]:
    """The contractions whose columns run along `moving` and may depend on a reduction, as pixels at a border do.

    With rows along which only the tap changes, it is broadcast; else it is one number for all rows and columns.
    """
    target_forms, moving_forms, tap_forms = (
        linear_subscripts(access.relation) or () for access in (update.target, moving, tap)
    )
    domain = statement.domain
    dimensions = [d for d in range(len(statement.iterators)) if not is_single(domain, d)]
    for column in dimensions:
        if uses(tap_forms, column) or not all(is_contiguous(one, column, scop) for one in (update.target, moving)):
            continue
        kept = [d for d in dimensions if d != column and uses(target_forms, d)]
        reductions = tuple(d for d in dimensions if d != column and not uses(target_forms, d))
        if not (reductions and are_independent(domain, reductions) and fits_rows(domain, column, kept, reductions)):
            continue
        if constant_bounds(domain, column) is None:
            continue
        along = coupled_reductions(domain, column, reductions)
        fitting = [d for d in kept if not target_forms[-1].uses(d) and fits_rows(domain, d, kept, reductions)]
        fitting = [d for d in fitting if set(along).isdisjoint(coupled_reductions(domain, d, reductions))]
        common = Contraction(
            statement=statement.name,
            operator=update.operator,
            target=update.target,
            broadcast=tap,
            vector=moving,
            column=column,
            rows=tuple(d for d in reversed(fitting) if not uses(moving_forms, d)),
            outer=tuple(kept),
            reductions=reductions,
            scale=" * ".join(update.scale),
            scaled=scaled_role(update, tap),
        )
        if common.rows:
            yield common
        still = [d for d in fitting if not uses(tap_forms, d)]
        if still and not common.rows and not update.scale:
            yield replace(common, broadcast=moving, vector=tap, rows=tuple(still[-1:]), uniform=True)


def scaled_role(update: Update, broadcast: Access) -> str:
    """The part that the factor plays which the update scales, "" for none."""
    if not update.scale or update.scaled is None:
        return ""
    return "broadcast" if update.factors[update.scaled] is broadcast else "vector"


def are_independent(domain: isl.Set, dimensions: Sequence[int]) -> bool:
    """Whether no dimension's range depends on another one of them."""
    return not any(depends_on(domain, one, other) for one, other in combinations(dimensions, 2))


def fits_rows(domain: isl.Set, dimension: int, kept: Sequence[int], reductions: Sequence[int]) -> bool:
    """Whether the register tile's rows can run along a dimension of the target.

    Its range may depend on one reduction, as pixels at the border of an image do on taps, when both have known bounds
    and the reduction is short: each of its iterations has rows of its own.
    """
    if any(depends_on(domain, dimension, other) for other in kept if other != dimension):
        return False
    coupled = coupled_reductions(domain, dimension, reductions)
    bounds = [constant_bounds(domain, d) for d in (*coupled, dimension)] if coupled else []
    if len(coupled) > 1 or None in bounds:
        return False
    return all(last - first < MOST_TAPS for first, last in filter(None, bounds[:1]))


def coupled_reductions(domain: isl.Set, row: int, reductions: Sequence[int]) -> tuple[int, ...]:
    """The reductions on which the range of the row dimension depends."""
    return tuple(reduction for reduction in reductions if depends_on(domain, row, reduction))


def is_single(domain: isl.Set, dimension: int) -> bool:
    """Whether the dimension has one value, so that it needs no loop."""
    bounds = constant_bounds(domain, dimension)
    return bounds is not None and bounds[0] == bounds[1]


def uses(forms: tuple[Affine, ...], dimension: int) -> bool:
    """Whether any subscript depends on the dimension."""
    return any(form.uses(dimension) for form in forms)


def is_contiguous(access: Access, dimension: int, scop: Scop) -> bool:
    """Whether a step along a statement's dimension moves the access to the next element in memory."""
    forms = linear_subscripts(access.relation)
    if not forms:
        return False
    return element_stride_of(access, dimension, scop) == 1
