"""What code generation hands on: the new text, and everything that validation needs to prove it right."""

from __future__ import annotations

from dataclasses import dataclass

import islpy as isl

from polyxform.microkernels.model import Kernel


@dataclass(frozen=True)
class KernelCall:
    """A microkernel call in the emitted text, with the plain loops that it stands for.

    kernel     the function that is called
    arguments  C text of the arguments in order: addresses of A, B, C, then the kernel's `long` arguments
    text       the call as emitted, a whole statement
    nest       C text of the loops that the call replaces, in terms of the source's arrays
    """

    kernel: Kernel
    arguments: tuple[str, ...]
    text: str
    nest: str


@dataclass(frozen=True)
class Instance:
    """Witness for one statement occurrence in the emitted text: which source instance it is.

    Validation does not trust it: it proves from it that the text is right, or fails.

    statement  name of the source statement
    iterators  C expression of each source iterator, in terms of the emitted loops' iterators
    position   { S0[i] -> [values of the emitted loops around it, outermost first] }, None where that is not known
    """

    statement: str
    iterators: tuple[str, ...]
    position: isl.PwMultiAff | None = None


@dataclass(frozen=True)
class Emitted:
    """Replacement of a region.

    pieces     text and kernel calls in textual order
    instances  one for each statement occurrence of `meaning`, in textual order
    functions  C text to be put before the enclosing function (kernels, integer division helpers), or ""
    fallback   the region's own text when the fast version stands behind a check that is not affine
               (`if (<disjoint>) { pieces } else { fallback }`), or ""
    check      C text of that check, or ""
    """

    pieces: tuple[str | KernelCall, ...]
    instances: tuple[Instance, ...]
    functions: str
    fallback: str = ""
    check: str = ""

    @property
    def body(self) -> str:
        """The fast version as it is compiled."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    @property
    def meaning(self) -> str:
        """The fast version with every kernel call replaced by the loops that it means."""
        return "".join(piece if isinstance(piece, str) else piece.nest for piece in self.pieces)

    @property
    def calls(self) -> tuple[KernelCall, ...]:
        """The kernel calls, in textual order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, KernelCall))
