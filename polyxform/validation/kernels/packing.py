"""Copies of arrays that kernel calls read hold what they are said to hold, before anything reads them.

The record of a copy is not trusted. From its text follows which elements are copied, and where to: every subscript of
the array runs over its whole extent, that of the columns as panel and place in the panel, and no loop serves two
subscripts; a call that copies a panel takes the place of such loops (see `panel_calls`). Runs of panels follow each
other without gaps, and a panel takes the room of its columns only, so that each element has a place of its own. The
elements copied are those that the region reads, and no more than what surely exists. The region writes neither the
array nor, since only kernel calls name it, the copy.
"""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.codegen.model import Emitted, PackedBuffer
from polyxform.diagnostics import Span
from polyxform.scop.model import AccessKind, Array, Scop
from polyxform.syntax.structure import Expression
from polyxform.syntax.tokens import IDENTIFIER
from polyxform.syntax.tree import RegionTree
from polyxform.validation.assembly import expect_text, reader_of
from polyxform.validation.copies.copy_nests import CopyLoop, CopyNest, minimum, parse_copy
from polyxform.validation.copies.kept_copies import expected_filling, expected_opening, expected_release
from polyxform.validation.expressions import ExpressionError, parse_expression, reader
from polyxform.validation.failure import failure
from polyxform.validation.kernels.boxes import check_box, check_edges
from polyxform.validation.kernels.panel_calls import check_call
from polyxform.validation.kernels.panels import Panels, Run, linear_position
from polyxform.validation.kernels.widths import stays_wide
from polyxform.validation.overlap import conjunction
from polyxform.validation.plain_nests import Values, require
from polyxform.validation.polynomials import Polynomial, atomic, constant, polynomial

CALLED_COLUMNS = 4
"""Where a call that copies a panel has the number of columns, behind its name, two addresses and the rows."""


def check_packing(scop: Scop, tree: RegionTree, emitted: Emitted) -> tuple[Panels, ...]:
    """The copies, their contents proven. ValidationFailure (PX511) when one cannot be proven right."""
    if not emitted.buffers:
        return ()
    check_names(emitted, tree)
    check_place(emitted, tree)
    return tuple(checked(buffer, scop) for buffer in emitted.buffers)


def check_names(emitted: Emitted, tree: RegionTree) -> None:
    """ValidationFailure unless the pointers' names stand for nothing else, here or in the source."""
    names = [name for buffer in emitted.buffers for name in (buffer.name, buffer.kept) if name]
    used = tree.identifiers | frozenset(IDENTIFIER.findall(emitted.meaning))
    for name in names:
        if name in used or names.count(name) > 1:
            raise failure("PX511", f"'{name}' is not only the name of a copy", tree.region.span)


def check_place(emitted: Emitted, tree: RegionTree) -> None:
    """ValidationFailure unless copies are made before anything else, where there is memory, and given back at the end.

    Where there is none, or the arrays may not be read, the region's own text runs.
    """
    source = reader_of(emitted.body)
    try:
        source.expect(*(word for buffer in emitted.buffers for word in expected_opening(buffer)))
        source.expect("if", "(")
        terms = conjunction(source.expression())
        require(all(term in terms for buffer in emitted.buffers for term in demands(buffer)), "too weak a condition")
        source.expect(")", "{")
        source.expect(*(word for buffer in emitted.buffers for word in expected_filling(buffer)))
        expect_text(source, *(piece if isinstance(piece, str) else piece.text for piece in emitted.pieces))
        if emitted.streams:
            expect_text(source, "px_stream_end();")
        source.expect("}", "else", "{")
        expect_text(source, tree.region.text)
        source.expect("}")
        source.expect(*(word for buffer in emitted.buffers for word in expected_release(buffer)))
        require(not source.next, f"'{source.next}' follows")
    except ExpressionError as reason:
        raise failure("PX511", f"copies are not made where they must be: {reason}", tree.region.span) from reason


def demands(buffer: PackedBuffer) -> list[Expression]:
    """What must hold so that a copy can be made."""
    conditions = conjunction(parse_expression(buffer.condition)) if buffer.condition else []
    return [*conditions, Expression("name", text=buffer.name)]


def checked(buffer: PackedBuffer, scop: Scop) -> Panels:
    """The copy that a record stands for. ValidationFailure unless declaration and loops make it."""
    try:
        return prove(buffer, scop)
    except ExpressionError as reason:
        message = f"the copy of '{buffer.array}' cannot be proven right: {reason}"
        raise failure("PX511", message, span_of(buffer, scop)) from reason


