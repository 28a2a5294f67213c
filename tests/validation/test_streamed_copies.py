"""Results that go to memory past the caches: right calls pass, and each fault is caught."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.codegen.arithmetic import arithmetic_functions
from polyxform.codegen.model import Emitted, Instance, PrivateCopy, StreamedCopy
from polyxform.validation.failure import ValidationFailure

from tests.validation.cases import region

HEAD = """    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
        for (long j_tile = 0; j_tile < 512; j_tile += 256) {
            float row[256];
            #pragma omp simd
            for (long j = j_tile; j < j_tile + 256; j++) {
                float one;
                one = a[i][j] + 1.0f;
                row[j - j_tile] = one * 2.0f;
            }
"""
CALL = "            px_stream_float(&b[i][j_tile], row, 256);\n"
NEST = """            for (long element = j_tile; element < j_tile + 256; element++)
                b[i][element] = row[element - j_tile];
"""
TAIL = "        }\n    }\n"
INSTANCES = (Instance("S0", ("i", "j")), Instance("S1", ("i", "j")), Instance("", ()))
COPIES = (PrivateCopy("row", "b"), PrivateCopy("one", "t"))


def emitted(head=HEAD, call=CALL, nest=NEST, tail=TAIL, instances=INSTANCES, copies=COPIES):
    """The code with the copy past the caches."""
    functions = arithmetic_functions(f"{call}px_stream_end();")
    pieces = (head, StreamedCopy("row", "b", call, nest), tail)
    return Emitted(pieces, instances, functions, private=copies)


def test_right_code_is_proven_right():
    region("stream").validate(emitted())


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("call", "256)", "255)"),
        ("call", "256)", "257)"),
        ("call", "j_tile]", "0]"),
        ("call", "[i]", "[0]"),
        ("call", ", row", ", one"),
        ("call", "&b", "&a"),
        ("call", "px_stream_float", "px_stream_double"),
        ("nest", "j_tile + 256", "j_tile + 255"),
        ("nest", "element = j_tile", "element = j_tile + 1"),
        ("nest", "row[element - j_tile]", "row[255 + j_tile - element]"),
        ("nest", "row[element - j_tile]", "row[0]"),
        ("nest", "b[i][element] =", "b[i][element] +="),
        ("head", "j_tile < 512", "j_tile < 256"),
        ("head", "float row[256]", "float row[255]"),
        ("head", "row[j - j_tile] =", "row[j_tile + 255 - j] ="),
        ("head", "row[j - j_tile] =", "b[i][j] ="),
        ("head", "j < j_tile + 256", "j < j_tile + 255"),
    ],
)
def test_a_changed_part_is_caught(part, old, new):
    right = {"call": CALL, "nest": NEST, "head": HEAD}[part]
    assert old in right
    with pytest.raises(ValidationFailure):
        region("stream").validate(emitted(**{part: right.replace(old, new)}))


def test_both_call_and_loop_too_short_is_caught():
    call, nest = CALL.replace("256)", "128)"), NEST.replace("j_tile + 256", "j_tile + 128")
    with pytest.raises(ValidationFailure, match="other elements"):
        region("stream").validate(emitted(call=call, nest=nest))


def test_both_call_and_loop_at_another_place_is_caught():
    call, nest = CALL.replace("j_tile]", "j_tile + 1]"), NEST.replace("[element]", "[element + 1]")
    with pytest.raises(ValidationFailure, match="other elements"):
        region("stream").validate(emitted(call=call, nest=nest))


def test_a_copy_before_the_values_are_there_is_caught():
    start, _, rest = HEAD.partition("            #pragma omp simd")
    right = emitted()
    late = replace(
        right,
        pieces=(start, right.pieces[1], f"            #pragma omp simd{rest}{TAIL}"),
        instances=(INSTANCES[2], *INSTANCES[:2]),
    )
    with pytest.raises(ValidationFailure, match="is used behind"):
        region("stream").validate(late)


def test_a_copy_that_is_missing_is_caught():
    right = emitted()
    with pytest.raises(ValidationFailure):
        region("stream").validate(replace(right, pieces=(HEAD, TAIL), instances=INSTANCES[:2]))


def test_a_variable_outside_of_its_loop_is_caught():
    head = HEAD.replace("            float row[256];\n", "")
    with pytest.raises(ValidationFailure):
        region("stream").validate(emitted(head=f"    float row[256];\n{head}"))
