"""Every small change of right code is caught, but for those that change nothing.

Each number is made larger and smaller, each operator replaced by its neighbor, each use of a loop variable by another
variable: some 650 mutants, one change each.
"""

import re
from dataclasses import replace

import pytest
from polyxform.validation.failure import ValidationFailure

from tests.validation.cases import HERE, case, region

WORD = re.compile(r"[A-Za-z_]\w*|\d+\.\d+f?|\d+|<=|>=|\+\+|--|\+=|-=|[-+*/%<>=]")
COUNTER = re.compile(r"for \((?:int|long) (\w+)")
DECLARED = re.compile(r"(?:int|long) $")
NEIGHBORS = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "+": "-",
    "-": "+",
    "*": "+",
    "/": "*",
    "%": "/",
    "++": "--",
    "+=": "-=",
    "-=": "+=",
    "px_min": "px_max",
    "px_max": "px_min",
    "px_floordiv": "px_min",
}

# Changed lines that do the same: iterations that are added have nothing to do, one that is lost had nothing to do,
# loops may be shared among threads in more ways than one, and variables may be larger than they need to be.
HARMLESS = {
    "#pragma omp parallel for collapse(3) schedule(static)",
    "#pragma omp parallel for collapse(1) schedule(static)",
    "for (long it = 0; it <= px_floordiv(n + 7, 8); it++) {",
    "for (long it = 0; it < px_floordiv(n + 8, 8); it++) {",
    "for (long it = 0; it < px_floordiv(n + 7, 7); it++) {",
    "if (n >= 0) {",
    "for (long it = 0; it <= n; it += 32) {",
    "for (long jt = 0; jt <= n; jt += 32) {",
    "for (int row = 0; row <= n; row++) {",
    "for (int i = 0; i < 63; i += 2) {",
    "for (long w = 0; w < 2 * (long)steps + n - 3; w++) {",
    "for (long w = 1; w <= 2 * (long)steps + n - 3; w++) {",
    "for (long w = 1; w < 3 * (long)steps + n - 3; w++) {",
    "for (long w = 1; w < 2 * (long)steps + n + 3; w++) {",
    "for (long w = 1; w < 2 * (long)steps + n - 2; w++) {",
    "i = 0 <= n ? n : 0;",
    "float px_row[65];",
    "float px_row_2[65];",
    "float t_row[65];",
    "float t_tile[4][65];",
    "float t_tile[5][64];",
    "float sum[5];",
    "for (long i_tile = 0; i_tile <= n; i_tile += 4) {",
}


def mutants(text):
    """(changed line, changed text) for each mutant."""
    counters = sorted(set(COUNTER.findall(text)))
    for match in WORD.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        for word in replacements(match.group(), line, counters):
            changed = text[: match.start()] + word + text[match.end() :]
            yield changed[match.start() - len(line) :].partition("\n")[0].strip(), changed


def replacements(word, before, counters):
    """What may stand in place of a word, given the line before it."""
    if word.isdigit():
        return [str(int(word) + step) for step in (1, -1) if int(word) + step >= 0]
    if "#pragma" in before:
        return []
    if word[0].isdigit():
        return ["7.25"]
    if word in counters and not DECLARED.search(before):
        return [name for name in counters if name != word][:2]
    return [NEIGHBORS[word]] if word in NEIGHBORS else []


@pytest.mark.parametrize("name", sorted(path.name for path in (HERE / "right").glob("*.c")))
def test_every_mutant_is_caught(name):
    right = case(f"right/{name}")
    survivors = []
    for line, text in mutants(right.text):
        try:
            region(right.region).validate(replace(right, text=text).emitted)
        except ValidationFailure:
            continue
        survivors.append(line)
    assert set(survivors) <= HARMLESS
