"""A region may use skewed copies of its arrays: the element with subscripts i, j lies at copy[j + factor * i][i].

What is proven: the code that is compiled does to the copies, access by access, what the code that all other proofs are
made on does to the arrays, and names the arrays nowhere; the loops before it copy exactly the elements that the region
surely touches, each to its own place in the copy's memory, and the loops after it copy back exactly those that the
region surely writes; where there is no memory, the region's own text runs. No other pointer reaches a copy, and that no
other array reaches the elements of its array is proven with the accesses to these.
"""

from __future__ import annotations

from collections.abc import Iterator

import islpy as isl

from polyxform.codegen.model import Emitted, MovedText, SkewedCopy
from polyxform.diagnostics import PolyxformError
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.model import Access, AccessKind, Scop
from polyxform.syntax.parse import parse_replacement
from polyxform.syntax.structure import Expression, structure
from polyxform.syntax.tokens import IDENTIFIER
from polyxform.syntax.tree import RegionTree
from polyxform.validation.assembly import expect_text, reader_of
from polyxform.validation.copies.copy_nests import SHARED
from polyxform.validation.expressions import ExpressionError
from polyxform.validation.failure import failure
from polyxform.validation.form import check_loop_variables
from polyxform.validation.plain_nests import require
from polyxform.validation.polynomials import polynomial

HEADS = {"For": 3, "If": 1, "Compound": 0}
"""Operands in front of what a statement runs."""
CONDITIONAL = frozenset({"?", "&&", "||", "If", "Switch"})
"""What may keep a part of a statement from being evaluated."""


def check_skewed_copies(scop: Scop, tree: RegionTree, emitted: Emitted) -> None:
    """Returns when copies may stand for their arrays. ValidationFailure (PX511) otherwise.

    scop, tree  the region
    """
    moved = [piece for piece in emitted.pieces if isinstance(piece, MovedText)]
    if not emitted.skewed and not moved:
        return
    try:
        others = emitted.buffers or emitted.private or emitted.calls or emitted.streams
        require(bool(emitted.skewed) and not others, "other copies beside them")
        check_names(emitted, tree)
        check_place(emitted, tree)
        check_accesses(emitted, scop, tree)
        for copy in emitted.skewed:
            check_copy(copy, scop, tree)
    except ExpressionError as reason:
        raise failure("PX511", f"skewed copies cannot be proven right: {reason}", scop.span) from reason
    except PolyxformError as reason:
        said = reason.diagnostics[0].message if reason.diagnostics else str(reason)
        raise failure("PX511", f"skewed copies cannot be read back: {said}", scop.span) from reason


def check_names(emitted: Emitted, tree: RegionTree) -> None:
    """ExpressionError unless each copy has a name that stands for nothing else, and each array has one copy."""
    used = tree.identifiers | frozenset(IDENTIFIER.findall(emitted.meaning))
    names = [copy.name for copy in emitted.skewed]
    require(used.isdisjoint(names) and len(set(names)) == len(names), "a name stands for something else")
    require(len({copy.array for copy in emitted.skewed}) == len(names), "two copies of one array")


def check_place(emitted: Emitted, tree: RegionTree) -> None:
    """ExpressionError unless copies are made before all else, where there is memory, and copied back after all else."""
    source = reader_of(emitted.body)
    for copy in emitted.skewed:
        expect_text(source, declaration_of(copy))
    expect_text(source, f"if ({' && '.join(copy.name for copy in emitted.skewed)}) {{")
    expect_text(source, *(copy.filling for copy in emitted.skewed))
    expect_text(source, moved_text(emitted))
    expect_text(source, *(copy.back for copy in emitted.skewed))
    expect_text(source, "} else {", tree.region.text, "}")
    expect_text(source, *(f"px_release({copy.name});" for copy in emitted.skewed))
    require(not source.next, f"'{source.next}' follows")


