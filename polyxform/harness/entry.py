"""What a call of a kernel needs: which numbers, which arrays, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from polyxform.diagnostics import Span, Unsupported, unsupported
from polyxform.scop.model import AccessKind, Array, Scop
from polyxform.syntax.c_types import Declaration
from polyxform.syntax.signature import FunctionParameter, FunctionSignature

REAL_TYPES = frozenset({"float", "double"})
ELEMENT_KINDS: Mapping[str, int] = {
    "float": 0,
    "double": 1,
    "char": 2,
    "signed char": 2,
    "unsigned char": 3,
    "short": 4,
    "unsigned short": 5,
    "int": 6,
    "unsigned int": 7,
    "long": 8,
    "unsigned long": 9,
    "long long": 8,
    "unsigned long long": 9,
    "_Bool": 10,
}
BFLOAT16_KIND = 11
RESULT = "return value"


@dataclass(frozen=True)
class Buffer:
    """Storage that a call reads or writes.

    name     identifier in the source, or RESULT
    element  canonical C element type
    extents  C expression of each extent, outermost first; "" for an outermost one that is not declared; () for a scalar
    storage  "parameter", "global" or "result"
    compared its values behind the call count: nobody said that they are not read
    bfloat16 its elements are bfloat16 numbers
    """

    name: str
    element: str
    extents: tuple[str, ...]
    storage: str
    compared: bool = True
    bfloat16: bool = False

    @property
    def kind(self) -> int:
        """Number of the element type in the driver."""
        return BFLOAT16_KIND if self.bfloat16 else ELEMENT_KINDS[self.element]

    @property
    def open(self) -> bool:
        """The outermost extent is not declared: it is what the kernel reaches."""
        return bool(self.extents) and not self.extents[0]


@dataclass(frozen=True)
class Number:
    """A scalar argument, or a global that shapes the loops.

    name     identifier in the source
    c_type   canonical C type
    storage  "parameter" or "global"
    """

    name: str
    c_type: str
    storage: str


@dataclass(frozen=True)
class Entry:
    """A function with everything that a call of it touches.

    function   its name
    arguments  names of its parameters, in order
    returns    canonical C type of its value, "void" for none
    buffers    arrays and written scalars, parameters first
    integers   integral numbers, parameters first
    reals      floating-point numbers
    """

    function: str
    arguments: tuple[str, ...]
    returns: str
    buffers: tuple[Buffer, ...]
    integers: tuple[Number, ...]
    reals: tuple[Number, ...]

    def buffer_index(self, name: str) -> int:
        """Position of the buffer called `name`; KeyError when there is none."""
        for index, buffer in enumerate(self.buffers):
            if buffer.name == name:
                return index
        raise KeyError(name)


def entry_of(
    signature: FunctionSignature, scops: Sequence[Scop], span: Span, declarations: Mapping[str, Declaration]
) -> Entry:
    """What a call of the function needs, given the models of its regions and what names of the file stand for.

    Raises Unsupported PX710 for an argument that cannot be made up: a structure, a pointer to pointers, a function.
    """
    arrays = merged_arrays(scops)
    buffers = [parameter_buffer(p, arrays, span) for p in signature.parameters if p.kind != "scalar"]
    buffers += [global_buffer(array, span) for array in arrays.values() if can_be_set(array, declarations)]
    dead = dead_arrays(scops)
    widened = widened_arrays(scops)
    buffers = [replace(b, compared=b.name not in dead, bfloat16=b.name in widened) for b in buffers]
    if signature.return_type != "void":
        buffers.append(checked(Buffer(RESULT, signature.return_type, (), "result"), span))
    numbers = [Number(p.name, p.element, "parameter") for p in signature.parameters if p.kind == "scalar"]
    numbers += global_numbers(scops, declarations)
    for number in numbers:
        if number.c_type not in ELEMENT_KINDS:
            raise refused(number.name, number.c_type, span)
    return Entry(
        signature.name,
        tuple(parameter.name for parameter in signature.parameters),
        signature.return_type,
        tuple(buffers),
        tuple(number for number in numbers if number.c_type not in REAL_TYPES),
        tuple(number for number in numbers if number.c_type in REAL_TYPES),
    )


def can_be_set(array: Array, declarations: Mapping[str, Declaration]) -> bool:
    """Whether a caller can fill and compare an array that is no parameter: it has a name there, and is not const."""
    declared = declarations.get(array.name)
    return array.storage in ("global", "static") and declared is not None and not declared.type.const


def dead_arrays(scops: Sequence[Scop]) -> frozenset[str]:
    """Names of the arrays that regions write and that none of them leaves to be read, as their pragmas say."""
    written = {a.array for scop in scops for s in scop.statements for a in s.accesses if a.kind is AccessKind.WRITE}
    live = {array.name for scop in scops for array in scop.arrays.values() if array.live_out}
    return frozenset(written - live)


def widened_arrays(scops: Sequence[Scop]) -> frozenset[str]:
    """Names of the arrays whose elements a sum of products turns into floats first."""
    updates = [s.update for scop in scops for s in scop.statements if s.update is not None and s.update.widened]
    return frozenset(factor.array for update in updates for factor in update.factors)


def merged_arrays(scops: Iterable[Scop]) -> dict[str, Array]:
    """The arrays of several regions; the one with the most extents where they differ (a linearized array)."""
    found: dict[str, Array] = {}
    for scop in scops:
        for name, array in scop.arrays.items():
            if name not in found or len(array.extents) > len(found[name].extents):
                found[name] = array
    return found


def parameter_buffer(parameter: FunctionParameter, arrays: Mapping[str, Array], span: Span) -> Buffer:
    """The buffer behind an array parameter; extents that analysis found count where the declaration has fewer."""
    known = arrays.get(parameter.name)
    extents = parameter.extents
    if known is not None and len(known.extents) > len(extents):
        extents = ("", *known.extents[1:])
    return checked(Buffer(parameter.name, parameter.element, extents, "parameter"), span)


def global_buffer(array: Array, span: Span) -> Buffer:
    """The buffer of a global array or of a global scalar that the region touches."""
    return checked(Buffer(array.name, array.element, array.extents, "global"), span)


def global_numbers(scops: Iterable[Scop], declarations: Mapping[str, Declaration]) -> list[Number]:
    """Global variables that shape the regions and that the caller can set."""
    names = dict.fromkeys(name for scop in scops for name in shaping_names(scop))
    known = [declarations[name] for name in names if name in declarations]
    settable = (d for d in known if d.storage in ("global", "static") and not d.type.const)
    return [Number(declared.name, declared.type.element, "global") for declared in settable]


def shaping_names(scop: Scop) -> list[str]:
    """Parameters of a region, those that were replaced by values too."""
    return [*(name for name, _ in scop.fixed), *(parameter.name for parameter in scop.parameters)]


def checked(buffer: Buffer, span: Span) -> Buffer:
    """The buffer, if the driver can fill and compare it."""
    if buffer.element not in ELEMENT_KINDS or "" in buffer.extents[1:]:
        raise refused(buffer.name, buffer.element, span)
    return buffer


def refused(name: str, c_type: str, span: Span) -> Unsupported:
    """The complaint about an argument that no data can be made for."""
    return unsupported(
        "PX710",
        f"no test data can be made for '{name}' of type '{c_type}'",
        span,
        help="call the kernel through a function whose arguments are numbers and arrays of numbers",
    )