def span_of(buffer: PackedBuffer, scop: Scop) -> Span:
    """Where the array is read first."""
    spans = [access.span for s in scop.statements for access in s.accesses if access.array == buffer.array]
    return spans[0] if spans else scop.span


def prove(buffer: PackedBuffer, scop: Scop) -> Panels:
    """ExpressionError unless declaration, loops, layout and the region's accesses agree."""
    array = scop.arrays.get(buffer.array)
    require(array is not None, f"'{buffer.array}' is no array of the region")
    assert array is not None
    written = {a.array for s in scop.statements for a in s.accesses if a.kind is AccessKind.WRITE}
    require(array.name not in written, "the region writes the array")
    check_layout(buffer)
    values = {name: constant(value) for name, value in scop.fixed}
    nests = [parse_copy(panels.copy) for panels in buffer.panels]
    taken = {parameter.name for parameter in scop.parameters} | values.keys() | scop.arrays.keys()
    require(taken.isdisjoint(loop.name for nest in nests for loop in nest.loops), "a counter hides another name")
    runs = runs_of(buffer, nests, values)
    bounds = tuple(bound_of(subscript, buffer, nests, runs, values) for subscript in range(len(buffer.counters)))
    extents = tuple(polynomial(bound, values) for bound in bounds)
    columns = column_room(runs[-1], values)
    panels = Panels(buffer.name, array, extents, buffer.column, buffer.outer, buffer.inner, columns, runs)
    for nest, run in zip(nests, runs, strict=True):
        check_element(nest, buffer, array, values)
        check_position(nest, run, buffer, panels, values)
        require((nest.call is not None) == bool(buffer.rows), "panels are copied in another way")
        if nest.call is not None:
            check_call(nest.call, run, subscript_values(buffer), buffer.rows, panels, values)
    check_declaration(buffer, panels, scop)
    check_box(scop, array.name, bounds, buffer.condition)
    check_edges(scop, runs, buffer.condition)
    return panels


def check_layout(buffer: PackedBuffer) -> None:
    """ExpressionError unless the layout holds every subscript once."""
    subscripts = (*buffer.outer, buffer.column, *buffer.inner)
    require(sorted(subscripts) == list(range(len(buffer.counters))), "the layout does not hold every subscript once")
    fits = all(len(names) in numbers_of_counters(s, buffer) for s, names in enumerate(buffer.counters))
    require(fits, "a subscript has another number of counters")


def numbers_of_counters(subscript: int, buffer: PackedBuffer) -> tuple[int, ...]:
    """How many counters a subscript may have the sum of."""
    if not buffer.rows:
        return (2,) if subscript == buffer.column else (1, 2)
    if subscript == buffer.column:
        return (1,)
    return (0,) if subscript in buffer.rows else (0, 1)


def bound_of(
    subscript: int, buffer: PackedBuffer, nests: Sequence[CopyNest], runs: Sequence[Run], values: Values
) -> Expression:
    """Extent of a subscript. ExpressionError where loops leave values out.

    A subscript without loops is 0, unless a call runs over it.
    """
    names = buffer.counters[subscript]
    if subscript == buffer.column:
        return runs[-1].beyond
    if names:
        return common_bound(nests, names, values)
    require(len(buffer.extents) == len(buffer.counters), "a subscript has no extent")
    bound = parse_expression(buffer.extents[subscript])
    counters = {loop.name for nest in nests for loop in nest.loops}
    require(counters.isdisjoint(bound.names), "an extent is not fixed")
    single = polynomial(bound, values) == constant(1)
    require(single or subscript in buffer.rows, "values of a subscript are left out")
    return bound


def runs_of(buffer: PackedBuffer, nests: Sequence[CopyNest], values: Values) -> tuple[Run, ...]:
    """The runs of panels. ExpressionError unless each begins where the one before it ends, and all loops are whole."""
    found: list[Run] = []
    panel, *places = buffer.counters[buffer.column]
    used = sorted(name for names in buffer.counters for name in names)
    for nest, panels in zip(nests, buffer.panels, strict=True):
        require(sorted(loop.name for loop in nest.loops) == used, "a loop runs over several subscripts, or none")
        outer = nest.loop(panel)
        start = polynomial(found[-1].beyond, values) if found else constant(0)
        require(polynomial(outer.first, values) == start, "panels do not begin where the ones before them end")
        require(outer.step == panels.width, "panels are not as wide as they are said to be")
        for place in places:
            check_places(nest.loop(place), outer, values, is_last=len(found) == len(nests) - 1)
        if nest.call is not None:
            count = nest.call.operands[CALLED_COLUMNS]
            check_length(count, outer, values, is_last=len(found) == len(nests) - 1)
        found.append(Run(panels.width, outer.first, outer.bound))
    require(bool(found), "nothing is copied")
    return tuple(found)


