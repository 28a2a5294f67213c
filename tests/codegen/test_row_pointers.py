"""Subscripts that leave their rows are compiled as pointers to rows, proven to be the code of all other proofs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from polyxform import optimize, pipeline
from polyxform.codegen.model import Emitted
from polyxform.codegen.row_pointers import pointed, with_row_pointers
from polyxform.options import Options
from polyxform.pipeline import Compilation
from polyxform.scop.model import Scop
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.row_pointers import check_row_pointers, plain

KERNELS = Path(__file__).parents[2] / "input_kernels"
SIZES = {"images": 2, "ofms": 20, "ifms": 8, "height": 10, "width": 13, "out_h": 10, "out_w": 13}
POINTWISE = {**SIZES, "filter_h": 1, "filter_w": 1, "stride": 1, "pad": 0}


def compiled(kernel: str, sizes: dict[str, int]) -> Compilation:
    """An input kernel for given sizes."""
    options = Options(sizes=tuple(sizes.items()), target="x86-64-v4")
    return optimize((KERNELS / kernel).read_text(), options, kernel)


def changed(emitted: Emitted, old: str, new: str) -> Emitted:
    """The code with a text in the place of another one."""
    pieces = tuple(
        one.replace(old, new) if isinstance(one, str) else replace(one, text=one.text.replace(old, new))
        for one in emitted.pieces
    )
    return replace(emitted, pieces=pieces)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a[i][0][p] = 0;", "(&a[i][0][0])[p] = 0;"),
        ("f(&a[i + 1][0][p + b[2]], x);", "f(&(&a[i + 1][0][0])[p + b[2]], x);"),
        ("a[i][0][0] = aa[i][0][p];", "a[i][0][0] = aa[i][0][p];"),
        ("n[i][0][p][k] += a[j][0][a[0][0][q]];", "(&n[i][0][0])[p][k] += (&a[j][0][0])[(&a[0][0][0])[q]];"),
    ],
)
def test_only_what_may_leave_its_row_goes_through_a_pointer(text: str, result: str) -> None:
    assert pointed(text, {"a": 1, "n": 1}) == result
    assert plain(result) == plain(text)


@pytest.mark.parametrize(
    "text", ["(&a[i][1])[p] = 0;", "(&a[i])[0][p] = 0;", "(a[i][0])[p] = 0;", "(&a[i][0][0])[q] = 0;", "&a[i][0] = 0;"]
)
def test_other_forms_do_not_count_as_the_element(text: str) -> None:
    assert plain(text) != plain("a[i][0][p] = 0;")


def test_convolutions_of_single_pixels_go_on_in_the_next_row() -> None:
    found = compiled("conv2d_nchw.c", POINTWISE)
    assert "(&output[" in found.text
    assert "oj_oi" in found.text


def test_others_keep_their_rows() -> None:
    wide = {**SIZES, "filter_h": 3, "filter_w": 3, "stride": 1, "pad": 1}
    assert "(&output[" not in compiled("conv2d_nchw.c", wide).text


def test_other_code_is_not_taken_for_what_is_proven() -> None:
    version = compiled("conv2d_nchw.c", POINTWISE).regions[0].versions[0]
    emitted = version.version.emitted
    for old, new in (("(&output[img]", "(&output[0]"), ("&input[img]", "&output[img]"), ("(&output[", "(1 + &output[")):
        other = changed(emitted, old, new)
        assert other != emitted
        with pytest.raises(ValidationFailure):
            check_row_pointers(emitted, other, version.scop)
    check_row_pointers(emitted, replace(emitted), version.scop)


def test_pointers_to_other_rows_are_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    def to_first_image(emitted: Emitted, scop: Scop) -> Emitted:
        return changed(with_row_pointers(emitted, scop), "(&output[img]", "(&output[0]")

    monkeypatch.setattr(pipeline, "with_row_pointers", to_first_image)
    result = compiled("conv2d_nchw.c", POINTWISE)
    assert not result.regions[0].transformed
    assert "PX501" in [diagnostic.code for diagnostic in result.diagnostics]
