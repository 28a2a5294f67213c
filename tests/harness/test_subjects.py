"""What a call of a kernel needs: arguments, arrays, sizes; and what cannot be called."""

import pytest
from polyxform.harness.analysis import (
    REACHED,
    REACHED_ROWS,
    is_consistent,
    multiply_adds,
    reach,
    rounding_bound,
    work_bound,
)
from polyxform.harness.subject import DEFAULT_SIZE, models_at, subjects_of
from polyxform.pipeline import optimize

from tests.harness.sources import GLOBALS, LINEAR, PRODUCT, SCALE, untouched

WEIGHED = """void weighed(int n, float *y, const float *x)
{
#pragma polyxform size(n = 8)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int k = 0; k < 8; k++)
            y[i] += table[k] * x[k];
#pragma endscop
}
"""
STRIDED = """void filter(int c, int f, int len, int taps, int stride, int count, const float *x, float *w, float *y)
{
#pragma polyxform size(c = 6, f = 5, len = 40, taps = 3, stride = 1, count = 38)
#pragma scop
    for (int o = 0; o < f; o++)
        for (int t = 0; t < count; t++) {
            float sum = 0;
            for (int i = 0; i < c; i++)
                for (int j = 0; j < taps; j++)
                    sum += x[i * len + t * stride + j] * w[(o * c + i) * taps + j];
            y[o * count + t] = sum;
        }
#pragma endscop
}
"""
BIASED = """void biased(int n, int m, float *y, const float *x, const float *bias)
{
#pragma polyxform size(n = 6, m = 5)
#pragma scop
    for (int j = 0; j < m; j++) {
        float sum = bias ? bias[j] : 0;
        for (int k = 0; k < n; k++)
            sum += x[j * n + k];
        y[j] = sum;
    }
#pragma endscop
}
"""


def subject(text):
    """The only subject of a source."""
    subjects, problems = subjects_of(untouched(text))
    assert problems == ()
    return subjects[0]


def test_arguments_are_sorted_into_numbers_and_arrays():
    entry = subject(SCALE).entry
    assert entry.arguments == ("n", "factor", "from", "to")
    assert [number.name for number in entry.integers] == ["n"]
    assert [number.name for number in entry.reals] == ["factor"]
    assert [(buffer.name, buffer.element, buffer.extents) for buffer in entry.buffers] == [
        ("from", "double", ("n",)),
        ("to", "double", ("n",)),
    ]


def test_sizes_come_from_the_pragma():
    assert subject(PRODUCT).sizes == (("m", 20), ("n", 30), ("p", 40))


def test_a_size_that_nobody_names_is_guessed_and_told():
    found = subject(SCALE.replace("#pragma polyxform size(n = 100)\n", ""))
    assert found.sizes == (("n", DEFAULT_SIZE),)
    assert found.guessed == ("n",)


def test_globals_are_buffers_and_numbers():
    entry = subject(GLOBALS).entry
    assert {(buffer.name, buffer.storage) for buffer in entry.buffers} == {("grid", "global"), ("total", "global")}
    assert [(number.name, number.storage) for number in entry.integers] == [("limit", "global")]


@pytest.mark.parametrize(("argument", "load"), [("double **from", "from[i][0]"), ("struct point *from", "from[i].x")])
def test_an_argument_that_no_data_can_be_made_for_is_refused(argument, load):
    text = SCALE.replace("const double from[n]", argument).replace("from[i]", load)
    subjects, problems = subjects_of(untouched("struct point { double x; };\n" + text))
    assert subjects == ()
    assert [problem.code for problem in problems] == ["PX710"]
    assert "'from'" in problems[0].message


def test_a_pointer_reaches_as_far_as_its_accesses():
    found = subject(LINEAR)
    elements = dict(found.sizes)
    for sizes in (elements, {"n": 2, "m": 3}, {"n": 1, "m": 1}):
        models = models_at(found, sizes)
        extents = reach(found.entry, models, sizes)
        rank = len(found.entry.buffers[0].extents)
        assert extents == ((sizes["n"],) * 2 if rank == 2 else (sizes["n"] * sizes["m"],) * 2)


def test_a_reach_that_a_local_variable_decides_is_generous():
    text = LINEAR.replace("#pragma polyxform", "    int last = n;\n#pragma polyxform").replace("i < n", "i < last")
    found = subject(text)
    sizes = dict(found.sizes)
    assert [number.name for number in found.entry.integers] == ["n", "m"]
    open_dimensions = [len(buffer.extents) for buffer in found.entry.buffers]
    expected = tuple(REACHED if rank == 1 else REACHED_ROWS for rank in open_dimensions)
    assert reach(found.entry, models_at(found, sizes), sizes) == expected


def test_declared_extents_need_no_reach():
    found = subject(PRODUCT)
    assert reach(found.entry, models_at(found, dict(found.sizes)), dict(found.sizes)) == (0, 0, 0)


def test_operations_are_those_of_the_sum():
    found = subject(PRODUCT)
    for m, n, p in ((20, 30, 40), (1, 1, 1), (3, 2, 5)):
        sizes = {"m": m, "n": n, "p": p}
        assert multiply_adds(models_at(found, sizes), sizes) == 2 * m * n * p


def test_operations_of_a_kernel_without_sums_are_unknown():
    found = subject(SCALE)
    assert multiply_adds(models_at(found, {"n": 5}), {"n": 5}) is None


def test_work_is_bounded_by_the_iterations():
    found = subject(PRODUCT)
    sizes = {"m": 4, "n": 5, "p": 6}
    assert work_bound(models_at(found, sizes), sizes) == 120


def test_the_rounding_bound_grows_with_the_sum():
    found = subject(PRODUCT)
    short, long = ({"m": 2, "n": 2, "p": p} for p in (4, 400))
    bounds = [rounding_bound(found.entry, models_at(found, sizes), sizes) for sizes in (short, long)]
    assert 400 * 2.0**-24 < bounds[1] < 500 * 2.0**-24
    assert bounds[0] < bounds[1] / 50


def test_no_bound_is_known_for_other_arithmetic():
    found = subject(SCALE)
    assert rounding_bound(found.entry, models_at(found, {"n": 5}), {"n": 5}) == 0.0


def test_no_bound_is_known_where_a_table_keeps_its_signs():
    table = "static const float table[8] = {0.5f, -0.5f};\n"
    found = subject(table + WEIGHED)
    sizes = dict(found.sizes)
    assert rounding_bound(found.entry, models_at(found, sizes), sizes) == 0.0


def test_pointers_that_are_tested_for_null_are_given_arrays():
    for found in (subject(BIASED), subjects_of(optimize(BIASED))[0][0]):
        sizes = {"n": 6, "m": 5}
        extents = dict(
            zip((b.name for b in found.entry.buffers), reach(found.entry, models_at(found, sizes), sizes), strict=True)
        )
        assert extents == {"y": 5, "x": 5, "bias": 5}


def test_models_behind_guards_that_do_not_hold_do_not_count():
    (found,) = subjects_of(optimize(STRIDED))[0]
    sizes = dict(found.sizes)
    assert any(not is_consistent(version.scop, sizes) for version in found.regions[0].versions)
    assert all(is_consistent(scop, sizes) for scop in models_at(found, sizes))


def test_assumptions_rule_sizes_out():
    text = SCALE.replace("#pragma scop", "#pragma polyxform assume(n % 4 == 0)\n#pragma scop")
    found = subject(text)
    answers = [all(is_consistent(m, {"n": n}) for m in models_at(found, {"n": n})) for n in (8, 9)]
    assert answers == [True, False]
