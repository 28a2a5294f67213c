"""Recover the rows of `A[i * n + k]`: from one subscript with parametric strides to several affine ones.

Subscripts are read as polynomials. The parametric factors of the iterators are the strides of the array; sorted so that
each divides the one before, they give its extents. The form is used only where every subscript but the outermost is
proved to stay within its extent, for then the linearised and the separate subscripts name the same elements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

import islpy as isl
from pycparser import c_ast

from polyxform.parametric import constant_value, parameter_value
from polyxform.scop.accesses import Reference
from polyxform.scop.environment import Environment
from polyxform.scop.guards import range_guards
from polyxform.scop.integers import parse_constant, wraps
from polyxform.scop.polynomials import Monomial, Polynomial, added, multiplied, quotient, scaled
from polyxform.scop.row_lengths import named_lengths, with_multiples, with_value
from polyxform.syntax.c_types import resolve

CARRIES = (0, -1, 1)
MOST_GUARDS = 6


@dataclass(frozen=True)
class Shape:
    """An array behind linearised subscripts.

    extents     C text, outermost first; the outermost is not known: ("", "n")
    subscripts  for each reference, the value of each subscript
    guards      C conditions on parameters that have to hold for it; () when it is proved
    """

    extents: tuple[str, ...]
    subscripts: tuple[tuple[isl.PwAff, ...], ...]
    guards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rows:
    """How elements lie behind each other.

    strides  elements from one value of each subscript to the next, outermost first, as products
    extents  the ratio of each stride to the next
    lengths  what the symbols in these stand for that are no parameters
    """

    strides: Sequence[Monomial]
    extents: Sequence[Monomial]
    lengths: Mapping[str, Polynomial]


def delinearize(uses: Sequence[tuple[Reference, Environment]]) -> Shape | None:
    """The shape that the one-dimensional references to one array share.

    Where none can be proved, one that holds under conditions on the parameters; None where there is none either.

    Parameters that are fixed count as symbols first, so that a fixed size gives the same shape as a symbolic one; then
    fewer and fewer of them do. Numbers times parameters are row lengths where parameters alone are not.
    """
    fixed = sorted(set().union(*(environment.fixed for _, environment in uses)))
    guarded: Shape | None = None
    ways = [frozenset(folded) for count in range(min(len(fixed), 4) + 1) for folded in combinations(fixed, count)]
    for multiples, folded in product((False, True), ways):
        shape = shape_with(uses, folded, multiples)
        if shape is not None and not shape.guards:
            return shape
        guarded = guarded or shape
    return guarded


def shape_with(uses: Sequence[tuple[Reference, Environment]], folded: frozenset[str], multiples: bool) -> Shape | None:
    """The shared shape when the fixed parameters in `folded` are constants and the others symbols.

    multiples  a number times a parameter is a symbol too
    """
    polynomials = []
    for reference, environment in uses:
        found = polynomial(reference.subscripts[0], environment, folded)
        if found is None:
            return None
        polynomials.append(found)
    counters = [environment.iterators for _, environment in uses]
    named = named_lengths(polynomials, counters)
    if multiples:
        named = with_multiples(named, counters)
    strides = chain_of_strides(named.polynomials, [environment for _, environment in uses])
    if strides is None or len(strides) < 2:
        return None
    ratios = [ratio for ratio in (quotient(outer, inner) for outer, inner in pairwise(strides)) if ratio is not None]
    layout = Rows(strides, ratios, named.lengths)
    rows: list[tuple[isl.PwAff, ...]] = []
    guards: dict[str, None] = {}
    for terms, (_, environment) in zip(named.polynomials, uses, strict=True):
        row = subscripts_of(terms, layout, environment)
        if row is None:
            return None
        rows.append(row[0])
        guards |= dict.fromkeys(row[1])
    if len(guards) > MOST_GUARDS:
        return None
    return Shape(("", *(" * ".join(extent) for extent in ratios)), tuple(rows), tuple(guards))


def polynomial(node: c_ast.Node, environment: Environment, folded: frozenset[str]) -> Polynomial | None:
    """The polynomial of an expression over iterators and parameters; None for anything else."""
    if isinstance(node, c_ast.Constant):
        found = parse_constant(node.value)
        return {(): found[0]} if found else None
    if isinstance(node, c_ast.ID):
        return symbol(node.name, environment, folded)
    if isinstance(node, c_ast.Cast):
        target = resolve(node.to_type.type, environment.tree.typedefs)
        exact = target.is_integer and (not wraps(target.element) or target.element.startswith("unsigned long"))
        return polynomial(node.expr, environment, folded) if exact else None
    if isinstance(node, c_ast.UnaryOp) and node.op in ("-", "+"):
        inner = polynomial(node.expr, environment, folded)
        return scaled(inner, -1 if node.op == "-" else 1) if inner is not None else None
    if not isinstance(node, c_ast.BinaryOp) or node.op not in ("+", "-", "*"):
        return None
    left, right = (polynomial(part, environment, folded) for part in (node.left, node.right))
    if left is None or right is None:
        return None
    return multiplied(left, right) if node.op == "*" else added(left, scaled(right, 1 if node.op == "+" else -1))


def symbol(name: str, environment: Environment, folded: frozenset[str]) -> Polynomial | None:
    """The polynomial of a variable."""
    if name in environment.known:
        return polynomial(environment.known[name].node, environment, folded)
    declaration = environment.declaration(name)
    if declaration is None or not declaration.type.is_integer or declaration.type.volatile:
        return None
    if wraps(declaration.type.element) and declaration.type.element.startswith("unsigned int"):
        return None
    if name in folded:
        return {(): environment.fixed[name]}
    if name in environment.iterators or environment.names.is_parameter(name):
        return {(name,): 1}
    return None


def chain_of_strides(polynomials: Sequence[Polynomial], environments: Sequence[Environment]) -> list[Monomial] | None:
    """The parametric factors of the iterators, largest first, each divisible by the next, ending in ()."""
    found: set[Monomial] = {()}
    for terms, environment in zip(polynomials, environments, strict=True):
        for monomial in terms:
            counted = [name for name in monomial if name in environment.iterators]
            if len(counted) > 1:
                return None
            if counted:
                found.add(tuple(name for name in monomial if name != counted[0]))
    chain = sorted(found, key=lambda stride: (-len(stride), stride))
    divisible = all(quotient(outer, inner) is not None for outer, inner in pairwise(chain))
    return chain if divisible else None


def subscripts_of(
    terms: Polynomial, layout: Rows, environment: Environment
) -> tuple[tuple[isl.PwAff, ...], tuple[str, ...]] | None:
    """The separate subscripts of one reference, and conditions for them to be in range, () where that is proved.

    None where they are not affine, or no condition on parameters keeps them in range.
    """
    parts = split(terms, layout, environment)
    sizes = [linear({extent: 1}, layout.lengths, environment) for extent in layout.extents]
    if parts is None or any(size is None for size in sizes):
        return None
    bounds = [size for size in sizes if size is not None]
    for carries in product(CARRIES, repeat=len(bounds)):
        candidate = carried(parts, bounds, carries)
        if all(in_bounds(value, size, environment) for value, size in zip(candidate[1:], bounds, strict=True)):
            return tuple(candidate), ()
    guards = range_guards(parts[1:], bounds, environment)
    return (tuple(parts), guards) if guards is not None else None


def split(terms: Polynomial, layout: Rows, environment: Environment) -> list[isl.PwAff] | None:
    """The terms, each divided by the largest stride that divides it, summed up by stride."""
    groups: list[dict[Monomial, int]] = [{} for _ in layout.strides]
    for monomial, weight in terms.items():
        for group, stride in zip(groups, layout.strides, strict=True):
            rest = quotient(monomial, stride)
            if rest is not None:
                group[rest] = weight
                break
    values = [linear(group, layout.lengths, environment) for group in groups]
    return None if any(value is None for value in values) else [value for value in values if value is not None]


def linear(terms: Polynomial, lengths: Mapping[str, Polynomial], environment: Environment) -> isl.PwAff | None:
    """The value of a polynomial that is linear once fixed parameters are constants; None for others."""
    total = constant_value(0)
    for name, length in lengths.items():
        terms = with_value(terms, name, length)
    for monomial, weight in terms.items():
        names = [name for name in monomial if name not in environment.fixed]
        if len(names) > 1:
            return None
        factor = weight
        for name in monomial:
            factor *= environment.fixed.get(name, 1)
        term = parameter_value(names[0]).scale_val(isl.Val(str(factor))) if names else constant_value(factor)
        total = total.add(term)
    return total


def carried(parts: Sequence[isl.PwAff], sizes: Sequence[isl.PwAff], carries: Sequence[int]) -> list[isl.PwAff]:
    """Subscripts with whole rows moved from one dimension to the next: [i + 1][-1] is [i][n - 1]."""
    values = list(parts)
    for place, (carry, size) in enumerate(zip(carries, sizes, strict=True)):
        if carry:
            values[place] = values[place].add(constant_value(carry))
            values[place + 1] = values[place + 1].sub(size.scale_val(isl.Val(carry)))
    return values


def in_bounds(value: isl.PwAff, size: isl.PwAff, environment: Environment) -> bool:
    """Whether 0 <= value < size is proved."""
    return environment.proves(value.ge_set(constant_value(0)).intersect(value.lt_set(size)))


def is_parametric(node: c_ast.Node, environment: Environment) -> bool:
    """Whether a subscript has a product of variables, so that its array may be a linearised one."""
    terms = polynomial(node, environment, frozenset())
    return terms is not None and any(len(monomial) > 1 for monomial in terms)
