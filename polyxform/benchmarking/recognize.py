"""See which library call does the same as a kernel, by the structure of its domains and accesses.

No name and no textual order counts. A hypothesis is enough here: before anything is timed, the library's result is
compared with the kernel's bit for bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from polyxform.benchmarking.after_sums import checked_update, gathers_most, multiplies, surroundings
from polyxform.benchmarking.chains import linked, pooled
from polyxform.benchmarking.folded_channels import with_folded_channels
from polyxform.benchmarking.problem import (
    POINT,
    Axis,
    Convolution,
    MatrixMultiplication,
    Pooling,
    Problem,
    Single,
    Tensor,
    Unrecognized,
)
from polyxform.harness.analysis import fixed_domain, multiply_adds
from polyxform.harness.expressions import evaluate
from polyxform.polyhedra import Affine, constant_bounds, linear_subscripts
from polyxform.scop.model import Access, AccessKind, Array, Scop, Statement, Update


@dataclass(frozen=True)
class Operand:
    """An access with numbers in place of parameters.

    array    its name
    forms    one linear form per subscript
    strides  elements between neighbors along each subscript
    extents  of the array, 0 for one that is not declared
    """

    array: str
    forms: tuple[Affine, ...]
    strides: tuple[int, ...]
    extents: tuple[int, ...]

    def uses(self, dimension: int) -> bool:
        """Whether the iterator takes part in a subscript."""
        return any(form.uses(dimension) for form in self.forms)

    def stride(self, dimension: int) -> int:
        """Elements between the places of neighboring iterations."""
        return sum(form.coefficients[dimension] * s for form, s in zip(self.forms, self.strides, strict=True))

    @property
    def offset(self) -> int:
        """Elements before the place of iteration 0."""
        return sum(form.constant * s for form, s in zip(self.forms, self.strides, strict=True))

    def axis(self, dimensions: Iterable[int], spans: Mapping[int, int]) -> Axis:
        """The axis that these iterators make together, first outermost."""
        return Axis(tuple((spans[d], self.stride(d)) for d in dimensions) or ((1, 0),))


@dataclass(frozen=True)
class Window:
    """A subscript of the source in which a pixel of the target and a tap of the filter meet.

    subscript  which one
    pixel      iterator of the target
    tap        iterator that is summed over
    """

    subscript: int
    pixel: int
    tap: int


@dataclass(frozen=True)
class Roles:
    """Iterators by the operands that they appear in: target, one factor, the other factor.

    batch    all three
    left     target and first factor
    right    target and second factor
    summed   both factors, not the target
    """

    batch: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    summed: tuple[int, ...]


def recognize(
    scops: Sequence[Scop], sizes: Mapping[str, int], names: Mapping[str, str] = MappingProxyType({})
) -> Problem:
    """The library problem that the regions solve at these sizes. Raises Unrecognized with the reason.

    names  numbers in the place of names
    """
    statements = [(scop, statement) for scop in scops for statement in scop.statements]
    updates = [(scop, statement) for scop, statement in statements if multiplies(statement)]
    if not updates:
        raise Unrecognized("it has 0 statements that add up products, a library call has 1")
    targets = [checked_update(statement).target.array for _, statement in updates]
    if len(set(targets)) < len(targets):
        raise Unrecognized("several of its statements add products to one array")
    pools = {s.update.target.array: (scop, s) for scop, s in statements if s.update is not None and gathers_most(s)}
    parts: dict[str, list[tuple[Scop, Statement]]] = {target: [] for target in (*targets, *pools)}
    behind: list[tuple[Scop, Statement]] = []
    for scop, statement in statements:
        written = [access.array for access in statement.accesses if access.kind is AccessKind.WRITE]
        if len(written) == 1 and written[0] in parts and not behind:
            parts[written[0]].append((scop, statement))
        elif len(updates) == 1 and not pools and parts[targets[0]]:
            behind.append((scop, statement))
        else:
            raise Unrecognized(f"statement {statement.name} does something that the library call does not")
    problems = [
        single(scop, statement, parts[target], sizes)
        for (scop, statement), target in zip(updates, targets, strict=True)
    ]
    problem = problems[0] if len(problems) == 1 else linked(problems)
    if behind:
        problem = with_folded_channels(problems[0], behind, sizes, names)
    if pools:
        problem = pooled(problem, [pooling(scop, statement, sizes) for scop, statement in pools.values()])
    products = [replace(scop, statements=tuple(s for s in scop.statements if multiplies(s))) for scop in scops]
    needed = multiply_adds(products, sizes)
    if needed is not None and needed != 2 * problem.multiply_adds:
        raise Unrecognized("its loops skip other products than those of zero padding")
    return problem


def pooling(scop: Scop, statement: Statement, sizes: Mapping[str, int]) -> Pooling:
    """The windows that a statement takes the greatest elements of."""
    assert statement.update is not None
    target, source = (operand(a, scop.arrays, sizes) for a in (statement.update.target, *statement.update.factors))
    spans = iterator_spans(statement, sizes)
    windows = find_windows(source, target)
    others = [d for d in spans if d not in {one for window in windows for one in (window.pixel, window.tap)}]
    if len(windows) != 2 or len(others) != 2 or not all(source.uses(d) and target.uses(d) for d in others):
        raise Unrecognized(f"statement {statement.name} does something that the library call does not")
    rows, columns = (spatial(source, window, spans) for window in windows)
    around = tuple((d,) for d in others)
    axes = (*(source.axis(one, spans) for one in around), rows.axis, columns.axis)
    return Pooling(
        element=scop.arrays[target.array].element,
        window=(spans[windows[0].tap], spans[windows[1].tap]),
        stride=(rows.stride, columns.stride),
        dilation=(rows.dilation, columns.dilation),
        padding=(rows.padding, columns.padding),
        source=Tensor(source.array, source_offset(source, windows) + rows.skipped + columns.skipped, axes),
        target=with_sides(target, around, tuple(window.pixel for window in windows), spans),
    )


def single(
    scop: Scop, statement: Statement, statements: Sequence[tuple[Scop, Statement]], sizes: Mapping[str, int]
) -> Single:
    """The problem of one statement that adds up products, with what other statements do to its target."""
    update = checked_update(statement)
    arrays = scop.arrays
    target, left, right = (operand(a, arrays, sizes) for a in (update.target, *update.factors))
    spans = iterator_spans(statement, sizes)
    others = [(s, other) for s, other in statements if other is not statement]
    around = surroundings(others, target.array)
    element = arrays[target.array].element
    problem = make_problem(element, target, left, right, spans, not around.stores, around.rectify)
    problem = replace(problem, narrow=narrow_types(problem, update, arrays), limit=around.limit)
    if around.bias is not None:
        channel = problem.target.axes[1 if isinstance(problem, Convolution) else -1]
        problem = replace(problem, bias=bias_of(operand(around.bias, arrays, sizes), channel.extent))
    if around.residual is None:
        return problem
    added, own = (operand(access, arrays, sizes) for access in around.residual)
    if (added.forms, added.strides) != (own.forms, own.strides):
        raise Unrecognized(f"'{added.array}' is added with other subscripts than the target's")
    return replace(problem, residual=replace(problem.target, array=added.array))


def narrow_types(problem: Single, update: Update, arrays: Mapping[str, Array]) -> tuple[str, ...]:
    """Types of the two factors in the order of the problem, () where they are the target's."""
    tensors = (problem.source, problem.weights) if isinstance(problem, Convolution) else (problem.left, problem.right)
    found = tuple("bfloat16" if update.widened else arrays[tensor.array].element for tensor in tensors)
    return () if set(found) == {problem.element} else found


