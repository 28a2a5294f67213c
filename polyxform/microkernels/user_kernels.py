"""Kernels that a person declares: a C function, and the loop nest that it means.

    void fast(long k, const float *a, const float *b, float *c, long ldb);         the function, wherever it is

    #pragma polyxform microkernel(fast)
    static inline void fast_means(long k, const float *a, const float *b, float *c, long ldb)
    {
        for (long p = 0; p < k; p++)
            for (long i = 0; i < 6; i++)
                for (long j = 0; j < 16; j++)
                    c[i * 1024 + j] += a[i * 1024 + p] * b[p * ldb + j];
    }

The nest says how many rows and columns the function computes, in which order it adds up, and which distances in memory
are fixed; what a parameter says there may be anything. A kernel of the tool's own that means the same then calls it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from polyxform.microkernels.linked_kernels import INDENT, elementwise, over_tile
from polyxform.microkernels.model import Function, Shape
from polyxform.syntax.kernel_tree import Assignment, Binary, Expression, Index, KernelTree, Loop, Name, Number
from polyxform.syntax.kernels import parse_meaning

Terms = dict[tuple[str, ...], int]
"""A sum of products of names."""
Quantity = int | str
"""A number, or the parameter that says it."""


@dataclass(frozen=True)
class UserKernel:
    """A declared function, its nest sorted by the parts that loops play.

    declared    its name, and the text of the nest
    parameters  names in order
    operands    parameter of each operand: "a", "b" and "c"
    element     C type of the elements
    operator    "+" or "-"
    rows        of the tile, a number
    columns     of the tile, a number
    quantities  strides and counts by the names that `Shape` has for them, reductions counted from the innermost one: 0
    reductions  how many reductions one call runs
    """

    declared: Function
    parameters: tuple[str, ...]
    operands: Mapping[str, str]
    element: str
    operator: str
    rows: int
    columns: int
    quantities: Mapping[str, Quantity]
    reductions: int


def meaning(declared: Function) -> KernelTree:
    """The tree of the nest. ValueError where it is no function that kernels could be."""
    return parse_meaning(declared.text)


def read_user_kernel(declared: Function) -> UserKernel:
    """What a declared function computes. ValueError, which says why, where it is no product of matrices."""
    tree = meaning(declared)
    if any(not kind.pointer and kind.name != "long" for _, kind in tree.parameters):
        raise ValueError("it has parameters other than pointers and numbers of type long")
    loops, step = nest_of(tree)
    match step:
        case Assignment(
            ("+=" | "-=") as operator,
            Index(Name(c), to),
            Binary("*", Index(Name(first), one), Index(Name(second), other)),
        ):
            return sorted_out(declared, tree, loops, operator[0], (c, to), (first, one), (second, other))
    raise ValueError("its innermost statement is not c[...] += a[...] * b[...]")


def nest_of(tree: KernelTree) -> tuple[tuple[Loop, ...], object]:
    """The loops of the nest, outermost first, and the statement inside. ValueError for anything else."""
    loops: list[Loop] = []
    body = tree.body
    while len(body) == 1 and isinstance(body[0], Loop):
        if body[0].first != Number(0):
            raise ValueError(f"its loop over {body[0].iterator} does not begin at 0")
        loops.append(body[0])
        body = body[0].body
    if len(body) != 1:
        raise ValueError("its loops hold more than one statement")
    return tuple(loops), body[0]


def sorted_out(
    declared: Function,
    tree: KernelTree,
    loops: tuple[Loop, ...],
    operator: str,
    c: tuple[str, Expression],
    *factors: tuple[str, Expression],
) -> UserKernel:
    """The kernel with its loops and operands sorted by what they do. ValueError where they are no matrix product."""
    to = terms(c[1])
    kept = [loop for loop in loops if coefficient(to, loop.iterator)]
    columns = [loop for loop in kept if coefficient(to, loop.iterator) == 1]
    rows = [loop for loop in kept if loop not in columns]
    if len(columns) != 1 or len(rows) > 1:
        raise ValueError("its result is no tile of rows whose columns are contiguous")
    column = columns[0]
    right = [factor for factor in factors if coefficient(terms(factor[1]), column.iterator)]
    if len(right) != 1:
        raise ValueError("not exactly one of its factors changes along the columns")
    b, a = right[0], next(factor for factor in factors if factor is not right[0])
    found: dict[str, Quantity] = {"a_row": 0, "c_row": 0}
    if rows:
        found = {f"{name}_row": stride(terms(one), rows[0]) for name, one in (("a", a[1]), ("c", c[1]))}
    found["b_column"] = stride(terms(b[1]), column)
    sums = [loop for loop in loops if loop not in kept]
    for depth, loop in enumerate(reversed(sums)):
        found |= {f"count{depth}": limit(loop), f"a_stride{depth}": stride(terms(a[1]), loop)}
        found[f"b_stride{depth}"] = stride(terms(b[1]), loop)
    tall, wide = limit(rows[0]) if rows else 1, limit(column)
    if not isinstance(tall, int) or not isinstance(wide, int):
        raise ValueError("the number of its rows or columns is not a number")
    types = dict(tree.parameters)
    operands = {"a": a[0], "b": b[0], "c": c[0]}
    element = {types[name].name for name in operands.values() if name in types}
    if len(element) != 1 or not sums:
        raise ValueError("its operands have several types, or it adds nothing up")
    names = tuple(name for name, _ in tree.parameters)
    return UserKernel(declared, names, operands, element.pop(), operator, tall, wide, found, len(sums))


def terms(expression: Expression) -> Terms:
    """An index as a sum of products. ValueError for anything but sums, products, names and numbers."""
    match expression:
        case Number(value):
            return {(): value}
        case Name(name):
            return {(name,): 1}
        case Binary("+", left, right):
            total = terms(left)
            for names, weight in terms(right).items():
                total[names] = total.get(names, 0) + weight
            return total
        case Binary("*", left, right):
            return product_of(terms(left), terms(right))
    raise ValueError("an index is no sum of products")


def product_of(left: Terms, right: Terms) -> Terms:
    """The product of two sums."""
    total: Terms = {}
    for (one, weight), (other, factor) in ((x, y) for x in left.items() for y in right.items()):
        names = tuple(sorted((*one, *other)))
        total[names] = total.get(names, 0) + weight * factor
    return total


def coefficient(index: Terms, name: str) -> Quantity:
    """What a loop variable is multiplied by: 0 where it is not there. ValueError for more than a number or a name."""
    found = [(tuple(one for one in names if one != name), weight) for names, weight in index.items() if name in names]
    if not found:
        return 0
    (others, weight), *more = found
    if more or len(others) > 1 or (others and weight != 1):
        raise ValueError(f"an index has more than one distance along {name}")
    return others[0] if others else weight


def stride(index: Terms, loop: Loop) -> Quantity:
    """Elements between iterations of a loop."""
    return coefficient(index, loop.iterator)


def limit(loop: Loop) -> Quantity:
    """Iterations of a loop."""
    match loop.bound:
        case Number(value):
            return value
        case Name(name):
            return name
    raise ValueError(f"the number of iterations over {loop.iterator} is neither a number nor a parameter")


def places(shape: Shape, kernel: UserKernel) -> Iterator[tuple[str, str]]:
    """The names that kernel and shape have for each stride and count of the kernel."""
    yield from ((name, name) for name in ("a_row", "c_row", "b_column") if shape.rows > 1 or name == "b_column")
    innermost = len(shape.reductions) - 1
    for depth in range(kernel.reductions):
        for name in ("count", "a_stride", "b_stride"):
            yield f"{name}{depth}", f"{name}{innermost - depth}"


def mismatch(shape: Shape, kernel: UserKernel) -> str:
    """In what the declared meaning differs from a tile, "" where a call computes it."""
    if (shape.rows, shape.columns) != (kernel.rows, kernel.columns) or shape.rows_open or shape.columns_open:
        most = "up to " if shape.rows_open or shape.columns_open else ""
        tile = f"{most}{shape.rows} x {shape.columns}"
        return f"it computes {kernel.rows} x {kernel.columns} elements, and the tile has {tile}"
    if (shape.element, shape.operator) != (kernel.element, kernel.operator) or shape.factors:
        return f"it computes c {kernel.operator}= a * b in {kernel.element}, and not in {shape.element}"
    if shape.scaled or shape.a_column or shape.turned or any(loop.rows for loop in shape.reductions):
        return "the products are scaled, or not all rows and columns take part alike"
    if len(shape.reductions) < kernel.reductions:
        return f"it adds up over {kernel.reductions} loops, and the tile over {len(shape.reductions)}"
    known, bound = dict(shape.quantities), dict[str, str]()
    for own, name in places(shape, kernel):
        wanted = kernel.quantities[own]
        if isinstance(wanted, int) and known[name] != wanted:
            found = "not known" if known[name] is None else known[name]
            return f"its {name} is {wanted}, and that of the tile {found}"
        before = bound.setdefault(wanted, name) if isinstance(wanted, str) else name
        if before != name and (known[before] is None or known[before] != known[name]):
            return f"its parameter {wanted} is {before} and {name}, which differ"
    return ""


def user_lines(shape: Shape, kernel: UserKernel) -> list[str]:
    """The body of a kernel that calls the declared function. ValueError where its meaning does not match."""
    reason = mismatch(shape, kernel)
    if reason:
        raise ValueError(reason)
    outer = range(len(shape.reductions) - kernel.reductions)
    bound = {kernel.quantities[own]: name for own, name in places(shape, kernel)}
    passed = {str(parameter): name for parameter, name in bound.items() if isinstance(parameter, str)}
    for operand, parameter in kernel.operands.items():
        moved = [f"r{depth} * {operand}_stride{depth}" for depth in outer if operand != "c"]
        passed[parameter] = " + ".join([operand, *moved])
    lines = [f"{kernel.declared.name}({', '.join(passed.get(name, '0') for name in kernel.parameters)});"]
    for depth in reversed(outer):
        head = f"for (long r{depth} = 0; r{depth} < count{depth}; r{depth}++) {{"
        lines = [head, *(INDENT + line for line in lines), "}"]
    first = len(shape.before)
    before, after = (
        [line for name, one in some for line in over_tile(elementwise(shape, name, one))]
        for some in (shape.operations[:first], shape.operations[first:])
    )
    return [*before, *lines, *after]
