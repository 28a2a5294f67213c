"""Members of structures as variables, where nothing else can reach them unseen."""

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

TYPES = """
struct grid { int rows, cols; float next[20][30]; float scale; };
typedef struct { int n; float *data; struct { float x[9]; } inner; } vector;
struct flags { unsigned a : 3; int n; };
static struct grid G;
"""
PARAMETERS = "struct grid *g, struct grid *restrict r, vector *v, vector w, struct flags *f, int *p, float *x, "
PARAMETERS += "struct grid a[9]"


def members(loops):
    text = f"{TYPES}void f({PARAMETERS})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    tree = read_region(source, find_regions(source)[0], Options())
    return set(tree.members.values())


@pytest.mark.parametrize(
    ("loops", "expected"),
    [
        ("for (int i = 0; i < g->rows; i++) x[i] = g->scale;", {"g->rows", "g->scale"}),
        ("for (int i = 0; i < r->rows; i++) p[i] = r->scale;", {"r->scale"}),
        ("for (int i = 0; i < g->rows; i++) G.next[i][0] = g->next[i][1];", {"g->rows", "G.next", "g->next"}),
        ("for (int i = 0; i < v->n; i++) v->data[i] = v->inner.x[0];", {"v->n", "v->data"}),
        ("for (int i = 0; i < w.n; i++) w.data[i] = 0;", {"w.n", "w.data"}),
        ("for (int i = 0; i < 5; i++) g->rows += p[i];", set()),
        ("for (int i = 0; i < 5; i++) v->data = x + i;", set()),
        ("for (int i = 0; i < f->n; i++) x[i] = 0;", set()),
        ("for (int i = 0; i < 5; i++) x[i] = a[i].scale;", set()),
        ("{ *g = *r; for (int i = 0; i < G.rows; i++) x[i] = 0; }", set()),
    ],
)
def test_what_becomes_a_variable(loops, expected):
    assert members(loops) == expected


def test_the_output_has_the_members_again():
    loops = "for (int i = 0; i < r->rows; i++) for (int j = 0; j < r->cols; j++) r->next[i][j] *= 2.0f;"
    text = f"{TYPES}void f({PARAMETERS})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    output = optimize(text).text
    assert "i < r->rows" in output
    assert "r->next[i][j] *= 2.0f;" in output
    assert "r_next" not in output


def test_two_structures_are_told_apart_at_run_time():
    loops = "for (int i = 0; i < 20; i++) for (int j = 0; j < 30; j++) g->next[i][j] = G.next[i][j];"
    text = f"{TYPES}void f({PARAMETERS})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    assert "(const char *)g->next" in optimize(text).text
