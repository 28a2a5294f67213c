"""Several statements may do to an element, one operation at a time, what one statement does to it.

What is proven, from the models of the region before and after: both hold the same statements over the same instances in
the same order, but for `x = f(x)` of the source whose place neighbors `x = g(x); x = h(x)` take; h(g(x)) is the
expression f(x), or chooses between the same bounds; every part computes in the type of x, so that storing it rounds
nothing, and reads no other element of the array of x.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import AccessKind, Array, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.rewrites.split_sums import check_neighbors

EXTREMA = {"float": ("fminf", "fmaxf"), "double": ("fmin", "fmax")}
ARITHMETIC = ("+", "-", "*", "/")
BELOW, ABOVE = ("<", "<="), (">", ">=")


def check_operations(source: ExtractedRegion, result: ExtractedRegion, target: str) -> None:
    """Returns when `result` is proven to do what `source` does to the element whose text is `target`.

    ValidationFailure (PX505) otherwise.
    """
    check_neighbors(split(source.scop, result.scop, target), source.scop, result.scop, lambda why: refusal(target, why))


def refusal(target: str, reason: str) -> ValidationFailure:
    """The exception for a statement that stays whole."""
    return failure("PX505", f"what is done to '{target}' is not split: {reason}")


def split(source: Scop, result: Scop, target: str) -> Iterator[tuple[Statement, Sequence[Statement]]]:
    """Each statement of the source with those of the result that do the same together."""
    left = list(result.statements)
    more = len(left) - len(source.statements)
    for statement in source.statements:
        tree = tree_of(statement.body)
        if left and tree_of(left[0].body) == tree:
            yield statement, [left.pop(0)]
            continue
        parts, left = left[: 1 + more], left[1 + more :]
        check_parts(statement, [tree_of(part.body) for part in parts], source.arrays, target)
        more = 0
        yield statement, parts
    if left:
        raise refusal(target, "the result has further statements")


def check_parts(statement: Statement, parts: Sequence[Expression], arrays: Mapping[str, Array], target: str) -> None:
    """Returns when parts together assign what a statement assigns. ValidationFailure otherwise."""
    tree = tree_of(statement.body)
    writes = [access for access in statement.accesses if access.kind is AccessKind.WRITE]
    if not parts or tree.operator != "=" or tree.operands[0].operator != "index" or len(writes) != 1:
        raise refusal(target, "the statement does not assign to one element")
    element, wanted = tree.operands
    array = arrays.get(element.base.text)
    if array is None or not writes[0].must or any(part.operator != "=" for part in parts):
        raise refusal(target, "a part does not assign")
    value = element
    for part in parts:
        if part.operands[0] != element:
            raise refusal(target, "a part has another target")
        if kind_of(part.operands[1], array.element, arrays) != "floating":
            raise refusal(target, "a part computes in another type")
        if array.name in part_outside(part.operands[1], element).names:
            raise refusal(target, "a part reads another element of the array")
        value = composed(part.operands[1], element, value)
    if not same_value(wanted, value):
        raise refusal(target, "the parts compute something else")


def part_outside(value: Expression, element: Expression) -> Expression:
    """A value with a number in the place of the element."""
    return composed(value, element, Expression("number", text="0"))


def composed(value: Expression, element: Expression, inner: Expression) -> Expression:
    """A value with another one in the place of the element."""
    if value == element:
        return inner
    return Expression(value.operator, tuple(composed(o, element, inner) for o in value.operands), value.text)


def kind_of(value: Expression, element: str, arrays: Mapping[str, Array]) -> str:
    """ "floating" where C computes a value in a floating-point type throughout, "integer" for a small whole number.

    "" for anything else.
    """
    if value.operator == "number":
        return number_kind(value.text, element)
    if value.operator in ("name", "index"):
        array = arrays.get(value.base.text)
        known = array is not None and array.element == element
        return "floating" if array is not None and known and len(value.subscripts) == subscripts_of(array) else ""
    kinds = [kind_of(operand, element, arrays) for operand in value_operands(value, element)]
    if "" in kinds or "floating" not in kinds:
        return ""
    return "floating"


def number_kind(text: str, element: str) -> str:
    """`kind_of` a constant."""
    if (text.isdigit() and not text.startswith("0")) or text == "0":
        return "integer" if len(text) < 7 else ""
    if element == "float":
        return "floating" if text[-1] in "fF" and not text.lower().startswith("0x") else ""
    return "floating" if element == "double" and not text[-1].isalpha() and "." in text else ""


def value_operands(value: Expression, element: str) -> tuple[Expression, ...]:
    """The operands of an operation that computes in their common type; a number of no type for any other."""
    if value.operator in (*ARITHMETIC, "prefix-"):
        return value.operands
    if value.operator == "?" and value.operands[0].operator in (*BELOW, *ABOVE):
        # The bound is compared and taken: the type of the choice is that of both.
        return (*value.operands[0].operands, *value.operands[1:])
    functions = EXTREMA.get(element, ())
    if value.operator == "call" and value.operands[0].text in functions and len(value.operands) == 3:
        return value.operands[1:]
    return (Expression("number", text="x"),)


def subscripts_of(array: Array) -> int:
    """Subscripts that name an element in the source."""
    return 1 if array.linear else len(array.extents)


def same_value(wanted: Expression, found: Expression) -> bool:
    """Whether two expressions are the same operations on the same values, or choices between the same bounds."""
    if wanted == found or nested_bounds(wanted, found):
        return True
    same = (wanted.operator, wanted.text) == (found.operator, found.text)
    if not same or len(wanted.operands) != len(found.operands) or not wanted.operands:
        return False
    return all(same_value(one, other) for one, other in zip(wanted.operands, found.operands, strict=True))


def nested_bounds(wanted: Expression, found: Expression) -> bool:
    """Whether `x < a ? a : r` meets `r < a ? a : r`, where r is `x > b ? b : x` and a < b; or the mirror image.

    With x > b, r is b, which is no more below a than x is; else r is x. Where x is no number, r is x.
    """
    if {wanted.operator, found.operator} != {"?"} or wanted.operands[1:] != found.operands[1:]:
        return False
    tests = (wanted.operands[0], found.operands[0])
    if tests[0].operator != tests[1].operator or len(tests[0].operands) != 2:
        return False
    value, bound = tests[0].operands
    inner, same_bound = tests[1].operands
    if bound != same_bound or bound not in wanted.operands[1:] or inner not in wanted.operands[1:]:
        return False
    limit = upper_bound(inner, value)
    if limit is None:
        return False
    side, other = limit
    own, far = number_of(bound), number_of(other)
    if own is None or far is None:
        return False
    return (tests[0].operator in BELOW and side == "above" and own < far) or (
        tests[0].operator in ABOVE and side == "below" and own > far
    )


def upper_bound(inner: Expression, value: Expression) -> tuple[str, Expression] | None:
    """On which side of what bound `x > b ? b : x` takes the bound; None for other expressions."""
    if inner.operator != "?" or inner.operands[0].operator not in (*BELOW, *ABOVE):
        return None
    test, taken, kept = inner.operands
    if kept != value or test.operands != (value, taken):
        return None
    return ("above" if test.operator in ABOVE else "below"), taken


def number_of(value: Expression) -> float | None:
    """The value of a constant; None for anything else."""
    if value.operator == "prefix-":
        positive = number_of(value.operands[0])
        return None if positive is None else -positive
    if value.operator != "number":
        return None
    try:
        return float(value.text.rstrip("fF"))
    except ValueError:
        return None
