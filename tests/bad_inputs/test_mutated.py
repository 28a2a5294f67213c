"""Good files with bytes and tokens changed: whatever comes of them, it is an answer and no crash."""

import random
import re
import time
from pathlib import Path

import pytest
from polyxform.diagnostics import PolyxformError
from polyxform.options import Options
from polyxform.scop.extract import extract
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tokens import tokens

HERE = Path(__file__).parent
INPUTS = sorted([*HERE.glob("cases/*.c"), *HERE.parent.glob("accepted/cases/*.c")])
GOOD = [path.read_text("latin-1") for path in INPUTS if path.stat().st_size < 1000]
WORDS = "for if else while { } ( ) [ ] ; , = < <= += ++ -- * / % & ! ? : i j n A 0 1 -1 2147483647 int unsigned float"
PIECES = [*WORDS.split(), "#pragma scop\n", "#pragma endscop\n", "\\\n", '"', "'", "/*", "\0", "\xff", "#if 1\n"]
SECONDS = 5


def changed_bytes(text, chance):
    """The text with a few characters replaced, taken out or put in."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chr(chance.randrange(256)) * chance.randint(0, 1) + text[at + chance.randint(0, 1) :]
    return text


def changed_tokens(text, chance):
    """The text with a few tokens replaced, doubled, swapped or taken out."""
    parts = []
    position = 0
    for token in tokens(text):
        parts += [text[position : token.start], token.text]
        position = token.start + len(token.text)
    parts.append(text[position:])
    for _ in range(chance.randint(1, 4)):
        one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
        parts[one] = chance.choice([*PIECES[: chance.randint(1, len(PIECES))], "", parts[other], parts[one] * 2])
    return "".join(parts)


def mutants(seed, count):
    chance = random.Random(seed)
    for _ in range(count):
        change = chance.choice([changed_bytes, changed_tokens])
        text = change(chance.choice(GOOD), chance)
        yield re.sub(r"#\s*include", "//", text)


def answer(text):
    """Work through the front end; only a diagnostic with a code and a place may come out of it."""
    source = SourceFile("k.c", text)
    try:
        for region in find_regions(source):
            extract(read_region(source, region, Options()))
    except PolyxformError as refusal:
        for problem in refusal.diagnostics:
            assert problem.code.startswith("PX1")
            assert problem.message


def check(seed, count):
    for text in mutants(seed, count):
        start = time.process_time()
        try:
            answer(text)
        except Exception as error:
            raise AssertionError(f"{type(error).__name__} on:\n{text}") from error
        assert time.process_time() - start < SECONDS, text


@pytest.mark.parametrize("seed", range(5))
def test_mutants_are_answered(seed):
    check(seed, 100)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
def test_many_mutants_are_answered(seed):
    check(seed, 500)


def test_fifty_regions_in_ten_thousand_lines():
    loops = "for (int i = 0; i < n; i++)\n    A[i] = 1;\n"
    padding = "static int g{k}_{m}(int x) {{ return x + {m}; }}\n"
    text = "".join(
        f"void f{k}(int n, float A[restrict n])\n{{\n#pragma scop\n{loops}#pragma endscop\n}}\n"
        + "".join(padding.format(k=k, m=m) for m in range(194))
        for k in range(50)
    )
    source = SourceFile.from_text(text, "k.c")
    start = time.process_time()
    models = [extract(read_region(source, region, Options())) for region in find_regions(source)]
    assert len(models) == 50
    assert time.process_time() - start < 10
