"""Regions that no pragma marks."""

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.plain_c.detection import all_regions
from polyxform.syntax.source import SourceFile

ZERO = "    for (int i = 0; i < n; i++)\n        A[i] = 0;\n"
COPY = "    for (int i = 0; i < n; i++)\n        B[i] = A[i];\n"
TIMES = "    for (int t = 0; t < n; t++) {{\n{}    }}\n"
PRINT = '    puts("x");\n'


def function(body):
    return f"int puts(const char *);\nvoid f(int n, float s, float A[restrict n], float B[restrict n])\n{{\n{body}}}\n"


def found(body):
    return all_regions(SourceFile.from_text(function(body)), Options(autodetect=True))


@pytest.mark.parametrize(
    ("body", "regions"),
    [
        (ZERO, [ZERO]),
        (ZERO + COPY, [ZERO + COPY]),
        (ZERO + PRINT + COPY, [ZERO, COPY]),
        (ZERO + "    s = A[0];\n" + COPY, [ZERO + "    s = A[0];\n" + COPY]),
        (ZERO + "    s = A[0];\n", [ZERO]),
        ("    if (s > 1) {\n" + ZERO + PRINT + "    }\n" + COPY, [ZERO, COPY]),
        ("    while (A[0] > 1)\n" + ZERO + COPY, [ZERO, COPY]),
        (TIMES.format(PRINT + ZERO + COPY), [ZERO + COPY]),
        (TIMES.format(ZERO), [TIMES.format(ZERO)]),
        ("    if (n > 3)\n" + ZERO + "    else\n" + COPY, ["    if (n > 3)\n" + ZERO + "    else\n" + COPY]),
        ("    if (puts(\"\"))\n" + ZERO + "    else\n" + COPY, [ZERO, COPY]),
        ("    switch (n) {\n    case 1:\n" + ZERO + "        break;\n    }\n", []),
        ("#pragma omp parallel for\n" + ZERO + COPY, [COPY]),
        ("    for (int i = 0; i < n; i++) A[i] = 0; s = 1;\n", []),
        ("#pragma scop\n" + ZERO + "#pragma endscop\n" + COPY, [ZERO]),
        ("    // for (;;)\n" + ZERO, [ZERO]),
        ("#if 0\n" + ZERO + "#endif\n" + COPY, [COPY]),
    ],
)  # fmt: skip
def test_the_largest_runs_of_loops_are_found(body, regions):
    assert [region.text for region in found(body).regions] == regions


def test_without_being_asked_nothing_is_found():
    assert all_regions(SourceFile.from_text(function(ZERO)), Options()).regions == ()


def test_a_loop_that_is_not_taken_is_named_with_the_reason():
    body = '    for (int i = 0; i < n; i++)\n        puts("x");\n'
    (told,) = found(body).missed
    assert (told.code, told.span.line, told.span.column) == ("PX122", 5, 9)


def test_what_is_found_is_rewritten_and_everything_else_is_kept():
    result = optimize(function(PRINT + ZERO + PRINT), Options(autodetect=True, target="x86-64-v3"))
    before, between, after = result.text.split(PRINT)
    assert before == function("").removesuffix("}\n")
    assert "A[i] = 0;" in between
    assert between != ZERO
    assert after == "}\n"
    assert all(diagnostic.severity.value == "remark" for diagnostic in result.diagnostics)
