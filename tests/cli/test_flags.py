"""What the flags of a C compiler and of polycc become."""

import pytest
from polyxform.cli.flags import normalized
from polyxform.options import Options, PreprocessorOptions


@pytest.fixture
def options_of(cli, compiler, tmp_path):
    """Options that the pipeline receives for a command line."""

    def call(*arguments):
        source = tmp_path / "k.c"
        source.write_text("slow\n")
        finished = cli(*arguments, source)
        assert finished.status == 0, finished.stderr
        return compiler.options[-1]

    return call


def test_nothing_given_leaves_the_defaults(options_of):
    assert options_of() == Options()


def test_preprocessor_flags(options_of):
    options = options_of("-I", "a", "-Ib", "-isystem", "s", "-include", "f.h", "-std=c99")
    assert options.preprocessor == PreprocessorOptions(
        include_paths=("a", "b"), system_include_paths=("s",), forced_includes=("f.h",), standard="c99"
    )


def test_definitions_keep_their_order(options_of):
    options = options_of("-DN=64", "-U", "N", "-D", "N=32", "-UDEBUG")
    assert options.preprocessor.definitions == ("-DN=64", "-UN", "-DN=32", "-UDEBUG")


def test_a_definition_may_hold_anything_after_its_name(options_of):
    options = options_of("-DF(x, y)=((x) - (y))", "-DS=-fplugin=evil.so @args")
    assert options.preprocessor.definitions == ("-DF(x, y)=((x) - (y))", "-DS=-fplugin=evil.so @args")


@pytest.mark.parametrize(
    ("spelling", "field", "value"),
    [
        ("--notile", "tile", False),
        ("--no-tile", "tile", False),
        ("--tile", "tile", True),
        ("--second-level-tile", "tile", True),
        ("--noparallel", "parallel", False),
        ("--parallel", "parallel", True),
        ("--nofuse", "fuse", "none"),
        ("--smartfuse", "fuse", "smart"),
        ("--maxfuse", "fuse", "max"),
        ("--no-microkernels", "microkernels", False),
        ("--reassociate", "reassociate", True),
        ("--no-specialize", "specialize", False),
        ("--autodetect", "autodetect", True),
        ("--strict", "strict", True),
        ("--target=x86-64-v3", "target", "x86-64-v3"),
        ("--target=x86-64-v3, x86-64-v4", "target", "x86-64-v3,x86-64-v4"),
        ("--tile-sizes=8,16,32", "tile_sizes", (8, 16, 32)),
        ("--size=N=1024", "sizes", (("N", 1024),)),
        ("--max-operations=5", "max_operations", 5),
        ("--max-seconds=2.5", "max_seconds", 2.5),
        ("--compiler=clang", "compiler", "clang"),
    ],
)
def test_transformation_flags(options_of, spelling, field, value):
    options = options_of(spelling)
    assert getattr(options, field) == value
    assert options.explicit == (field,)


def test_arguments_after_two_dashes_are_files():
    assert list(normalized(["-DA", "--", "-DB", "--notile"])) == ["-D-DA", "--", "-DB", "--notile"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--tile-sizes=0"], "not a tile size"),
        (["--tile-sizes=-1"], "not a tile size"),
        (["--tile-sizes=1000000000"], "not a tile size"),
        (["--tile-sizes=3.5"], "not a whole number"),
        (["--tile-sizes="], "not a whole number"),
        (["--size=N"], "not NAME=NUMBER"),
        (["--size=2N=3"], "not NAME=NUMBER"),
        (["-D", "-fplugin=x"], "does not define a macro"),
        (["-D"], "does not define a macro"),
        (["-std=c99 -fplugin=x"], "not the name of a C standard"),
        (["--target=i386"], "is not one of"),
        (["--target="], "is not one of"),
        (["--target=x86-64-v3,native"], "is not one of"),
        (["--fuse=all"], "is not one of"),
        (["--max-operations=0"], "x>=1"),
        (["--max-seconds=-1"], "x>=0"),
        (["--paralel"], "--parallel"),
        (["-Z"], "No such option"),
    ],
)
def test_wrong_values_are_usage_errors(cli, tmp_path, arguments, sentence):
    source = tmp_path / "k.c"
    source.write_text("slow\n")
    finished = cli(source, *arguments)
    assert finished.status == 2
    assert sentence in finished.stderr
    assert "[PX650]" in finished.stderr
    assert finished.stdout == b""
