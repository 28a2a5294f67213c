"""C integer expressions and conditions as isl objects, with the meaning that C gives them."""

from __future__ import annotations

from collections.abc import Callable

import islpy as isl
from pycparser import c_ast

from polyxform.diagnostics import Unsupported, unsupported
from polyxform.parametric import constant_of, constant_value, everywhere, parameter_value
from polyxform.scop.environment import Environment, Value
from polyxform.scop.integers import checked, common_type, convert, parse_constant, promote
from polyxform.scop.names import walk
from polyxform.syntax.c_types import INTEGER_BITS, resolve
from polyxform.syntax.printing import expression_text

RELATIONS: dict[str, Callable[[isl.PwAff, isl.PwAff], isl.Set]] = {
    "<": isl.PwAff.lt_set,
    "<=": isl.PwAff.le_set,
    ">": isl.PwAff.gt_set,
    ">=": isl.PwAff.ge_set,
    "==": isl.PwAff.eq_set,
    "!=": isl.PwAff.ne_set,
}
JOINING = {"<": "px_min", "<=": "px_min", ">": "px_max", ">=": "px_max"}
CONDITIONS = frozenset({*RELATIONS, "&&", "||"})
FLOOR_FUNCTIONS = frozenset({"px_floordiv", "px_mod", "px_min", "px_max"})


def affine(node: c_ast.Node, environment: Environment) -> Value:
    """The value of an integer expression. Unsupported where it is not affine or may wrap around."""
    if isinstance(node, c_ast.Constant):
        return constant(node, environment)
    if isinstance(node, c_ast.ID):
        return name_value(node, environment)
    if isinstance(node, c_ast.UnaryOp):
        return unary(node, environment)
    if isinstance(node, c_ast.BinaryOp):
        return binary(node, environment)
    if isinstance(node, c_ast.TernaryOp):
        return ternary(node, environment)
    if isinstance(node, c_ast.Cast):
        return cast(node, environment)
    if isinstance(node, c_ast.FuncCall):
        return call(node, environment)
    raise not_affine(node, environment)


def not_affine(node: c_ast.Node, environment: Environment) -> Unsupported:
    """The exception for an expression that is no affine function of iterators and parameters."""
    message = f"'{expression_text(node)}' is not an affine expression of loop variables and parameters"
    return unsupported("PX140", message, environment.span(node))


def constant(node: c_ast.Constant, environment: Environment) -> Value:
    """The value of a constant."""
    found = parse_constant(node.value)
    if found is None:
        raise not_affine(node, environment)
    return Value(constant_value(found[0]), found[1])


def name_value(node: c_ast.ID, environment: Environment) -> Value:
    """The value of a variable: a known scalar, an iterator or a parameter."""
    name = node.name
    known = environment.known.get(name)
    if known is not None and known.value is not None:
        return known.value
    if known is not None and known.reason is not None:
        raise known.reason
    for loop in environment.loops:
        if loop.iterator == name:
            return Value(parameter_value(name), promote(loop.c_type))
    declaration = environment.declaration(name)
    if declaration is None and name in environment.tree.enumerators:
        return Value(constant_value(environment.tree.enumerators[name]), "int")
    if declaration is None or not declaration.type.is_integer or declaration.type.volatile:
        raise not_affine(node, environment)
    c_type = promote(declaration.type.element)
    if name in environment.fixed:
        return Value(constant_value(environment.fixed[name]), c_type)
    if environment.names.is_parameter(name):
        return Value(parameter_value(name), c_type)
    message = f"the value of '{name}' changes inside the region"
    raise unsupported("PX142", message, environment.span(node), help=f"compute '{name}' in front of the region")


def unary(node: c_ast.UnaryOp, environment: Environment) -> Value:
    """-e, +e, ~e, !e and sizeof."""
    if node.op == "!":
        return truth(node, environment)
    if node.op == "sizeof":
        return size_of(node, environment)
    if node.op not in ("-", "+", "~"):
        raise not_affine(node, environment)
    operand = affine(node.expr, environment)
    if node.op == "+":
        return operand
    aff = operand.aff.neg()
    if node.op == "~":
        aff = aff.sub(constant_value(1))
    return checked(aff, operand.c_type, node, environment)


