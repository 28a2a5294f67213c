"""A copy that kernels read must hold the array in the layout that it claims, all of it, before anything reads it."""

from __future__ import annotations

import re
from ast import literal_eval
from dataclasses import dataclass, replace
from functools import cache

import pytest
from polyxform.codegen.model import Emitted, KernelCall
from polyxform.diagnostics import PolyxformError
from polyxform.options import Options
from polyxform.pipeline import CompiledRegion, compile_source
from polyxform.syntax.source import SourceFile
from polyxform.validation.kernels.packing import check_packing, checked
from polyxform.validation.validate import validate

PRODUCT = """
void f(int m, int n, int p, const float A[restrict m][p], float B[restrict n][p], float C[restrict m][n])
{
#pragma polyxform target(x86-64-v4) PRAGMAS
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < p; k++)
                C[i][j] += A[i][k] * B[j][k];
#pragma endscop
}
"""
LINEAR = PRODUCT.replace("float A[restrict m][p]", "float *restrict A").replace("A[i][k]", "A[i * p + k]")
LINEAR = LINEAR.replace("float B[restrict n][p]", "float *restrict B").replace("B[j][k]", "B[j * p + k]")
FILTER = """
void f(int n, const float in[restrict n][5][7], const float taps[restrict 40][5][3], float out[restrict n][5][40])
{
#pragma polyxform target(x86-64-v4) PRAGMAS
#pragma scop
    for (int i = 0; i < n; i++)
        for (int k = 0; k < 40; k++)
            for (int x = 0; x < 5; x++)
                for (int c = 0; c < 5; c++)
                    for (int s = 0; s < 3; s++)
                        out[i][x][k] += in[i][c][x + s] * taps[k][c][s];
#pragma endscop
}
"""
CALLS = FILTER.replace("taps[restrict 40][5][3]", "taps[restrict 40][9][3]").replace(
    "in[restrict n][5]", "in[restrict n][9]"
)
CALLS = CALLS.replace("c < 5", "c < 9")
ROWS = PRODUCT.replace("B[restrict n][p]", "B[restrict p][n]").replace("B[j][k]", "B[k][j]")
SOURCES = {"product": PRODUCT, "linear": LINEAR, "filter": FILTER, "rows": ROWS, "calls": CALLS}
KNOWN = "size(m = 12, n = 192, p = 9)"
LARGE = "size(m = 4096, n = 2048, p = 1000)"


@cache
def compiled(source: str, pragmas: str = "") -> CompiledRegion:
    """The one region of a source."""
    text = SOURCES[source].replace("PRAGMAS", pragmas)
    (region,) = compile_source(SourceFile.from_text(text, "k.c"), Options(parallel=False)).regions
    assert region.transformed, region.diagnostics
    return region


@dataclass(frozen=True)
class Fault:
    """Replace `old` by `new` in one text of a copy's record, or in all kernel calls, of the first version.

    In both, <w> stands for the width of a panel, <w-1>, <w/2> and so on for what they say.
    field  of the record; "call" for the calls, "full" and "last" for the loops that fill full panels and the last
    """

    name: str
    source: str
    field: str
    old: str
    new: str
    pragmas: str = ""
    code: str = "PX511"


PLACE = "&px_B[(long)j_tile * p"

