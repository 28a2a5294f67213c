"""C types as far as loop nests need them: canonical element type, extents, qualifiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pycparser import c_ast, c_generator

from polyxform.diagnostics import Span

INTEGER_BITS = {
    "_Bool": 1,
    "char": 8,
    "signed char": 8,
    "unsigned char": 8,
    "short": 16,
    "unsigned short": 16,
    "int": 32,
    "unsigned int": 32,
    "long": 64,
    "unsigned long": 64,
    "long long": 64,
    "unsigned long long": 64,
}
FLOATING = frozenset({"float", "double", "long double"})


@dataclass(frozen=True)
class CType:
    """A type with typedefs resolved.

    element   canonical type of the innermost elements: "float", "unsigned long", "struct point", "float *"
    extents   C text of each array extent, outermost first; "" where none is declared or a pointer takes its place
    pointer   the outermost extent is a pointer (also: an array parameter)
    restrict  the outermost pointer is restrict-qualified
    const     the elements are const
    volatile  the elements are volatile or atomic
    function  it is a function
    """

    element: str
    extents: tuple[str, ...] = ()
    pointer: bool = False
    restrict: bool = False
    const: bool = False
    volatile: bool = False
    function: bool = False

    @property
    def is_scalar(self) -> bool:
        """Neither array nor pointer nor function."""
        return not self.extents and not self.function

    @property
    def is_integer(self) -> bool:
        """A scalar of an integer type."""
        return self.is_scalar and self.element in INTEGER_BITS


@dataclass(frozen=True)
class Declaration:
    """A declared name.

    name     identifier
    type     its type
    storage  "parameter", "local", "global" or "static"
    span     where it is declared
    """

    name: str
    type: CType
    storage: str
    span: Span


def is_own(declared: Declaration) -> bool:
    """Whether a name is a variable of the function, or an array handed to it."""
    return declared.storage == "local" or (declared.storage == "parameter" and bool(declared.type.extents))


Typedefs = Mapping[str, c_ast.Node]


def canonical_name(words: list[str]) -> str:
    """One spelling for each arithmetic type, for example "unsigned long" for `long unsigned int`."""
    rest = [word for word in words if word not in ("int", "signed")]
    if "char" in words:
        return "signed char" if "signed" in words else " ".join(sorted(rest, reverse=True))
    if set(rest) <= {"unsigned", "long", "short"}:
        sign = ["unsigned"] if "unsigned" in rest else []
        sizes = [word for word in rest if word != "unsigned"]
        return " ".join(sign + (sizes or ["int"]))
    return " ".join(
        sorted(rest, key=lambda word: ("_Complex", "long").index(word) if word in ("_Complex", "long") else 2)
    )


def integer_range(name: str) -> tuple[int, int] | None:
    """Smallest and largest value of an integer type (64-bit Linux and macOS sizes); None for other types."""
    bits = INTEGER_BITS.get(name)
    if bits is None:
        return None
    if name == "_Bool" or name.startswith("unsigned"):
        return 0, (1 << bits) - 1
    return -(1 << (bits - 1)), (1 << (bits - 1)) - 1


def resolve(node: c_ast.Node, typedefs: Typedefs) -> CType:
    """The type that a pycparser type node stands for."""
    if isinstance(node, c_ast.ArrayDecl):
        inner = resolve(node.type, typedefs)
        extent = expression_text(node.dim) if node.dim is not None else ""
        quals = set(node.dim_quals or ())
        return replace(inner, extents=(extent, *inner.extents), restrict="restrict" in quals)
    if isinstance(node, c_ast.PtrDecl):
        return pointer_to(resolve(node.type, typedefs), set(node.quals or ()))
    if isinstance(node, c_ast.FuncDecl):
        return CType(resolve(node.type, typedefs).element, function=True)
    return resolve_element(node, typedefs)


def pointer_to(target: CType, quals: set[str]) -> CType:
    """A pointer: one more extent, unless the target is itself a pointer or a function."""
    if target.function:
        return CType("function *", volatile=target.volatile)
    if target.pointer:
        stars = target.element + " *" * (len(target.extents))
        return CType(stars, ("",), pointer=True, restrict="restrict" in quals)
    volatile = target.volatile or "volatile" in quals
    return replace(target, extents=("", *target.extents), pointer=True, restrict="restrict" in quals, volatile=volatile)


def resolve_element(node: c_ast.Node, typedefs: Typedefs) -> CType:
    """The type of a TypeDecl: an arithmetic type, a struct, an enum or a typedef name."""
    quals = set(node.quals or ())
    named = base_type(node.type, typedefs)
    return replace(
        named,
        const=named.const or "const" in quals,
        volatile=named.volatile or bool(quals & {"volatile", "_Atomic"}),
        restrict=named.restrict or "restrict" in quals,
    )


def base_type(node: c_ast.Node, typedefs: Typedefs) -> CType:
    """The type that a type specifier names."""
    if isinstance(node, c_ast.IdentifierType):
        if len(node.names) == 1 and node.names[0] in typedefs:
            return aliased(node.names[0], typedefs)
        return CType(canonical_name(list(node.names)))
    if isinstance(node, c_ast.Enum):
        return CType("unsigned int")
    if isinstance(node, c_ast.Struct | c_ast.Union):
        kind = "struct" if isinstance(node, c_ast.Struct) else "union"
        return CType(f"{kind} {node.name}" if node.name else f"{kind} <unnamed>")
    return CType(type(node).__name__)


def aliased(name: str, typedefs: Typedefs) -> CType:
    """The type behind a typedef; an unnamed struct goes by the typedef's own name."""
    found = resolve(typedefs[name], typedefs)
    if found.element.endswith("<unnamed>"):
        return replace(found, element=name)
    return found


def as_parameter(declared: CType) -> CType:
    """The type of a function parameter declared so: an array turns into a pointer, its extents stay known."""
    return replace(declared, pointer=True) if declared.extents else declared


def expression_text(node: c_ast.Node) -> str:
    """C text of an expression."""
    return str(c_generator.CGenerator(reduce_parentheses=True).visit(node))
