"""A version whose kernels use more than the compiler's flags allow stands behind a test for all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.codegen.model import Emitted, KernelCall
from polyxform.codegen.versions import Version, assemble
from polyxform.machine import targets
from polyxform.microkernels.features import with_features
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Function, Kernel, Reduction, Shape
from polyxform.scop.model import Scop
from polyxform.validation.assembly import check_assembly
from polyxform.validation.failure import ValidationFailure

from tests.validation.cases import region

ORIGINAL = "    for (int i = 0; i < n; i++)\n        y[i] = x[i];\n"
SCOP = region("shared_copy").scop
SHAPE = Shape("float", "+", 3, 27, None, 50, (Reduction(None, None, None),), columns_open=True)
BEST, MIDDLE, LEAST = targets("portable,x86-64-v3,x86-64-v4")
FIRST, SECOND, LAST = (
    with_features(generate(SHAPE, f"px_kernel_{place}", machine), machine.features)
    for place, machine in enumerate((BEST, MIDDLE, LEAST))
)


def emitted(kernel: Kernel) -> Emitted:
    return Emitted((KernelCall(kernel, ("x", "x", "y"), f"        {kernel.name}(x, x, y);\n", ""),), (), "")


def versions(*kernels: Kernel) -> list[tuple[Scop, Emitted]]:
    return [(SCOP, emitted(kernel)) for kernel in kernels]


def text_of(*kernels: Kernel) -> str:
    parts = [Version((), ("done",), code, machine="some") for _, code in versions(*kernels)]
    return assemble(parts, ORIGINAL, "    ")


TEXT = text_of(FIRST, SECOND, LAST)


def test_versions_for_three_machines_are_right() -> None:
    check_assembly(TEXT, ORIGINAL, versions(FIRST, SECOND, LAST))
    check_assembly(text_of(FIRST), ORIGINAL, versions(FIRST))


def test_more_may_be_tested_than_is_used() -> None:
    more = TEXT.replace('("avx2")', '("avx2") && __builtin_cpu_supports("bmi2")')
    check_assembly(more, ORIGINAL, versions(FIRST, SECOND, LAST))


FAULTS = {
    "a feature is not tested": ('__builtin_cpu_supports("avx512vl") &&', ""),
    "nothing is tested": (TEXT[TEXT.index("if (") + 4 : TEXT.index(") {")], "n > 0"),
    "another feature is tested": ('"avx512bw"', '"avx512cd"'),
    "a lesser feature is tested": ('"avx512f"', '"avx"'),
    "the test is turned round": ('__builtin_cpu_supports("avx512f")', '!__builtin_cpu_supports("avx512f")'),
    "either feature is enough": ('__builtin_cpu_supports("avx512f") &&', '__builtin_cpu_supports("avx512f") ||'),
    "something else is asked": ('__builtin_cpu_supports("avx512f")', '__builtin_cpu_is("avx512f")'),
    "the answer is compared": ('__builtin_cpu_supports("avx512f")', '__builtin_cpu_supports("avx512f") == 0'),
    "the wider kernel in the last branch": ("px_kernel_2(x", "px_kernel_0(x"),
    "the kernels exchanged": ("px_kernel_1(x", "px_kernel_0(x"),
    "the last resort behind a test": ("} else {", '} else if (__builtin_cpu_supports("avx2")) {'),
    "a call in front": ("if (", "px_kernel_0(x, x, y);\n    if ("),
    "no else": ("} else if (", "} if ("),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_found(name: str) -> None:
    old, new = FAULTS[name]
    wrong = TEXT.replace(old, new, 1)
    assert wrong != TEXT
    with pytest.raises(ValidationFailure, match="PX509"):
        check_assembly(wrong, ORIGINAL, versions(FIRST, SECOND, LAST))


@pytest.mark.parametrize("order", [(SECOND, FIRST, LAST), (LAST, FIRST, SECOND), (FIRST, LAST, SECOND)])
def test_the_order_is_the_one_that_was_asked_for(order: tuple[Kernel, ...]) -> None:
    with pytest.raises(ValidationFailure, match="PX509"):
        check_assembly(text_of(*order), ORIGINAL, versions(FIRST, SECOND, LAST))


HIDDEN = {
    "in the kernel": replace(LAST, text=LAST.text.replace("static ", '__attribute__((target("avx2"))) static ')),
    "in its other spelling": replace(
        LAST, text=LAST.text.replace("static ", '__attribute__((__target__("avx2"))) static ')
    ),
    "in a function": replace(LAST, functions=(*LAST.functions, Function("f", SECOND.functions[0].text))),
    "of a whole processor": replace(
        LAST, text=LAST.text.replace("static ", '__attribute__((target("arch=x86-64-v3"))) ')
    ),
    "by a pragma": replace(LAST, text='#pragma GCC target("avx2")\n' + LAST.text),
    "by a name": replace(LAST, text=LAST.text.replace("static ", "__attribute__((target(WIDE))) static ")),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_a_kernel_uses_is_read_from_its_text(name: str) -> None:
    assert HIDDEN[name].features == ()
    with pytest.raises(ValidationFailure, match="PX509"):
        check_assembly(text_of(HIDDEN[name]), ORIGINAL, versions(HIDDEN[name]))
