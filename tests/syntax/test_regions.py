"""Where regions begin and end, and what is no region."""

import pytest
from polyxform.diagnostics import SourceError
from polyxform.syntax.regions import find_regions

from tests.syntax.pieces import source

LOOP = "    for (int i = 0; i < n; i++)\n        A[i] = 0;\n"


def test_a_region_is_the_lines_strictly_between_its_pragmas():
    text = f"void f(int n, int *A)\n{{\n#pragma scop\n{LOOP}#pragma endscop\n}}\n"
    (region,) = find_regions(source(text))
    assert region.text == LOOP
    assert text[region.start : region.end] == LOOP
    assert region.indentation == "    "
    assert str(region.span) == "k.c:3:1"


def test_several_regions_are_numbered_in_textual_order():
    text = f"#pragma scop\n{LOOP}#pragma endscop\n" * 3
    assert [(r.index, r.span.line) for r in find_regions(source(text))] == [(0, 1), (1, 5), (2, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "// #pragma scop\n",
        "/*\n#pragma scop\n*/\n",
        'char *s = "\\\n#pragma scop\\\n";\n',
        "// a comment that goes on \\\n#pragma scop\n",
        "char c = '\"'; /* \" */\n#pragma omp parallel\n",
        "#pragma once\n#pragma STDC FP_CONTRACT OFF\n",
        "",
    ],
)
def test_pragmas_that_do_not_count(text):
    assert find_regions(source(text)) == ()


@pytest.mark.parametrize(
    "opening",
    [
        "#pragma scop",
        "  #  pragma   scop  ",
        "#pragma scop // here",
        "#pragma scop /* here */",
        "#pragma \\\n scop",
        '_Pragma("scop")',
        "#pragma scop\r",
    ],
)
def test_ways_to_write_the_pragma(opening):
    (region,) = find_regions(source(f"{opening}\n{LOOP}#pragma endscop\n"))
    assert region.text == LOOP


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("\n#pragma endscop\n", "PX101", "k.c:2:1"),
        ("x;\n  #pragma scop\ny;\n", "PX102", "k.c:2:3"),
        ("#pragma scop\n#pragma scop\n#pragma endscop\n", "PX103", "k.c:2:1"),
        ("#pragma SCOP\n#pragma endscop\n", "PX104", "k.c:1:1"),
        ("#pragma scop foo\n#pragma endscop\n", "PX104", "k.c:1:1"),
        ("#pragma scop\n#pragma endscope\n", "PX104", "k.c:2:1"),
    ],
)
def test_wrong_markers(text, code, place):
    with pytest.raises(SourceError) as caught:
        find_regions(source(text))
    (problem,) = caught.value.diagnostics
    assert (problem.code, str(problem.span)) == (code, place)


def test_a_nested_region_names_the_outer_one_too():
    with pytest.raises(SourceError) as caught:
        find_regions(source("#pragma scop\n\n#pragma scop\n"))
    assert [str(note.span) for note in caught.value.diagnostics[0].notes] == ["k.c:1:1"]
