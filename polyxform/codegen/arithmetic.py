"""Integer functions that bounds of generated loops may need: minimum, maximum, division that rounds down."""

from __future__ import annotations

FUNCTIONS = {
    "px_min": "static inline long px_min(long a, long b) { return a < b ? a : b; }\n",
    "px_max": "static inline long px_max(long a, long b) { return a > b ? a : b; }\n",
    "px_floordiv": ("static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }\n"),
}


def arithmetic_functions(text: str) -> str:
    """Definitions of the functions that C text calls."""
    return "".join(definition for name, definition in FUNCTIONS.items() if f"{name}(" in text)
