"""The relations that `analyze` finds, against relations written down by hand."""

import islpy as isl
import pytest
from polyxform.dependences import analyze, describe

from tests.dependences.scops import nest, scop, statement

CUBE = "[N] -> { S0[i, j, k] : 0 <= i, j, k < N }"
MATMUL = (("reads", "C[i, j]"), ("reads", "A[i, k]"), ("reads", "B[k, j]"), ("writes", "C[i, j]"))
LOOPS = ("S0[i, j, k] -> [(i)]", "S0[i, j, k] -> [(j)]", "S0[i, j, k] -> [(k)]")


def matmul(update="+", accesses=MATMUL):
    return scop([statement(CUBE, accesses, update)], nest(CUBE, LOOPS))


def same(found, expected):
    return found.is_equal(isl.UnionMap(expected))


def test_sum_is_a_chain_of_flow_anti_and_output_dependences():
    chain = "[N] -> { S0[i, j, k] -> S0[i, j, k + 1] : 0 <= i, j < N and 0 <= k < N - 1 }"
    found = analyze(matmul())
    assert same(found.flow, chain)
    assert same(found.anti, chain)
    assert same(found.output, chain)
    assert same(found.reductions, chain)
    assert found.relaxed.is_empty()


def test_sum_without_update_form_stays_ordered_even_with_consent():
    found = analyze(matmul(update=""))
    assert found.reductions.is_empty()
    assert found.relaxed.is_equal(found.validity)


def test_input_dependences_are_all_later_reads():
    found = {a.array: a for a in analyze(matmul()).arrays}
    assert same(found["A"].input, "[N] -> { S0[i, j, k] -> S0[i, l, k] : 0 <= i, j, l, k < N and j < l }")
    assert found["A"].validity.is_empty()


def test_factor_that_reads_the_target_array_is_no_reduction():
    triangular = (("reads", "A[i, j]"), ("reads", "A[i, k]"), ("reads", "A[k, j]"), ("writes", "A[i, j]"))
    found = analyze(matmul(accesses=triangular))
    crossing = isl.UnionMap("[N] -> { S0[i, j, k] -> S0[i, j, l] : k = j or l = j }")
    assert found.reductions.intersect(crossing).is_empty()
    assert not found.relaxed.is_empty()


def test_relaxed_keeps_first_write_before_every_term_and_every_term_before_the_read():
    square = "[N] -> { S0[i] : 0 <= i < N; S1[i, k] : 0 <= i, k < N; S2[i] : 0 <= i < N }"
    row = "{ S0[i] -> [(i)]; S1[i, k] -> [(i)]; S2[i] -> [(i)] }"
    column = 'child: { schedule: "[{ S1[i, k] -> [(k)] }]" }'
    steps = f'[ {{ filter: "{{ S0[i] }}" }}, {{ filter: "{{ S1[i, k] }}", {column} }}, {{ filter: "{{ S2[i] }}" }} ]'
    tree = f'{{ domain: "{square}", child: {{ schedule: "[{row}]", child: {{ sequence: {steps} }} }} }}'
    found = analyze(
        scop(
            [
                statement("[N] -> { S0[i] : 0 <= i < N }", [("writes", "c[i]")]),
                statement(
                    "[N] -> { S1[i, k] : 0 <= i, k < N }",
                    [("reads", "c[i]"), ("reads", "a[i, k]"), ("writes", "c[i]")],
                    "+",
                ),
                statement("[N] -> { S2[i] : 0 <= i < N }", [("reads", "c[i]"), ("writes", "d[i]")]),
            ],
            tree,
        )
    )
    every_term = "[N] -> { S0[i] -> S1[i, k] : 0 <= i, k < N; S1[i, k] -> S2[i] : 0 <= i, k < N }"
    assert isl.UnionMap(every_term).is_subset(found.relaxed)
    assert same(found.relaxed.intersect(isl.UnionMap("{ S1[i, k] -> S1[j, l] }")), "{ }")
    assert not isl.UnionMap(every_term).is_subset(found.validity)


def test_write_that_may_not_happen_hides_nothing():
    line = "[N] -> { S0[] ; S1[] ; S2[] }"
    tree = (
        f'{{ domain: "{line}", child: {{ sequence: [ {{ filter: "{{ S0[] }}" }}, {{ filter: "{{ S1[] }}" }},'
        ' { filter: "{ S2[] }" } ] } }'
    )

    def region(middle):
        return scop(
            [
                statement("{ S0[] }", [("writes", "s[]")]),
                statement("{ S1[] }", [(middle, "s[]")]),
                statement("{ S2[] }", [("reads", "s[]")]),
            ],
            tree,
        )

    assert same(analyze(region("may write")).flow, "{ S0[] -> S2[]; S1[] -> S2[] }")
    assert same(analyze(region("writes")).flow, "{ S1[] -> S2[] }")


def test_without_drops_the_arrays_made_private():
    found = analyze(matmul())
    assert found.without(["C"]).validity.is_empty()
    assert found.without(["A"]).validity.is_equal(found.validity)


@pytest.mark.parametrize(
    ("read", "spacing"),
    [("A[i - 1, j + 2, k]", "(1,-2,0)"), ("A[i, j - 1, k]", "(0,1,0)"), ("A[i, j, k + 1]", "(0,0,1)")],
)
def test_describe_names_accesses_and_constant_distance(read, spacing):
    region = matmul(update="", accesses=(("reads", read), ("writes", "A[i, j, k]")))
    found = analyze(region)
    (conflict,) = describe(region, found, found.validity)
    assert spacing in str(conflict)
    assert read in str(conflict)


def test_describe_says_nothing_about_a_distance_that_varies():
    region = matmul(update="", accesses=(("reads", "A[j]"), ("writes", "A[i]")))
    found = analyze(region)
    assert {c.distance for c in describe(region, found, found.flow)} == {None}
    assert "distance" not in str(describe(region, found, found.flow)[0])
