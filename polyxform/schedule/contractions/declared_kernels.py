"""Register tiles for a function that a person declares as a microkernel.

Before                                   After, with a function that computes 6 x 16 elements

    for (i ...)                              for (j_tile = 0; j_tile < 1024; j_tile += 16)
      for (j ...)                              for (i_tile = 0; i_tile < 1014; i_tile += 6)
        for (k ...)                              px_kernel_6x16(...);     // calls the function
          C[i][j] += A[i][k] * B[k][j];        ...                        // other kernels at the edges

Refused: a function whose meaning is no product of matrices, one with columns that fill no vectors.
"""

from __future__ import annotations

from polyxform.microkernels.model import Function
from polyxform.microkernels.user_kernels import UserKernel, read_user_kernel
from polyxform.schedule.model import Contraction, Packing
from polyxform.scop.model import Scop


def declared_kernel(scop: Scop) -> UserKernel | None:
    """The function that the region names; None for none, or one that cannot be read."""
    for name, text in scop.directives.declared:
        try:
            return read_user_kernel(Function(name, text))
        except ValueError:
            continue
    return None


def complaint(scop: Scop) -> str:
    """Why a function that the region names cannot be read, "" where it can."""
    for name, text in scop.directives.declared:
        try:
            read_user_kernel(Function(name, text))
        except ValueError as reason:
            return f"'{name}' cannot be used: {reason}"
    return ""


def declared_tile(contraction: Contraction, lanes: int) -> tuple[tuple[int, int], ...]:
    """The declared function's register tile, as rows and vectors; () where there is none that fills vectors."""
    user = contraction.user
    if user is None or user.columns % lanes or contraction.turned or contraction.dots or contraction.lanewise:
        return ()
    return ((user.rows, user.columns // lanes),)


def reads_packed(user: UserKernel, packing: Packing | None) -> bool:
    """Whether the function reads its second factor where a plan has it, as far as distances between rows tell."""
    apart = user.quantities["b_stride0"]
    return isinstance(apart, str) or (apart == user.columns) == (packing is not None)
