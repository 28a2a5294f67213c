"""C text that makes a translation unit callable by the driver.

The adapter includes the unit, so that static functions, macros and globals are within reach, and exports three
functions: `polyxform_extent` (a declared extent, as C evaluates it), `polyxform_bind` (where globals live) and
`polyxform_call`. Arguments travel as arrays: buffers, integers (long long), reals (double).
"""

from __future__ import annotations

from collections.abc import Iterable

from polyxform.harness.entry import Buffer, Entry, Number

INTEGERS = "polyxform_integers"
REALS = "polyxform_reals"
BUFFERS = "polyxform_buffers"
OUTER = "polyxform_outer"


Packers = tuple[tuple[str, tuple[str, ...]], ...]
"""Functions that make copies for later calls, each with the names of its arguments."""


def adapter_text(entry: Entry, unit: str, packers: Packers = ()) -> str:
    """The adapter's C text; `unit` is the file name to include, in the adapter's folder."""
    return "\n".join(
        [
            f'#include "{unit}"',
            "",
            extent_function(entry),
            bind_function(entry),
            call_function(entry),
            *([prepare_function(entry, packers)] if packers else []),
        ]
    )


def extent_function(entry: Entry) -> str:
    """`polyxform_extent`: one extent of one buffer, at the given integers."""
    cases = [
        f"    if (polyxform_buffer == {b} && polyxform_dimension == {d}) return {extent_text(buffer, d)};"
        for b, buffer in enumerate(entry.buffers)
        for d in range(len(buffer.extents))
    ]
    return block(
        f"long long polyxform_extent(int polyxform_buffer, int polyxform_dimension,"
        f" const long long *{INTEGERS}, long long {OUTER})",
        [*integer_locals(entry.integers), f"    (void){INTEGERS}; (void){OUTER};", *cases, "    return -1;"],
    )


def extent_text(buffer: Buffer, dimension: int) -> str:
    """C expression of an extent: the caller's for one that is not declared."""
    declared = buffer.extents[dimension]
    return f"(long long)({declared})" if declared else OUTER


def bind_function(entry: Entry) -> str:
    """`polyxform_bind`: set global numbers and pointers, tell where global arrays live."""
    sets = [
        f"    {number.name} = ({number.c_type}){INTEGERS}[{i}];"
        for i, number in enumerate(entry.integers)
        if number.storage == "global"
    ]
    binds = [bind_text(b, buffer) for b, buffer in enumerate(entry.buffers) if buffer.storage == "global"]
    return block(
        f"void polyxform_bind(void **{BUFFERS}, const long long *{INTEGERS})",
        [f"    (void){BUFFERS}; (void){INTEGERS};", *sets, *binds],
    )


def bind_text(index: int, buffer: Buffer) -> str:
    """A global array tells its address; a global pointer is given one."""
    if buffer.open:
        return f"    {buffer.name} = {BUFFERS}[{index}];"
    place = buffer.name if buffer.extents else f"&{buffer.name}"
    return f"    {BUFFERS}[{index}] = (void *){place};"


def call_function(entry: Entry) -> str:
    """`polyxform_call`: the call itself."""
    arguments = ", ".join(argument_text(entry, name) for name in entry.arguments)
    call = f"{entry.function}({arguments});"
    if entry.returns != "void":
        call = f"*({entry.returns} *){BUFFERS}[{len(entry.buffers) - 1}] = {call}"
    return block(
        f"void polyxform_call(void **{BUFFERS}, const long long *{INTEGERS}, const double *{REALS})",
        [f"    (void){BUFFERS}; (void){INTEGERS}; (void){REALS};", f"    {call}"],
    )


def prepare_function(entry: Entry, packers: Packers) -> str:
    """`polyxform_prepare`: make the copies that later calls read."""
    calls = [f"    {name}({', '.join(argument_text(entry, one) for one in words)});" for name, words in packers]
    reals = f"    const double {REALS}[{len(entry.reals) + 1}] = {{0}};"
    return block(
        f"int polyxform_prepare(const char *polyxform_words, void **{BUFFERS}, const long long *{INTEGERS})",
        [
            reals,
            f"    (void)polyxform_words; (void){BUFFERS}; (void){INTEGERS}; (void){REALS};",
            *calls,
            "    return 1;",
        ],
    )


def argument_text(entry: Entry, name: str) -> str:
    """C expression of one argument. A `void *` converts to every array parameter, variable-length ones too."""
    for i, number in enumerate(entry.integers):
        if number.name == name:
            return f"({number.c_type}){INTEGERS}[{i}]"
    for i, number in enumerate(entry.reals):
        if number.name == name:
            return f"({number.c_type}){REALS}[{i}]"
    return f"{BUFFERS}[{entry.buffer_index(name)}]"


def integer_locals(integers: Iterable[Number]) -> list[str]:
    """Declarations that give the extents' expressions the parameters' names."""
    return [
        f"    {number.c_type} {number.name} = ({number.c_type}){INTEGERS}[{i}]; (void){number.name};"
        for i, number in enumerate(integers)
    ]


def block(heading: str, lines: list[str]) -> str:
    """A function definition; exported whatever the unit's flags say."""
    return "\n".join([f'__attribute__((visibility("default"))) {heading}', "{", *lines, "}", ""])
