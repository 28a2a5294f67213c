"""`for` loops: their iterator, start, condition and step, and the set of values that the iterator takes."""

from __future__ import annotations

from dataclasses import dataclass

import islpy as isl
from pycparser import c_ast

from polyxform.diagnostics import PolyxformError, Unsupported, source_error, unsupported
from polyxform.parametric import (
    constant_of,
    constant_value,
    eliminate_parameter,
    everywhere,
    involves_parameter,
    parameter_value,
    rename_parameter,
)
from polyxform.scop.affine import RELATIONS, affine, bounded, condition
from polyxform.scop.environment import Environment, Loop
from polyxform.scop.integers import checked, convert, in_range
from polyxform.scop.names import find_write, iterator_name, walk
from polyxform.syntax.c_types import resolve
from polyxform.syntax.slicing import MAXIMAL_NESTING

MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "!=": "!="}
EARLIER = "earlier iteration"


@dataclass(frozen=True)
class LoopHead:
    """The three parts of a `for`.

    iterator  name of the counting variable
    c_type    its type
    start     expression of its first value
    test      the condition
    step      added after each iteration, never 0
    """

    iterator: str
    c_type: str
    start: c_ast.Node
    test: c_ast.Node
    step: int


def read_head(loop: c_ast.For, environment: Environment) -> LoopHead:
    """The parts of a loop's head. Unsupported for forms that do not count with a constant step."""
    name = iterator_name(loop)
    if name is None:
        message = "this loop does not start by setting one variable"
        help = "write it as 'for (i = start; i < end; i++)'"
        if loop.init is None:
            message = "this loop sets no variable, and the statement in front of it in the region does not either"
        raise unsupported("PX126", message, environment.span(loop), help=help)
    c_type = iterator_type(loop, name, environment)
    start = loop.init.decls[0].init if isinstance(loop.init, c_ast.DeclList) else loop.init.rvalue
    if start is None or (isinstance(loop.init, c_ast.Assignment) and loop.init.op != "="):
        raise unsupported("PX126", f"the loop variable '{name}' has no start value", environment.span(loop))
    if loop.cond is None:
        raise unsupported("PX127", "a loop without a condition", environment.span(loop))
    step = read_step(loop, name, environment)
    check_body(loop, name, environment)
    return LoopHead(name, c_type, start, loop.cond, step)


def iterator_type(loop: c_ast.For, name: str, environment: Environment) -> str:
    """Type of a loop's iterator. Unsupported unless it is an integer."""
    if isinstance(loop.init, c_ast.DeclList):
        declared = resolve(loop.init.decls[0].type, environment.tree.typedefs)
    else:
        declaration = environment.declaration(name)
        if declaration is None:
            raise unsupported("PX148", f"'{name}' is not declared", environment.span(loop.init))
        declared = declaration.type
    if not declared.is_integer or declared.volatile:
        kind = "volatile" if declared.volatile else f"of type '{declared.element}{' *' * len(declared.extents)}'"
        raise unsupported("PX130", f"the loop variable '{name}' is {kind}", environment.span(loop.init))
    if name in environment.iterators:
        message = f"'{name}' already counts a surrounding loop"
        place = loop.init.decls[0] if isinstance(loop.init, c_ast.DeclList) else loop.init
        raise unsupported("PX129", message, environment.span(place), help="give the inner loop another variable")
    return declared.element


def read_step(loop: c_ast.For, name: str, environment: Environment) -> int:
    """The constant that a loop adds to its iterator."""
    found = step_expression(loop.next, name)
    if found is None:
        where = loop.next if loop.next is not None else loop
        message = f"the loop does not add a constant to '{name}'"
        raise unsupported("PX128", message, environment.span(where), help=f"write '{name}++' or '{name} += 2'")
    sign, amount = found
    step = 1 if amount is None else constant_step(amount, environment)
    if step == 0:
        raise source_error("PX128", "a loop with step 0 never ends", environment.span(loop.next))
    return sign * step


