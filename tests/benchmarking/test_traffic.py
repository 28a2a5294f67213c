"""Bytes that chains of operators move: as written, as rewritten, at the least."""

import islpy as isl
from polyxform import optimize
from polyxform.benchmarking.prediction import many_core_notes, versions_run
from polyxform.benchmarking.traffic import Nest, moved, nests_of, traffic_of
from polyxform.harness.subject import subjects_of

from tests.house.tree import ROOT
from tests.schedule.regions import ONE, scop_of

MIB = 1 << 20
TWO_PRODUCTS = """
void two(const float a[restrict 256][64], const float b[restrict 64][64], float t[restrict 256][64],
         const float d[restrict 64][64], float c[restrict 256][64])
{
#pragma scop
    for (int i = 0; i < 256; i++)
        for (int j = 0; j < 64; j++)
            for (int k = 0; k < 64; k++)
                t[i][j] += a[i][k] * b[k][j];
    for (int i = 0; i < 256; i++)
        for (int j = 0; j < 64; j++)
            for (int k = 0; k < 64; k++)
                c[i][j] += t[i][k] * d[k][j];
#pragma endscop
}
"""


def traffic(name, capacity=32 * MIB):
    """Of the first function of an input kernel."""
    text = (ROOT / "input_kernels" / "fused" / f"{name}.c").read_text()
    (version,) = versions_run(subjects_of(optimize(text))[0][0])
    return traffic_of(version, capacity)


def prediction(text):
    """Of a function on many cores."""
    (version,) = versions_run(subjects_of(optimize(text))[0][0])
    return tuple(many_core_notes(version))


def test_memory_alone_is_predicted_for_many_cores_where_loops_just_meet():
    (note,) = prediction((ROOT / "input_kernels" / "fused" / "elementwise_chain.c").read_text())
    assert note.startswith("prediction, not measured, for 28 cores")
    assert note.endswith("memory alone takes 7.86 ms as written, 2.62 ms as rewritten")


def test_chains_of_sums_are_predicted_for_many_cores_with_their_time():
    (note,) = prediction(TWO_PRODUCTS)
    assert "S0 to S1" in note and " apart, " in note
    assert note.endswith("from memory) joined")


def test_a_fused_chain_moves_what_it_has_to():
    found = traffic("elementwise_chain")
    assert found.compulsory == 5 * 64 * MIB
    assert found.together == found.compulsory
    assert found.apart == (4 + 3 + 4 + 4) * 64 * MIB


def test_a_chain_of_vectors_moves_what_it_has_to():
    found = traffic("vector_chain")
    assert found.compulsory == 4 * 16_000_000 + 4
    assert found.together < 1.01 * found.compulsory < found.apart


def test_whole_tiles_and_what_is_left_sweep_once():
    scop = scop_of("for (int i = 0; i < 1000; i++) A[i] = B[i];", ONE)
    whole, rest = (f"{{ S0[i] : {part} }}" for part in ("0 <= i < 960", "960 <= i < 1000"))
    tree = isl.Schedule.from_domain(isl.UnionSet(whole)).sequence(isl.Schedule.from_domain(isl.UnionSet(rest)))
    assert len(nests_of(tree, scop, frozenset())) == 1


def test_what_fits_the_last_cache_moves_nothing():
    assert traffic("elementwise_chain", 1 << 40).apart == 0


def nest(reads="", writes=""):
    """A nest over arrays with names of one letter."""
    return Nest(frozenset(reads + writes), frozenset(writes), frozenset(writes) - frozenset(reads))


def test_an_array_stays_while_what_is_touched_meanwhile_fits():
    sizes = {"a": 10, "b": 10, "c": 100, "d": 10}
    near = [nest("a", "b"), nest("b", "d")]
    assert moved([*near, nest("c")], sizes, 50, frozenset()) == 10 + 2 * 10 + 2 * 10 + 100
    far = [nest("a", "b"), nest("c"), nest("b", "d")]
    assert moved(far, sizes, 50, frozenset()) == 10 + 3 * 10 + 2 * 10 + 100


def test_a_result_past_the_caches_is_not_fetched():
    sizes = {"a": 100, "b": 100}
    assert moved([nest("a", "b")], sizes, 50, frozenset()) == 300
    assert moved([nest("a", "b")], sizes, 50, frozenset("b")) == 200