def bias_of(vector: Operand, channels: int) -> Tensor:
    """What is added to each channel."""
    strides = [vector.stride(d) for d in range(len(vector.forms[0].coefficients)) if vector.uses(d)]
    if len(strides) != 1:
        raise Unrecognized(f"'{vector.array}' is not one value for each channel")
    return Tensor(vector.array, vector.offset, (Axis(((channels, strides[0]),)),))


def operand(access: Access, arrays: Mapping[str, Array], sizes: Mapping[str, int]) -> Operand:
    """An access at fixed sizes."""
    forms = linear_subscripts(access.relation)
    if forms is None:
        raise Unrecognized(f"'{access.text}' is not a linear access")
    texts = arrays[access.array].extents
    values = tuple(evaluate(text, sizes) if text else 0 for text in texts)
    extents = tuple(value for value in values if value is not None)
    if len(extents) < len(values):
        raise Unrecognized(f"the extents of '{access.array}' are not simple expressions")
    strides = [1]
    for extent in reversed(extents[1:]):
        strides.insert(0, strides[0] * extent)
    fixed = tuple(with_values(form, sizes) for form in forms)
    return Operand(access.array, fixed, tuple(strides[: len(fixed)]), extents)


def with_values(form: Affine, sizes: Mapping[str, int]) -> Affine:
    """The form with its parameters turned into numbers."""
    constant = form.constant + sum(weight * sizes[name] for name, weight in form.parameters)
    return Affine(form.coefficients, (), constant)


