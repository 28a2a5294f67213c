"""Functions that widen bfloat16 numbers are known by what they do."""

from __future__ import annotations

import pytest
from polyxform.options import Options
from polyxform.scop.bfloat16 import widens_bfloat16
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

HEAD = "#include <stdint.h>\n#include <string.h>\n"
CALL = """void f(float y[8], uint16_t x[8])
{
#pragma scop
    for (int i = 0; i < 8; i++) y[i] = w(x[i]);
#pragma endscop
}
"""
COPY = "uint32_t bits = (uint32_t)x << 16; float value; memcpy(&value, &bits, sizeof value); return value;"
UNION = "union { uint32_t bits; float value; } u; u.bits = (unsigned)x << 16; return u.value;"


def widens(body: str, head: str = "static inline float w(uint16_t x)") -> bool:
    """Whether the function is taken for one that widens."""
    source = SourceFile.from_text(f"{HEAD}{head} {{ {body} }}\n{CALL}\n", "k.c")
    return widens_bfloat16("w", parse_region(source, find_regions(source)[0], Options()))


@pytest.mark.parametrize(
    "body",
    [
        COPY,
        UNION,
        COPY.replace("sizeof value", "sizeof(float)"),
        COPY.replace("sizeof value", "4").replace("memcpy", "__builtin_memcpy"),
        "union { uint32_t bits; float value; } u = {(uint32_t)x << 16}; return u.value;",
    ],
)
def test_usual_forms(body: str) -> None:
    assert widens(body)


@pytest.mark.parametrize(
    "body",
    [
        "return x;",
        COPY.replace("16", "15"),
        COPY.replace("return value", "return value + 1"),
        COPY.replace("sizeof value", "2"),
        COPY.replace("memcpy(&value, &bits", "memcpy(&bits, &value"),
        COPY.replace("(uint32_t)x", "(uint32_t)(x + 1)"),
        COPY.replace("(uint32_t)x << 16", "(uint64_t)x << 16"),
        UNION.replace("return u.value", "return u.bits"),
        UNION.replace("u.bits = (unsigned)x << 16;", ""),
        "union { float value; uint32_t bits; } u = {(uint32_t)x << 16}; return u.value;",
        "union { uint32_t bits; double value; } u; u.bits = (uint32_t)x << 16; return u.value;",
    ],
)
def test_near_misses(body: str) -> None:
    assert not widens(body)


def test_other_types() -> None:
    assert not widens(COPY, "static inline double w(uint16_t x)")
    assert not widens(COPY, "static inline float w(int16_t x)")