def step_expression(node: c_ast.Node, name: str) -> tuple[int, c_ast.Node | None] | None:
    """(sign, amount) of `i++`, `i -= c`, `i = i + c` and the like; an amount None stands for 1."""
    if isinstance(node, c_ast.UnaryOp) and is_name(node.expr, name) and node.op in ("++", "p++", "--", "p--"):
        return (1 if "++" in node.op else -1), None
    if not isinstance(node, c_ast.Assignment) or not is_name(node.lvalue, name):
        return None
    if node.op in ("+=", "-="):
        return (1 if node.op == "+=" else -1), node.rvalue
    value = node.rvalue
    if node.op != "=" or not isinstance(value, c_ast.BinaryOp) or value.op not in ("+", "-"):
        return None
    if is_name(value.left, name):
        return (1 if value.op == "+" else -1), value.right
    return (1, value.left) if value.op == "+" and is_name(value.right, name) else None


def is_name(node: c_ast.Node, name: str) -> bool:
    """Whether the node is this variable."""
    return isinstance(node, c_ast.ID) and node.name == name


def constant_step(amount: c_ast.Node, environment: Environment) -> int:
    """The value of a step. Unsupported unless it is a constant."""
    try:
        step = constant_of(affine(amount, environment).aff)
    except Unsupported:
        step = None
    if step is None:
        help = "give its value by '#pragma polyxform size(...)' if it is a parameter"
        raise unsupported("PX128", "the step of this loop is not a constant", environment.span(amount), help)
    return step


def check_body(loop: c_ast.For, name: str, environment: Environment) -> None:
    """Unsupported where the body changes the iterator or takes its address."""
    write = find_write(loop.stmt, name)
    if write is not None and not redeclared(loop.stmt, name):
        raise unsupported("PX129", f"the loop variable '{name}' is changed in the body", environment.span(write))
    for node in walk(loop.stmt):
        if isinstance(node, c_ast.UnaryOp) and node.op == "&" and is_name(node.expr, name):
            message = f"the address of the loop variable '{name}' is taken"
            raise unsupported("PX125", message, environment.span(node))


def redeclared(body: c_ast.Node, name: str) -> bool:
    """Whether an inner loop uses the same name again, which is reported there."""
    return any(isinstance(node, c_ast.For) and iterator_name(node) == name for node in walk(body))


def enter(loop: c_ast.For, pragmas: tuple[str, ...], environment: Environment) -> tuple[Environment, LoopHead]:
    """The environment in the body of a loop. What the body writes must be forgotten already."""
    if len(environment.loops) >= MAXIMAL_NESTING:
        raise source_error("PX109", f"more than {MAXIMAL_NESTING} nested loops: too deep", environment.span(loop))
    head = read_head(loop, environment)
    start = convert(affine(head.start, environment), head.c_type, head.start, environment)
    counter = parameter_value(head.iterator)
    first = bounded(counter, ">=" if head.step > 0 else "<=", head.start, environment)
    steps = everywhere()
    if abs(head.step) > 1:
        steps = counter.sub(start.aff).mod_val(isl.Val(abs(head.step))).eq_set(constant_value(0))
    record = Loop(head.iterator, head.c_type, pragmas, environment.span(loop))
    possible = in_range(counter, head.c_type)
    reached = environment.inside(record, environment.domain.intersect(first).intersect(steps).coalesce(), possible)
    inner = environment.inside(record, iterations(head, reached).coalesce(), possible)
    check_increment(loop, head, inner)
    return inner, head


def iterations(head: LoopHead, reached: Environment) -> isl.Set:
    """Values of the iterator for which the body runs: the condition has held ever since the start."""
    if is_monotone(head.test, head, reached):
        return reached.domain.intersect(read_test(head, reached))
    if isinstance(head.test, c_ast.BinaryOp) and head.test.op == "!=":
        return until_equal(head, reached)
    holds = read_test(head, reached)
    failed = rename_parameter(reached.domain.subtract(holds), head.iterator, EARLIER)
    now, before = parameter_value(head.iterator), parameter_value(EARLIER)
    order = before.le_set(now) if head.step > 0 else before.ge_set(now)
    return reached.domain.intersect(holds).subtract(eliminate_parameter(failed.intersect(order), EARLIER))


