"""Loops whose counter is set in front of them."""

import pytest
from polyxform.scop.plain_c.started_loops import with_started_loops
from polyxform.syntax.printing import statement_text

from tests.syntax.pieces import function, tree


@pytest.mark.parametrize(
    ("loops", "expected"),
    [
        ("i = 2; for (; i < n; i++) a[i] = 0;", "for (i = 2; i < n; i++) { a[i] = 0; }"),
        ("{ int k = 1; for (; k < n; k++) a[k] = 0; }", "{ int k; for (k = 1; k < n; k++) { a[k] = 0; } }"),
        (
            "for (int j = 0; j < n; j++) { i = j; for (; i < n; i++) a[i] = 0; }",
            "for (int j = 0; j < n; j++) { for (i = j; i < n; i++) { a[i] = 0; } }",
        ),
        ("i = 2; a[0] = 1; for (; i < n; i++) a[i] = 0;", "i = 2; a[0] = 1; for (; i < n; i++) { a[i] = 0; }"),
        ("m = 2; for (; i < n; i++) a[i] = m;", "m = 2; for (; i < n; i++) { a[i] = m; }"),
        ("i += 2; for (; i < n; i++) a[i] = 0;", "i += 2; for (; i < n; i++) { a[i] = 0; }"),
    ],
)
def test_the_start_moves_into_the_head(loops, expected):
    found = with_started_loops(tree(function(loops, "int n, int i, int m, float *a")))
    assert " ".join(" ".join(statement_text(node) for node in found.statements).split()) == expected