def iterator_spans(statement: Statement, sizes: Mapping[str, int]) -> dict[int, int]:
    """Iterations of every loop, which start at 0."""
    domain = fixed_domain(statement, sizes)
    spans = {}
    for dimension in range(len(statement.iterators)):
        bounds = constant_bounds(domain, dimension) if not domain.is_empty() else None
        if bounds is None or bounds[0] != 0:
            raise Unrecognized("a loop does not start at 0")
        spans[dimension] = bounds[1] + 1
    return spans


def make_problem(
    element: str,
    target: Operand,
    left: Operand,
    right: Operand,
    spans: Mapping[int, int],
    accumulate: bool,
    rectify: bool,
) -> Single:
    """A convolution when pixels and taps meet in a subscript of one factor, else a matrix multiplication."""
    for source, weights in ((left, right), (right, left)):
        windows = find_windows(source, target)
        if windows:
            return convolution(element, target, source, weights, windows, spans, accumulate, rectify)
    return multiplication(element, target, left, right, spans, accumulate, rectify)


def find_windows(source: Operand, target: Operand) -> tuple[Window, ...]:
    """Subscripts that add one iterator of the target and one that is summed over."""
    found = []
    for place, form in enumerate(source.forms):
        used = [d for d, weight in enumerate(form.coefficients) if weight]
        pixels = [d for d in used if target.uses(d)]
        taps = [d for d in used if not target.uses(d)]
        if len(pixels) == 1 and len(taps) == 1:
            found.append(Window(place, pixels[0], taps[0]))
    return tuple(found)


def split_roles(target: Operand, first: Operand, second: Operand, spans: Mapping[int, int]) -> Roles:
    """Sort the iterators; one that appears in a single operand makes the kernel something else."""
    kinds: dict[tuple[bool, bool, bool], list[int]] = {}
    for dimension, span in spans.items():
        used = (target.uses(dimension), first.uses(dimension), second.uses(dimension))
        if sum(used) < 2 and span > 1:
            raise Unrecognized("a loop runs over one operand alone")
        kinds.setdefault(used, []).append(dimension)
    both = ((True, True, True), (True, True, False), (True, False, True), (False, True, True))
    batch, left, right, summed = (tuple(kinds.get(kind, ())) for kind in both)
    return Roles(batch, left, right, summed)


def convolution(
    element: str,
    target: Operand,
    source: Operand,
    weights: Operand,
    windows: tuple[Window, ...],
    spans: Mapping[int, int],
    accumulate: bool,
    rectify: bool,
) -> Convolution:
    """The convolution with these windows; one with a single spatial dimension gets a first one of extent 1."""
    if len(windows) > 2:
        raise Unrecognized(f"it has {len(windows)} spatial dimensions, the libraries are asked for 2")
    roles = split_roles(target, source, weights, spans)
    pixels, taps = tuple(w.pixel for w in windows), tuple(w.tap for w in windows)
    if not set(pixels) <= set(roles.left) or not set(taps) <= set(roles.summed):
        raise Unrecognized("the filter depends on the pixel")
    images = tuple(d for d in roles.left if d not in pixels)
    inputs = tuple(d for d in roles.summed if d not in taps)
    outputs = (*roles.batch, *roles.right)
    sides = [FLAT] * (2 - len(windows)) + [spatial(source, window, spans) for window in windows]
    start = source_offset(source, windows) + sum(side.skipped for side in sides)
    source_axes = (source.axis(images, spans), source.axis((*roles.batch, *inputs), spans), *(s.axis for s in sides))
    return Convolution(
        element=element,
        groups=target.axis(roles.batch, spans).extent,
        stride=(sides[0].stride, sides[1].stride),
        dilation=(sides[0].dilation, sides[1].dilation),
        padding=(sides[0].padding, sides[1].padding),
        source=Tensor(source.array, start, source_axes),
        weights=with_sides(weights, (outputs, inputs), taps, spans),
        target=with_sides(target, (images, outputs), pixels, spans),
        accumulate=accumulate,
        rectify=rectify,
    )


