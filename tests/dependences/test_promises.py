"""What `independent` rules out, and what stays."""

import islpy as isl
import pytest
from polyxform.dependences import analyze
from polyxform.options import Options
from polyxform.scop.extract import extract
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

SCATTER = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { A[P[i]] = B[j]; B[j] = A[P[i]]; }"
SAME_ROW = "{ S0[i, j] -> S0[i, k]; S0[i, j] -> S1[i, k]; S1[i, j] -> S0[i, k]; S1[i, j] -> S1[i, k] }"


def through_a(promise, loops=SCATTER, inside=""):
    text = f"void f(int n, float A[restrict n], float B[restrict n], const int P[restrict n])\n{{\n{promise}\n"
    text += f"#pragma scop\n{inside}\n{loops}\n#pragma endscop\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    scop = extract(parse_region(source, find_regions(source)[0], Options()))
    return next(found for found in analyze(scop).arrays if found.array == "A").validity


def keeps_rows_only(pairs):
    return not pairs.is_empty() and pairs.is_subset(isl.UnionMap(SAME_ROW))


def test_without_a_promise_every_iteration_may_meet_every_other():
    assert not keeps_rows_only(through_a(""))


@pytest.mark.parametrize("promise", ["independent", "independent(A)", "independent(i)"])
def test_iterations_with_other_subscripts_are_apart_and_the_rest_stays(promise):
    assert keeps_rows_only(through_a(f"#pragma polyxform {promise}"))


@pytest.mark.parametrize("promise", ["independent(B)", "independent(j)"])
def test_promises_of_something_else_change_nothing_for_other_rows(promise):
    assert not keeps_rows_only(through_a(f"#pragma polyxform {promise}"))


@pytest.mark.parametrize("pragma", ["#pragma pencil independent", "#pragma polyxform independent"])
def test_a_pragma_in_front_of_a_loop_speaks_of_that_loop(pragma):
    assert keeps_rows_only(through_a("", inside=pragma))


def test_accesses_that_are_known_keep_their_dependences():
    plain = "for (int i = 1; i < n; i++) A[i] = A[i - 1];"
    assert through_a("#pragma polyxform independent", plain).is_equal(through_a("", plain))
