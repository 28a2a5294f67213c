"""Pointers that change places in each step of a loop."""

import pytest
from polyxform.options import Options
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.printing import statement_text
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

PARAMETERS = "int n, int T, float *a, float *b, float *c, double *d, float (*rows)[8], float (*others)[9]"
SWAP = "float *t = a; a = b; b = t;"


def tree_of(loops, front="", behind=""):
    text = f"void f({PARAMETERS})\n{{\n{front}\n#pragma scop\n{loops}\n#pragma endscop\n{behind}\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    return read_region(source, find_regions(source)[0], Options())


def text_of(tree):
    return " ".join(" ".join(statement_text(node) for node in tree.statements).split())


def steps(body, head="int s = 0; s < T; s++"):
    return f"for ({head}) {{ {body} }}"


def test_two_steps_at_once():
    tree = tree_of(steps(f"b[s] = a[s + 1]; {SWAP}"))
    assert text_of(tree) == (
        "for (int s = 0; s < T; s += 2) { { b[s] = a[s + 1]; } if (s + 1 < T) { a[s + 1] = b[s + 1 + 1]; } }"
    )
    assert tree.ending == ""


def test_moves_in_front_of_a_step():
    tree = tree_of(steps(f"{SWAP} b[n] = a[n];"))
    assert text_of(tree) == "for (int s = 0; s < T; s += 2) { { a[n] = b[n]; } if (s + 1 < T) { b[n] = a[n]; } }"


def test_three_pointers_go_round():
    tree = tree_of(steps("c[n] = a[n] + b[n]; t = a; a = b; b = c; c = t;"), "float *t;")
    assert text_of(tree) == (
        "for (int s = 0; s < T; s += 3) { { c[n] = a[n] + b[n]; } if (s + 1 < T) { a[n] = b[n] + c[n]; } "
        "if (s + 2 < T) { b[n] = c[n] + a[n]; } }"
    )


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("int s = 0; s < T; s++", "T"),
        ("int s = 1; s <= T; ++s", "((long)(T) - (1) + 1)"),
        ("int s = n; s < T; s += 1", "((long)(T) - (n))"),
    ],
)
def test_pointers_that_are_read_behind_end_where_they_belong(head, count):
    tree = tree_of(steps(f"b[n] = a[n]; do {{ {SWAP} }} while (0);", head), behind="c[0] = a[0];")
    assert tree.ending == (f"if ({count} > 0 && {count} % 2 != 0) {{\n    float *t = a;\n    a = b;\n    b = t;\n}}\n")


@pytest.mark.parametrize(
    ("loops", "front", "behind"),
    [
        (steps(f"b[n] = a[n]; c = a; {SWAP}"), "", "d[0] = c[0];"),
        (steps(f"b[n] = a[n]; a = a + 1; {SWAP}"), "", ""),
        (steps(f"if (a == c) b[n] = a[n]; {SWAP}"), "", ""),
        (steps("b[n] = a[n]; t = a; a = b; b = t; t[0] = 1;"), "float *t;", ""),
        (steps("b[n] = a[n]; t = a; a = b; b = t;"), "float *t;", "c[0] = t[0];"),
        (steps("b[n] = a[n]; float *t = a; a = b;"), "", ""),
        (steps("b[n] = a[n]; a = b; b = a;"), "", ""),
        (steps(f"b[n] = a[n]; if (b[n] > 0) break; {SWAP}"), "", ""),
        (steps(f"if (c[s] > 0) {{ b[n] = a[n]; {SWAP} }}"), "", ""),
        (steps(f"b[n] = a[n]; {SWAP}", "int s = 0; s < T; s += 2"), "", ""),
        (steps(f"b[n] = a[n]; {SWAP}", "int s = T; s > 0; s--"), "", ""),
        (steps(f"b[n] = a[n]; s = s + n; {SWAP}"), "", ""),
        (steps(f"b[n] = a[n]; {SWAP}", "s = 0; s < T; s++"), "int s;", "c[0] = s;"),
        (steps(f"b[n] = a[n]; {SWAP}") + " b[0] = 1;", "", ""),
        (steps(f"b[n] = a[n]; {SWAP}"), "float **p = &a;", ""),
        (steps("c[n] = a[n] + b[n]; t = a; a = b; b = c; c = t;"), "float *t;", "d[0] = a[0];"),
        (steps("others[n][0] = rows[n][0]; void *t = rows; rows = others; others = t;"), "", ""),
        (steps(f"b[n] = a[n]; T = T - c[0]; {SWAP}"), "", "d[0] = a[0];"),
    ],
    ids=[
        "a copy of a pointer",
        "a pointer that moves",
        "a comparison",
        "another use of the third",
        "the third is read behind",
        "no change of places",
        "both the same",
        "a jump",
        "only sometimes",
        "by two",
        "down",
        "a counter that jumps",
        "a counter read behind",
        "a use behind the loop",
        "an address",
        "three read behind",
        "rows of other lengths",
        "a number of steps that changes",
    ],
)
def test_other_moves_stay(loops, front, behind):
    tree = tree_of(loops, front, behind)
    assert " += 3" not in text_of(tree)
    assert "if (s + 1" not in text_of(tree)
    assert tree.ending == ""
