"""Row lengths that are sums, as symbols of their own."""

import pytest
from polyxform.scop.row_lengths import named_lengths, with_multiples

M_PLUS_1 = {("m",): 1, (): 1}


def poly(**weights):
    return {tuple(name.split("_")) if name != "one" else (): weight for name, weight in weights.items()}


def test_a_sum_becomes_a_symbol():
    # (i - 1) * (m + 1) + m
    found = named_lengths([poly(i_m=1, i=1, one=-1)], [["i"]])
    assert found.lengths == {"(m + 1)": M_PLUS_1}
    assert found.polynomials == ({("(m + 1)", "i"): 1, (): -1},)


def test_all_references_are_told_by_the_same_symbol():
    found = named_lengths([poly(i_m=1, i=1, j=1), poly(m=1)], [["i", "j"], []])
    assert found.polynomials[1] == {("(m + 1)",): 1, (): -1}


def test_nested_lengths():
    # (i * (n + 2) + j) * (m + 2) + k
    terms = poly(i_m_n=1, i_m=2, i_n=2, i=4, j_m=1, j=2, k=1)
    found = named_lengths([terms], [["i", "j", "k"]])
    assert set(found.lengths) == {"(m + 2)", "(n + 2)"}
    assert found.polynomials == ({("(m + 2)", "(n + 2)", "i"): 1, ("(m + 2)", "j"): 1, ("k",): 1},)


@pytest.mark.parametrize(
    "terms",
    [
        poly(i_m=1, j=1),
        poly(i_m=2, i=1, j=1),
        poly(i_m_m=1, i=1, j=1),
    ],
    ids=["plain", "a weight of two", "no linear sum"],
)
def test_other_strides_stay(terms):
    found = named_lengths([terms], [["i", "j"]])
    assert not found.lengths
    assert found.polynomials == (terms,)


def test_two_lengths_of_one_parameter_are_not_both_named():
    found = named_lengths([poly(i_m=1, i=1), poly(i_m=1, i=2)], [["i"], ["i"]])
    assert list(found.lengths) == ["(m + 1)"]


def test_a_diagonal_of_rows_is_no_row_length():
    # A[i * m + j] and A[i * m + i]
    terms = [poly(i_m=1, j=1), poly(i_m=1, i=1)]
    found = named_lengths(terms, [["i", "j"], ["i"]])
    assert not found.lengths
    assert found.polynomials == tuple(terms)


def test_a_diagonal_of_planes_is_no_row_length():
    # A[(i * n + j) * m + k] and A[(i * n + i) * m + k]
    terms = [poly(i_m_n=1, j_m=1, k=1), poly(i_m_n=1, i_m=1, k=1)]
    assert not named_lengths(terms, [["i", "j", "k"], ["i", "k"]]).lengths


def test_a_number_times_a_parameter_becomes_a_symbol_where_it_is_in_all_strides():
    # i + 14 * w * (k + b * c)
    plain = named_lengths([poly(i=1, k_w=14, b_c_w=14)], [["i", "k", "b"]])
    found = with_multiples(plain, [["i", "k", "b"]])
    assert found.lengths == {"(14 * w)": {("w",): 14}}
    assert found.polynomials == ({("i",): 1, ("(14 * w)", "k"): 1, ("(14 * w)", "b", "c"): 1},)


@pytest.mark.parametrize(
    "terms",
    [
        [poly(i=1, k_w=14, w=1)],
        [poly(i=1, k_w=14), poly(k_w=7, w=2)],
        [poly(i=1, k_w_w=14)],
        [poly(i=2, w=2)],
    ],
    ids=["one row more", "another reference", "a square", "no row length"],
)
def test_a_number_that_is_not_in_all_strides_stays(terms):
    counters = [["i", "k"]] * len(terms)
    found = with_multiples(named_lengths(terms, counters), counters)
    assert not found.lengths
    assert found.polynomials == tuple(terms)
