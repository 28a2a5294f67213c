"""From statements of a scop to operations in bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import islpy as isl
import pytest
from polyxform.reuse.model import Operation, Spread, Term
from polyxform.reuse.operations import operation
from polyxform.scop.model import Array, Scop

from tests.dependences.scops import scop, statement

Accesses = Sequence[tuple[str, str]]


def built(
    domain: str,
    accesses: Accesses,
    extents: Mapping[str, tuple[str, ...]],
    sizes: Mapping[str, int],
    update: str = "",
    element: str = "float",
) -> Operation:
    """The operation of a region with one statement."""
    region = region_of(domain, accesses, extents, update, element)
    return operation(region.statements[0], region, sizes)


def region_of(
    domain: str, accesses: Accesses, extents: Mapping[str, tuple[str, ...]], update: str = "", element: str = "float"
) -> Scop:
    """A region with one statement and arrays of the given extents."""
    one = statement(domain, accesses, update)
    arrays = {name: Array(name, element, shape, "parameter", True, False, True) for name, shape in extents.items()}
    tree = f'{{ domain: "{domain}" }}'
    return replace(scop([one], tree), arrays=arrays)


PRODUCT: Accesses = (("reads", "C[i, j]"), ("reads", "A[i, k]"), ("reads", "B[k, j]"), ("writes", "C[i, j]"))
BOX = "[M, N, K] -> { S0[i, j, k] : 0 <= i < M and 0 <= j < N and 0 <= k < K }"
SHAPES = {"C": ("M", "N"), "A": ("M", "K"), "B": ("K", "2 * N")}


def test_a_product_in_bytes() -> None:
    found = built(BOX, PRODUCT, SHAPES, {"M": 10, "N": 20, "K": 30}, "+")
    c, a, b = found.references
    assert (c.array, c.terms, c.reads, c.writes) == ("C", (Term("j", 4), Term("i", 80)), True, True)
    assert (a.terms, a.writes, a.size) == ((Term("k", 4), Term("i", 120)), False, 1200)
    assert b.terms == (Term("j", 4), Term("k", 160))
    assert (found.flops, found.instructions, found.element, found.density) == (2.0, 1.0, 4, 1.0)


def test_doubles_are_twice_as_long() -> None:
    found = built(BOX, PRODUCT, SHAPES, {"M": 10, "N": 20, "K": 30}, "+", "double")
    assert found.references[1].terms == (Term("k", 8), Term("i", 240))
    assert found.element == 8


def test_a_window_adds_its_terms() -> None:
    domain = "{ S0[p, q, r, s] : 0 <= p, q < 14 and 0 <= r, s < 3 }"
    found = built(
        domain, [("reads", "I[2p + r, 2q + s]"), ("writes", "O[p, q]")], {"I": ("30", "30"), "O": ("14", "14")}, {}
    )
    assert found.references[0].terms == (Term("s", 4), Term("q", 8), Term("r", 120), Term("p", 240))


def test_neighbors_become_one_reference_with_spreads() -> None:
    star = [("reads", f"A[i + {a}, j + {b}]") for a, b in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))]
    domain = "[N] -> { S0[i, j] : 0 < i, j < N - 1 }"
    found = built(domain, [*star, ("writes", "B[i, j]")], {"A": ("N", "N"), "B": ("N", "N")}, {"N": 100})
    a, b = found.references
    assert a.spreads == (Spread(4, 3), Spread(400, 3)) and a.copies == 5
    assert b.spreads == () and b.copies == 1
    assert (found.flops, found.instructions) == (5.0, 5.0)


def test_parameters_in_subscripts_are_constants() -> None:
    domain = "[N] -> { S0[i] : 0 <= i < N }"
    found = built(
        domain,
        [("reads", "A[i]"), ("reads", "A[i + N]"), ("writes", "B[i]")],
        {"A": ("2 * N",), "B": ("N",)},
        {"N": 50},
    )
    assert found.references[0].spreads == (Spread(4, 51),)
    assert found.references[0].copies == 2


def test_unknown_extents_are_what_the_access_reaches() -> None:
    domain = "{ S0[i, j] : 0 <= i < 5 and 0 <= j < 7 }"
    found = built(
        domain, [("reads", "A[i, j + 3]"), ("writes", "B[i, j]")], {"A": ("", "width()"), "B": ("5", "7")}, {}
    )
    assert found.references[0].terms == (Term("j", 4), Term("i", 40))
    assert found.references[0].size == 4 * 5 * 10


def test_a_skewed_band() -> None:
    domain = "[T, N] -> { S0[t, i] : 0 <= t < T and 0 <= i < N }"
    region = region_of(domain, [("reads", "A[i - 1]"), ("reads", "A[i + 1]"), ("writes", "A[i]")], {"A": ("N",)})
    band = isl.Map("{ S0[t, i] -> [t, t + i] }")
    found = operation(region.statements[0], region, {"T": 16, "N": 64}, band, ("t", "w"))
    (reference,) = found.references
    assert {(term.axis, term.stride) for term in reference.terms} == {("t", -4), ("w", 4)}
    assert reference.spreads == (Spread(4, 3),) and reference.reads and reference.writes
    assert found.density == pytest.approx(16 * 64 / (16 * 79), abs=0.03)


@pytest.mark.parametrize(
    "condition",
    ["j <= i", "j < 40", "j <= i and i + j >= 40", "j mod 2 = 0", "(i + j) mod 3 = 0", "i <= j <= i + 2", "j < 0"],
)
def test_density(condition: str) -> None:
    domain = f"{{ S0[i, j] : 0 <= i < 40 and 0 <= j < 40 and {condition} }}"
    found = built(domain, [("writes", "A[i, j]")], {"A": ("40", "40")}, {})
    assert found.density == pytest.approx(filled(isl.Set(domain)), abs=0.03)


def filled(domain: isl.Set) -> float:
    """Points of the set over points of the box around it, one by one."""
    square = [(i, j) for i in range(40) for j in range(40)]
    inside = [(i, j) for i, j in square if isl.Set(f"{{ S0[{i}, {j}] }}").is_subset(domain)]
    if not inside:
        return 0.0
    sides = [max(values) - min(values) + 1 for values in zip(*inside, strict=True)]
    return len(inside) / (sides[0] * sides[1])


def test_what_is_not_linear_is_scattered() -> None:
    domain = "{ S0[i, j] : 0 <= i < 8 and 0 <= j < 10 }"
    found = built(domain, [("reads", "A[(i + j) mod 5]"), ("writes", "B[i, j]")], {"A": ("5",), "B": ("8", "10")}, {})
    reference = found.references[0]
    assert reference.terms == (Term("j", 64), Term("i", 640))
    assert reference.size == 20


def test_a_scalar_does_not_move() -> None:
    found = built("{ S0[i] : 0 <= i < 8 }", [("reads", "s[]"), ("writes", "s[]")], {"s": ()}, {})
    (reference,) = found.references
    assert (reference.terms, reference.size, reference.reads, reference.writes) == ((), 4, True, True)


def test_a_parameter_without_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="no constant bounds for i: a parameter has no size"):
        built("[N] -> { S0[i] : 0 <= i < N }", [("writes", "A[i]")], {"A": ("N",)}, {})


def test_a_band_of_another_depth_is_refused() -> None:
    region = region_of("{ S0[i] : 0 <= i < 4 }", [("writes", "A[i]")], {"A": ("4",)})
    with pytest.raises(ValueError, match="2 axes for 1 dimensions"):
        operation(region.statements[0], region, {}, isl.Map("{ S0[i] -> [i] }"), ("a", "b"))
