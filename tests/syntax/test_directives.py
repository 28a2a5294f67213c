"""The vocabulary of `#pragma polyxform`."""

import pytest
from polyxform.diagnostics import SourceError, Span
from polyxform.options import Options
from polyxform.syntax.directives import Directives, merge, parse_directives

from tests.syntax.pieces import function, tree

HERE = Span("k.c", 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("off", Directives(off=True)),
        ("size(N = 64, C=0x10)", Directives(sizes=(("N", 64), ("C", 16)))),
        ("assume(N >= 16 && f(a, b) % 16 == 0)", Directives(assume=("N >= 16 && f(a, b) % 16 == 0",))),
        ("fuse", Directives(fuse=True)),
        ("nofuse tile(32, 8)", Directives(fuse=False, tile=(32, 8))),
        ("parallel(i, j)", Directives(parallel=("i", "j"))),
        ("target(x86-64-v4)", Directives(target="x86-64-v4")),
        ("target(x86-64-v3, x86-64-v4)", Directives(target="x86-64-v3,x86-64-v4")),
        ("independent", Directives(independent=("*",))),
        ("independent(A)", Directives(independent=("A",))),
        ("pure(f), pure(g)", Directives(pure=("f", "g"))),
        ("live_out(A, B)", Directives(live_out=("A", "B"))),
        ("microkernel(gemm) reassociate", Directives(microkernel=("gemm",), reassociate=True)),
        ("layout(A = free)", Directives(layout=(("A", "free"),))),
        ("", Directives()),
    ],
)
def test_words(text, expected):
    assert parse_directives(text, HERE) == expected


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("tiles(32)", "PX110", "tile"),
        ("xyzzy", "PX110", "known words"),
        ("tile(0)", "PX111", ""),
        ("tile(a)", "PX111", ""),
        ("tile", "PX111", ""),
        ("off(1)", "PX111", ""),
        ("size(N)", "PX111", ""),
        ("size(N = 64", "PX111", ""),
        ("pure(1)", "PX111", ""),
        ("assume()", "PX111", ""),
        ("target(vax)", "PX111", ""),
        ("target(native, x86-64-v4)", "PX111", ""),
        ("target()", "PX111", ""),
        ("= 3", "PX111", ""),
    ],
)
def test_wrong_words(text, code, words):
    with pytest.raises(SourceError) as caught:
        parse_directives(text, HERE)
    (problem,) = caught.value.diagnostics
    assert problem.code == code
    assert words in problem.help


def test_lists_join_and_later_choices_win():
    parts = [Directives(pure=("f",), tile=(8,), fuse=True), Directives(pure=("g",), tile=(16, 4), fuse=False)]
    assert merge(parts) == Directives(pure=("f", "g"), tile=(16, 4), fuse=False)


def test_pragmas_hold_in_front_of_the_function_of_the_region_and_inside():
    loops = "#pragma polyxform tile(8)\nfor (int i = 0; i < n; i++) A[i] = 0;"
    text = "#pragma polyxform target(portable)\n/* doc */\n" + function(
        loops, "int n, int *A", before="n = 4;", pragmas="#pragma polyxform size(n = 4)"
    )
    found = tree(text).directives
    assert (found.target, found.sizes, found.tile) == ("portable", (("n", 4),), (8,))


def test_pragmas_of_other_places_do_not_hold():
    text = function("A[0] = 0;", "int n, int *A", before="#pragma polyxform tile(8)\nn = 4;", after="")
    assert tree("#pragma polyxform off\nint x;\n" + text).directives == Directives()


def test_sizes_of_the_command_line_count_more():
    text = function("A[0] = n;", "int n, int *A", pragmas="#pragma polyxform size(n = 4, m = 5)")
    found = tree(text, options=Options(sizes=(("n", 9),))).directives
    assert dict(found.sizes) == {"n": 9, "m": 5}
