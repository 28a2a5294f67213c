"""Kernels that use more of the processor than the compiler's flags allow.

    static void px_kernel_6x32(...)      ->    static __attribute__((target("avx512f,fma"))) void px_kernel_6x32(...)

Only the kernel and the functions that are inlined into it change, so that nothing else in the file needs these
features; whoever calls the kernel tests the processor first. A function that kernels share has a name of its own for
each list of features, and what its `#if` would ask of the flags is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from polyxform.microkernels.callees import function
from polyxform.microkernels.model import Function, Kernel

KERNEL_HEAD = re.compile(r"^static (?P<apart>__attribute__\(\(noinline\)\) )?void ", re.MULTILINE)
FEATURED_HEAD = re.compile(
    r'^static __attribute__\(\((?P<apart>noinline, )?target\("(?P<features>[a-z0-9.]+(?:,[a-z0-9.]+)*)"\)\)\) void ',
    re.MULTILINE,
)
APART_HEAD = "static __attribute__((noinline)) void "
"""How a kernel begins that is never a part of the function that calls it."""
INLINED_HEAD = "static inline __attribute__((always_inline)) "
CONDITION = re.compile(r"#if defined\((?P<macro>\w+)\)$")
NAME = re.compile(r"\bpx_\w+")
MACROS = {
    "avx2": frozenset({"__AVX__", "__AVX2__"}),
    "avx512f": frozenset({"__AVX__", "__AVX2__", "__AVX512F__"}),
}
"""What compilers define where a feature may be used everywhere."""


def kept_apart(kernel: Kernel) -> Kernel:
    """A kernel that is not inlined into its callers, where these may need its registers for constants of loops around.

    gcc moves the constants of an exponential in front of the loops around a kernel, which then has too few registers:
    attention of 512 x 64 took 672 us, and takes 657 with a call for each tile.
    """
    return replace(kernel, text=KERNEL_HEAD.sub(APART_HEAD, kernel.text, count=1))


def with_features(kernel: Kernel, features: tuple[str, ...]) -> Kernel:
    """A kernel that may use some features whatever the compiler's flags are; () leaves it as it is."""
    if not features:
        return kernel
    names = {one.name: featured_name(one.name, features) for one in kernel.functions}
    wishes = f'target("{",".join(features)}")'

    def head(found: re.Match[str]) -> str:
        return f"static __attribute__(({'noinline, ' if found['apart'] else ''}{wishes})) void "

    text = renamed(KERNEL_HEAD.sub(head, kernel.text, count=1), names)
    return replace(
        kernel,
        text=text,
        functions=tuple(featured(one, features) for one in kernel.functions),
        features=features,
    )


def without_features(kernel: Kernel) -> Kernel:
    """The kernel that `with_features` made this one from, which computes the same, or this one.

    ValueError where the text asks for other features than the kernel names, or calls other functions.
    """
    found = FEATURED_HEAD.search(kernel.text)
    features = tuple(found["features"].split(",")) if found else ()
    if features != kernel.features:
        raise ValueError(f"it uses {', '.join(features) or 'nothing special'}, and is said to use other features")
    if not features:
        return kernel
    ending = suffix(features)
    names = {one.name: one.name.removesuffix(ending) for one in kernel.functions}
    head = APART_HEAD if found and found["apart"] else "static void "
    text = renamed(FEATURED_HEAD.sub(head, kernel.text, count=1), names)
    plain = replace(kernel, text=text, functions=tuple(function(name) for name in names.values()), features=())
    if with_features(plain, features) != kernel:
        raise ValueError("it calls functions that may use other features")
    return plain


def featured(one: Function, features: Sequence[str]) -> Function:
    """A function that is inlined into kernels which use some features. ValueError for any other function."""
    if one.text.count(INLINED_HEAD) != 1:
        raise ValueError(f"{one.name} is not inlined into kernels")
    name = featured_name(one.name, features)
    head = f'static inline __attribute__((always_inline, target("{",".join(features)}"))) '
    macros = frozenset[str]().union(*(MACROS.get(feature, frozenset()) for feature in features))
    text = "".join(settled(one.text.splitlines(keepends=True), macros)).replace(INLINED_HEAD, head)
    return Function(name, renamed(text, {one.name: name}))


def settled(lines: Sequence[str], macros: frozenset[str]) -> Iterator[str]:
    """Lines without the conditions that defined macros settle, and without what is compiled only where they fail.

    ValueError for an `#elif` behind one of them.
    """
    open_conditions: list[str] = []  # of each #if around the line: "asked", or for a settled one "held" or "failed"
    for line in lines:
        word = line.strip()
        if word.startswith("#if"):
            found = CONDITION.match(word)
            open_conditions.append("held" if found is not None and found["macro"] in macros else "asked")
        settles = bool(open_conditions) and open_conditions[-1] != "asked" and word.startswith(("#if", "#el", "#endif"))
        if settles and word.startswith("#elif"):
            raise ValueError(f"{word!r} behind a condition that holds")
        if not settles and "failed" not in open_conditions:
            yield line
        if settles and word.startswith("#else"):
            open_conditions[-1] = "failed"
        if word.startswith("#endif"):
            open_conditions.pop()


def featured_name(name: str, features: Sequence[str]) -> str:
    """Name of the function for kernels that use some features: px_load_f32x16_avx512f."""
    return name + suffix(features)


def suffix(features: Sequence[str]) -> str:
    """How names of functions for some features end."""
    return f"_{features[0].replace('.', '')}"


def renamed(text: str, names: Mapping[str, str]) -> str:
    """C text with other names of functions."""
    return NAME.sub(lambda found: names.get(found[0], found[0]), text)
