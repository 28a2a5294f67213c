"""Whole programs: what they print is compared, and only what prints the same is timed."""

from dataclasses import replace

import pytest
from polyxform.benchmarking.measure import BenchmarkRequest, measure
from polyxform.benchmarking.programs import same_output
from polyxform.harness.plan import Effort

from tests.harness.sources import untouched

PROGRAM = """
#include <stdio.h>
static double a[100];
int main(void)
{
#pragma scop
    for (int i = 0; i < 100; i++)
        a[i] = i / 3.0;
#pragma endscop
    printf("sum %.17g\\n", a[99] + a[50]);
    return 0;
}
"""
SHORT = BenchmarkRequest(against=(), effort=Effort(budget_seconds=0.01, minimum_rounds=3, maximum_rounds=4))


def program_case(compilation):
    """The case of the whole program."""
    return next(case for case in measure(compilation, SHORT).cases if case.name == "kernel.c: main")


def test_a_program_is_run_before_and_after():
    case = program_case(untouched(PROGRAM))
    assert case.equal and case.seconds > 0 and len(case.ratios) == 1
    assert case.repro == "polyxform bench kernel.c --threads 1"


@pytest.mark.parametrize(
    ("change", "reason"), [("i / 3.0 + (i > 98)", "something else"), ("*(volatile int *)0", "SIGSEGV")]
)
def test_a_program_that_does_something_else_is_not_timed(change, reason):
    case = program_case(replace(untouched(PROGRAM), text=PROGRAM.replace("i / 3.0", change)))
    assert not case.equal and case.ours is None
    assert reason in dict(case.missing)["polyxform"]


def test_rounding_in_printed_numbers_is_no_difference():
    assert same_output(b"sum 1.0000001\n", b"sum 1.0000002\n")
    assert not same_output(b"sum 1.0\n", b"sum 1.1\n")
    assert not same_output(b"sum 1.0\n", b"sum 1.0 2\n")
    assert not same_output(b"sum x\n", b"sum y\n")
