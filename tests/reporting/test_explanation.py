"""`explain` on real regions: the steps, how each loop runs and why, the dependences, or the refusal."""

import re

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.reporting.explanation import explanation
from polyxform.reporting.explanation_html import explanation_html
from polyxform.reporting.loops import loop_reports

PREFIX_SUM = """\
void sums(int n, int m, double a[restrict n][m])
{
#pragma polyxform target(x86-64-v3)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 1; j < m; j++)
            a[i][j] = a[i][j] + a[i][j - 1];
#pragma endscop
}
"""
TOTAL = """\
double total(int n, const double a[n])
{
    double s = 0.0;
#pragma polyxform target(x86-64-v3)
#pragma scop
    for (int i = 0; i < n; i++)
        s += a[i];
#pragma endscop
    return s;
}
"""
UNKNOWN_CALL = """\
void g(float *);
void f(int n, float a[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        g(&a[i]);
#pragma endscop
}
"""


@pytest.fixture
def explained():
    """The explanation of C text, without tiling."""

    def call(text, detailed=False):
        return explanation(optimize(text, Options(tile=False), "k.c"), detailed)

    return call


def test_why_a_loop_is_parallel_and_another_is_not(explained):
    text = explained(PREFIX_SUM)
    assert "k.c:4:1: region rewritten\n" in text
    assert "i: parallel" in text
    assert "j: in order, because S0 reads a[i][j - 1] after S0 writes a[i][j] at distance (0,1)" in text
    assert "(flow, 7:13 to 7:33)" in text


def test_other_dependences_are_counted_unless_asked_for(explained):
    assert "anti and output dependences (-v lists them)" in explained(TOTAL)
    assert "-v lists them" not in explained(TOTAL, detailed=True)
    assert "(anti, " in explained(TOTAL, detailed=True)
    assert "schedule:" in explained(TOTAL, detailed=True)


def test_a_sum_is_named_as_the_reason(explained):
    assert "i: in order, because it adds up s" in explained(TOTAL)


def test_a_refusal_is_the_whole_explanation(explained):
    text = explained(UNKNOWN_CALL)
    assert text.startswith("k.c:4:1: region left unchanged\n  k.c:6:9: ")
    assert "g" in text and "pure" in text


def test_no_region(explained):
    assert "no region" in explained("int x;\n")


def test_hostile_names_are_escaped():
    assert "\x1b" not in explanation(optimize(TOTAL, path="k\x1b[2J.c"))


def test_every_generated_loop_is_reported():
    compilation = optimize(PREFIX_SUM, Options(tile=False))
    reports = loop_reports(compilation.regions[0].versions[-1])
    loops = re.findall(r"for \(\w+ (\w+) =", "".join(compilation.regions[0].versions[-1].version.emitted.body))
    assert [str(report).partition(":")[0] for report in reports] == loops
    assert {"i", "j"} <= set(loops)


def test_the_page_shows_both_accesses_of_a_dependence_and_its_distance():
    page = explanation_html(optimize(PREFIX_SUM, Options()))
    assert "S0 writes a[i][j] at 7:13" in page
    assert "S0 reads a[i][j - 1] at 7:" in page or "S0 reads a[i][j-1] at 7:" in page
    assert "<td>(0,1)</td>" in page
    assert "i: parallel" in page


def test_names_in_the_page_are_escaped():
    assert "<script>" not in explanation_html(optimize("/* <script> */\n" + UNKNOWN_CALL, Options()))
