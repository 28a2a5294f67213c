"""Data flows one way: import-linter holds the package to its layers, and can fail."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.house.tree import PACKAGE, ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.fixture
def copy(tmp_path):
    """A copy of the package and its contracts, to be spoiled."""
    shutil.copytree(PACKAGE, tmp_path / "polyxform", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder):
    """Run import-linter on the copy."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def test_the_package_keeps_its_layers(copy):
    finished = lint(copy)
    assert finished.returncode == 0, finished.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("scop/intruder.py", "import polyxform.codegen"),
        ("dependences/intruder.py", "from polyxform.microkernels import model"),
        ("codegen/intruder.py", "import pycparser"),
        ("unlayered/__init__.py", ""),
    ],
)
def test_an_import_against_the_flow_is_caught(copy, module, line):
    path = copy / "polyxform" / module
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{line}\n")
    finished = lint(copy)
    assert finished.returncode == 1, finished.stdout
    assert path.parent.name in finished.stdout
