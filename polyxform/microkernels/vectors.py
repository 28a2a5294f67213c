"""How the columns of a register tile are laid on vectors of GCC's and clang's vector extension."""

from __future__ import annotations

from dataclasses import dataclass, replace

ELEMENT_BYTES = {"float": 4, "double": 8}
STORED_BYTES = {**ELEMENT_BYTES, "int": 4, "signed char": 1, "unsigned char": 1, "unsigned short": 2}
"""Bytes of everything that kernels read: sums, and the narrow factors of dot products."""
LETTERS = {"float": "f", "double": "f", "int": "i", "signed char": "s", "unsigned char": "u", "unsigned short": "u"}
"""How the name of a vector type begins, in front of the bits of an element."""
NARROWEST = 16
"""Bytes of the narrowest vector of which a part can be moved."""


@dataclass(frozen=True)
class Vector:
    """Adjacent columns that are computed together.

    column   first of them
    lanes    how many, a power of two
    partial  perhaps only some lanes hold columns of the tile; the others must be neither read nor written
    """

    column: int
    lanes: int
    partial: bool = False


def split(columns: int, lanes: int, element: str, masked: bool) -> tuple[Vector, ...]:
    """Vectors that cover `columns` exactly: as many of `lanes` as fit, then narrower ones.

    The rest is one partial vector where the target has masked loads, unless it is a power of two; else several whole
    ones.
    """
    found: list[Vector] = []
    column = 0
    while column < columns:
        rest = columns - column
        if masked and rest < lanes and rest & (rest - 1):
            return (*found, *(replace(vector, column=column) for vector in cover(rest, lanes, element)))
        while lanes > rest:
            lanes //= 2
        found.append(Vector(column, lanes))
        column += lanes
    return tuple(found)


def cover(columns: int, lanes: int, element: str) -> tuple[Vector, ...]:
    """Partial vectors of `lanes` for up to `columns`, the last one as narrow as suffices."""
    found = []
    for column in range(0, columns, lanes):
        while lanes // 2 >= columns - column and lanes * ELEMENT_BYTES[element] > NARROWEST:
            lanes //= 2
        found.append(Vector(column, lanes, partial=True))
    return tuple(found)


def type_name(element: str, lanes: int) -> str:
    """C type of `lanes` elements: "px_f32x16"; a single one is a plain scalar."""
    return element if lanes == 1 else f"px_{LETTERS[element]}{8 * STORED_BYTES[element]}x{lanes}"


def type_definition(element: str, lanes: int) -> str:
    """The typedef behind `type_name`: loads and stores need no more than the element's own alignment."""
    size = STORED_BYTES[element]
    attributes = f"vector_size({lanes * size}), aligned({size}), may_alias"
    return f"typedef {element} {type_name(element, lanes)} __attribute__(({attributes}));"
