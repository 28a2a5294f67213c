"""What code generation hands on of loops whose iterations run part by part (see `row_groups`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KeptValue:
    """A variable of a loop's body that one part hands to another.

    element   C type
    variable  its name
    rows      name of the array that holds its values for the iterations of a group
    """

    element: str
    variable: str
    rows: str


@dataclass(frozen=True)
class RowGroups:
    """A loop whose independent iterations run part by part, some of them in each turn.

    count  iterations of a group
    group  name of the variable that counts groups
    kept   what parts hand on
    parts  C text of each part
    text   as emitted
    nest   the loop that it means, with the pragmas above it
    """

    count: int
    group: str
    kept: tuple[KeptValue, ...]
    parts: tuple[str, ...]
    text: str
    nest: str
