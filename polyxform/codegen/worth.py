"""Test whether threads are worth starting before anything is outlined for them.

Before                                                    After

    #pragma omp parallel for if((long)n >= 128000)            if ((long)n >= 128000) {
    for (int i = 0; i < n; i++)                                   #pragma omp parallel for
        y[i] += a * x[i];                                         for (int i = 0; i < n; i++)
                                                                      y[i] += a * x[i];
                                                              } else {
                                                                  <the region's own text>
                                                              }

A region of one thread, which `if` clauses ask for, takes 0.3 us all the same: as long as the loop with 5000 elements.

Refused: code that does more than to run the source's loops in their order, sums and functions that consent lets differ
from the source's, loops in lanes apart from threads, and loops with different conditions. There the region's own text
might be slower than one thread with the new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from polyxform.codegen.model import Emitted
from polyxform.codegen.scope import INDENT
from polyxform.schedule.source_order import SOURCE_ORDER

PRAGMA = re.compile(r"#pragma [^\n]*")
CONDITION = re.compile(r" if\((?:parallel: )?(.*)\)$")


def with_threads_where_worth(emitted: Emitted, recipe: Sequence[str], consent: bool, deeper: bool) -> Emitted:
    """The code without the condition of its parallel loops, which becomes one of the version as a whole.

    consent  sums may be reordered
    deeper   the code does not stand in the braces of a version yet
    """
    more = emitted.calls or emitted.streams or emitted.buffers or emitted.private or emitted.skewed
    text = "".join(piece for piece in emitted.pieces if isinstance(piece, str))
    condition = common_condition(text)
    if more or consent or set(recipe) != {SOURCE_ORDER} or not condition:
        return emitted
    lines = (CONDITION.sub("", line) if PRAGMA.match(line.lstrip()) else line for line in text.split("\n"))
    margin = INDENT if deeper else ""
    moved = "\n".join(f"{margin}{line}" if line else line for line in lines)
    return replace(emitted, pieces=(moved,), worth=condition)


def common_condition(text: str) -> str:
    """The condition on which all loops of a text start threads; "" where they differ, or there are other pragmas."""
    pragmas = PRAGMA.findall(text)
    found = [CONDITION.search(pragma) for pragma in pragmas if "#pragma omp parallel for" in pragma]
    conditions = {match[1] for match in found if match is not None}
    return conditions.pop() if len(conditions) == 1 and all(found) and len(found) == len(pragmas) else ""