def with_sides(
    part: Operand, leading: tuple[tuple[int, ...], ...], sides: tuple[int, ...], spans: Mapping[int, int]
) -> Tensor:
    """A tensor of four axes: the leading ones, then the spatial iterators, with extent 1 for a missing first one."""
    axes = [part.axis(dimensions, spans) for dimensions in leading]
    axes += [POINT] * (2 - len(sides))
    axes += [part.axis((side,), spans) for side in sides]
    return Tensor(part.array, part.offset, tuple(axes))


def source_offset(source: Operand, windows: Iterable[Window]) -> int:
    """Elements before the source's first one, the windows' subscripts left out: their constant is the padding."""
    spatial_subscripts = {window.subscript for window in windows}
    return sum(
        form.constant * stride
        for place, (form, stride) in enumerate(zip(source.forms, source.strides, strict=True))
        if place not in spatial_subscripts
    )


@dataclass(frozen=True)
class Spatial:
    """One spatial dimension of a convolution's source.

    stride    pixels of the source between neighbors of the target
    dilation  pixels of the source between neighboring taps
    padding   zeros before the first pixel
    skipped   elements of the array before the first pixel that is used
    axis      of the source
    """

    stride: int
    dilation: int
    padding: int
    skipped: int
    axis: Axis


FLAT = Spatial(stride=1, dilation=1, padding=0, skipped=0, axis=POINT)


def spatial(source: Operand, window: Window, spans: Mapping[int, int]) -> Spatial:
    """What a window says about its dimension: subscript = stride * pixel + dilation * tap - padding."""
    form, distance = source.forms[window.subscript], source.strides[window.subscript]
    stride, dilation = form.coefficients[window.pixel], form.coefficients[window.tap]
    if stride < 1 or dilation < 1:
        raise Unrecognized("a window runs backwards")
    first = max(form.constant, 0)
    padding = max(-form.constant, 0)
    reached = (spans[window.pixel] - 1) * stride + (spans[window.tap] - 1) * dilation + 1 - padding
    declared = source.extents[window.subscript]
    extent = min(reached, declared - first) if declared else reached
    return Spatial(stride, dilation, padding, first * distance, Axis(((extent, distance),)))


def multiplication(
    element: str,
    target: Operand,
    left: Operand,
    right: Operand,
    spans: Mapping[int, int],
    accumulate: bool,
    rectify: bool,
) -> MatrixMultiplication:
    """The matrix product, seen so that the target's columns are contiguous where they can be."""
    roles = split_roles(target, left, right, spans)
    if any(target.stride(d) == 1 for d in roles.left):
        left, right = right, left
        roles = Roles(roles.batch, roles.right, roles.left, roles.summed)

    def tensor(part: Operand, first: tuple[int, ...], second: tuple[int, ...]) -> Tensor:
        batch = (part.axis(roles.batch, spans),) if roles.batch else ()
        axes = (*batch, part.axis(first, spans), part.axis(second, spans))
        return Tensor(part.array, part.offset, tuple(axis.merged() for axis in axes))

    return MatrixMultiplication(
        element=element,
        left=tensor(left, roles.left, roles.summed),
        right=tensor(right, roles.summed, roles.right),
        target=tensor(target, roles.left, roles.right),
        accumulate=accumulate,
        rectify=rectify,
    )
