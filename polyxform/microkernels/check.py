"""Proof by execution that a kernel's C text computes the loop nest that its shape means.

The text is parsed again and executed by an interpreter that knows nothing of the generator, beside the nest, on
values under which every difference shows (see `interpreter`). Loops are the same code for every count, so small
counts stand for all: none, one and several iterations, of each loop alone and of all together. A count that the text
does not name belongs to a loop that is written out, and is taken as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from itertools import product
from random import Random

from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, Severity
from polyxform.microkernels.algebra import OPERATIONS, PRIME, RING, Algebra
from polyxform.microkernels.apart import block_steps
from polyxform.microkernels.callees import function
from polyxform.microkernels.features import without_features
from polyxform.microkernels.interpreter import Interpreter
from polyxform.microkernels.model import Elementwise, Kernel, Shape
from polyxform.microkernels.user_kernels import meaning as meaning_of
from polyxform.microkernels.values import KernelFault, Memory, Pointer, Value
from polyxform.syntax.kernel_tree import (
    ChoiceMove,
    ColumnMove,
    Declaration,
    DotStep,
    KernelTree,
    LaneSum,
    Number,
    PartMove,
    ProductCall,
    TurnMove,
    Type,
    Unary,
)
from polyxform.syntax.kernels import parse_kernel, steps_in

Cells = Mapping[str, dict[int, int]]
SMALL = 3  # constant counts up to here are executed as they are
SEED = 20240229
SOME_ROWS, SOME_COLUMNS = 3, 4
"""Of the tile, where the text is the same code for every number of them."""
CALLS = LaneSum | PartMove | TurnMove | ColumnMove | ChoiceMove | DotStep | ProductCall


class MicrokernelMismatch(PolyxformError):
    """A kernel's text does not compute what its shape means: a defect of this program, never of the input."""

    exit_code = ExitCode.INTERNAL


def check(kernel: Kernel) -> None:
    """Returns when the kernel's text does what its shape means. MicrokernelMismatch otherwise."""
    try:
        kernel = without_features(kernel)
        declared = {kernel.declared.name: meaning_of(kernel.declared)} if kernel.declared else {}
        tree = parse_kernel(kernel.text, frozenset(declared))
        require_interface(kernel, tree)
        random = Random(SEED)
        named = {step.name for step in steps_in(tree.body) if isinstance(step, Declaration)}
        for values in quantities(kernel.shape, random, named):
            compare(tree, kernel.shape, values, random, declared)
    except (ValueError, KernelFault) as fault:
        message = f"microkernel {kernel.name} is wrong: {fault}"
        raise MicrokernelMismatch(Diagnostic(Severity.ERROR, "PX401", message)) from fault


def require_interface(kernel: Kernel, tree: KernelTree) -> None:
    """KernelFault unless the function has the name, the parameters and the constants that the shape asks for."""
    element = kernel.shape.element
    wanted = [(name, Type(kernel.shape.element_of(name), True, name != "c")) for name in kernel.shape.arrays]
    wanted += [(name, Type(element, False, False)) for name in kernel.shape.scalars]
    wanted += [(name, Type("long", False, False)) for name in kernel.shape.arguments]
    if tree.name != kernel.name or list(tree.parameters) != wanted:
        raise KernelFault("its name or parameters are not those of its shape")
    fixed = {name: value for name, value in kernel.shape.quantities if value is not None}
    names = frozenset(name for name, _ in kernel.shape.quantities)
    for step in steps_in(tree.body):
        if isinstance(step, Declaration) and step.name in names and fixed.get(step.name) != literal(step):
            raise KernelFault(f"declares {step.name} = {literal(step)}")
        if isinstance(step, CALLS) and function(step.function) not in kernel.functions:
            raise KernelFault(f"calls {step.function}, which does not come along")
        if kernel.shape.backend and not isinstance(step, Declaration) and not numbers_in(step) <= {0, 1}:
            raise KernelFault("it is not the same code for every number of rows and columns")


def numbers_in(part: object) -> frozenset[int]:
    """The integer constants in a part of a kernel's tree."""
    if isinstance(part, Number):
        return frozenset({part.value})
    inner = list(vars(part).values()) if is_dataclass(part) else list(part.values()) if isinstance(part, dict) else []
    inner += list(part) if isinstance(part, tuple) else []
    return frozenset[int]().union(*(numbers_in(one) for one in inner))


def literal(step: Declaration) -> int:
    """Value of a declaration by an integer constant."""
    if step.type != Type("long", False, True):
        raise KernelFault(f"declares {step.name} as something else than a constant")
    match step.value:
        case Number(value):
            return value
        case Unary("-", Number(value)):
            return -value
    raise KernelFault(f"declares {step.name} as something else than a literal")