FAULTS = (
    Fault("first row left out", "product", "full", "long k = 0", "long k = 1"),
    Fault("last row left out", "product", "full", "k < p", "k < p - 1"),
    Fault("last row left out at the end", "product", "last", "k < p", "k < p - 1"),
    Fault("a row too many", "product", "full", "k < p", "k < p + 1"),
    Fault("first panel left out", "product", "full", "j_panel = 0", "j_panel = <w>"),
    Fault("last panel left out", "product", "full", "n - n % <w>;", "n - n % <w> - <w>;"),
    Fault("too few panels", "product", "full", "j_panel += <w>", "j_panel += <2w>"),
    Fault("panels that overlap", "product", "full", "j_panel += <w>", "j_panel += <w/2>"),
    Fault("full panels beyond the array", "product", "full", "n - n % <w>;", "n + <w> - n % <w>;"),
    Fault(
        "columns after full panels left out", "product", "last", "j_panel = n - n % <w>", "j_panel = n - n % <w> + 1"
    ),
    Fault("columns after full panels twice", "product", "last", "j_panel = n - n % <w>", "j_panel = n - n % <w> - <w>"),
    Fault("last columns left out", "product", "last", "j_panel < n;", "j_panel < n - 1;"),
    Fault("no last panel", "product", "last", "j_panel < n;", "j_panel < 0;"),
    Fault("full panel not filled", "product", "full", "j < <w>", "j < <w-1>"),
    Fault("last panel not filled", "product", "last", "px_min(16, n", "px_min(15, n"),
    Fault("last panel beyond the array", "product", "last", "px_min(16, n - j_panel)", "16"),
    Fault("place in the panel shifted", "product", "full", "long j = 0", "long j = 1"),
    Fault("another row", "product", "full", "= B[j_panel + j][k]", "= B[j_panel + j][k + 1]"),
    Fault("another column", "product", "full", "= B[j_panel + j][k]", "= B[j][k]"),
    Fault("another column at the end", "product", "last", "= B[j_panel + j][k]", "= B[j_panel + j - 1][k]"),
    Fault("subscripts exchanged", "product", "full", "= B[j_panel + j][k]", "= B[k][j_panel + j]"),
    Fault("another array", "product", "full", "= B[", "= A["),
    Fault("something added", "product", "full", "= B[j_panel + j][k]", "= B[j_panel + j][k] + 1"),
    Fault("added instead of copied", "product", "full", "] = B", "] += B"),
    Fault("places of rows overlap", "product", "full", "<w> * k", "<w-1> * k"),
    Fault("places of rows overlap at the end", "product", "last", "16 * k", "15 * k"),
    Fault("places of panels overlap", "product", "full", "j_panel * p", "j_panel * (p - 1)"),
    Fault("rows too far apart", "product", "full", "<w> * k", "<w+1> * k"),
    Fault("places in a panel reversed", "product", "full", "+ j] =", "+ <w-1> - j] ="),
    Fault("a second statement", "product", "full", "B[j_panel + j][k];", "B[j_panel + j][k]; px_B[0] = 0;"),
    Fault("a counter that hides a size", "product", "full", "long k = 0; k < p; k++", "long m = 0; m < p; m++"),
    Fault("shared otherwise", "product", "full", "for (long j_panel", "#pragma omp for\nfor (long j_panel"),
    Fault("vectors over everything", "product", "full", "for (long k", "#pragma omp simd\nfor (long k"),
    Fault("an index that overflows", "product", "declaration", "(long)", ""),
    Fault("too little memory", "product", "declaration", "(n + 15)", "(n + 14)"),
    Fault("memory for shorter rows", "product", "declaration", "* p", "* (p - 1)"),
    Fault("memory for other elements", "product", "declaration", "sizeof(float)", "sizeof(short)"),
    Fault("another pointer", "product", "declaration", "*px_B", "*px_C"),
    Fault("a pointer to the array", "product", "declaration", "px_allocate(sizeof(float), ", "(float *)(B + "),
    Fault("read where nothing may be there", "product", "condition", "m >= 1", "m >= 0"),
    Fault("no condition", "product", "condition", "p >= 1 && n >= 1 && m >= 1", ""),
    Fault("a condition that is not known", "product", "condition", "m >= 1", "m * m >= 1"),
    Fault("a name of the source", "product", "name", "px_B", "C"),
    Fault("a name of emitted code", "product", "name", "px_B", "i_tile"),
    Fault("half a panel in known sizes", "product", "full", "j < <w>", "j < <w/2>", KNOWN),
    Fault("too many panels in known sizes", "product", "full", "j_panel < 192", "j_panel < 384", KNOWN),
    Fault("memory for half of it in known sizes", "product", "declaration", "1728", "864", KNOWN),
    Fault("linearised with another length", "linear", "full", "(long)(j_panel + j) * p", "(long)(j_panel + j) * m"),
    Fault("linearised the other way round", "linear", "full", "(j_panel + j) * p + k", "k * n + j_panel + j"),
    Fault("channels too few", "filter", "full", "c < 5", "c < 4"),
    Fault("first group of rows left out", "rows", "full", "k_group = 0", "k_group = 32", LARGE),
    Fault("last group of rows left out", "rows", "full", "k_group < 1000", "k_group < 992", LARGE),
    Fault("every other group of rows left out", "rows", "full", "k_group += 32", "k_group += 64", LARGE),
    Fault("groups of rows that overlap", "rows", "full", "k_group += 32", "k_group += 16", LARGE),
    Fault("a row of each group left out", "rows", "full", "px_min(32, 1000", "px_min(31, 1000", LARGE),
    Fault("a group beyond the array", "rows", "full", "px_min(32, 1000 - k_group)", "32", LARGE),
    Fault("the first group again and again", "rows", "full", "= B[k_group + k]", "= B[k]", LARGE),
    Fault("groups of rows in one place", "rows", "full", "* k_group +", "* 0 +", LARGE),
    Fault("first panel not copied", "calls", "full", "k_panel = 0", "k_panel = 48"),
    Fault("panels that overlap in calls", "calls", "full", "k_panel += 48", "k_panel += 24"),
    Fault("panels beyond the array in calls", "calls", "full", "px_min(48, 40 - k_panel)", "48"),
    Fault("rows left out of calls", "calls", "full", "27, px", "26, px"),
    Fault("rows that do not exist in calls", "calls", "full", "27, px", "28, px"),
    Fault("columns left out of calls", "calls", "full", "40 - k_panel", "39 - k_panel"),
    Fault("rows of the copy overlap in calls", "calls", "full", "48, 27)", "47, 27)"),
    Fault("columns at another distance in calls", "calls", "full", "48, 27)", "48, 24)"),
    Fault("calls begin elsewhere in the array", "calls", "full", "&taps[k_panel][0][0]", "&taps[k_panel][0][1]"),
    Fault("calls begin at another column", "calls", "full", "&taps[k_panel][0][0]", "&taps[0][0][0]"),
    Fault("calls begin elsewhere in the copy", "calls", "full", "&px_taps[27 * k_panel]", "&px_taps[27 * k_panel + 1]"),
    Fault("calls fill one panel", "calls", "full", "&px_taps[27 * k_panel]", "&px_taps[0]"),
    Fault("calls copy another array", "calls", "full", "&taps[", "&in["),
    Fault("calls copy other elements", "calls", "full", "px_panel_f32", "px_panel_f64"),
    Fault("calls of another function", "calls", "full", "px_panel_f32x16", "px_turn4_f32x16"),
    Fault("calls with values", "calls", "full", "&taps[", "taps["),
    Fault("calls with an argument too many", "calls", "full", "48, 27)", "48, 27, 1)"),
    Fault("other rows are called one", "calls", "rows", "(1, 2)", "(2, 1)"),
    Fault("a subscript that no call runs over", "calls", "rows", "(1, 2)", "(2,)"),
    Fault("another extent of rows", "calls", "extents", "'9'", "'3'"),
    Fault("no extents", "calls", "extents", "('', '9', '3')", "()"),
    Fault("call of another panel", "product", "call", PLACE, f"{PLACE} + <w> * p", code="PX506"),
    Fault("call of the next column", "product", "call", PLACE, f"{PLACE} + 1", code="PX506"),
    Fault("call with an int index", "product", "call", PLACE, "&px_B[(int)j_tile * p", code="PX506"),
    Fault("call of the first panel only", "product", "call", PLACE, "&px_B[0", code="PX506"),
    Fault("call of the array itself", "product", "call", PLACE, "&B[j_tile][0", code="PX506"),
    Fault("call of memory of another name", "product", "call", "&px_B[", "&px_D[", code="PX506"),
)


