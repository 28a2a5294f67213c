"""The C functions that come with emitted code: each is a checked kernel or arithmetic whose meaning is known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from polyxform.microkernels.approximations import APPROXIMATIONS
from polyxform.microkernels.lane_sums import sums_in
from polyxform.microkernels.model import Kernel
from polyxform.microkernels.panel_copies import panel_copies_in
from polyxform.microkernels.streaming import STREAMS
from polyxform.syntax.tokens import tokens
from polyxform.validation.failure import failure

# What the front end takes these names for, as C that has been proven by hand for every pair without overflow.
ARITHMETIC = (
    "static inline long px_min(long a, long b) { return a < b ? a : b; }",
    "static inline long px_max(long a, long b) { return a > b ? a : b; }",
    # b > 0: for negative a, (b - 1 - a) / b rounds up the quotient of -a.
    "static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }",
)
MEMORY = (
    """
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
    """
    static inline void px_release(void *memory)
    {
        if (memory != 0) {
            __builtin_free(((void **)memory)[-1]);
        }
    }
    """,
)
DEFINED = frozenset({"px_min", "px_max", "px_floordiv", "px_mod", "px_allocate", "px_release"}) | {
    *(one.name for one in APPROXIMATIONS.values()),
    *(one.name for one in STREAMS),
}


def check_functions(text: str, kernels: Sequence[Kernel]) -> None:
    """Returns when `text` holds nothing but texts of `kernels` and known arithmetic. ValidationFailure (PX507) else."""
    remaining = spelled(text)
    if not remaining:
        return
    helpers = {helper.name: helper.text for kernel in kernels for helper in kernel.functions}
    parts = helpers | {kernel.name: kernel.text for kernel in kernels}
    used = {definition for name, definition in parts.items() if name in text}
    shared = (*STREAMS, *panel_copies_in(text), *sums_in(text))
    loose = {*(one.text for one in APPROXIMATIONS.values()), *(one.text for one in shared)}
    known = sorted(used | set(ARITHMETIC) | set(MEMORY) | loose, key=lambda definition: -len(definition))
    for definition in known:
        remaining = remaining.replace(spelled(definition), "\n", 1)
    if remaining.strip():
        raise failure("PX507", f"a function of unknown meaning comes with the code: {remaining.strip()[:60]}")


@lru_cache(maxsize=256)
def spelled(text: str) -> str:
    """The text's tokens, one a line."""
    return "".join(f"\n{token.text}\n" for token in tokens(text))
