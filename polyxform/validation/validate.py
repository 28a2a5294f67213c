"""Translation validation: emitted code is read back and proven to do what the region does, on every run.

The code generator's witness says which source instance each emitted statement is. It is not trusted: from it follow
conditions that are proven with isl and by comparing parse trees, and that together mean that both texts do the same.

Source of the idea: Pnueli, Siegel, Singerman, "Translation validation", TACAS 1998; the check of generated code against
an intended schedule is that of pet (Verdoolaege, Grosser, "Polyhedral extraction tool", IMPACT 2012).

Trusted: the parser and the extraction of affine forms, isl, and that a region stays within its arrays' bounds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from polyxform.codegen.model import Emitted
from polyxform.dependences.model import Dependences
from polyxform.diagnostics import PolyxformError, Span
from polyxform.microkernels.model import Kernel
from polyxform.scop.bfloat16 import widens_bfloat16
from polyxform.scop.extract import ExtractedRegion, extract_with_loops
from polyxform.scop.model import Scop
from polyxform.syntax.parse import parse_replacement
from polyxform.syntax.structure import local_declarations
from polyxform.syntax.tree import RegionTree
from polyxform.toolchain.forked import alongside
from polyxform.validation.bodies import check_bodies
from polyxform.validation.constraints import find_constraints
from polyxform.validation.copies.private_copies import check_private_copies
from polyxform.validation.copies.skewed_copies import check_skewed_copies
from polyxform.validation.copies.streamed_copies import check_streamed_copies, without_copies
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.form import check_form
from polyxform.validation.functions import check_functions
from polyxform.validation.instances import check_instances
from polyxform.validation.kernels.kernel_calls import check_kernel_calls
from polyxform.validation.kernels.packing import check_packing
from polyxform.validation.lane_loops import check_lane_loops
from polyxform.validation.macros import expanded
from polyxform.validation.order import check_order
from polyxform.validation.overlap import check_overlap
from polyxform.validation.page_touches import check_touches
from polyxform.validation.races import check_races
from polyxform.validation.reading import Declaration, Reading
from polyxform.validation.row_groups import check_row_groups
from polyxform.validation.witness import occurrences


def validate(
    scop: Scop,
    tree: RegionTree,
    emitted: Emitted,
    dependences: Dependences,
    reassociate: bool = False,
    proven: Collection[Kernel] = (),
    seconds: float = 0,
) -> None:
    """Returns when the emitted code is proven to do what the region does; ValidationFailure otherwise.

    scop, tree   the region
    emitted      the code that is to replace it, with its witness
    dependences  of `scop`
    reassociate  there is consent to reorder sums, and to approximate functions of the library
    proven       kernels whose own texts are proven elsewhere, or this code is not used
    seconds      of processor time for a child process that proves the order meanwhile; 0: everything in this process

    PX501 the code cannot be read back or does not fit its witness; PX502 an instance is executed never, or more than
    once; PX503 a dependence is broken; PX504 a parallel loop carries one; PX505 a statement computes something else;
    PX506 a kernel call does; PX507 an unknown function comes along; PX508 arrays may share memory; PX511 a copy of an
    array may hold something else than the array; PX512 a variable in a loop may not stand for an array.
    """
    emitted = expanded(emitted, tree.macros)
    check_functions(emitted.functions, [call.kernel for call in emitted.calls])
    check_overlap(scop, emitted.check)
    read, found = read_back(scop, tree, emitted)
    check_form(scop, tree, emitted, read, found)
    stored, found = without_copies(found, emitted.instances)
    places = occurrences(scop, found.scop, [instance for instance in emitted.instances if instance.statement])
    variables = declared_in(read)
    declarations = declarations_of(variables, emitted)
    reading = Reading(
        scop,
        dependences,
        found.scop,
        found.loops,
        places,
        declarations,
        frozenset(variables),
        frozenset(copy.array for copy in emitted.private),
        consent=reassociate,
        widening=frozenset(name for name in tree.callees if widens_bfloat16(name, tree)),
    )
    with alongside(partial(check_dependences, reading, reassociate), seconds):
        check_instances(scop, places)
        check_bodies(reading, tree)
        check_private_copies(emitted.private, reading, frozenset(copy.array for copy in emitted.streams))
        check_streamed_copies(emitted, stored, reading)
        check_touches(emitted, reading)
        check_skewed_copies(scop, tree, emitted)
        check_lane_loops(scop, tree, emitted, reassociate)
        check_row_groups(scop, tree, emitted)
        check_kernel_calls(emitted, reading, check_packing(scop, tree, emitted), proven)


def check_dependences(reading: Reading, reassociate: bool) -> None:
    """Returns when order and concurrency keep every dependence. ValidationFailure (PX503, PX504) otherwise.

    Where a statement is emitted at several places, the conditions at which each of them runs make the exact proof long;
    a proof for all instances at all places is short, and is enough where it succeeds.
    """
    if len(reading.places) > len(reading.scop.statements):
        try:
            return check_order_and_races(replace(reading, extended=True), reassociate)
        except ValidationFailure:
            pass
    return check_order_and_races(reading, reassociate)


def check_order_and_races(reading: Reading, reassociate: bool) -> None:
    """`check_dependences` for one way to describe the pairs of instances."""
    constraints = find_constraints(reading, reassociate)
    check_order(reading, constraints)
    check_races(reading, constraints)


def read_back(scop: Scop, tree: RegionTree, emitted: Emitted) -> tuple[RegionTree, ExtractedRegion]:
    """The emitted code, kernel calls replaced by their loops, as a region of its own."""
    try:
        read = parse_replacement(tree, emitted.meaning, emitted.functions)
        return read, extract_with_loops(read, dict(scop.fixed), dead_code=True)
    except PolyxformError as reason:
        said = reason.diagnostics[0].message if reason.diagnostics else str(reason)
        raise failure("PX501", f"emitted code cannot be read back: {said}", scop.span) from reason


def declared_in(read: RegionTree) -> Mapping[str, tuple[Span, ...]]:
    """The loops around each variable that emitted code declares. ValidationFailure (PX501) for two of one name."""
    declarations = local_declarations(read)
    found = {declaration.name: declaration.loops for declaration in declarations}
    if len(found) < len(declarations):
        raise failure("PX501", "emitted code declares two variables of the same name")
    return found


def declarations_of(
    variables: Mapping[str, tuple[Span, ...]], emitted: Emitted
) -> Mapping[str, tuple[Declaration, ...]]:
    """The variables that emitted code declares, by the names of the arrays that they are or stand for."""
    arrays = {copy.name: copy.array for copy in emitted.private}
    found: dict[str, tuple[Declaration, ...]] = {}
    for name, loops in variables.items():
        array = arrays.get(name, name)
        found[array] = (*found.get(array, ()), Declaration(name, loops))
    return found
