"""Diagnostics as text: clang's form, the caret under the right character, nothing that steers a terminal."""

import pytest
from polyxform.diagnostics import Diagnostic, Note, RemarkKind, Severity, Span
from polyxform.reporting.diagnostics import WINDOW, escape, render

ERROR = Severity.ERROR


def lines(diagnostic, *source, color=False):
    return render([diagnostic], {"k.c": list(source)}, color).splitlines()


def test_everything_that_a_diagnostic_holds():
    diagnostic = Diagnostic(
        Severity.REMARK,
        "PX120",
        "loop 'j' is not parallel",
        Span("k.c", 2, 3),
        RemarkKind.MISSED,
        "expand 's'\nor declare it inside",
        (Note("written here", Span("k.c", 1, 1)), Note("no place")),
    )
    assert lines(diagnostic, "s = 0;", "  s += A[j];") == [
        "k.c:2:3: remark: loop 'j' is not parallel [PX120]",
        "    2 |   s += A[j];",
        "      |   ^",
        "  help: expand 's'",
        "        or declare it inside",
        "k.c:1:1: note: written here",
        "    1 | s = 0;",
        "      | ^",
        "polyxform: note: no place",
    ]


def test_order_is_kept():
    first, second = (Diagnostic(ERROR, "PX1", name, Span("k.c", line)) for name, line in (("b", 2), ("a", 1)))
    assert render([first, second], {}) == "k.c:2: error: b [PX1]\nk.c:1: error: a [PX1]\n"


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("ab", 2, "ab", 1),
        ("\tab", 2, "        ab", 8),
        ("a\tb", 3, "a       b", 8),
        ("äb", 3, "äb", 1),
        ("漢b", 4, "漢b", 2),
        ("e\u0301b", 4, "e\u0301b", 1),
        ("\udce9b", 2, "\\xe9b", 4),
        ("\x1b[1mb", 5, "\\x1b[1mb", 7),
        ("ab\r", 3, "ab", 2),
    ],
)
def test_the_caret_stands_below_its_byte(line, column, shown, caret):
    _, text, marker = lines(Diagnostic(ERROR, "PX1", "m", Span("k.c", 1, column)), line)
    assert text == f"    1 | {shown}"
    assert marker == f"      | {' ' * caret}^"


def test_a_long_line_is_cut_around_the_caret():
    source = "x" * 5000 + "HERE" + "y" * 5000
    _, text, marker = lines(Diagnostic(ERROR, "PX1", "m", Span("k.c", 1, 5001)), source)
    assert len(text) < WINDOW + 20
    assert text[marker.index("^") :].startswith("HERE")
    assert text.startswith("    1 | ...x")
    assert text.endswith("y...")


@pytest.mark.parametrize("span", [Span("other.c", 1, 1), Span("k.c", 9, 1), Span("k.c"), Span()])
def test_unknown_places_are_not_quoted(span):
    assert len(lines(Diagnostic(ERROR, "PX1", "m", span), "text")) == 1


def test_a_line_without_a_column_is_quoted_without_a_caret():
    assert lines(Diagnostic(ERROR, "PX1", "m", Span("k.c", 1)), "text")[1:] == ["    1 | text"]


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\r", "\n", "\x7f", "\x9b1m", "\u202e", "\u2028", "\udc80"])
def test_hostile_text_is_spelled_out(hostile):
    assert escape(f"a{hostile}b") not in (f"a{hostile}b", "ab")
    diagnostic = Diagnostic(ERROR, "PX1", hostile, Span(f"{hostile}.c", 1, 1), help=f"h{hostile}")
    assert hostile not in render([diagnostic], {f"{hostile}.c": [hostile]}).replace("\n", "")


def test_text_of_any_language_stays():
    assert escape("größe 漢字 e\u0301") == "größe 漢字 e\u0301"


def test_color_is_only_decoration():
    diagnostic = Diagnostic(ERROR, "PX1", "m", Span("k.c", 1, 1), help="h")
    colored = "\n".join(lines(diagnostic, "text", color=True))
    assert "\x1b[91m" in colored
    assert "\x1b" not in "\n".join(lines(diagnostic, "text"))
