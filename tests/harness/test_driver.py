"""The driver calls real shared objects: arrays with their declared extents, guarded, filled, and honest reports."""

import math
from pathlib import Path

import pytest
from polyxform.harness.driver import Unit, build_driver, build_implementation, read_reports, run_plan
from polyxform.harness.plan import Data, Effort, Implementation, Plan, Trial
from polyxform.harness.subject import subjects_of
from polyxform.toolchain.compiler import find_compiler
from polyxform.toolchain.run import private_folder

from tests.harness.sources import GLOBALS, PRODUCT, SCALE, untouched


@pytest.fixture(scope="module")
def workshop():
    """A folder with a driver in it."""
    with private_folder() as folder:
        yield folder, build_driver(find_compiler(), folder)


def run_against(workshop, original, changed, integers, mode="check", data=Data.INTEGER, role="strict"):
    """Reports of a run of `original` as the reference and `changed` as the only other implementation."""
    folder, driver = workshop
    entry = subjects_of(untouched(original))[0][0].entry
    flags = ("-O1", "-ffp-contract=off")
    units = [Unit(text.encode(), Path()) for text in (original, changed)]
    paths = [
        build_implementation(find_compiler(), folder, f"unit{i}", entry, unit, flags) for i, unit in enumerate(units)
    ]
    candidate = role if mode == "check" else "candidate"
    made = (Implementation("original", "reference", paths[0]), Implementation("changed", candidate, paths[1]))
    trial = Trial(data, 1, integers, (math.nan,) * len(entry.reals), (0,) * len(entry.buffers))
    effort = Effort(budget_seconds=0.2, maximum_rounds=5)
    return run_plan(driver, Plan(mode, entry, made, (trial,), effort=effort), {})


def verbs(outcome):
    """Verbs of the reports, in order, without the routine ones."""
    return [report.verb for report in outcome.reports if report.verb not in ("start", "extent")]


def test_the_same_code_is_the_same_in_both_placements(workshop):
    outcome = run_against(workshop, PRODUCT, PRODUCT, (7, 5, 3))
    assert outcome.complete
    assert verbs(outcome) == ["reference", "same", "same", "done"]


def test_extents_are_evaluated_by_the_compiler(workshop):
    outcome = run_against(workshop, PRODUCT, PRODUCT, (7, 5, 3))
    extents = [tuple(report.number(i) for i in range(1, 4)) for report in outcome.reports if report.verb == "extent"]
    assert extents == [(0, 0, 7), (0, 1, 3), (1, 0, 3), (1, 1, 5), (2, 0, 7), (2, 1, 5)]


def test_a_turn_brings_as_many_samples_as_are_asked_for(workshop):
    folder, driver = workshop
    entry = subjects_of(untouched(SCALE))[0][0].entry
    path = build_implementation(find_compiler(), folder, "turns", entry, Unit(SCALE.encode(), Path()), ("-O1",))
    trial = Trial(Data.INTEGER, 1, (5000,), (math.nan,), (0, 0))
    effort = Effort(budget_seconds=1.0, sample_seconds=0.0001, minimum_rounds=6, maximum_rounds=6, row=3)
    plan = Plan("measure", entry, (Implementation("original", "reference", path),), (trial,), effort=effort)
    rounds = [report.number(3) for report in run_plan(driver, plan, {}).reports if report.verb == "sample"]
    assert rounds == [1, 1, 1, 2, 2, 2]


def test_empty_arrays_are_no_trouble(workshop):
    assert verbs(run_against(workshop, PRODUCT, PRODUCT, (0, 5, 3))) == ["reference", "same", "same", "done"]


def test_whole_numbers_leave_no_rounding(workshop):
    reference = next(r for r in run_against(workshop, PRODUCT, PRODUCT, (7, 5, 3)).reports if r.verb == "reference")
    trial, exact, level, elements, zeros = (reference.number(i) for i in (0, 1, 2, 4, 6))
    assert (trial, exact, level, elements) == (0, 1, 16, 7 * 3 + 3 * 5 + 7 * 5)
    assert zeros < elements / 4


