"""Configuration files: found upwards, below the command line, and not trusted."""

import pytest
from polyxform.cli.configuration import combine, configuration_for
from polyxform.diagnostics import PolyxformError


@pytest.fixture
def source(tmp_path):
    """A file two folders below the place of the configuration."""
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    path = folder / "k.c"
    path.write_text("slow\n")
    return path


def test_settings_from_a_folder_above(cli, compiler, source, tmp_path):
    (tmp_path / "polyxform.toml").write_text(
        'target = "x86-64-v3"\ntile-sizes = [8, 16]\nfuse = "max"\nparallel = false\nstandard = "c99"\n'
        'definitions = ["N=4"]\ninclude-paths = ["inc"]\nsizes = { N = 3 }\n'
    )
    assert cli(source).status == 0
    options = compiler.options[-1]
    assert (options.target, options.tile_sizes, options.fuse) == ("x86-64-v3", (8, 16), "max")
    assert (options.parallel, options.sizes) == (False, (("N", 3),))
    assert options.preprocessor.standard == "c99"
    assert options.preprocessor.definitions == ("-DN=4",)
    assert options.preprocessor.include_paths == (str(tmp_path / "inc"),)
    assert options.explicit == ()


def test_the_command_line_wins_and_lists_are_joined(cli, compiler, source, tmp_path):
    (tmp_path / "polyxform.toml").write_text('target = "x86-64-v3"\ndefinitions = ["N=4"]\n')
    cli(source, "--target=portable", "-DN=5")
    options = compiler.options[-1]
    assert options.target == "portable"
    assert options.explicit == ("target",)
    assert options.preprocessor.definitions == ("-DN=4", "-DN=5")


def test_isolated_reads_none(cli, compiler, source, tmp_path):
    (tmp_path / "polyxform.toml").write_text("nonsense")
    assert cli(source).status == 2
    assert cli(source, "--isolated").status == 0


def test_the_nearest_file_wins(source, tmp_path):
    (tmp_path / "polyxform.toml").write_text("tile = true\n")
    (source.parent / "polyxform.toml").write_text("tile = false\n")
    assert configuration_for(source.parent) == {"tile": False}


def test_pyproject_counts_only_with_our_table(source, tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.polyxform]\ntile = false\n")
    (source.parent / "pyproject.toml").write_text("[tool.other]\ntile = true\n")
    assert configuration_for(source.parent) == {"tile": False}


def test_no_configuration_changes_nothing():
    assert combine({}, {}).explicit == ()


@pytest.mark.parametrize(
    ("text", "line", "code", "sentence"),
    [
        ("tile = ", 0, "PX654", "not TOML"),
        ("\ntiel = true\n", 2, "PX654", "unknown key 'tiel'"),
        ("tile = 1\n", 1, "PX654", "true or false"),
        ("tile-sizes = [0]\n", 1, "PX654", "not a tile size"),
        ("tile-sizes = [true]\n", 1, "PX654", "not a whole number"),
        ("tile-sizes = 32\n", 1, "PX654", "list of whole numbers"),
        ('target = "vax"\n', 1, "PX654", "not one of"),
        ('definitions = ["-fplugin=x"]\n', 1, "PX654", "does not define a macro"),
        ('definitions = "N=1"\n', 1, "PX654", "list of strings"),
        ("sizes = [1]\n", 1, "PX654", "a table"),
        ('\n\ncompiler = "./evil.sh"\n', 3, "PX656", "only be given on the command line"),
        ('forced-includes = ["x.h"]\n', 1, "PX656", "only be given on the command line"),
        ('include-paths = ["../../etc"]\n', 1, "PX654", "outside"),
        ('include-paths = ["/etc"]\n', 1, "PX654", "outside"),
        ('standard = "c99 -fplugin=x"\n', 1, "PX654", "C standard"),
    ],
)
def test_wrong_configuration(tmp_path, text, line, code, sentence):
    (tmp_path / "polyxform.toml").write_text(text)
    with pytest.raises(PolyxformError) as caught:
        configuration_for(tmp_path)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert sentence in diagnostic.message
    assert diagnostic.span.line == line
    assert caught.value.exit_code.value == 2


def test_a_near_key_is_suggested(tmp_path):
    (tmp_path / "polyxform.toml").write_text("tiel = true\n")
    with pytest.raises(PolyxformError) as caught:
        configuration_for(tmp_path)
    assert caught.value.diagnostics[0].help == "did you mean 'tile'?"