def read_test(head: LoopHead, reached: Environment) -> isl.Set:
    """Where the loop's condition holds. Unsupported where it is not affine or does not depend on the iterator."""
    if not any(is_name(node, head.iterator) for node in walk(head.test)):
        message = f"the condition of this loop does not depend on '{head.iterator}'"
        raise unsupported("PX127", message, reached.span(head.test))
    return condition(head.test, reached)


def is_monotone(test: c_ast.Node, head: LoopHead, reached: Environment) -> bool:
    """Whether a condition of the form `i < e`, or several joined by `&&`, can only change from true to false."""
    if isinstance(test, c_ast.BinaryOp) and test.op == "&&":
        return is_monotone(test.left, head, reached) and is_monotone(test.right, head, reached)
    if not isinstance(test, c_ast.BinaryOp) or test.op not in RELATIONS:
        return False
    wanted = ("<", "<=") if head.step > 0 else (">", ">=")
    for own, other, operator in ((test.left, test.right, test.op), (test.right, test.left, MIRRORED.get(test.op, ""))):
        if is_name(own, head.iterator) and operator in wanted:
            return not any(is_name(node, head.iterator) for node in walk(other))
    return False


def until_equal(head: LoopHead, reached: Environment) -> isl.Set:
    """Iterations of `i != end`, for which the end must be hit: start beyond it, or a step over it, is not accepted."""
    own, other = head.test.left, head.test.right
    if not is_name(own, head.iterator):
        own, other = other, own
    end = affine(other, reached).aff
    if not is_name(own, head.iterator) or involves_parameter(end, head.iterator):
        raise unsupported("PX127", "the condition of this loop is not understood", reached.span(head.test))
    counter = parameter_value(head.iterator)
    start = affine(head.start, reached).aff
    hit = end.ge_set(start) if head.step > 0 else end.le_set(start)
    hit = hit.intersect(end.sub(start).mod_val(isl.Val(abs(head.step))).eq_set(constant_value(0)))
    outside = eliminate_parameter(reached.domain, head.iterator)
    if not outside.intersect(reached.context).is_subset(hit):
        raise unsupported(
            "PX127",
            f"it cannot be proved that '{head.iterator}' ever meets the end of this loop",
            reached.span(head.test),
            help="use '<', or tell that the end lies ahead with '#pragma polyxform assume(...)'",
        )
    return reached.domain.intersect(counter.lt_set(end) if head.step > 0 else counter.gt_set(end))


def check_increment(loop: c_ast.For, head: LoopHead, inner: Environment) -> None:
    """Unsupported where the iterator may wrap around before the loop ends. For int, C forbids it."""
    following = parameter_value(head.iterator).add(constant_value(head.step))
    try:
        checked(following, head.c_type, loop.next, inner)
        if not always_overflows(following, head, inner):
            return
    except PolyxformError:
        pass
    message = f"the loop variable '{head.iterator}' of type '{head.c_type}' may wrap around before the loop ends"
    help = "use a signed type, or tell the range with '#pragma polyxform assume(...)'"
    raise unsupported("PX143", message, inner.span(loop), help)


def always_overflows(following: isl.PwAff, head: LoopHead, inner: Environment) -> bool:
    """Whether the loop leaves the range of its type whenever it runs at all, as `i <= INT_MAX` does."""
    runs = inner.domain.intersect(inner.context)
    beyond = runs.subtract(in_range(following, head.c_type))
    if beyond.is_empty():
        return False
    runs, beyond = (eliminate_parameter(part, head.iterator) for part in (runs, beyond))
    return bool(runs.is_subset(beyond))