def test_a_wrong_element_is_reported_with_both_values(workshop):
    wrong = PRODUCT.replace("#pragma endscop", "    C[2][3] += 1;")
    differences = [r for r in run_against(workshop, PRODUCT, wrong, (7, 5, 3)).reports if r.verb == "difference"]
    assert len(differences) == 2
    buffer, count, first = (differences[0].number(i) for i in (3, 4, 5))
    assert (buffer, count, first) == (2, 1, 2 * 5 + 3)
    assert float(differences[0].words[7]) == float(differences[0].words[6]) + 1


def test_a_changed_input_is_a_difference_too(workshop):
    wrong = PRODUCT.replace("#pragma endscop", "    ((float *)A)[4] = 99;")
    outcome = run_against(workshop, PRODUCT, wrong, (7, 5, 3))
    assert [r.number(3) for r in outcome.reports if r.verb == "difference"] == [0, 0]


@pytest.mark.parametrize(("statement", "side"), [("C[m][0] = 1;", 1), ("(&C[0][0])[-1] = 1;", -1)])
def test_an_access_beside_an_array_faults_or_spoils_the_margin(workshop, statement, side):
    wrong = PRODUCT.replace("#pragma endscop", f"    {statement}")
    outcome = run_against(workshop, PRODUCT, wrong, (7, 5, 3))
    found = {report.verb: report for report in outcome.reports}
    assert {"fault", "margin"} & found.keys()
    if "fault" in found:
        assert found["fault"].number(3) == 2
        assert (found["fault"].number(4) > 0) == (side > 0)
    assert not outcome.complete or "margin" in found


def test_a_write_beside_an_array_that_does_not_fault_spoils_the_margin(workshop):
    wrong = PRODUCT.replace("#pragma endscop", "    if ((unsigned long)&C[m][0] % 4096 != 0) C[m][0] = 1;")
    found = {report.verb for report in run_against(workshop, PRODUCT, wrong, (7, 5, 3)).reports}
    assert "margin" in found
    assert "fault" not in found


def test_reading_beside_an_array_faults(workshop):
    wrong = PRODUCT.replace("#pragma endscop", "    if (A[m][p] == 12345.0f) C[0][0] = 0;")
    assert verbs(run_against(workshop, PRODUCT, wrong, (64, 64, 64)))[-1] == "fault"


def test_globals_live_in_each_library_and_are_compared(workshop):
    assert verbs(run_against(workshop, GLOBALS, GLOBALS, (9,))) == ["reference", "same", "same", "done"]
    wrong = GLOBALS.replace("limit; i++", "limit - 1; i++")
    assert "difference" in verbs(run_against(workshop, GLOBALS, wrong, (9,)))


def test_a_verdict_printed_by_the_code_under_test_does_not_count(workshop):
    forged = PRODUCT.replace(
        "void product",
        "#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>\nvoid product",
        1,
    ).replace("#pragma scop", 'puts("done"); dprintf(3, "x done\\n"); dprintf(200, "x done\\n"); exit(0);\n')
    outcome = run_against(workshop, PRODUCT, forged, (7, 5, 3))
    assert not outcome.complete
    assert "done" not in verbs(outcome)


def test_reports_need_the_nonce():
    assert [r.verb for r in read_reports(["abc done", "abd done", "", "abc same 1", "abc"], "abc")] == ["done", "same"]


def test_rounded_data_is_judged_by_the_role(workshop):
    reordered = PRODUCT.replace("int k = 0; k < p; k++", "int k = p - 1; k >= 0; k--")
    strict = run_against(workshop, PRODUCT, reordered, (7, 5, 30), data=Data.REAL)
    lenient = run_against(workshop, PRODUCT, reordered, (7, 5, 30), data=Data.REAL, role="fast")
    exact = run_against(workshop, PRODUCT, reordered, (7, 5, 30), data=Data.INTEGER)
    assert "difference" in verbs(strict)
    assert "unjudged" in verbs(lenient)
    assert "difference" not in verbs(lenient)
    assert verbs(exact) == ["reference", "same", "same", "done"]