def check_places(place: CopyLoop, panel: CopyLoop, values: Values, is_last: bool) -> None:
    """ExpressionError unless a panel is copied whole; the last one of all may be cut off where the columns end."""
    require(place.step == 1 and polynomial(place.first, values) == constant(0), "columns of a panel are left out")
    check_length(place.bound, panel, values, is_last)


def check_length(length: Expression, panel: CopyLoop, values: Values, is_last: bool) -> None:
    """ExpressionError unless it is how many columns a panel has."""
    first, beyond = polynomial(panel.first, values), polynomial(panel.bound, values)
    whole = all(weight % panel.step == 0 for _, weight in (beyond - first).terms)
    cut = minimum(panel.step, beyond - atomic(panel.name))
    allowed = [*([constant(panel.step)] if whole else []), *([cut] if is_last else [])]
    require(polynomial(length, values) in allowed, "the loop over a panel does not end with it")


def common_bound(nests: Sequence[CopyNest], names: Sequence[str], values: Values) -> Expression:
    """Extent of a subscript of rows. ExpressionError unless all loops run over the same, from 0 on.

    names  of its counter, or of one that steps from group to group and one that runs through a group
    """
    outermost = [nest.loop(names[0]) for nest in nests]
    bounds = [loop.bound for loop in outermost]
    counters = {loop.name for nest in nests for loop in nest.loops}
    whole = all(loop.first == parse_expression("0") for loop in outermost)
    require(whole and counters.isdisjoint(bounds[0].names), "a loop over a subscript leaves values out")
    require(all(bound == bounds[0] for bound in bounds), "a subscript has two extents")
    if len(names) == 1:
        require(all(loop.step == 1 for loop in outermost), "a loop over a subscript leaves values out")
        return bounds[0]
    for nest, loop in zip(nests, outermost, strict=True):
        check_places(nest.loop(names[1]), loop, values, is_last=True)
    return bounds[0]


def column_room(last: Run, values: Values) -> Polynomial:
    """Columns for which there must be room: a last panel that may be cut off counts whole."""
    first, beyond = polynomial(last.first, values), polynomial(last.beyond, values)
    length = (beyond - first).value
    if length is None:
        return beyond + constant(last.width - 1)
    return first + constant(-(-length // last.width) * last.width)


def subscript_values(buffer: PackedBuffer) -> list[Polynomial]:
    """The subscripts of the element that is copied."""
    return [sum((atomic(name) for name in names), constant(0)) for names in buffer.counters]


def check_element(nest: CopyNest, buffer: PackedBuffer, array: Array, values: Values) -> None:
    """ExpressionError unless the loops read the element with the subscripts that the record tells."""
    require(nest.source.base.text == array.name, "another array is copied")
    found = [polynomial(subscript, values) for subscript in nest.source.subscripts]
    wanted = subscript_values(buffer)
    if array.linear:
        extents = [polynomial(parse_expression(extent), values) for extent in array.extents[1:]]
        wanted = [linear_position(wanted, extents)]
    require(found == wanted, "an element with other subscripts is copied")


def check_position(nest: CopyNest, run: Run, buffer: PackedBuffer, panels: Panels, values: Values) -> None:
    """ExpressionError unless each element goes to the place that the layout has for it."""
    require(nest.target.base.text == buffer.name and len(nest.target.subscripts) == 1, "something else is filled")
    panel = buffer.counters[buffer.column][0]
    wanted = panels.position(subscript_values(buffer), atomic(panel), run.width)
    require(polynomial(nest.target.subscripts[0], values) == wanted, "an element goes to another place")


def check_declaration(buffer: PackedBuffer, panels: Panels, scop: Scop) -> None:
    """ExpressionError unless the declaration allocates as many elements as the layout has places."""
    element = panels.array.element.split()
    source = reader(buffer.declaration)
    source.expect(*element, "*", buffer.name, "=", "px_allocate", "(", "sizeof", "(", *element, ")", ",")
    count = source.expression()
    source.expect(")", ";")
    require(not source.next, "text after the declaration")
    values = {name: constant(value) for name, value in scop.fixed}
    require(stays_wide(count, frozenset(), values), "the size may overflow an int")
    require(polynomial(count, values) == panels.size, "the memory has another size than the layout")
