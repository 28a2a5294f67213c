"""Bytes that chains of operators move: as written, as rewritten, at the least."""

from polyxform import optimize
from polyxform.benchmarking.prediction import versions_run
from polyxform.benchmarking.traffic import Nest, moved, traffic_of
from polyxform.harness.subject import subjects_of

from tests.house.tree import ROOT

MIB = 1 << 20


def traffic(name, capacity=32 * MIB):
    """Of the first function of an input kernel."""
    text = (ROOT / "input_kernels" / "fused" / f"{name}.c").read_text()
    (version,) = versions_run(subjects_of(optimize(text))[0][0])
    return traffic_of(version, capacity)


def test_a_fused_chain_moves_what_it_has_to():
    found = traffic("elementwise_chain")
    assert found.compulsory == 5 * 64 * MIB
    assert found.together == found.compulsory
    assert found.apart == (4 + 3 + 4 + 4) * 64 * MIB


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