def quantities(shape: Shape, random: Random, named: Collection[str]) -> Iterator[dict[str, int]]:
    """Values of all strides and counts to execute the kernel with; `named`: what the text declares."""
    full = (most_rows(shape), most_columns(shape))
    samples = [(counts, full) for counts in count_samples(shape, named)]
    shortest = min((counts for counts, _ in samples if all(counts)), default=samples[0][0])
    samples += [(shortest, extents) for extents in extent_samples(shape)]
    counted = ("rows", "columns", "count")
    strides = {name: value for name, value in shape.quantities if not name.startswith(counted)}
    for counts, (rows, columns) in samples:
        drawn = {
            name: random_stride(name, shape, random) if value is None else value for name, value in strides.items()
        }
        drawn |= {"rows": rows, "columns": columns}
        yield drawn | {f"count{depth}": count for depth, count in enumerate(counts)}


def extent_samples(shape: Shape) -> list[tuple[int, int]]:
    """Numbers of rows and columns, where they are open: each one beside the most of the other, few of both, none."""
    tallest, most = most_rows(shape), most_columns(shape)
    rows = range(-1, tallest + 1) if shape.rows_open else (tallest,)
    columns = range(-1, most + 1) if shape.columns_open else (most,)
    some = {(count, most) for count in rows} | {(tallest, count) for count in columns}
    return sorted(some | set(product(rows[:4], columns[:4])) - {(tallest, most)})


def most_rows(shape: Shape) -> int:
    """Rows of the tile, or some of them where their number changes no code."""
    return min(shape.rows or SOME_ROWS, SOME_ROWS) if shape.backend else shape.rows


def most_columns(shape: Shape) -> int:
    """Columns of the tile, of which an open number is not larger than the distance of rows that it has to fit in."""
    columns = min(shape.columns or SOME_COLUMNS, SOME_COLUMNS) if shape.backend else shape.columns
    if shape.rows == 1 or shape.c_row is None or shape.c_column != 1:
        return columns
    return min(columns, abs(shape.c_row))


def count_samples(shape: Shape, named: Collection[str]) -> list[tuple[int, ...]]:
    """Iteration counts: 2 of every loop; then 0, 1 and 3 of one loop and 1 of the others."""
    free = [
        loop.count is None or (loop.count > SMALL and not loop.rows and f"count{depth}" in named)
        for depth, loop in enumerate(shape.loops)
    ]
    free += [False] * (len(shape.reductions) - len(free))
    fixed = tuple(1 if is_free else loop.count or 0 for loop, is_free in zip(shape.reductions, free, strict=True))
    samples = {tuple(2 if is_free else count for count, is_free in zip(fixed, free, strict=True))}
    for depth, count in product(range(len(free)), (0, 1, SMALL)):
        if free[depth]:
            samples.add((*fixed[:depth], count, *fixed[depth + 1 :]))
    if shape.columns_apart and free[-1]:
        steps = block_steps(shape)
        samples |= {(*fixed[:-1], count) for count in (steps - 1, steps, 2 * steps + 1)}
        samples |= {(*fixed[:-1], shape.along * blocks + 1) for blocks in (1, 2) if shape.along}
    return sorted(samples)


def random_stride(name: str, shape: Shape, random: Random) -> int:
    """A stride for an argument; rows of C do not overlap."""
    least = {"c_row": max(shape.columns, SOME_COLUMNS), "c_column": shape.rows}.get(name, 1)
    return random.choice((1, -1)) * (least + random.randrange(1000))


def compare(
    tree: KernelTree,
    shape: Shape,
    values: Mapping[str, int],
    random: Random,
    declared: Mapping[str, KernelTree],
) -> None:
    """Executes the text and the nest on the same operands. KernelFault when C differs, or for a wrong access."""
    steps = reduction_steps(shape, values)
    tile = tile_places(shape, values)
    columns, apart = range(values["columns"]), values["b_column"]
    touched = [] if is_idle(shape, values) else tile
    cells = {
        "a": filled(
            random,
            {a_address(shape, values, step, *p) for step in steps for p in product(step.lines, step.rows, columns)},
        ),
        "b": filled(
            random, {column * apart + step.b_offset for column in columns for step in steps if step.lines and step.rows}
        ),
        "c": filled(random, {c_address(shape, values, *place) for place in touched}),
    }
    for name, operation in shape.operations:
        if operation.value == "array":
            cells[name] = filled(random, {at(name, operation, values, *place) for place in tile})
    scalars = {name: random.randrange(PRIME) for name in shape.scalars}
    wanted = meaning(shape, values, cells, scalars)
    operands = {
        name: Pointer(Memory(name, shape.element_of(name), cells[name], name == "c"), 0) for name in shape.arrays
    }
    scaled: dict[str, Value] = {name: (value,) for name, value in scalars.items()}
    passed: dict[str, Value] = {name: values[name] for name in shape.arguments}
    machine = Interpreter(tree, values, algebra=algebra_of(shape), loose=shape.loose, declared=declared)
    machine.run({**operands, **scaled, **passed})
    if cells["c"] != wanted:
        counts = [values[f"count{depth}"] for depth in range(len(shape.reductions))]
        extents = f"{values['rows']} rows and {values['columns']} columns"
        raise KernelFault(f"C differs from the meaning for {extents} and iteration counts {counts}")