def declaration_of(copy: SkewedCopy) -> str:
    """What has to declare a copy, and to allocate its memory."""
    require(copy.rows > 0 and copy.pitch > 0, "a copy without places")
    allocated = f"px_allocate(sizeof({copy.element}), {copy.rows * copy.pitch})"
    return f"{copy.element} (*{copy.name})[{copy.pitch}] = {allocated};"


def as_array(copy: SkewedCopy) -> str:
    """The declaration of an array with the places of a copy."""
    return f"{copy.element} {copy.name}[{copy.rows}][{copy.pitch}];\n"


def moved_text(emitted: Emitted) -> str:
    """The code between the loops that copy."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in emitted.pieces)


def check_accesses(emitted: Emitted, scop: Scop, tree: RegionTree) -> None:
    """ExpressionError unless the compiled code does to the copies what the code of the proofs does to the arrays."""
    text = moved_text(emitted)
    arrays = frozenset(copy.array for copy in emitted.skewed)
    require(arrays.isdisjoint(IDENTIFIER.findall(text)), "an array is used beside its copy")
    require(directives(text) == directives(emitted.meaning), "the code has other directives")
    declarations = "".join(map(as_array, emitted.skewed))
    functions = emitted.functions
    found = [structure(one) for one in parse_replacement(tree, declarations + text, functions).statements]
    wanted = [structure(one) for one in parse_replacement(tree, emitted.meaning, functions).statements]
    require(len(found) == len(wanted) + len(emitted.skewed), "the code has other statements")
    copies = {copy.name: copy for copy in emitted.skewed}
    for one, other in zip(found[len(emitted.skewed) :], wanted, strict=True):
        check_same(one, other, copies)
    whole = (part.operator for statement in wanted for part in inside_loops(statement))
    require(CONDITIONAL.isdisjoint(whole), "some elements may not be read")


def directives(text: str) -> list[str]:
    """The preprocessor's lines, each with the line behind it."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line.startswith("#") or "_Pragma" in line]


def inside_loops(statement: Expression) -> Iterator[Expression]:
    """All parts of what stands in loops and branches of generated code, without their heads."""
    if statement.operator not in HEADS:
        yield from statement.walk()
        return
    for operand in statement.operands[HEADS[statement.operator] :]:
        yield from inside_loops(operand)


def check_same(found: Expression, wanted: Expression, copies: dict[str, SkewedCopy]) -> None:
    """ExpressionError unless two trees are the same but for accesses to arrays, which go to their copies."""
    base = found.base.text if found.operator == "index" else ""
    if base in copies:
        check_access(found, wanted, copies[base])
        return
    require(found.operator == wanted.operator and found.text == wanted.text, "the code does something else")
    require(len(found.operands) == len(wanted.operands), "the code does something else")
    require(found.operator != "name" or found.text not in copies, "a copy is used as a whole")
    for one, other in zip(found.operands, wanted.operands, strict=True):
        check_same(one, other, copies)


def check_access(found: Expression, wanted: Expression, copy: SkewedCopy) -> None:
    """ExpressionError unless an access goes to the place of the element."""
    require(wanted.operator == "index" and wanted.base.text == copy.array, "a copy stands for something else")
    require(len(found.subscripts) == 2 and len(wanted.subscripts) == 2, "an access has other subscripts")
    row, column = (polynomial(one, {}) for one in wanted.subscripts)
    skewed = column
    for _ in range(copy.factor):
        skewed = skewed + row
    places = [polynomial(one, {}) for one in found.subscripts]
    require(copy.factor >= 0 and places == [skewed, row], "an access goes to another place")


