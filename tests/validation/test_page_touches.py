"""Calls that touch pages ahead: right ones pass, whatever might do something is caught."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.codegen.arithmetic import arithmetic_functions
from polyxform.codegen.model import Emitted, Instance, PageTouch, PrivateCopy
from polyxform.validation.failure import ValidationFailure

from tests.validation.cases import region

HEAD = """    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
"""
TOUCH = "        px_page_ahead(&a[i][0], 2048);\n"
BODY = """        for (long j = 0; j < 512; j++) {
            float one;
            one = a[i][j] + 1.0f;
            b[i][j] = one * 2.0f;
        }
"""
TAIL = "    }\n"
INSTANCES = (Instance("S0", ("i", "j")), Instance("S1", ("i", "j")))


def emitted(touch: PageTouch) -> Emitted:
    """The code with one call."""
    functions = arithmetic_functions(touch.text)
    return Emitted((HEAD, touch, BODY, TAIL), INSTANCES, functions, private=(PrivateCopy("one", "t"),))


@pytest.mark.parametrize("function", ["px_page_ahead", "px_lines_ahead"])
def test_right_code_is_proven_right(function):
    region("stream").validate(emitted(PageTouch(TOUCH.replace("px_page_ahead", function))))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("px_page_ahead", "px_stream_end"),
        ("&a[i][0]", "a[i][0]"),
        ("&a[i][0]", "&a[i]"),
        ("&a[i][0]", "&c[i][0]"),
        ("&a[i][0]", "&a[i++][0]"),
        ("&a[i][0]", "&a[i][other]"),
        ("&a[i][0]", "&a[i][(int)a[0][0]]"),
        ("2048", "n"),
        ("2048", "n = 0"),
        (";\n", "; b[0][0] = 1.0f;\n"),
        (";\n", ", b[0][0] = 1.0f;\n"),
    ],
)
def test_a_changed_part_is_caught(old, new):
    assert old in TOUCH
    with pytest.raises(ValidationFailure):
        region("stream").validate(emitted(PageTouch(TOUCH.replace(old, new, 1))))


def test_a_call_that_stands_for_something_is_caught():
    wrong = replace(emitted(PageTouch(TOUCH)), pieces=(HEAD, PageTouch(TOUCH, BODY), TAIL))
    with pytest.raises(ValidationFailure, match="stands for something"):
        region("stream").validate(wrong)


def test_a_function_with_another_text_is_caught():
    right = emitted(PageTouch(TOUCH))
    with pytest.raises(ValidationFailure):
        region("stream").validate(replace(right, functions=right.functions.replace("32768", "32764")))
