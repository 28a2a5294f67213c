"""Counting through isl against loops written out in Python."""

from __future__ import annotations

from itertools import product

import islpy as isl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polyxform.reuse import exact
from polyxform.reuse.footprints import box_of, lines_of

from tests.reuse.enumeration import STEADY
from tests.reuse.trees import reference

FORMS = st.tuples(st.integers(-2, 3), st.integers(-2, 3), st.integers(-3, 3))
"""Coefficients of i and of j, and a constant."""


def triangle(height: int, slope: int) -> list[tuple[int, int]]:
    """Points of { [i, j] : 0 <= i < height, 0 <= j <= slope * i }."""
    return [(i, j) for i in range(height) for j in range(slope * i + 1)]


@STEADY
@given(st.integers(1, 7), st.integers(0, 2), st.lists(st.tuples(FORMS, FORMS), min_size=1, max_size=3))
def test_elements(height: int, slope: int, forms: list[tuple[tuple[int, int, int], tuple[int, int, int]]]) -> None:
    domain = f"0 <= i < {height} and 0 <= j <= {slope} * i"
    pieces = [f"S[i, j] -> A[{text(row)}, {text(column)}] : {domain}" for row, column in forms]
    truth = {
        tuple(a * i + b * j + c for a, b, c in subscripts) for i, j in triangle(height, slope) for subscripts in forms
    }
    found = exact.elements(isl.UnionMap(f"{{ {'; '.join(pieces)} }}"), isl.UnionSet(f"{{ S[i, j] : {domain} }}"))
    assert found == {"A": len(truth)}


def text(form: tuple[int, int, int]) -> str:
    return f"{form[0]} * i + {form[1]} * j + {form[2]}"


@STEADY
@given(st.integers(1, 9), st.integers(1, 30), st.integers(0, 20), st.sampled_from([4, 8]), st.integers(16, 70))
def test_lines(height: int, width: int, first: int, element: int, columns: int) -> None:
    accesses = isl.UnionMap(f"{{ S[i, j] -> A[i, j + {first}] }}")
    instances = isl.UnionSet(f"{{ S[i, j] : 0 <= i < {height} and 0 <= j < {width} }}")
    truth = {(i * columns + j + first) * element // 64 for i, j in product(range(height), range(width))}
    assert exact.lines(accesses, instances, {"A": (element * columns, element)}) == {"A": len(truth)}


@STEADY
@given(st.integers(1, 6), st.integers(1, 40), st.integers(40, 80))
def test_the_box_form_agrees_where_the_start_is_known(height: int, width: int, columns: int) -> None:
    columns = -(-columns // 16) * 16
    accesses = isl.UnionMap("{ S[i, j] -> A[i, j] }")
    instances = isl.UnionSet(f"{{ S[i, j] : 0 <= i < {height} and 0 <= j < {width} }}")
    box = box_of(reference("A", ("j", 1), ("i", columns)), [width, height], 64)
    assert exact.lines(accesses, instances, {"A": (4 * columns, 4)})["A"] == lines_of(box, 64, 64)


TILED = isl.UnionMap("{ S[i, j] -> [a, b, i, j] : a = floor(i/8) and b = floor(j/16) and 0 <= i < 60 and 0 <= j <= i }")
ACCESSES = isl.UnionMap("{ S[i, j] -> A[i, j]; S[i, j] -> B[2 * j] }")


@pytest.mark.parametrize("at", [(), (3,), (7, 2), (7, 3), (2, 1, 20), (2, 1, 20, 16)])
def test_one_iteration_of_a_prefix_of_a_schedule(at: tuple[int, ...]) -> None:
    running = [(i, j) for i in range(60) for j in range(i + 1) if (i // 8, j // 16, i, j)[: len(at)] == at]
    found = exact.footprint_of_prefix(TILED, len(at), ACCESSES, at)
    truth = {"A": len(set(running)), "B": len({2 * j for _, j in running})}
    assert found == {array: size for array, size in truth.items() if size}


def test_the_iteration_in_the_middle_is_the_default() -> None:
    assert exact.footprint_of_prefix(TILED, 2, ACCESSES) == exact.footprint_of_prefix(TILED, 2, ACCESSES, (3, 0))


def test_statements_of_different_time_tuples_are_refused() -> None:
    schedule = isl.UnionMap("{ S[i] -> [i] : 0 <= i < 4; T[i] -> [i, 0] : 0 <= i < 4 }")
    with pytest.raises(ValueError, match="2 tuples"):
        exact.prefix(schedule, 1)


def test_a_free_parameter_is_refused() -> None:
    with pytest.raises(ValueError, match="no constant bounds"):
        exact.prefix(isl.UnionMap("[n] -> { S[i] -> [i] : 0 <= i < n }"), 1)


def test_skewed_tiles() -> None:
    domain = "0 <= t < 16 and 0 <= i < 64"
    schedule = isl.UnionMap(f"{{ S[t, i] -> [floor(t/4), floor((t + i)/8), t, i] : {domain} }}")
    running = [(t, i) for t in range(16) for i in range(64) if (t // 4, (t + i) // 8) == (2, 5)]
    accesses = isl.UnionMap("{ S[t, i] -> A[i - 1]; S[t, i] -> A[i]; S[t, i] -> A[i + 1] }")
    truth = {i + offset for _, i in running for offset in (-1, 0, 1)}
    assert exact.footprint_of_prefix(schedule, 2, accesses, (2, 5)) == {"A": len(truth)}