def size_of(node: c_ast.UnaryOp, environment: Environment) -> Value:
    """sizeof of an arithmetic type."""
    sizes = {name: max(bits // 8, 1) for name, bits in INTEGER_BITS.items()} | {"float": 4, "double": 8}
    if isinstance(node.expr, c_ast.Typename):
        named = resolve(node.expr.type, environment.tree.typedefs)
        if named.is_scalar and named.element in sizes:
            return Value(constant_value(sizes[named.element]), "unsigned long")
    raise not_affine(node, environment)


def truth(node: c_ast.Node, environment: Environment) -> Value:
    """1 where a condition holds, 0 elsewhere."""
    return Value(condition(node, environment).indicator_function(), "int")


def binary(node: c_ast.BinaryOp, environment: Environment) -> Value:
    """An operation of two operands."""
    if node.op in CONDITIONS:
        return truth(node, environment)
    left, right = affine(node.left, environment), affine(node.right, environment)
    if node.op in ("<<", ">>"):
        return shift(node, left, right, environment)
    c_type = common_type(left.c_type, right.c_type)
    left = convert(left, c_type, node.left, environment)
    right = convert(right, c_type, node.right, environment)
    if node.op == "+":
        return checked(left.aff.add(right.aff), c_type, node, environment)
    if node.op == "-":
        return checked(left.aff.sub(right.aff), c_type, node, environment)
    if node.op == "*":
        return checked(product(node, left, right, environment), c_type, node, environment)
    if node.op in ("/", "%"):
        return Value(quotient(node, left, right, environment), c_type)
    return Value(masked(node, left, right, environment), c_type)


def product(node: c_ast.BinaryOp, left: Value, right: Value, environment: Environment) -> isl.PwAff:
    """A product with a constant. Unsupported for a product of two expressions."""
    if constant_of(left.aff) is not None or constant_of(right.aff) is not None:
        return left.aff.mul(right.aff)
    raise parametric_product(node, environment)


def parametric_product(node: c_ast.BinaryOp, environment: Environment) -> Unsupported:
    """The exception for a product; where one operand is made of parameters, the help is to give their values."""
    for operand in (node.right, node.left):
        used = [part.name for part in walk(operand) if isinstance(part, c_ast.ID)]
        if used and all(environment.names.is_parameter(name) for name in used):
            sizes = ", ".join(f"{name} = 1" for name in dict.fromkeys(used))
            message = f"'{expression_text(node)}' is a product of variables; the model takes it only for a fixed value"
            help = f"give the value of a factor, for example '#pragma polyxform size({sizes})'"
            return unsupported("PX141", message, environment.span(node), help, tuple(dict.fromkeys(used)))
    return not_affine(node, environment)


def quotient(node: c_ast.BinaryOp, left: Value, right: Value, environment: Environment) -> isl.PwAff:
    """Quotient or remainder by a positive constant, truncated toward zero as in C."""
    divisor = constant_of(right.aff)
    if divisor is None or divisor <= 0:
        raise not_affine(node, environment)
    if not environment.proves(left.aff.ge_set(constant_value(0))):
        return left.aff.tdiv_q(right.aff) if node.op == "/" else left.aff.tdiv_r(right.aff)
    return floor_division(left.aff, divisor) if node.op == "/" else left.aff.mod_val(isl.Val(divisor))


def floor_division(aff: isl.PwAff, divisor: int) -> isl.PwAff:
    """floor(aff / divisor)."""
    return aff.scale_down_val(isl.Val(divisor)).floor()


def shift(node: c_ast.BinaryOp, left: Value, right: Value, environment: Environment) -> Value:
    """Shifts of non-negative values by a constant."""
    count = constant_of(right.aff)
    if count is None or not 0 <= count < INTEGER_BITS[left.c_type] - 1:
        raise not_affine(node, environment)
    if not environment.proves(left.aff.ge_set(constant_value(0))):
        raise not_affine(node, environment)
    if node.op == ">>":
        return Value(floor_division(left.aff, 1 << count), left.c_type)
    return checked(left.aff.scale_val(isl.Val(1 << count)), left.c_type, node, environment)


def masked(node: c_ast.BinaryOp, left: Value, right: Value, environment: Environment) -> isl.PwAff:
    """`e & (2^k - 1)` of a non-negative value. Unsupported for other operations on bits."""
    mask = constant_of(right.aff)
    if node.op != "&" or mask is None or mask < 0 or mask & (mask + 1):
        raise not_affine(node, environment)
    if not environment.proves(left.aff.ge_set(constant_value(0))):
        raise not_affine(node, environment)
    return left.aff.mod_val(isl.Val(mask + 1))


def ternary(node: c_ast.TernaryOp, environment: Environment) -> Value:
    """A conditional expression, each branch read where it is evaluated."""
    test = condition(node.cond, environment)
    yes = affine(node.iftrue, environment.restrict(test))
    no = affine(node.iffalse, environment.restrict(test.complement()))
    c_type = common_type(yes.c_type, no.c_type)
    yes = convert(yes, c_type, node.iftrue, environment.restrict(test))
    no = convert(no, c_type, node.iffalse, environment.restrict(test.complement()))
    return Value(test.indicator_function().cond(yes.aff, no.aff).coalesce(), c_type)


def cast(node: c_ast.Cast, environment: Environment) -> Value:
    """A cast to an integer type."""
    target = resolve(node.to_type.type, environment.tree.typedefs)
    if not target.is_integer:
        raise not_affine(node, environment)
    value = affine(node.expr, environment)
    if target.element == "_Bool":
        return Value(value.aff.ne_set(constant_value(0)).indicator_function(), "int")
    converted = convert(value, target.element, node, environment)
    return Value(converted.aff, promote(target.element))


def call(node: c_ast.FuncCall, environment: Environment) -> Value:
    """The functions that generated code uses for division with rounding down, minimum and maximum.

    They compute in `long`. Of two ints the result is always the value of an int, so it counts as one.
    """
    name = node.name.name if isinstance(node.name, c_ast.ID) else ""
    arguments = node.args.exprs if node.args is not None else []
    if name not in FLOOR_FUNCTIONS or len(arguments) != 2:
        raise not_affine(node, environment)
    values = [affine(argument, environment) for argument in arguments]
    c_type = "int" if all(value.c_type == "int" for value in values) else "long"
    left, right = (convert(v, c_type, a, environment).aff for v, a in zip(values, arguments, strict=True))
    if name == "px_min":
        return Value(left.min(right), c_type)
    if name == "px_max":
        return Value(left.max(right), c_type)
    divisor = constant_of(right)
    if divisor is None or divisor <= 0:
        raise not_affine(node, environment)
    aff = floor_division(left, divisor) if name == "px_floordiv" else left.mod_val(isl.Val(divisor))
    return Value(aff, c_type)


def condition(node: c_ast.Node, environment: Environment) -> isl.Set:
    """Where a condition holds: [i, n] -> { [] : ... }. Unsupported where it is not affine."""
    if isinstance(node, c_ast.UnaryOp) and node.op == "!":
        return condition(node.expr, environment).complement()
    if isinstance(node, c_ast.BinaryOp) and node.op in RELATIONS:
        return relation(node, environment)
    if isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
        return connected(node, environment)
    value = affine(node, environment)
    return value.aff.ne_set(constant_value(0))


def relation(node: c_ast.BinaryOp, environment: Environment) -> isl.Set:
    """A comparison of two integers, in the type to which C converts both."""
    left, right = affine(node.left, environment), affine(node.right, environment)
    c_type = common_type(left.c_type, right.c_type)
    left = convert(left, c_type, node.left, environment)
    right = convert(right, c_type, node.right, environment)
    if node.op in JOINING and is_extremum(node.right):
        return bounded(left.aff, node.op, node.right, environment)
    return RELATIONS[node.op](left.aff, right.aff)


def bounded(left: isl.PwAff, operator: str, bound: c_ast.Node, environment: Environment) -> isl.Set:
    """Where `left operator bound` holds, for a bound that `affine` accepts.

    To be below a minimum is to be below both operands. isl tells two cases apart instead, and every further minimum
    doubles their number.
    """
    if operator not in JOINING or not is_extremum(bound):
        return RELATIONS[operator](left, affine(bound, environment).aff)
    one, other = (bounded(left, operator, operand, environment) for operand in bound.args.exprs)
    return one.intersect(other) if JOINING[operator] == bound.name.name else one.union(other)


def is_extremum(node: c_ast.Node) -> bool:
    """Whether the node is a call of the minimum or maximum that generated code uses."""
    return isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID) and node.name.name in JOINING.values()


def connected(node: c_ast.BinaryOp, environment: Environment) -> isl.Set:
    """`a && b` and `a || b`; the right side is read only where C evaluates it."""
    left = condition(node.left, environment)
    if node.op == "&&":
        return left.intersect(condition(node.right, environment.restrict(left)))
    return left.union(condition(node.right, environment.restrict(left.complement())))


def is_affine(node: c_ast.Node, environment: Environment) -> bool:
    """Whether an expression is affine here."""
    try:
        affine(node, environment)
    except Unsupported:
        return False
    return True


def always() -> isl.Set:
    """The condition that always holds."""
    return everywhere()
