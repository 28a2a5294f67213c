"""The readers of C text and of pragmas that proofs start from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from polyxform.syntax.printing import parse_expression as parse_with_pycparser
from polyxform.syntax.structure import structure
from polyxform.validation.directives import LoopDirective, Role, loop_directive
from polyxform.validation.expressions import ExpressionError, parse_expression
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.functions import check_functions
from polyxform.validation.polynomials import atomic, constant, polynomial

NAMES = st.sampled_from(["a", "b", "i", "n"])
BINARY = st.sampled_from(
    ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "&", "|", "^", "<<", ">>"]
)


def combined(inner):
    """Larger expressions from smaller ones, with as few parentheses as a random text happens to have."""
    return st.one_of(
        st.tuples(inner, BINARY, inner).map(lambda part: f"{part[0]} {part[1]} {part[2]}"),
        inner.map(lambda part: f"({part})"),
        st.tuples(st.sampled_from(["- ", "!", "~", "(long)"]), inner).map("".join),
        st.tuples(NAMES, inner).map(lambda part: f"{part[0]}[{part[1]}]"),
        st.tuples(inner, inner).map(lambda part: f"f({part[0]}, {part[1]})"),
        st.tuples(inner, inner, inner).map(lambda part: f"{part[0]} ? {part[1]} : {part[2]}"),
    )


EXPRESSIONS = st.recursive(st.one_of(NAMES, st.sampled_from(["0", "1", "42L", "1.5f"])), combined, max_leaves=12)


@given(EXPRESSIONS)
def test_reader_agrees_with_the_parser(text):
    assert parse_expression(text) == structure(parse_with_pycparser(text))


@pytest.mark.parametrize(
    "text", ["", "a +", "a b", "(a", "a[1", "f(a", "f(a,)", "int", "(float4)a", "a; b", "\n#pragma x", "1 2"]
)
def test_reader_refuses(text):
    with pytest.raises(ExpressionError):
        parse_expression(text)


def value(text):
    return polynomial(parse_expression(text), {"m": constant(8)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(i + 1) * (i - 1)", "i * i - 1"),
        ("m * n + m", "8 * (n + 1)"),
        ("n * (long)p * 2", "2 * p * n"),
        ("i - i", "0"),
        ("px_min(n, 8 + i)", "px_min(n, i + m)"),
        ("px_min(n - 1, i + 15) - i + 1", "px_min(n - i, 16)"),
        ("px_min(16, n - i)", "px_min(n - i, 16)"),
        ("px_max(i - n, 0) + n", "px_max(n, i)"),
        ("px_min(n, px_min(i, j)) - i", "px_min(n - i, px_min(j - i, 0))"),
        ("px_min(n * i, n * i)", "n * i"),
        ("-(a - b)", "b - a"),
        ("n / 2 + n / 2", "2 * (n / 2)"),
        ("0x10", "16"),
    ],
)
def test_equal_polynomials(one, other):
    assert value(one) == value(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("n / 2 * 2", "n"),
        ("px_min(a, b)", "px_max(a, b)"),
        ("px_min(a, b)", "px_min(a + 1, b) - 1"),
        ("px_min(a, b)", "-px_min(-a, -b)"),
        ("a * b", "a + b"),
        ("n % 4", "n / 4"),
        ("m", "n"),
    ],
)
def test_polynomials_that_may_differ(one, other):
    assert value(one) != value(other)


@pytest.mark.parametrize("text", ["rand()", "(int)n", "1.5", "08", "4u", "A[i]", "x = 1", "!n"])
def test_what_is_no_polynomial(text):
    with pytest.raises(ExpressionError):
        value(text)


def test_names_inside_other_operations_are_known():
    assert {"n", "i"} <= value("px_min(n, i) * 2").names


def test_polynomial_at_a_value():
    assert value("n * n + n").replaced({"n": atomic("k") + constant(1)}) == value("k * k + 3 * k + 2")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("omp parallel", LoopDirective(Role.REGION)),
        ("omp for schedule(static)", LoopDirective(Role.SHARED)),
        ("omp parallel for", LoopDirective(Role.WHOLE)),
        ("omp parallel for collapse(3) schedule(static, 4)", LoopDirective(Role.WHOLE, collapse=3)),
        ("omp simd", LoopDirective(Role.LANES)),
        ("omp parallel for simd private(a, b)", LoopDirective(Role.WHOLE, private=frozenset("ab"))),
        (
            "omp parallel for reduction(+:s) num_threads(4)",
            LoopDirective(Role.WHOLE, reduction=frozenset({("+", "s")})),
        ),
        (
            "omp parallel for reduction(+ : s[:40], t)",
            LoopDirective(Role.WHOLE, reduction=frozenset({("+", "s"), ("+", "t")}), sections=frozenset({("s", 40)})),
        ),
        ("GCC ivdep", LoopDirective(Role.LANES)),
        ("GCC unroll 4", None),
    ],
)
def test_pragma_claims(text, claim):
    assert loop_directive(text) == claim


@pytest.mark.parametrize(
    "text",
    [
        "omp for nowait",
        "omp parallel for ordered",
        "omp parallel for collapse(n)",
        "omp parallel for collapse(0)",
        "omp parallel for collapse",
        "omp parallel for private(a) private(b)",
        "omp parallel for reduction(s)",
        "omp parallel for reduction(+ : s[:n])",
        "omp parallel for reduction(+ : s[1:4])",
        "omp parallel for reduction(+ : s[:4][:4])",
        "omp parallel for reduction(+ : s[:4], s[:8])",
        "omp parallel for reduction(+ : s[:0])",
        "omp parallel for firstprivate(a)",
        "omp parallel for lastprivate(a)",
        "omp parallel for schedule(static",
        "omp for parallel for",
        "omp task",
        "omp simd safelen(4)",
        "GCC optimize",
        "acc parallel loop",
        "",
    ],
)
def test_pragma_that_is_not_understood(text):
    with pytest.raises(ValidationFailure, match="PX504"):
        loop_directive(text)


def test_known_functions():
    check_functions("", [])
    check_functions("static inline long px_min(long a, long b)\n{ return a < b ? a : b; }\n", [])


@pytest.mark.parametrize(
    "text",
    [
        "static inline long px_min(long a, long b) { return a > b ? a : b; }",
        "static inline int px_min(int a, int b) { return a < b ? a : b; }",
        "static inline long px_floordiv(long a, long b) { return a / b; }",
        "static void px_kernel(void) { }",
    ],
)
def test_functions_of_unknown_meaning(text):
    with pytest.raises(ValidationFailure, match="PX507"):
        check_functions(text, [])
