"""Statements are printed as a person would write them, and mean the same when they are read again."""

from __future__ import annotations

import pytest
from polyxform.syntax.printing import CodeBody, statement_text
from polyxform.syntax.structure import structure
from pycparser.c_parser import CParser

STATEMENTS = [
    "x = a ? b : c;",
    "x = a == 3 || (b && c == 2);",
    "x = (a & 3) | (b + 1) << 2;",
    "x = (a < b) == c;",
    "x = a < b && c < a + b;",
    "x = (unsigned char)((float)-a * (float)(b + c) / 9);",
    "if (a) {\n    x = 1;\n}",
    "if (a) {\n    x = 1;\n} else {\n    x = 2;\n    y = 3;\n}",
    "if (a) {\n    x = 1;\n} else if (b) {\n    x = 2;\n} else {\n    x = 3;\n}",
    "for (int i = 0; i < n; i++) {\n    if (A[i] > m) {\n        m = A[i];\n    }\n}",
    "for (; a < b; a++) {\n    x += a;\n}",
    "{\n    float t = a;\n    a = b;\n    b = t;\n}",
]


def parsed(text: str):
    """The tree of a statement."""
    return CParser().parse(f"void f(void) {{ {text} }}").ext[0].body.block_items[0]


@pytest.mark.parametrize("text", STATEMENTS)
def test_statements_come_back_as_they_were(text):
    assert statement_text(parsed(text)) == text
    assert structure(parsed(statement_text(parsed(text)))) == structure(parsed(text))


def test_a_branch_gets_braces():
    assert statement_text(parsed("if (a) x = 1; else if (b) y = 2;")) == (
        "if (a) {\n    x = 1;\n} else if (b) {\n    y = 2;\n}"
    )


def test_signs_in_subscripts_are_plain_arithmetic():
    body = CodeBody(parsed("A[-1 * i + 39] = i / 2;"))
    assert body.render({"i": "t"}, typed={"i": "(int)t"}) == "A[-1 * t + 39] = (int)t / 2;"
