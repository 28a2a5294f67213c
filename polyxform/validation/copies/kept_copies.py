"""Copies that outlive a call hold what the version that reads them would copy, and nothing else writes them.

The record of a copy tells the array that it was made of. It is filled in one function only, for the sizes of the one
version that reads it, by the declaration and the loops that were proven for that version. What nothing can prove is
that the array's values are still the same: the person says so by `layout(A = free)`.
"""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.codegen.model import Emitted, PackedBuffer
from polyxform.scop.model import Scop
from polyxform.syntax.signature import FunctionParameter, FunctionSignature, signature_of
from polyxform.syntax.tree import RegionTree
from polyxform.validation.assembly import reader_of
from polyxform.validation.expressions import ExpressionError, Reader, parse_expression
from polyxform.validation.failure import failure
from polyxform.validation.overlap import conjunction
from polyxform.validation.plain_nests import require

Versions = Sequence[tuple[Scop, Emitted]]


def check_kept(text: str, tree: RegionTree, versions: Versions) -> None:
    """Returns when `text` is the functions that pack arrays, and their records. ValidationFailure (PX511) otherwise."""
    kept = [(scop, buffer) for scop, emitted in versions for buffer in emitted.buffers if buffer.kept]
    try:
        source = reader_of(text)
        signature = signature_of(tree)
        require(signature is not None or not kept, "no function surrounds the region")
        require(len({buffer.kept for _, buffer in kept}) == len(kept), "two copies have one record")
        if signature is not None:
            read_functions(source, signature, tree, kept)
        require(not source.next, f"'{source.next}' follows")
    except ExpressionError as reason:
        raise failure("PX511", f"a copy is not kept as it must be: {reason}", tree.region.span) from reason


def read_functions(
    source: Reader, signature: FunctionSignature, tree: RegionTree, kept: Sequence[tuple[Scop, PackedBuffer]]
) -> None:
    """Read a function for each array of free layout. ExpressionError where something else stands."""
    served = []
    for array, _ in tree.directives.layout:
        found = [(scop, buffer) for scop, buffer in kept if buffer.array == array]
        parameters = [one for one in signature.parameters if one.kind == "scalar" or one.name == array]
        require(any(one.name == array for one in parameters), f"'{array}' is no parameter")
        for scop, buffer in found:
            served.append(buffer.kept)
            read_record(source, buffer, tree)
            check_sizes(scop, parameters)
        source.expect("void", f"{signature.name}_pack_{array}", "(")
        read_parameters(source, parameters)
        source.expect("{")
        while source.accept("("):
            source.expect("void", ")")
            source.identifier()
            source.expect(";")
        for scop, buffer in found:
            read_filling(source, scop, buffer)
        source.expect("}")
    require(sorted(served) == sorted(buffer.kept for _, buffer in kept), "a record is never filled")


def read_record(source: Reader, buffer: PackedBuffer, tree: RegionTree) -> None:
    """Read the definition of a record, whose name stands for nothing else."""
    require(buffer.kept not in tree.identifiers, f"'{buffer.kept}' is not only the name of a record")
    require(not buffer.condition, "the array may not always be read")
    element = words("".join(buffer.declaration.partition("*")[:1]))
    source.expect("static", "struct", "{", "const", "void", "*", "from", ";", *element, "*", "panels", ";", "}")
    source.expect(buffer.kept, ";")


def check_sizes(scop: Scop, parameters: Sequence[FunctionParameter]) -> None:
    """ExpressionError unless all sizes are known, and are what the function that packs is told."""
    told = {one.name for one in parameters if one.kind == "scalar"}
    require(not scop.parameters and not scop.guards, "the version holds for several sizes")
    require(all(name in told for name, _ in scop.fixed), "the function that packs does not know the sizes")


def read_parameters(source: Reader, parameters: Sequence[FunctionParameter]) -> None:
    """Read the parameters as the function that is served declares them."""
    for position, parameter in enumerate(parameters):
        source.expect(*words(parameter.text), ")" if position + 1 == len(parameters) else ",")


def read_filling(source: Reader, scop: Scop, buffer: PackedBuffer) -> None:
    """Read how the record is emptied, and filled for the sizes of a version."""
    kept = buffer.kept
    source.expect(*words(f"px_release({kept}.panels); {kept}.panels = 0; {kept}.from = 0;"))
    wanted = [parse_expression(f"{name} == {value}") for name, value in scop.fixed]
    if wanted:
        source.expect("if", "(")
        found = conjunction(source.expression())
        require(all(term in found for term in wanted), "a copy is made for other sizes")
        source.expect(")", "{")
    source.expect(*words(buffer.declaration), "if", "(", buffer.name, ")", "{", *words(buffer.copy))
    source.expect(*words(f"{kept}.panels = {buffer.name}; {kept}.from = {buffer.array};"), "}")
    if wanted:
        source.expect("}")


def expected_opening(buffer: PackedBuffer) -> list[str]:
    """Tokens of the declaration of a copy, which is the kept one if that is of the same array."""
    pointer, sign, memory = buffer.declaration.partition("=")
    kept = f"{buffer.kept}.from == {buffer.array} ? {buffer.kept}.panels :" if buffer.kept else ""
    return words(f"{pointer}{sign} {kept} {memory}")


def expected_filling(buffer: PackedBuffer) -> list[str]:
    """Tokens of the loops that fill a copy which is not the kept one."""
    if not buffer.kept:
        return words(buffer.copy)
    return ["if", *words(f"({buffer.name} != {buffer.kept}.panels)"), "{", *words(buffer.copy), "}"]


def expected_release(buffer: PackedBuffer) -> list[str]:
    """Tokens that give the memory of a copy back which is not the kept one."""
    release = words(f"px_release({buffer.name});")
    if not buffer.kept:
        return release
    return ["if", *words(f"({buffer.name} != {buffer.kept}.panels)"), "{", *release, "}"]


def words(text: str) -> list[str]:
    """The tokens of C text."""
    return [word.text for word in reader_of(text).words]
