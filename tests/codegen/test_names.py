"""Names for what generated code declares."""

import pytest
from polyxform.codegen.names import fresh


@pytest.mark.parametrize(
    ("stem", "taken", "expected"),
    [
        ("i", {"j"}, "i"),
        ("i", {"i", "i_2"}, "i_3"),
        ("px_min", set(), "px_min_2"),
        ("px_expf", set(), "px_expf_2"),
    ],
    ids=["free", "taken", "a copy of 'min'", "an approximation"],
)
def test_names_mean_nothing_else(stem, taken, expected):
    assert fresh(stem, taken) == expected
