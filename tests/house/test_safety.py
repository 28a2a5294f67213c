"""Nothing in the package gives text to a shell or an interpreter, or names the machine that it was written on."""

import ast
import re

import pytest

from tests.house.tree import PACKAGE, files, modules

FORBIDDEN_MODULES = frozenset({"pickle", "marshal", "shelve", "ctypes", "dill"})
OWN_CHILDREN_ONLY = {"toolchain/forked.py": "pickle"}
"""Modules that may unpickle: bytes that this program's own forked child sent through a pipe of their own."""
FORBIDDEN_CALLS = frozenset({"eval", "exec", "compile", "system", "popen"})
PRIVATE_PLACE = re.compile(rb"/(?:root|home|Users|work|farm)/|/tmp/(?:px|bash_jobs)")


def name_of(function):
    """Last part of a called name."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def imported(node):
    """Top-level modules that an import statement loads."""
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
    return {name.partition(".")[0] for name in names}


def offenses(tree):
    """What in a module is not allowed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and imported(node) & FORBIDDEN_MODULES:
            yield f"line {node.lineno}: imports {imported(node)}"
        if isinstance(node, ast.Call):
            if name_of(node.func) in FORBIDDEN_CALLS and not is_regular_expression(node.func):
                yield f"line {node.lineno}: calls {name_of(node.func)}"
            if any(keyword.arg == "shell" for keyword in node.keywords):
                yield f"line {node.lineno}: runs a shell"


def is_regular_expression(function):
    """Whether a call is `re.compile`."""
    return isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "re"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_shell_no_eval_no_pickle(path):
    name = str(path.relative_to(PACKAGE))
    found = list(offenses(ast.parse(path.read_text(encoding="utf-8"))))
    allowed = OWN_CHILDREN_ONLY.get(name)
    assert [offense for offense in found if allowed is None or f"{{'{allowed}'}}" not in offense] == []


@pytest.mark.parametrize(
    "text", ["import pickle", "from ctypes import CDLL", "eval('1')", "os.system('ls')", "run('ls', shell=True)"]
)
def test_the_search_finds_what_it_is_for(text):
    assert list(offenses(ast.parse(text)))


def test_no_file_names_a_place_of_one_machine():
    found = [str(path) for path in files() if PRIVATE_PLACE.search(path.read_bytes())]
    assert found == []
