"""From C as people write it to trees with true positions."""

import shutil

import pytest
from polyxform.diagnostics import PolyxformError, SourceError, Unsupported
from polyxform.options import Options, PreprocessorOptions
from polyxform.syntax.parse import parse_region, parse_replacement
from polyxform.syntax.printing import CodeBody, parse_expression, statement_text, substitute
from polyxform.syntax.regions import find_regions
from polyxform.syntax.signature import signature_of
from polyxform.syntax.source import SourceFile
from pycparser import c_ast

from tests.syntax.pieces import function, source, tree

HEADERS = """#include <stdio.h>
#include <math.h>
#include <complex.h>
#include <stdlib.h>
#include <stddef.h>
#define N 100
#define AT(A, i, j) A[(i) * N + (j)]
typedef float real;
struct point { real x, y; };
enum { ROWS = 7 };
static real G[N][ROWS] = {{0}};
int keep(int a) { return a; } // "#pragma scop"
"""


def refusal(text):
    with pytest.raises(PolyxformError) as caught:
        tree(text)
    (problem,) = caught.value.diagnostics
    return problem


def test_headers_macros_typedefs_and_gnu_words():
    text = HEADERS + (
        "static inline __attribute__((noinline)) void f(const real *__restrict a, size_t n, struct point p[ROWS])\n"
        '{\n    __extension__ int z = ({ 3; }); asm volatile("" ::: "memory");\n#pragma scop\n'
        "    for (size_t i = 0; i < n; i++)\n        G[i][0] = AT(a, i, 1) + p[i].x;\n"
        '#pragma endscop\n    printf("%d", z);\n}\n'
    )
    found = tree(text)
    types = {name: (d.type.element, d.type.extents, d.storage) for name, d in found.declarations.items()}
    assert types["G"] == ("float", ("100", "ROWS"), "static")
    assert types["a"] == ("float", ("",), "parameter")
    assert types["n"] == ("unsigned long", (), "parameter")
    assert types["p"] == ("struct point", ("ROWS",), "parameter")
    assert found.declarations["a"].type.restrict
    assert found.function == "f"
    assert text[found.insertion :].startswith("static inline __attribute__")
    assert "keep" in found.identifiers


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc's intrinsics")
def test_intrinsics_in_the_same_function():
    text = "#include <immintrin.h>\n" + function(
        "for (int i = 0; i < n; i++) A[i] = 0;",
        "int n, float *A",
        before="__m128 v = _mm_setzero_ps(); _mm_storeu_ps(A, v);",
    )
    assert isinstance(tree(text).statements[0], c_ast.For)


def test_positions_are_those_of_the_source():
    text = function(
        "  for (int i = 0;   i <   N; i++)\n\tA[ i ][IDX(1,\n   2)] = /* c */ A[i][ N - 1 ] +\n B;",
        "int A[10][99], int B",
    )
    found = tree("#define N 10\n#define IDX(a,b) ((a)*N+(b))\n" + text)
    loop = found.statements[0]
    first = found.span(loop).line
    assert found.span(loop).column == 3
    assert found.span(loop.cond.right).column == 27
    value = loop.stmt.rvalue
    assert (found.span(value.left).line - first, found.span(value.left).column) == (2, 18)
    assert (found.span(value.right).line - first, found.span(value.right).column) == (3, 2)
    subscript = loop.stmt.lvalue.subscript
    assert (found.span(subscript).line - first, found.span(subscript).column) == (1, 13)


def test_declarations_of_open_blocks_and_loop_heads_are_seen():
    before = "{ int gone = 1; } int n = 4, *p; for (int t = 0; t < 3; t++) { int q = t; real w;"
    text = "typedef double real;\n" + function("A[q] = t + n + w;", "real *A", before=before, after="}")
    found = tree(text)
    assert sorted(found.declarations) == ["A", "n", "p", "q", "t", "w"]
    assert found.declarations["w"].type.element == "double"


def test_inner_declarations_hide_outer_ones():
    text = "float x;\n" + function("x = 0;", "int x", before="double x; { char x;", after="}")
    assert tree(text).declarations["x"].type.element == "char"


def test_what_is_used_behind_the_region():
    before = "int a, b, c, d, e; float L[9], M[9]; float *p = M; while (a) { g(b);"
    text = "void g(int);\n" + function(
        "a = b = c = d = e = 0; L[0] = M[0] = p[0] = 1;", "void", before, "g(c); } h(&d);"
    )
    found = tree(text)
    outlive = {name for name, declaration in found.declarations.items() if found.outlives(declaration)}
    assert outlive == {"a", "b", "c", "d", "M", "p"}


def test_user_flags_reach_the_preprocessor(tmp_path):
    (tmp_path / "sizes.h").write_text("#define N 12\n")
    text = '#include "sizes.h"\n' + function("A[N + M] = 0;", "int *A")
    flags = PreprocessorOptions(include_paths=(str(tmp_path),), definitions=("-DM=3", "-DQ", "-UQ"))
    found = tree(text, options=Options(preprocessor=flags))
    assert statement_text(found.statements[0]) == "A[12 + 3] = 0;"


def test_quoted_headers_are_found_beside_the_file(tmp_path):
    (tmp_path / "sizes.h").write_text("#define N 12\n")
    (tmp_path / "k.c").write_text('#include "sizes.h"\n' + function("A[N] = 0;", "int *A"))
    file = SourceFile.read(tmp_path / "k.c")
    found = parse_region(file, find_regions(file)[0], Options())
    assert statement_text(found.statements[0]) == "A[12] = 0;"


