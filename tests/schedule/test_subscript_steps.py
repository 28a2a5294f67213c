"""What subscripts change by along one dimension, also where another one takes remainders."""

import islpy as isl
import pytest
from polyxform.polyhedra import stays_or_steps, subscript_steps


@pytest.mark.parametrize(
    ("relation", "dimension", "expected"),
    [
        ("{ S[t, i] -> A[(t + 1) mod 2, i] : 0 <= t < 9 and 0 <= i < 9 }", 1, (0, 1)),
        ("{ S[t, i] -> A[t mod 2, 2i - t] : 0 <= t < 9 and 0 <= i < 9 }", 1, (0, 2)),
        ("{ S[t, i] -> A[t mod 2, i] : 0 <= t < 9 and 0 <= i < 9 }", 0, None),
        ("{ S[i] -> A[floor(i/2)] : 0 <= i < 9 }", 0, None),
        ("[n] -> { S[i] -> A[i] : 0 <= i < n; S[i] -> A[i + 1] : n <= i < 9 }", 0, None),
        ("{ S[i] -> A[j] : i <= j <= i + 1 }", 0, None),
        ("{ S[i] -> A[] }", 0, ()),
    ],
)
def test_steps(relation, dimension, expected):
    assert subscript_steps(isl.Map(relation), dimension) == expected


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("[n] -> { S[j, i] -> A[j, o] : o = floor(i/64) and 0 <= i < n }", True),
        ("{ S[j, i] -> A[j, i] }", True),
        ("{ S[j, i] -> A[i, j] }", False),
        ("{ S[j, i] -> A[o, i] : o = floor(i/2) }", False),
        ("{ S[j, i] -> A[j, o] : o = floor((3 * i)/2) }", False),
        ("{ S[j, i] -> A[j, i mod 4] }", False),
        ("{ S[j, i] -> A[j, o] : i <= o <= i + 1 }", False),
    ],
)
def test_what_stays_or_steps(relation, expected):
    assert stays_or_steps(isl.Map(relation), 1) == expected
