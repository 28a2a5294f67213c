"""What must hold for emitted code so that its model tells the whole truth about it."""

from __future__ import annotations

from collections import Counter

from polyxform.codegen.model import Emitted
from polyxform.microkernels.lane_sums import sums_in
from polyxform.microkernels.panel_copies import panel_copies_in
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Scop
from polyxform.syntax.structure import Expression, structure
from polyxform.syntax.tokens import tokens
from polyxform.syntax.tree import RegionTree
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import failure
from polyxform.validation.functions import DEFINED


def check_form(scop: Scop, tree: RegionTree, emitted: Emitted, read: RegionTree, found: ExtractedRegion) -> None:
    """Returns when the model of the emitted code leaves nothing out. ValidationFailure (PX501, PX504) otherwise.

    tree   the region
    read   the emitted code as it was parsed
    found  its model
    """
    check_pragmas(emitted, found)
    check_loop_variables(scop, read, found)
    kernels = [call.kernel for call in emitted.calls]
    copies = [one for buffer in emitted.buffers for one in panel_copies_in(buffer.copy)]
    copies += [one for loop in emitted.lane_loops for one in sums_in(loop.text)]
    functions = [*copies, *(part for kernel in kernels for part in kernel.functions)]
    names = DEFINED | {kernel.name for kernel in kernels} | {function.name for function in functions}
    for name in sorted(names & tree.identifiers - tree.source.remarked):
        raise failure("PX507", f"'{name}' means something else in the source", scop.span)


def check_pragmas(emitted: Emitted, found: ExtractedRegion) -> None:
    """Every directive stands in front of a loop of the model."""
    loops = {loop for nest in found.loops.values() for loop in nest}
    seen = Counter(normal(f"#pragma {text}") for loop in loops for text in loop.pragmas)
    lines = (line.strip() for line in emitted.meaning.splitlines())
    written = Counter(normal(line) for line in lines if line.startswith("#") or "_Pragma" in line)
    for directive in sorted((written - seen) + (seen - written)):
        raise failure("PX504", f"'{directive}' in emitted code does not belong to a loop")


def normal(directive: str) -> str:
    """A directive as its words, one space between them."""
    return " ".join(token.text for token in tokens(directive.removeprefix("#")))


def check_loop_variables(scop: Scop, read: RegionTree, found: ExtractedRegion) -> None:
    """Loops of the emitted code count with variables of their own; what the source's leave behind is written apart.

    Loops inside a statement are no loops of the model: what they count with is a scalar that the statement writes.
    """
    written = sum(counting_outside(structure(statement)) for statement in read.statements)
    inside = sum(counting_outside(tree_of(statement.body)) for statement in found.scop.statements)
    if written != inside:
        raise failure("PX501", "a loop in emitted code counts with a variable from outside", scop.span)


def counting_outside(part: Expression) -> int:
    """How many loops of a text count with a variable that they do not declare."""
    return sum(one.operator == "For" and not declares_variable(one) for one in part.walk())


def declares_variable(loop: Expression) -> bool:
    """Whether a `for` declares what it counts with."""
    return bool(loop.operands) and loop.operands[0].operator == "DeclList"
