"""Which macros of a region stand for numbers."""

import pytest
from polyxform.diagnostics import Unsupported
from polyxform.options import Options, PreprocessorOptions
from polyxform.syntax.macros import macro_value

from tests.syntax.pieces import function, tree

LOOP = "for (int i = 0; i < N; i++) a[i] = 0;"
ARRAY = "float a[100000]"


def macros_of(definitions, loops=LOOP, options=Options()):  # noqa: B008
    return dict(tree(definitions + "\n" + function(loops, ARRAY), options=options).macros)


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ("#define N 1000", {"N": "1000"}),
        ("#define N (1000)", {"N": "( 1000 )"}),
        ("#define M 30\n#define N (2 * M)", {"N": "( 2 * 30 )"}),
        ("#define N 2 * 50", {}),
        ("#define N (5) + (7)", {}),
        ("#define N sizeof(int)", {}),
        ("#define N __LINE__", {}),
        ("#define N __COUNTER__", {}),
        ("static const int N = 10;", {}),
    ],
)
def test_only_numbers_and_calculations_in_parentheses_count(definition, expected):
    assert macros_of(definition) == expected


def test_macros_of_the_command_line_count():
    options = Options(preprocessor=PreprocessorOptions(definitions=("-DN=64",)))
    assert macros_of("", options=options) == {"N": "64"}


def test_each_region_has_the_meaning_at_its_place():
    text = "#define N 8\n" + function(LOOP, ARRAY) + "#undef N\n#define N 9\n"
    text += function(LOOP, ARRAY).replace("void f", "void g")
    assert [dict(tree(text, index).macros) for index in range(2)] == [{"N": "8"}, {"N": "9"}]


def test_a_macro_that_only_expands_inside_another_is_not_named():
    assert macros_of("#define N 8\n#define ALL (i) < N", LOOP.replace("i < N", "ALL")) == {}


@pytest.mark.parametrize(
    "pragma", ['#pragma push_macro("N")', '#pragma pop_macro("N")', '_Pragma("pop_macro(\\"N\\")")']
)
def test_pragmas_that_change_macros_stay_out_of_regions(pragma):
    with pytest.raises(Unsupported) as caught:
        macros_of("#define N 8", f"for (int i = 0; i < 9; i++) {{\n{pragma}\na[i] = N; }}")
    assert caught.value.diagnostics[0].code == "PX149"


def test_values():
    assert macro_value("( 7 / 2 )") == 3
    assert macro_value("( 1 << 10 )") == 1024
    assert macro_value("( 3 - 5 )") is None
    assert macro_value("1.5f") is None
    assert macro_value("3000000000") is None