def test_dominant_data_is_symmetric_and_well_conditioned(workshop):
    text = """
void pivots(int n, double A[n][n])
{
#pragma scop
    for (int k = 0; k < n; k++)
        for (int i = k + 1; i < n; i++)
            for (int j = k + 1; j < n; j++)
                A[i][j] -= A[i][k] * A[k][j] / A[k][k];
#pragma endscop
}
"""
    report = next(
        r for r in run_against(workshop, text, text, (30,), data=Data.DOMINANT).reports if r.verb == "reference"
    )
    nonfinite = report.number(5)
    assert nonfinite == 0


def test_measuring_compares_before_it_times(workshop):
    equal = run_against(workshop, SCALE, SCALE, (5000,), mode="measure")
    compared = next(report for report in equal.reports if report.verb == "compared")
    assert (compared.number(1), compared.number(3)) == (1, 0)
    assert {report.number(0) for report in equal.reports if report.verb == "sample"} == {0, 1}


def test_what_differs_is_not_timed(workshop):
    wrong = SCALE.replace("factor * from[i]", "factor * from[i] + (i == n / 2)")
    outcome = run_against(workshop, SCALE, wrong, (5000,), mode="measure")
    compared = next(report for report in outcome.reports if report.verb == "compared")
    assert (compared.number(1), compared.number(3)) == (0, 1)
    assert {report.number(0) for report in outcome.reports if report.verb == "sample"} == {0}


ROOTS = """
#include <math.h>
void roots(int n, const double from[n], double to[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        to[i] = sqrt(from[i]) > 0.0 ? sqrt(from[i]) : 0.0;
#pragma endscop
}
"""


def test_roots_of_negative_numbers_are_seen_behind_a_rectifier(workshop):
    """They would be zeros here, and no numbers where a rectifier asks the other way round."""
    other = ROOTS.replace("sqrt(from[i]) > 0.0 ? sqrt(from[i]) : 0.0", "sqrt(from[i]) < 0.0 ? 0.0 : sqrt(from[i])")
    outcome = run_against(workshop, ROOTS, other, (5000,), mode="measure")
    compared = next(report for report in outcome.reports if report.verb == "compared")
    assert compared.number(1) == 1


def test_nothing_is_timed_on_zeros(workshop):
    outcome = run_against(workshop, SCALE, SCALE, (5000,), mode="measure")
    data = next(report for report in outcome.reports if report.verb == "data")
    assert data.number(2) < data.number(1) / 2


KEEPING = """
static double kept[5000];
void scale_pack_from(int n, const double from[n])
{
    for (int i = 0; i < n; i++)
        kept[i] = from[i];
}
""" + SCALE.replace("factor * from[i]", "factor * kept[i]")


@pytest.mark.parametrize(("original", "changed"), [(SCALE, KEEPING), (KEEPING, SCALE)])
def test_copies_for_later_calls_are_made_of_the_values_that_calls_are_given(workshop, original, changed):
    """The implementation that others are compared with may have such copies, too."""
    folder, driver = workshop
    entry = subjects_of(untouched(SCALE))[0][0].entry
    compiler, own = find_compiler(), (("scale_pack_from", ("n", "from")),)
    paths = [
        build_implementation(
            compiler, folder, f"kept{i}", entry, Unit(text.encode(), Path(), packers=own * (text is KEEPING)), ("-O1",)
        )
        for i, text in enumerate((original, changed))
    ]
    made = (Implementation("original", "reference", paths[0]), Implementation("changed", "candidate", paths[1]))
    trial = Trial(Data.INTEGER, 1, (5000,), (math.nan,), (0, 0))
    plan = Plan("measure", entry, made, (trial,), effort=Effort(budget_seconds=0.2, maximum_rounds=5))
    (compared,) = (report for report in run_plan(driver, plan, {}).reports if report.verb == "compared")
    assert compared.number(1) == 1
