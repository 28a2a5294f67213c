"""Products of bytes and of bfloat16 numbers reach kernels where they are adjacent, proven, and only with consent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.diagnostics import PolyxformError
from polyxform.options import Options
from polyxform.pipeline import Compilation, optimize
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.validate import validate

WIDEN = """#include <string.h>
static float widen(unsigned short x)
{ unsigned int bits = (unsigned int)x << 16; float f; memcpy(&f, &bits, 4); return f; }
"""
NEST = """{pragma}
#pragma scop
    for (int i = 0; i < 12; i++)
        for (int j = 0; j < 40; j++) {{
            C[i][j] = 0;
            for (int k = 0; k < 8; k++)
                for (int q = 0; q < {group}; q++) C[i][j] += {product};
        }}
#pragma endscop
"""


def compiled(kind: str, product: str = "", pragma: str = "", layout: str = "B[8][40][{group}]") -> Compilation:
    """A product of two matrices of narrow elements."""
    types = {
        "u8s8": ("unsigned char", "signed char", "int", 4, "A[i][k][q] * B[k][j][q]"),
        "bf16": ("unsigned short", "unsigned short", "float", 2, "widen(A[i][k][q]) * widen(B[k][j][q])"),
    }
    left, right, element, group, usual = types[kind]
    nest = NEST.format(group=group, product=product or usual, pragma=pragma)
    head = (
        f"void f({left} A[restrict 12][8][{group}], {right} {layout.format(group=group)}, {element} C[restrict 12][40])"
    )
    return optimize(f"{WIDEN}{head}\n{{\n{nest}}}\n", Options(target="x86-64-v4"))


def functions(found: Compilation) -> str:
    return found.regions[0].functions


@pytest.mark.parametrize("product", ["", "(int)A[i][k][q] * (int)B[k][j][q]", "B[k][j][q] * A[i][k][q]"])
def test_bytes_meet_in_dot_products(product: str) -> None:
    assert "px_dot_u8s8x16(" in functions(compiled("u8s8", product))


def test_bfloat16_numbers_keep_their_order() -> None:
    assert "px_dot_bf16x16(" in functions(compiled("bf16"))


def test_bfloat16_numbers_are_added_by_the_machine_with_consent() -> None:
    assert "px_dot_loose_bf16x16(" in functions(compiled("bf16", pragma="#pragma polyxform reassociate"))


@pytest.mark.parametrize(
    ("kind", "product", "layout"),
    [
        ("bf16", "A[i][k][q] * B[k][j][q]", "B[8][40][{group}]"),
        ("bf16", "widen(A[i][k][q]) * B[k][j][q]", "B[8][40][{group}]"),
        ("u8s8", "A[i][k][q] * B[k][j][q + 1]", "B[8][40][5]"),
        ("u8s8", "A[i][k][q] * B[k][q][j]", "B[8][{group}][40]"),
        ("u8s8", "2 * A[i][k][q] * B[k][j][q]", "B[8][40][{group}]"),
    ],
)
def test_other_products_and_layouts_stay_loops(kind: str, product: str, layout: str) -> None:
    found = compiled(kind, product, layout=layout)
    assert found.regions[0].transformed
    assert "px_dot" not in functions(found)


def test_an_order_of_its_own_is_not_proven_without_consent() -> None:
    found = compiled("bf16", pragma="#pragma polyxform reassociate")
    version, tree = found.regions[0].versions[0], found.regions[0].tree
    assert tree is not None
    validate(version.scop, tree, version.version.emitted, version.dependences, True)
    with pytest.raises(ValidationFailure, match="order of its own"):
        validate(version.scop, tree, version.version.emitted, version.dependences, False)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("u8s8", "A[i", "A[1 + i"),
        ("u8s8", "unsigned char", "signed char"),
        ("bf16", "widen(A", "wider(A"),
        ("bf16", "widen(B[k][j][q])", "B[k][j][q]"),
    ],
)
def test_a_call_that_means_something_else_is_found(kind: str, old: str, new: str) -> None:
    found = compiled(kind)
    version, tree = found.regions[0].versions[0], found.regions[0].tree
    assert tree is not None
    emitted = version.version.emitted
    pieces = tuple(
        one if isinstance(one, str) else replace(one, nest=one.nest.replace(old, new), kernel=with_type(one, old, new))
        for one in emitted.pieces
    )
    assert pieces != emitted.pieces
    with pytest.raises(PolyxformError):
        validate(version.scop, tree, replace(emitted, pieces=pieces), version.dependences)


def with_type(call, old: str, new: str):  # type: ignore[no-untyped-def]
    """The call's kernel with another type of the first factor."""
    shape = call.kernel.shape
    factors = tuple(new if factor == old else factor for factor in shape.factors)
    return replace(call.kernel, shape=replace(shape, factors=factors))
