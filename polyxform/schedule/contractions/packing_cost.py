"""What packing looks like to the reuse model: the copy that a kernel reads, and the loops that fill it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from polyxform.polyhedra import Affine, linear_subscripts
from polyxform.reuse.footprints import PAGE_BYTES
from polyxform.reuse.model import Loop, Node, Operation, Reference, Term
from polyxform.reuse.packing import Blocked, copy_nest, packed
from polyxform.schedule.costing import element_bytes
from polyxform.schedule.model import Packing
from polyxform.scop.layout import element_stride
from polyxform.scop.model import Access, Array, Statement

KEPT_BYTES = 32 << 20
"""Memory for copies up to this size stays with the program from call to call (glibc's largest threshold for that)."""
FAULT_SECONDS = 1.9e-6
"""To get a page of memory from the system that the program did not have before: measured on Zen 4 under KVM."""


@dataclass(frozen=True)
class Copy:
    """A packing in the model's terms, at given values of the parameters.

    source   an element of the array, an axis for each subscript
    target   the same element of the copy
    extents  values of each axis
    """

    source: Reference
    target: Reference
    extents: Mapping[str, int]

    def fresh_seconds(self, threads: int) -> float:
        """Time to get memory for the copy from the system, at each call; 0 where it is kept."""
        size = self.target.size
        return size / PAGE_BYTES * FAULT_SECONDS / threads if size > KEPT_BYTES else 0.0

    def nest(self, parallel: bool) -> Node:
        """The loops that fill the copy; `parallel` divides the outermost one among threads."""
        node = copy_nest(self.source, self.target, self.extents)
        return replace(node, parallel=parallel) if isinstance(node, Loop) else node


def copy_of(packing: Packing, array: Array, sizes: Mapping[str, int]) -> Copy:
    """The packing of an array for given values of the parameters; extents are at least 1."""
    extents = {axis_of(s): max(1, value(extent, sizes)) for s, extent in enumerate(packing.extents)}
    size = element_bytes(array.element)
    source = Reference(array.name, size, array_terms(packing, array, sizes, size))
    width = packing.runs[0].width
    order = [
        Blocked(axis_of(s), extents[axis_of(s)], width if s == packing.column else 1)
        for s in (*packing.outer, packing.column, *packing.inner)
    ]
    return Copy(source, packed(source, order, f"packed {array.name}"), extents)


def axis_of(subscript: int) -> str:
    """Name of the axis that stands for a subscript; no iterator is called so."""
    return f"[{subscript}]"


def value(form: Affine, sizes: Mapping[str, int]) -> int:
    """A linear form of the parameters at given values."""
    return form.constant + sum(weight * sizes[name] for name, weight in form.parameters)


def array_terms(packing: Packing, array: Array, sizes: Mapping[str, int], size: int) -> tuple[Term, ...]:
    """What each subscript adds to an address in the array itself; a stride that is not known counts as none."""
    depth = len(packing.extents)
    forms = tuple(Affine(tuple(int(d == s) for d in range(depth)), (), 0) for s in range(depth))
    strides = [(axis_of(s), element_stride(array, forms, s, sizes)) for s in range(depth)]
    terms = [Term(axis, stride * size) for axis, stride in strides if isinstance(stride, int) and stride]
    return tuple(sorted(terms, key=lambda term: term.stride))


def with_copy(operation: Operation, access: Access, original: Reference, copy: Copy, statement: Statement) -> Operation:
    """The operation with its access, whose reference is `original`, taken from the copy."""
    forms = linear_subscripts(access.relation) or ()
    by_axis = {axis_of(s): form for s, form in enumerate(forms)}
    terms = [
        Term(name, weight * term.stride, term.unit, term.limit)
        for term in copy.target.terms
        for name, weight in zip(statement.iterators, by_axis[term.axis].coefficients, strict=True)
        if weight
    ]
    terms.sort(key=lambda term: abs(term.stride))
    reference = replace(copy.target, terms=tuple(terms))
    replaced = (original.array, original.terms)
    references = [reference if (r.array, r.terms) == replaced else r for r in operation.references]
    return replace(operation, references=tuple(references))
