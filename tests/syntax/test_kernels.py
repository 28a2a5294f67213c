"""Kernel text becomes a tree, or is refused."""

from __future__ import annotations

import pytest
from polyxform.syntax.kernel_tree import (
    Assignment,
    Binary,
    Cast,
    Choice,
    Declaration,
    Guard,
    Index,
    Loop,
    Name,
    Number,
    PartMove,
    Type,
    Unary,
)
from polyxform.syntax.kernels import KernelSyntaxError, parse_kernel

KERNEL = """
/* comment */
static void px_kernel(const float *restrict a, float *restrict c, long count0)
{
    typedef float px_f32x4 __attribute__((vector_size(16), aligned(4), may_alias));
    const long stride = -8;
    (void)stride;
    __builtin_prefetch(&c[64], 1, 2);
    px_f32x4 c0 = *(const volatile px_f32x4 *)&c[0];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        c0 += a[r0 * stride] * c0;
    }
    *(px_f32x4 *)&c[4] = c0;
}
"""


def test_a_kernel_becomes_a_tree() -> None:
    tree = parse_kernel(KERNEL)
    assert tree.name == "px_kernel"
    assert tree.parameters == (
        ("a", Type("float", pointer=True, const=True)),
        ("c", Type("float", pointer=True, const=False)),
        ("count0", Type("long", pointer=False, const=False)),
    )
    assert tree.vectors == {"px_f32x4": ("float", 4)}
    stride, start, loop, store = tree.body
    assert stride == Declaration(Type("long", False, True), "stride", Unary("-", Number(8)))
    assert isinstance(start, Declaration)
    assert start.value == Unary("*", Cast(Type("px_f32x4", True, True), Unary("&", Index(Name("c"), Number(0)))))
    product = Binary("*", Index(Name("a"), Binary("*", Name("r0"), Name("stride"))), Name("c0"))
    assert loop == Loop("r0", Number(0), Name("count0"), (Assignment("+=", Name("c0"), product),))
    assert isinstance(store, Assignment)


def test_functions_that_move_a_part_of_a_vector_are_known() -> None:
    text = KERNEL.replace(
        "c0 += a[r0 * stride] * c0;", "if (r0 < 2) return; px_store_f32x4(&c[1], &c0, r0 > 3 ? 4 : 0);"
    )
    guard, move = (
        parse_kernel(text.replace("px_f32x4 c0 = *(const volatile px_f32x4 *)&c[0]", "px_f32x4 c0")).body[2].body
    )
    assert guard == Guard(Name("r0"), Number(2))
    count = Choice(Name("r0"), Number(3), Number(4), Number(0))
    place = Unary("&", Index(Name("c"), Number(1)))
    assert move == PartMove("px_store_f32x4", "store", "float", 4, "c0", place, count)


REFUSED = {
    "not C": ("c0 += ", "c0 += = "),
    "two functions": ("/* comment */", "static void other(void) { }"),
    "not static": ("static void", "void"),
    "condition": ("c0 += a[r0 * stride] * c0;", "if (r0) { c0 += c0; }"),
    "condition with an effect": ("c0 += a[r0 * stride] * c0;", "if (r0 < 1) c0 += c0;"),
    "return of a value": ("c0 += a[r0 * stride] * c0;", "if (r0 < 1) return 1;"),
    "return otherwise": ("c0 += a[r0 * stride] * c0;", "if (r0 < 1) return; else c0 += c0;"),
    "choice by another test": ("r0 * stride", "r0 >= 1 ? 1 : 0"),
    "move of a part with too few arguments": ("c0 += a[r0 * stride] * c0;", "px_load_f32x4(&c0, a);"),
    "move of a part into memory": ("c0 += a[r0 * stride] * c0;", "px_load_f32x4(&c[0], a, 1);"),
    "scalar without a value": ("px_f32x4 c0 = *(const volatile px_f32x4 *)&c[0];", "float c0;"),
    "constant vector without a value": ("px_f32x4 c0 = *(const volatile px_f32x4 *)&c[0];", "const px_f32x4 c0;"),
    "call": ("c0 += a[r0 * stride] * c0;", "free(c);"),
    "remainder": ("a[r0 * stride] * c0", "a[r0 % stride] * c0"),
    "floating constant": ("a[r0 * stride] * c0", "1.5f * c0"),
    "other assignment": ("c0 += a", "c0 *= a"),
    "variable without a value": ("const long stride = -8;", "long stride;"),
    "array": ("const long stride = -8;", "long stride[2] = {1, 2};"),
    "loop by two": ("r0++", "r0 += 2"),
    "loop without a start": ("long r0 = 0", "long r0"),
    "loop with another test": ("r0 < count0", "r0 <= count0"),
    "loop over two variables": ("long r0 = 0", "long r0 = 0, r1 = 0"),
    "loop over a variable from outside": ("for (long r0 = 0;", "for (;"),
    "loop without braces": ("{\n        c0 += a[r0 * stride] * c0;\n    }", "c0 += c0;"),
    "effect in a cast to void": ("(void)stride;", "(void)stride++;"),
    "vector aligned beyond its element": ("aligned(4)", "aligned(16)"),
    "vector of half an element": ("vector_size(16)", "vector_size(6)"),
    "pointer to a pointer": ("const float *restrict a", "const float **a"),
}


@pytest.mark.parametrize(("old", "new"), REFUSED.values(), ids=REFUSED.keys())
def test_other_text_is_refused(old: str, new: str) -> None:
    assert old in KERNEL
    with pytest.raises(KernelSyntaxError):
        parse_kernel(KERNEL.replace(old, new, 1))