def test_crlf_is_read():
    found = tree(function("for (int i = 0; i < n; i++)\n  A[i] = 0;", "int n, int *A").replace("\n", "\r\n"))
    assert found.span(found.statements[0].stmt).column == 3


@pytest.mark.parametrize(
    ("loops", "code", "line", "column"),
    [
        ("for (int i = 0; i < n; i++)\n  A[i] = 0", "PX108", 0, 0),
        ("A[0] = (1;", "PX105", 7, 8),
        ("A[0] = 1; }", "PX105", 7, 11),
        ("for (;;) {\nA[0] = 1;", "PX105", 7, 10),
        ("else A[0] = 1;", "PX105", 7, 1),
        ("A[0] = " + "(" * 80 + "1" + ")" * 80 + ";", "PX109", 7, 68),
        ("A[0] = 1 +* ;", "PX108", 7, 13),
    ],
)
def test_broken_regions(loops, code, line, column):
    text = function(loops, "int n, int *A")
    problem = refusal(text)
    assert problem.code == code
    assert problem.span.file == "k.c"
    if line:
        assert (problem.span.line, problem.span.column) == (line - 1, column)


def test_a_region_that_cuts_a_statement():
    text = function("A[0] = 1; A[1] = 1;", "int n, int *A", before="if (n)")
    assert refusal(text).code == "PX105"


def test_a_region_over_two_functions():
    text = "void f(int *A) {\n#pragma scop\nA[0] = 1; }\nvoid g(int *A) { A[0] = 1;\n#pragma endscop\n}\n"
    assert refusal(text).code == "PX105"


def test_a_function_that_never_closes():
    text = "void f(int *A) {\n#pragma scop\nA[0] = 1;\n#pragma endscop\n"
    assert (refusal(text).code, refusal(text).span.line) == ("PX108", 1)


def test_directives_inside_a_region_leave_it_alone():
    text = function("#ifdef X\nA[0] = 1;\n#endif", "int *A")
    with pytest.raises(Unsupported) as caught:
        tree(text)
    assert caught.value.diagnostics[0].code == "PX106"
    assert str(caught.value.diagnostics[0].span) == "k.c:6:1"


def test_a_region_that_the_preprocessor_takes_out():
    text = "#if 0\n" + function("A[0] = 1;", "int *A") + "#endif\n"
    assert refusal(text).code == "PX106"


def test_a_missing_header():
    problem = refusal("int x;\n#include <no/such/header.h>\n" + function("x = 1;", "void"))
    assert (problem.code, str(problem.span)) == ("PX107", "k.c:2:10")
    assert "no/such/header.h" in problem.message


def test_an_error_directive():
    assert refusal('#error "not here"\n' + function("x = 1;", "int x")).span.line == 1


def test_replacement_keeps_pragmas_and_types():
    found = tree(
        function("for (int i = 0; i < n; i++) A[i] = 0;", "int n, real *A", before="").replace("real", "float")
    )
    text = "#pragma omp parallel for\nfor (long ii = 0; ii < n; ii += 4) {\n    A[ii] = 0;\n}\n"
    again = parse_replacement(found, text, "static int helper(int zz);")
    pragma, loop = again.statements
    assert pragma.string == "omp parallel for"
    assert (again.span(loop.stmt.block_items[0]).line, again.span(loop.stmt.block_items[0]).column) == (3, 5)
    assert again.declarations["A"].type.element == "float"
    assert {"helper", "zz"} <= again.identifiers


def test_replacement_with_a_mistake():
    found = tree(function("A[0] = 0;", "int *A"))
    with pytest.raises(SourceError):
        parse_replacement(found, "A[0] = ;")


def test_bodies_are_printed_with_iterators_replaced():
    body = CodeBody(parse_expression("A[i][j * 2] = p.i + f(i, (float)i) - (i - j)"))
    text = body.render({"i": "4 * t + 1", "j": "x"})
    assert text == "A[4 * t + 1][x * 2] = p.i + f(4 * t + 1, (float)(4 * t + 1)) - (4 * t + 1 - x);"


def test_substitution_is_simultaneous():
    node = substitute(parse_expression("i - j"), {"i": parse_expression("j"), "j": parse_expression("i")})
    assert statement_text(node) == "j - i;"


def test_signature():
    text = "typedef unsigned long size;\n" + (
        "static double f(size n, int m, const float A[restrict n][2 * m], double (*B)[m], char **c, float alpha)\n"
        "{\n#pragma scop\nB[0][0] = A[0][0];\n#pragma endscop\nreturn 0;\n}\n"
    )
    found = signature_of(tree(text))
    assert (found.name, found.return_type) == ("f", "double")
    assert [(p.name, p.c_type, p.kind, p.extents, p.const) for p in found.parameters] == [
        ("n", "unsigned long", "scalar", (), False),
        ("m", "int", "scalar", (), False),
        ("A", "float", "array", ("n", "2 * m"), True),
        ("B", "double", "array", ("", "m"), False),
        ("c", "char *", "pointer", ("",), False),
        ("alpha", "float", "scalar", (), False),
    ]


def test_no_parameters():
    assert signature_of(tree("int g;\n" + function("g = 1;", "void"))).parameters == ()


def test_the_source_of_a_tree_is_untouched():
    file = source(function("A[0] = 0;", "int *A"))
    found = parse_region(file, find_regions(file)[0], Options())
    assert found.source is file
