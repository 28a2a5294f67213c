"""Loops that count down in their condition."""

import pytest
from polyxform.scop.plain_c.countdown_loops import with_plain_countdowns
from polyxform.syntax.printing import statement_text

from tests.syntax.pieces import function, tree


@pytest.mark.parametrize(
    ("loops", "expected"),
    [
        ("for (int i = n; i-- > 0;) a[i] = i;", "for (int i = n; i > 0; i--) { a[i - 1] = i - 1; }"),
        ("for (unsigned i = m; i--;) a[i] = 0;", "for (unsigned int i = m; i > 0; i--) { a[i - 1] = 0; }"),
        ("for (unsigned i = m; i-- != 0;) a[i] = 0;", "for (unsigned int i = m; i > 0; i--) { a[i - 1] = 0; }"),
        ("for (int i = n; i--;) a[i] = 0;", "for (int i = n; i--; ) { a[i] = 0; }"),
        ("for (int i = n; i-- > 1;) a[i] = 0;", "for (int i = n; i-- > 1; ) { a[i] = 0; }"),
        ("for (int i = n; i-- > 0;) { a[i] = 0; i = 1; }", "for (int i = n; i-- > 0; ) { a[i] = 0; i = 1; }"),
        ("for (n = 9; n-- > 0;) a[n] = 0;", "for (n = 9; n-- > 0; ) { a[n] = 0; }"),
    ],
)
def test_the_step_moves_into_the_head(loops, expected):
    found = with_plain_countdowns(tree(function(loops, "int n, unsigned m, float *a")))
    text = " ".join(" ".join(statement_text(node) for node in found.statements).split())
    assert text.replace("(unsigned i", "(unsigned int i") == expected
