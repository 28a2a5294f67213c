"""Which command a command line means, and that none is loaded before it is needed."""

import subprocess
import sys
from importlib import import_module

import pytest
from polyxform.cli.group import COMMANDS


def test_a_file_alone_means_optimize(cli, tmp_path):
    source = tmp_path / "k.c"
    source.write_text("slow\n")
    assert cli(source).stdout == b"fast\n"
    assert cli("optimize", source).stdout == b"fast\n"
    assert cli("-q", source).stdout == b"fast\n"


def test_a_file_with_the_name_of_a_command_needs_its_folder(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bench").write_text("slow\n")
    assert cli("./bench").stdout == b"fast\n"


def test_a_misspelled_command_is_not_taken_for_a_file(cli):
    finished = cli("optimise", "k.c")
    assert finished.status == 2
    assert "did you mean 'optimize'?" in finished.stderr


def test_an_existing_file_wins_over_a_similar_command(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "optimise").write_text("slow\n")
    assert cli("optimise").stdout == b"fast\n"


def test_no_arguments_show_the_help_and_fail(cli):
    finished = cli()
    assert finished.status == 2
    assert "Usage: polyxform" in finished.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command(cli, name):
    finished = cli(name, "--help")
    assert finished.status == 0
    assert finished.stdout.startswith(f"Usage: polyxform {name}".encode())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name):
    assert import_module(f"polyxform.cli.{name}").command.help


def test_help_lists_every_command_and_loads_none():
    program = (
        "import sys\n"
        "from polyxform.cli.main import run\n"
        "run(['--help'])\n"
        "heavy = [m for m in sys.modules if m in ('islpy', 'numpy', 'pycparser', 'rich', 'polyxform.pipeline')]\n"
        "print(heavy, file=sys.stderr)\n"
    )
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert finished.stderr == "[]\n"
    assert all(f"  {name} " in finished.stdout for name in COMMANDS)


def test_version(cli):
    assert cli("--version").stdout.startswith(b"polyxform 0.")
