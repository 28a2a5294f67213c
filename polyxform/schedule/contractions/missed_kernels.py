"""Remarks on sums of products that no microkernel, or no call of the wanted library, computes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polyxform.diagnostics import Diagnostic, RemarkKind, remark
from polyxform.microkernels.libraries import GENERATED, LIBRARIES
from polyxform.microkernels.model import Kernel
from polyxform.microkernels.user_kernels import mismatch
from polyxform.options import Options
from polyxform.schedule.contractions.declared_kernels import complaint, declared_kernel
from polyxform.schedule.contractions.linked_calls import library_ways, wanted_library
from polyxform.schedule.contractions.match_microkernel import NearMiss, match
from polyxform.scop.model import Scop


def unused(scop: Scop, kernels: Iterable[Kernel]) -> Iterator[Diagnostic]:
    """A remark where no kernel calls the function that the region names, with what differs."""
    named = [name for name in scop.directives.microkernel if name not in (*LIBRARIES, GENERATED, "gemm")]
    used = list(kernels)
    if not named or any(kernel.declared for kernel in used):
        return
    user = declared_kernel(scop)
    reason = complaint(scop) or f"no '#pragma polyxform microkernel({named[0]})' stands in front of what it means"
    if user is not None:
        reasons = [mismatch(kernel.shape, user) for kernel in used]
        reason = f"'{user.declared.name}' is not called: {next(iter(reasons), 'nothing here is a product of matrices')}"
    yield remark(RemarkKind.MISSED, "PX405", reason, scop.span)


def missed(scop: Scop, options: Options) -> Iterator[Diagnostic]:
    """Remarks on sums of products that kernels do not compute, or not those that were asked for, with the reason."""
    library = wanted_library(scop, options)
    for statement in scop.statements if options.microkernels else ():
        if statement.update is None or len(statement.update.factors) < 2:
            continue
        found = match(scop, statement)
        if isinstance(found, NearMiss):
            message = f"no microkernel computes this sum of products: {found.reason}"
            yield remark(RemarkKind.MISSED, "PX402", message, statement.span)
            continue
        calls = library_ways(statement, scop, options) if library else ()
        if isinstance(calls, NearMiss):
            message = f"no call of {LIBRARIES[library].title} computes this sum of products: {calls.reason}"
            yield remark(RemarkKind.MISSED, "PX404", message, statement.span)
