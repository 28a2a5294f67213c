"""pycparser, with errors at their place in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NoReturn

from pycparser import c_ast
from pycparser.c_parser import Coord, CParser, ParseError

from polyxform.diagnostics import SourceError, Span, source_error
from polyxform.syntax.slicing import Layout

ERROR_PLACE = re.compile(r"^(?P<file>.*?):(?P<line>\d+)(?::(?P<column>\d+))?:\s*(?P<text>.*)$", re.DOTALL)


class LocatingParser(CParser):  # type: ignore[misc]
    """pycparser, with the position of the next token for the errors that it reports without one."""

    def _parse_error(self, message: str, coord: Any) -> NoReturn:
        token = None if isinstance(coord, Coord) else self._peek()
        raise ParseError(f"{coord if token is None else self._tok_coord(token)}: {message}")


def parse_text(layout: Layout) -> Sequence[c_ast.Node]:
    """External declarations of a text. SourceError with the place in the source for what is not C."""
    try:
        return list(LocatingParser().parse(layout.text, "").ext)
    except ParseError as error:
        raise syntax_error(str(error), layout) from None
    except RecursionError:
        raise source_error("PX109", "the code is nested too deep", next(iter(layout.places.values()))) from None


def syntax_error(message: str, layout: Layout) -> SourceError:
    """The parser's complaint with the place in the source."""
    match = ERROR_PLACE.match(message)
    if match is None:
        return source_error("PX108", f"syntax error: {message}", Span())
    span = layout.span(int(match["line"]), int(match["column"] or 1))
    reason = match["text"]
    if reason.startswith("before: "):
        reason = f"before '{reason.removeprefix('before: ')}'"
    return source_error("PX108", f"syntax error: {reason[:1].lower()}{reason[1:]}", span)