def sized(text: str, width: int) -> str:
    """The text with numbers in place of widths."""
    names = {"w": width, "w-1": width - 1, "w+1": width + 1, "2w": 2 * width, "w/2": width // 2}
    return re.sub(r"<([^<>]*w[^<>]*)>", lambda found: str(names[found[1]]), text)


def broken(emitted: Emitted, fault: Fault) -> Emitted:
    """The emitted code with the fault in it."""
    (buffer,) = emitted.buffers
    old, new = (sized(text, buffer.panels[0].width) for text in (fault.old, fault.new))
    if fault.field == "call":
        pieces = tuple(changed_call(piece, old, new) for piece in emitted.pieces)
        assert pieces != emitted.pieces
        return replace(emitted, pieces=pieces)
    if fault.field in ("full", "last"):
        panels = list(buffer.panels)
        place = 0 if fault.field == "full" else -1
        assert old in panels[place].copy
        panels[place] = replace(panels[place], copy=panels[place].copy.replace(old, new))
        return replace(emitted, buffers=(replace(buffer, panels=tuple(panels)),))
    text = str(getattr(buffer, fault.field))
    assert old in text
    changed = text.replace(old, new)
    change = {fault.field: literal_eval(changed) if fault.field in ("rows", "extents") else changed}
    return replace(emitted, buffers=(replace(buffer, **change),))


def changed_call(piece: str | KernelCall, old: str, new: str) -> str | KernelCall:
    """A piece of the code with the fault in its arguments and text, where it is a call."""
    if isinstance(piece, str):
        return piece
    arguments = tuple(argument.replace(old, new) for argument in piece.arguments)
    return replace(piece, arguments=arguments, text=piece.text.replace(old, new))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught(fault: Fault) -> None:
    region = compiled(fault.source, fault.pragmas)
    version = region.versions[0]
    with pytest.raises(PolyxformError) as caught:
        validate(version.scop, region.tree, broken(version.version.emitted, fault), version.dependences)
    assert caught.value.diagnostics[0].code == fault.code


@pytest.mark.parametrize(
    ("source", "pragmas"),
    [("product", ""), ("product", KNOWN), ("linear", ""), ("linear", KNOWN), ("filter", ""), ("calls", "")],
)
def test_what_the_program_makes_is_proven(source: str, pragmas: str) -> None:
    region = compiled(source, pragmas)
    assert all(version.version.emitted.buffers for version in region.versions)


@pytest.mark.parametrize(
    ("old", "new"),
    [("px_release(px_B);", ""), (" && px_B)", ")"), ("m >= 1 && ", ""), ("} else {", "} else { C[0][0] = 0;")],
    ids=["memory is lost", "without memory", "without the condition", "something else in place of the region"],
)
def test_the_code_around_a_copy_is_checked(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    region = compiled("product")
    emitted = region.versions[0].version.emitted
    body = emitted.body
    assert old in body
    monkeypatch.setattr(Emitted, "body", property(lambda _: body.replace(old, new)))
    with pytest.raises(PolyxformError, match="copies are not made where they must be"):
        check_packing(region.versions[0].scop, region.tree, emitted)


def test_a_copy_behind_its_use_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    region = compiled("product")
    emitted = region.versions[0].version.emitted
    copy, main = emitted.buffers[0].copy, "".join(p if isinstance(p, str) else p.text for p in emitted.pieces)
    body = emitted.body.replace(copy + main, main + copy)
    assert body != emitted.body
    monkeypatch.setattr(Emitted, "body", property(lambda _: body))
    with pytest.raises(PolyxformError, match="copies are not made where they must be"):
        check_packing(region.versions[0].scop, region.tree, emitted)


def test_a_copy_of_an_array_that_the_region_writes_is_refused() -> None:
    region = compiled("product")
    emitted = region.versions[0].version.emitted
    written = PRODUCT.replace("PRAGMAS", "").replace("B[j][k];", "B[j][k];\n    B[0][0] = 0;")
    (other,) = compile_source(SourceFile.from_text(written, "k.c"), Options(parallel=False)).regions
    with pytest.raises(PolyxformError, match="the region writes the array"):
        checked(emitted.buffers[0], other.versions[0].scop)


def test_a_copy_beyond_what_is_surely_read_is_refused() -> None:
    region = compiled("product")
    emitted = region.versions[0].version.emitted
    triangle = PRODUCT.replace("PRAGMAS", "").replace("k < p", "k < p && k < j")
    (other,) = compile_source(SourceFile.from_text(triangle, "k.c"), Options(parallel=False)).regions
    with pytest.raises(PolyxformError, match="the array may end before what is copied"):
        checked(emitted.buffers[0], other.versions[0].scop)


@pytest.mark.parametrize(
    "change",
    [
        {"column": 1},
        {"inner": ()},
        {"outer": (1,), "inner": ()},
        {"inner": (1, 1)},
        {"counters": (("j", "j_panel"), ("k",))},
        {"counters": (("j_panel",), ("j", "k"))},
        {"counters": (("j_panel", "j"), ("j",))},
        {"panels": ()},
    ],
    ids=["column", "a dimension left out", "outer", "twice", "exchanged", "other subscripts", "shared", "nothing"],
)
def test_another_layout_is_refused(change: dict[str, object]) -> None:
    region = compiled("product")
    (buffer,) = region.versions[0].version.emitted.buffers
    with pytest.raises(PolyxformError, match="cannot be proven right"):
        checked(replace(buffer, **change), region.versions[0].scop)


def test_panels_said_to_be_of_another_width_are_refused() -> None:
    region = compiled("product")
    (buffer,) = region.versions[0].version.emitted.buffers
    wider = tuple(replace(panels, width=2 * panels.width) for panels in buffer.panels)
    with pytest.raises(PolyxformError, match="not as wide as they are said to be"):
        checked(replace(buffer, panels=wider), region.versions[0].scop)


def test_taps_in_another_order_are_refused() -> None:
    region = compiled("filter")
    (buffer,) = region.versions[0].version.emitted.buffers
    assert buffer.inner == (1, 2)
    with pytest.raises(PolyxformError, match="an element goes to another place"):
        checked(replace(buffer, inner=(2, 1)), region.versions[0].scop)


def test_a_second_copy_of_the_same_name_is_refused() -> None:
    region = compiled("product")
    emitted = region.versions[0].version.emitted
    with pytest.raises(PolyxformError, match="not only the name of a copy"):
        check_packing(region.versions[0].scop, region.tree, replace(emitted, buffers=emitted.buffers * 2))
