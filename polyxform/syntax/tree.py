"""The parsed form of a region: its statements, and what the names in it stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pycparser import c_ast

from polyxform.diagnostics import Span
from polyxform.syntax.c_types import Declaration, Typedefs
from polyxform.syntax.directives import Directives
from polyxform.syntax.regions import Region
from polyxform.syntax.slicing import Layout, Slice
from polyxform.syntax.source import SourceFile


@dataclass(frozen=True)
class Scratch:
    """An array that the source does not have.

    name     of it
    element  C type of its elements
    extents  C texts of its extents, numbers or names of parameters, outermost first
    """

    name: str
    element: str
    extents: tuple[str, ...]


@dataclass(frozen=True)
class RegionTree:
    """A parsed region.

    source        the file
    region        where it lies
    function      name of the enclosing function, "" for a bare fragment
    definition    that function, reduced to what the region needs; None for a bare fragment
    statements    pycparser nodes of the region's statements, pragmas among them
    declarations  what is declared in front of the region and used in it, by name
    typedefs      type names in force
    bit_fields    structs that have bit-fields, as C types: "struct flags"
    enumerators   names of integer constants and their values
    assumptions   the conditions of `assume(...)`, parsed
    insertion     offset in the source of the line where the function begins; None where nothing can be put there
    directives    pragmas that hold for the region
    identifiers   every identifier of the file
    slice         what was parsed
    layout        the way from the parser's positions to the source
    callees       definitions of the functions that the region calls, where the file has them in front of it
    macros        names that the preprocessor turns into numbers in the region, and the text that they become
    callee_typedefs  type names that these definitions use
    kept_calls    called functions of the file whose bodies cannot take the place of the calls, and why
    structures    the members of structures, by their C types: "struct grid"
    members       variables that stand for members of structures, and what the source calls them: "g->next"
    guards        conditions among `assume` that nobody vouches for: they are to be tested in front of the region
    scratch       arrays of sums that the source has in a scalar, in memory that is allocated in front of all versions
    ending        C text that code which stands for the region ends with, lines without indentation, or ""
    """

    source: SourceFile
    region: Region
    function: str
    definition: c_ast.FuncDef | None
    statements: tuple[c_ast.Node, ...]
    declarations: Mapping[str, Declaration]
    typedefs: Typedefs
    assumptions: tuple[c_ast.Node, ...]
    insertion: int | None
    directives: Directives
    identifiers: frozenset[str]
    slice: Slice
    layout: Layout
    callees: Mapping[str, c_ast.FuncDef] = field(default_factory=dict)
    callee_typedefs: Typedefs = field(default_factory=dict)
    bit_fields: frozenset[str] = frozenset()
    enumerators: Mapping[str, int] = field(default_factory=dict)
    macros: Mapping[str, str] = field(default_factory=dict)
    kept_calls: Mapping[str, str] = field(default_factory=dict)
    structures: Mapping[str, Sequence[c_ast.Node]] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    guards: tuple[str, ...] = ()
    scratch: tuple[Scratch, ...] = ()
    ending: str = ""

    def span(self, node: c_ast.Node) -> Span:
        """Place of a node in the source; the region's own for nodes without a position."""
        if node.coord is None:
            return self.region.span
        return self.layout.span(node.coord.line, node.coord.column or 1)

    @property
    def local_statics(self) -> frozenset[str]:
        """Static variables of the enclosing function that the region uses: nothing outside of it can name them."""
        items = (self.definition.body.block_items or ()) if self.definition is not None else ()
        return frozenset(item.name for item in items if isinstance(item, c_ast.Decl) and "static" in item.storage)

    def outlives(self, declaration: Declaration) -> bool:
        """Whether the value of something declared in front of the region may be read behind it."""
        name = declaration.name
        if declaration.storage != "local" and not (declaration.storage == "parameter" and declaration.type.is_scalar):
            return True
        if declaration.type.pointer:
            return True
        handed_on = bool(declaration.type.extents) and f"{name}[]" in self.slice.escaping
        return handed_on or name in self.slice.used_after or name in self.slice.escaping
