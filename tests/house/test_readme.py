"""What README.md tells people to type works, and its example is what the program makes."""

import os
import re
import shlex
import subprocess
import sys

import pytest
from polyxform.cli.group import COMMANDS
from polyxform.cli.main import polyxform
from polyxform.reporting.readme import renew_example

from tests.house.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MINUTES = ("bench", "verify", "tune")


def blocks(language):
    """Code blocks of one language."""
    return [text for name, text in BLOCK.findall(README) if name == language]


def command_lines(program):
    """Commands of the shell blocks that call `program`, each as its words."""
    lines = [shlex.split(line, comments=True) for block in blocks("sh") for line in block.splitlines()]
    return [words for words in lines if words and words[0] == program]


@pytest.fixture
def folder(tmp_path):
    """A folder in which the commands find the input kernels and may write."""
    (tmp_path / "input_kernels").symlink_to(ROOT / "input_kernels")
    return tmp_path


def run(words, folder, seconds=120):
    """Run polyxform as README has it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=seconds)


@pytest.mark.parametrize("words", command_lines("make"), ids=" ".join)
def test_make_targets_exist(words):
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert words[1] in targets


@pytest.mark.parametrize("words", [w for w in command_lines("polyxform") if w[1] not in MINUTES], ids=" ".join)
def test_commands_run(words, folder):
    finished = run(words, folder)
    assert finished.returncode == 0, finished.stderr
    assert "internal error" not in finished.stderr


@pytest.mark.long
@pytest.mark.parametrize("words", [w for w in command_lines("polyxform") if w[1] in MINUTES], ids=" ".join)
def test_commands_that_take_minutes_run(words, folder):
    finished = run(words, folder, seconds=600)
    assert finished.returncode == 0, finished.stderr


@pytest.mark.parametrize("words", [w for w in command_lines("polyxform") if w[1] in MINUTES], ids=" ".join)
def test_commands_that_take_minutes_are_understood(words):
    with polyxform.make_context("polyxform", words[1:]) as context:
        command = polyxform.get_command(context, words[1])
        with command.make_context(words[1], words[2:], parent=context):
            pass


def test_every_command_is_mentioned():
    mentioned = {words[1] for words in command_lines("polyxform")}
    assert set(COMMANDS) - {"optimize"} <= mentioned


def test_the_example_is_what_the_program_makes():
    assert renew_example(README) == README, "run `make docs`"


def test_the_sample_that_readers_copy_is_rewritten(folder):
    (folder / "sample.c").write_text(blocks("c")[-1])
    finished = run(["polyxform", "sample.c", "--strict"], folder)
    assert finished.returncode == 0, finished.stderr
    assert "1 of 1 region rewritten" in finished.stderr
