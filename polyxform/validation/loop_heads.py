"""Reads the head of a loop that counts by one: `for (int j = 0; j < 768; j++) {`."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.validation.expressions import Reader
from polyxform.validation.plain_nests import require
from polyxform.validation.polynomials import Polynomial, constant, polynomial


@dataclass(frozen=True)
class LoopHead:
    """What a loop counts.

    kind      C type of its variable
    iterator  the variable
    first     its value in the first iteration
    last      its value in the last one
    """

    kind: str
    iterator: str
    first: Polynomial
    last: Polynomial


def read_head(source: Reader) -> LoopHead:
    """The head, with the brace behind it. ExpressionError for other loops."""
    source.expect("for", "(")
    kind = source.take().text
    require(kind in ("int", "long"), "a loop counts with something else than integers")
    iterator = source.identifier()
    source.expect("=")
    first = polynomial(source.expression(), {})
    source.expect(";", iterator)
    inclusive = source.accept("<=")
    source.expect(*(() if inclusive else ("<",)))
    last = polynomial(source.expression(), {}) - constant(int(not inclusive))
    source.expect(";", iterator, "++", ")", "{")
    return LoopHead(kind, iterator, first, last)