def check_copy(copy: SkewedCopy, scop: Scop, tree: RegionTree) -> None:
    """ExpressionError unless the loops copy what the region touches, and back what it writes, within the memory."""
    array = scop.arrays.get(copy.array)
    require(array is not None and array.element == copy.element, "it has another element type")
    assert array is not None
    require(not array.linear and not array.inside, "its array has other subscripts")
    accesses = [a for s in scop.statements for a in s.accesses if a.array == copy.array]
    used = united([access.relation for access in accesses]).intersect_params(scop.context.params())
    surely = [a.relation for a in accesses if a.kind is AccessKind.WRITE and a.must]
    written = [a.relation for a in accesses if a.kind is AccessKind.WRITE]
    places = used.apply(layout(copy.factor))
    require(bool(places.is_subset(memory(copy))), "its memory is too small")
    taken = copied(copy.filling, copy, copy.array, copy.name, scop, tree)
    require(bool(taken.domain().is_equal(used)), "other elements are copied than the region uses")
    require(bool(taken.is_subset(layout(copy.factor))), "an element is copied to another place")
    if not written:
        require(not copy.back.strip(), "elements are copied back that nothing writes")
        return
    given = copied(copy.back, copy, copy.name, copy.array, scop, tree)
    require(len(surely) == len(written), "it is not sure what is written")
    kept = united(surely).intersect_params(scop.context.params())
    require(bool(given.range().is_equal(kept)), "other elements are copied back than the region writes")
    require(bool(given.reverse().is_subset(layout(copy.factor))), "an element is copied back from another place")


def layout(factor: int) -> isl.Map:
    """{ [subscripts of an element] -> [its place in the copy] }."""
    return isl.Map(f"{{ [i, j] -> [j + {factor} * i, i] }}")


def memory(copy: SkewedCopy) -> isl.Set:
    """The places of a copy."""
    return isl.Set(f"{{ [i, j] : 0 <= i < {copy.rows} and 0 <= j < {copy.pitch} }}")


def united(relations: list[isl.Map]) -> isl.Set:
    """The elements that accesses reach, at least one access."""
    total, *others = (relation.range().reset_tuple_id() for relation in relations)
    for one in others:
        total = total.union(one)
    return total


def copied(text: str, copy: SkewedCopy, origin: str, target: str, scop: Scop, tree: RegionTree) -> isl.Map:
    """{ [subscripts of what is read] -> [subscripts of what is written] } of loops that do nothing but copy.

    ExpressionError for others. Threads may share a loop, as each iteration writes elements of its own.
    """
    require(all(line == SHARED for line in directives(text)), "loops that copy have other directives")
    read = parse_replacement(tree, as_array(copy) + text)
    found = extract_with_loops(read, dict(scop.fixed), dead_code=True)
    check_loop_variables(scop, read, found)
    require(all(is_copy(structure(one)) for one in read.statements[1:]), "loops that copy do something else")
    total: isl.Map | None = None
    for statement in found.scop.statements:
        require(statement.whole is None and statement.assignment is not None, "a statement does not copy")
        (one, other) = (only(statement.accesses, kind) for kind in (AccessKind.READ, AccessKind.WRITE))
        require(one.array == origin and other.array == target and other.must, "something else is copied")
        pairs = one.relation.reverse().apply_range(other.relation)
        pairs = pairs.reset_tuple_id(isl.dim_type.in_).reset_tuple_id(isl.dim_type.out)
        require(bool(one.relation.is_injective() and other.relation.is_injective()), "an element is copied twice")
        require(total is None or bool(total.range().intersect(pairs.range()).is_empty()), "an element is copied twice")
        total = pairs if total is None else total.union(pairs)
    require(total is not None, "nothing is copied")
    assert total is not None
    return total.intersect_params(scop.context.params())


def is_copy(statement: Expression) -> bool:
    """Whether a statement is an assignment inside loops."""
    if statement.operator == "For":
        return is_copy(statement.operands[-1])
    return statement.operator in ("=", "Pragma") or (
        statement.operator == "Compound" and all(map(is_copy, statement.operands))
    )


def only(accesses: tuple[Access, ...], kind: AccessKind) -> Access:
    """The only access of a kind."""
    found = [access for access in accesses if access.kind is kind]
    require(len(found) == 1 and len(accesses) == 2, "a statement does not copy one element")
    return found[0]
