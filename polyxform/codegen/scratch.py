"""Memory for arrays that the source does not have, in front of all versions of a region.

    {
        float (*px_sum)[px_max(n, 1)] = px_allocate(sizeof(float), (long)m * n);
        if (px_sum) {
            <the versions>
        } else {
            <the region's own text>
        }
        px_release(px_sum);
    }

There is no memory for extents whose product is not positive. The braces keep jumps from entering the array's scope.
"""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.codegen.indentation import shifted
from polyxform.codegen.scope import INDENT
from polyxform.syntax.tree import RegionTree, Scratch


def base_indentation(tree: RegionTree) -> str:
    """What stands in front of the lines of a region's versions."""
    return tree.region.indentation + (2 * INDENT if tree.scratch else "")


def with_scratch(text: str, scratch: Sequence[Scratch], original: str, indent: str) -> str:
    """The versions inside of the arrays' scope. `indent`: of the region."""
    if not scratch:
        return text
    inner = indent + INDENT
    return "".join(
        [
            f"{indent}{{\n",
            *(f"{inner}{declaration(one)}\n" for one in scratch),
            f"{inner}if ({' && '.join(one.name for one in scratch)}) {{\n",
            text,
            f"{inner}}} else {{\n{shifted(original, inner + INDENT)}{inner}}}\n",
            *(f"{inner}px_release({one.name});\n" for one in scratch),
            f"{indent}}}\n",
        ]
    )


def declaration(scratch: Scratch) -> str:
    """C text that declares an array as a pointer to its rows, and allocates its memory."""
    first, *rows = scratch.extents
    sizes = "".join(f"[{extent if extent.isdecimal() else f'px_max({extent}, 1)'}]" for extent in rows)
    pointer = f"(*{scratch.name}){sizes}" if rows else f"*{scratch.name}"
    count = " * ".join([f"(long){first}", *rows])
    return f"{scratch.element} {pointer} = px_allocate(sizeof({scratch.element}), {count});"