def algebra_of(shape: Shape) -> Algebra:
    """What the operators do to values: sums of integers, and sums in any order, obey more laws than others."""
    return RING if shape.element == "int" or shape.loose else OPERATIONS


def is_idle(shape: Shape, values: Mapping[str, int]) -> bool:
    """Whether there is nothing to add and nothing else to do, so that C need not exist."""
    counts = [values[f"count{depth}"] for depth, loop in enumerate(shape.reductions) if loop.count is None]
    return not shape.operations and any(count < 1 for count in counts)


@dataclass(frozen=True)
class Step:
    """One iteration of all reduction loops.

    a_offset  what it adds to addresses of A
    b_offset  what it adds to addresses of B
    rows      that take part
    lines     that take part
    """

    a_offset: int
    b_offset: int
    rows: range
    lines: range


def tile_places(shape: Shape, values: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """Line, row and column of every element of C."""
    return list(product(range(shape.lines), range(values["rows"]), range(values["columns"])))


def c_address(shape: Shape, values: Mapping[str, int], line: int, row: int, column: int) -> int:
    """Address of an element of C."""
    return line * shape.c_line + row * values["c_row"] + column * values["c_column"]


def a_address(shape: Shape, values: Mapping[str, int], step: Step, line: int, row: int, column: int) -> int:
    """Address of the element of A that meets an element of C in a reduction step."""
    return line * shape.a_line + row * values["a_row"] + column * shape.a_column + step.a_offset


def reduction_steps(shape: Shape, values: Mapping[str, int]) -> list[Step]:
    """The reduction steps in order."""
    depths = range(len(shape.reductions))
    origins = [loop.origin for loop in shape.reductions]
    points = product(*(range(values[f"count{depth}"]) for depth in depths))
    return [
        Step(
            sum((point[depth] - origins[depth]) * values[f"a_stride{depth}"] for depth in depths),
            sum((point[depth] - origins[depth]) * values[f"b_stride{depth}"] for depth in depths),
            common([loop.rows for loop in shape.reductions], point, values["rows"]),
            common([loop.lines for loop in shape.reductions], point, shape.lines),
        )
        for point in points
    ]


def common(spans: Sequence[tuple[tuple[int, int], ...]], point: tuple[int, ...], count: int) -> range:
    """Rows or lines, of as many as there are, that take part in a step of the reductions with these spans."""
    limits = [span[at] for span, at in zip(spans, point, strict=True) if span]
    first = max((limit[0] for limit in limits), default=0)
    beyond = min((limit[1] for limit in limits), default=count)
    return range(first, max(first, beyond))


def filled(random: Random, addresses: set[int]) -> dict[int, int]:
    """A random value at every address."""
    return {address: random.randrange(PRIME) for address in sorted(addresses)}


def at(name: str, operation: Elementwise, values: Mapping[str, int], line: int, row: int, column: int) -> int:
    """Address of what an operation on an element of C reads of its array."""
    return line * operation.line + row * values[f"{name}_row"] + column * operation.column


def meaning(shape: Shape, values: Mapping[str, int], cells: Cells, scalars: Mapping[str, int]) -> dict[int, int]:
    """C after the loop nests of the shape, as `model` writes them. `cells` holds the operands in memory."""
    algebra = algebra_of(shape)
    update, multiplied = algebra[shape.operator], algebra["*"]
    result = dict(cells["c"])
    operated(shape, values, cells, scalars, result, shape.operations[: len(shape.before)])
    for step in reduction_steps(shape, values):
        for line, row, column in product(step.lines, step.rows, range(values["columns"])):
            a = cells["a"][a_address(shape, values, step, line, row, column)]
            b = cells["b"][column * values["b_column"] + step.b_offset]
            a = multiplied(scalars["alpha"], a) if shape.scaled == "a" else a
            b = multiplied(scalars["alpha"], b) if shape.scaled == "b" else b
            address = c_address(shape, values, line, row, column)
            result[address] = update(result[address], multiplied(a, b))
    operated(shape, values, cells, scalars, result, shape.operations[len(shape.before) :])
    return result


def operated(
    shape: Shape,
    values: Mapping[str, int],
    cells: Cells,
    scalars: Mapping[str, int],
    result: dict[int, int],
    operations: Iterable[tuple[str, Elementwise]],
) -> None:
    """Does the operations to every element of C."""
    for (name, operation), place in product(operations, tile_places(shape, values)):
        operand = scalars.get(name, 0)
        if operation.value == "array":
            operand = cells[name][at(name, operation, values, *place)]
        address = c_address(shape, values, *place)
        assigned = operation.operator == "="
        result[address] = operand if assigned else algebra_of(shape)[operation.operator](result[address], operand)
