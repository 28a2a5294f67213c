"""Modules and functions stay short enough to be read in one go."""

import ast

import pytest

from tests.house.tree import ROOT, modules

MODULE_LINES = 400
FUNCTION_LINES = 60
TESTS = sorted((ROOT / "tests").rglob("*.py"))


@pytest.mark.parametrize("path", [*modules(), *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_module_and_its_functions(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = [f"{node.name}, line {node.lineno}" for node in functions if length(node) > FUNCTION_LINES]
    assert long == []


def length(node):
    """Lines that a function takes."""
    return node.end_lineno - node.lineno + 1
