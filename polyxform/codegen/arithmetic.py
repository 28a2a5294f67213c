"""C functions that generated code may need: minimum, maximum, division that rounds down, memory, approximations."""

from __future__ import annotations

from polyxform.microkernels.approximations import APPROXIMATIONS
from polyxform.microkernels.lane_sums import sums_in
from polyxform.microkernels.panel_copies import panel_copies_in
from polyxform.microkernels.streaming import STREAMS

FUNCTIONS = (
    {
        "px_min": "static inline long px_min(long a, long b) { return a < b ? a : b; }\n",
        "px_max": "static inline long px_max(long a, long b) { return a > b ? a : b; }\n",
        "px_floordiv": (
            "static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }\n"
        ),
        "px_allocate": """\
/* Memory for `count` elements of `size` bytes that starts at a cache line; null where there is none. */
static inline void *px_allocate(long size, long count)
{
    char *block = count > 0 ? __builtin_malloc(size * count + 64 + sizeof(void *)) : 0;
    if (block == 0) {
        return 0;
    }
    char *memory = block + 64 + sizeof(void *) - (__UINTPTR_TYPE__)(block + sizeof(void *)) % 64;
    ((void **)memory)[-1] = block;
    return memory;
}
""",
        "px_release": """\
/* Give back what px_allocate returned. */
static inline void px_release(void *memory)
{
    if (memory != 0) {
        __builtin_free(((void **)memory)[-1]);
    }
}
""",
    }
    | {one.name: one.text for one in APPROXIMATIONS.values()}
    | {one.name: one.text for one in STREAMS}
)


def arithmetic_functions(text: str) -> str:
    """Definitions of the functions that C text calls."""
    return "".join(definitions_in(text).values())


def definitions_in(text: str) -> dict[str, str]:
    """The same by name, in the order in which they can be defined."""
    found = {name: definition for name, definition in FUNCTIONS.items() if f"{name}(" in text}
    return found | {function.name: function.text for function in (*panel_copies_in(text), *sums_in(text))}
