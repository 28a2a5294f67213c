"""Every code that is raised is explained, every explanation is of a code that is raised, and the pages are current."""

import ast
import re

import pytest
from polyxform.diagnostic_codes import RANGES, TABLE, table
from polyxform.reporting.code_pages import all_pages

from tests.house.tree import PACKAGE, ROOT, modules

CODE = re.compile(r"PX\d{3}")
HEADING = re.compile(r"^\[(PX\d{3})\]$", re.MULTILINE)


def used():
    """Codes that are string literals of the package, with the modules that use them."""
    places = {}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                places.setdefault(node.value, set()).add(str(path.relative_to(PACKAGE)))
    return places


def test_every_code_that_is_used_is_in_the_table():
    assert {code: places for code, places in used().items() if code not in table()} == {}


def test_every_code_in_the_table_is_used():
    assert sorted(set(table()) - set(used())) == []


@pytest.mark.parametrize("entry", table().values(), ids=lambda entry: entry.code)
def test_every_row_is_complete(entry):
    assert entry.code[:3] in RANGES
    assert entry.title and not entry.title.endswith(".") and "\n" not in entry.title
    assert entry.explanation.endswith(".")
    assert entry.example


def test_rows_stand_in_ascending_order():
    headings = HEADING.findall(TABLE.read_text(encoding="utf-8"))
    assert headings == sorted(set(headings))


def test_the_document_of_all_codes_is_current():
    assert (ROOT / "DIAGNOSTICS.md").read_text(encoding="utf-8") == all_pages(table()), "run `make docs`"
