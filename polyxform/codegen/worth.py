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

Kernels with open sizes are left to sizes of more than a few points in the same way: memory for copies and teams of
threads take 1.5 us, in which the source's loops do 8 x 8 x 8 steps of a product 15 times.

Refused: code that does more than to run the source's loops in their order, sums and functions that consent lets differ
from the source's, loops in lanes apart from threads, and loops with different conditions. There the region's own text
might be slower than one thread with the new one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from polyxform.codegen.model import Emitted
from polyxform.codegen.pragmas import factors_of
from polyxform.codegen.scope import INDENT
from polyxform.schedule.source_order import SOURCE_ORDER
from polyxform.schedule.threads.work import dimension_extents, weight
from polyxform.scop.model import Scop

FEW = 3000
"""Instances that take less time in the source's loops than memory and threads take to be there."""
MOST_TERMS = 3
"""Different numbers of instances that a test in front of a version may look at."""
PRAGMA = re.compile(r"#pragma [^\n]*")
CONDITION = re.compile(r" if\((?:parallel: )?(.*)\)$")


def where_worth(emitted: Emitted, scop: Scop, recipe: Sequence[str], consent: bool, deeper: bool) -> Emitted:
    """The code with one condition in front of what starts threads or calls kernels, where that may not be worth it."""
    return with_kernels_where_worth(with_threads_where_worth(emitted, recipe, consent, deeper), scop)


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


def with_kernels_where_worth(emitted: Emitted, scop: Scop) -> Emitted:
    """The code for more than a few instances, which a condition of the version demands, where kernels compute any."""
    waits = bool(emitted.buffers) or "#pragma omp parallel" in emitted.body
    if not emitted.calls or emitted.worth or not waits:
        return emitted
    found = [dimension_extents(one.domain, (), in_tiles=False) for one in scop.statements]
    if any(extents is None or weight(extents)[1] >= FEW for extents in found):
        return emitted
    products = {tuple(sorted(factors_of(extents, scop))) for extents in found if extents is not None}
    largest = sorted(one for one in products if not any(is_part(one, other) for other in products))
    if not largest or len(largest) > MOST_TERMS or not all(largest):
        return emitted
    tests = " || ".join(f"{' * '.join(factors)} >= {FEW}" for factors in largest)
    return replace(emitted, worth=f"({tests})" if len(largest) > 1 else tests)


def is_part(factors: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether some factors are among others, and not all of these."""
    return factors != others and not Counter(factors) - Counter(others)


def common_condition(text: str) -> str:
    """The condition on which all loops of a text start threads; "" where they differ, or there are other pragmas."""
    pragmas = PRAGMA.findall(text)
    found = [CONDITION.search(pragma) for pragma in pragmas if "#pragma omp parallel for" in pragma]
    conditions = {match[1] for match in found if match is not None}
    return conditions.pop() if len(conditions) == 1 and all(found) and len(found) == len(pragmas) else ""
