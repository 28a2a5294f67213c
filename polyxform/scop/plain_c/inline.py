"""Put the bodies of small functions in the place of their calls, so that what they read and write is known exactly.

    static inline void add(float *sum, float x) { *sum += x; }

Before: add(&s[i], A[i][j]);
After:  s[i] += A[i][j];

A call that stands alone, or is all that is assigned, may have any body that ends with its `return`; a call inside an
expression only `return e;`, or `if (c) return d; return e;`. Functions of numbers that only compute a number stay,
unless they return an integer, which may be a subscript, or only choose among their arguments and constants: kernels end
with such choices. Parameters give way to the arguments where that is the same; else the argument is kept in a variable,
as C does it.

Refused, with the reason: recursion, other `return`s, jumps, `static` variables, parameters that move as pointers, rows
of another length, large bodies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pycparser import c_ast

from polyxform.options import Options
from polyxform.scop.names import walk
from polyxform.scop.plain_c.arguments import (
    Arguments,
    Refused,
    bind,
    cast_to,
    local_types,
    placed,
    plain,
    returned_value,
    type_of,
)
from polyxform.scop.plain_c.countdown_loops import with_plain_countdowns
from polyxform.scop.plain_c.index_variables import with_index_variables
from polyxform.scop.plain_c.local_pointers import with_local_pointers
from polyxform.scop.plain_c.members import with_members
from polyxform.scop.plain_c.pointers import normal_pointers
from polyxform.scop.plain_c.skipped_rests import with_skipped_rests
from polyxform.scop.plain_c.started_loops import with_started_loops, without_value
from polyxform.scop.plain_c.swapped_pointers import with_swapped_pointers
from polyxform.scop.purity import is_pure
from polyxform.scop.updates import EXTREMA
from polyxform.syntax.c_types import CType, resolve
from polyxform.syntax.parse import parse_region
from polyxform.syntax.printing import rebuild
from polyxform.syntax.regions import Region
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree

LARGEST_BODY = 400
"""Nodes of a body that may take the place of a call."""
DEEPEST = 8
JUMPS: Mapping[type, str] = {
    c_ast.Return: "a 'return' that is not at its end",
    c_ast.Goto: "'goto'",
    c_ast.Label: "a label",
    c_ast.Break: "'break'",
    c_ast.Continue: "'continue'",
    c_ast.Switch: "'switch'",
    c_ast.While: "a 'while' loop",
    c_ast.DoWhile: "a 'do' loop",
    c_ast.Typedef: "a type of its own",
    c_ast.Struct: "a type of its own",
    c_ast.CompoundLiteral: "a compound literal",
}


def read_region(source: SourceFile, region: Region, options: Options) -> RegionTree:
    """`parse_region`, with bodies of small functions in the place of calls, and other forms that say the same."""
    tree = inlined(parse_region(source, region, options))
    tree = with_skipped_rests(with_plain_countdowns(with_started_loops(tree)))
    tree = with_members(with_swapped_pointers(tree))
    return with_local_pointers(with_index_variables(tree))


def inlined(tree: RegionTree) -> RegionTree:
    """The region without the calls that can give way, and the reasons why others cannot."""
    types = local_types(tree)
    statements = tuple(normal_pointers(node, types) for node in tree.statements)
    if not tree.callees:
        return replace(tree, statements=statements)
    words = frozenset(word.text for word in tree.slice.region if word.kind == "name")
    inliner = Inliner(tree, types)
    within = Within(words | frozenset(tree.declarations))
    found = [part for node in statements for part in inliner.statement(node, within)]
    return replace(tree, statements=tuple(found), kept_calls=dict(inliner.reasons))


@dataclass(frozen=True)
class Within:
    """Where a call stands.

    taken   names that mean something there
    active  functions whose bodies are around it
    """

    taken: frozenset[str]
    active: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inliner:
    """Replaces the calls of a region.

    tree     the region
    types    of the variables that the region and the bodies declare, by name
    reasons  why calls of functions stay, by their names
    """

    tree: RegionTree
    types: dict[str, CType]
    reasons: dict[str, str] = field(default_factory=dict)

    def statement(self, node: c_ast.Node, within: Within) -> list[c_ast.Node]:
        """The statements that take the place of one."""
        if isinstance(node, c_ast.Compound):
            items = [part for item in node.block_items or () for part in self.statement(item, within)]
            return [c_ast.Compound(items, node.coord)]
        if isinstance(node, c_ast.For):
            head = [part and self.expression(part, within) for part in (node.init, node.cond, node.next)]
            return [c_ast.For(*head, self.single(node.stmt, within), node.coord)]
        if isinstance(node, c_ast.If):
            branches = [part and self.single(part, within) for part in (node.iftrue, node.iffalse)]
            return [c_ast.If(self.expression(node.cond, within), *branches, node.coord)]
        if isinstance(node, c_ast.Decl) and isinstance(node.init, c_ast.FuncCall) and self.has_body(node.init):
            target = c_ast.Assignment("=", c_ast.ID(node.name, node.coord), node.init, node.coord)
            found = self.statement(target, within)
            return [self.expression(node, within)] if found[0] is target else [without_value(node), *found]
        call = called(node)
        if call is not None and self.has_body(call):
            try:
                return self.body(call, node if isinstance(node, c_ast.Assignment) else None, within)
            except Refused as reason:
                self.reasons.setdefault(call.name.name, str(reason))
                return [node]
        return [self.expression(node, within)]

    def single(self, node: c_ast.Node, within: Within) -> c_ast.Node:
        """The one statement that takes the place of one."""
        found = self.statement(node, within)
        return found[0] if len(found) == 1 else c_ast.Compound(found, node.coord)

    def gives_way(self, call: c_ast.FuncCall) -> bool:
        """Whether a call should be replaced where it can be."""
        name = call.name.name if isinstance(call.name, c_ast.ID) else ""
        definition = self.tree.callees.get(name)
        if definition is None or name in self.tree.directives.pure:
            return False
        returned = resolve(definition.decl.type.type, self.tree.typedefs)
        return not is_pure(name, self.tree) or (returned.is_integer and not returned.extents) or is_choice(definition)

    def expression(self, node: c_ast.Node, within: Within) -> c_ast.Node:
        """An expression in which calls of functions that are one expression are replaced."""
        if isinstance(node, c_ast.FuncCall) and self.gives_way(node):
            try:
                return self.value(node, within)
            except Refused as reason:
                self.reasons.setdefault(node.name.name, str(reason))
        found = rebuild(node, lambda child: self.expression(child, within))
        converts = isinstance(node, c_ast.Assignment) and isinstance(node.rvalue, c_ast.FuncCall)
        return without_conversion(found, self.types) if converts else found

    def value(self, call: c_ast.FuncCall, within: Within) -> c_ast.Node:
        """The expression that a function returns. Refused where its body is more than that."""
        definition = self.definition(call, within)
        value = returned_value(definition)
        if value is None:
            raise Refused("it is more than one expression, and the call stands inside one")
        found = bind(call, definition, self.tree, self.types, within.taken)
        if found.declarations:
            raise Refused("an argument would be computed more than once")
        result = self.copied(value, found, call)
        returned = resolve(definition.decl.type.type, self.tree.typedefs)
        result = cast_to(returned, result, self.types)
        return self.expression(result, self.inside(call, found, within))

    def body(self, call: c_ast.FuncCall, target: c_ast.Assignment | None, within: Within) -> list[c_ast.Node]:
        """A function's body, its value assigned to the target. Refused where it cannot stand in the call's place."""
        definition = self.definition(call, within)
        items = list(definition.body.block_items or [])
        last = items.pop() if items and isinstance(items[-1], c_ast.Return) else None
        returned = last.expr if last is not None else None
        for item in [*items, *([returned] if returned is not None else [])]:
            check_body(item)
        if target is not None and (returned is None or not plain(target.lvalue)):
            raise Refused("its value cannot be assigned behind its body")
        found = bind(call, definition, self.tree, self.types, within.taken)
        statements = [self.copied(item, found, call) for item in items]
        if target is not None:
            kind = resolve(definition.decl.type.type, self.tree.typedefs)
            value = cast_to(kind, self.copied(returned, found, call), self.types)
            statements.append(c_ast.Assignment(target.op, target.lvalue, value, target.coord))
        inside = self.inside(call, found, within)
        results = [part for item in [*found.declarations, *statements] for part in self.statement(item, inside)]
        declares = any(isinstance(part, c_ast.Decl) for part in results)
        return [c_ast.Compound(results, call.coord)] if declares else results

    def has_body(self, call: c_ast.FuncCall) -> bool:
        """Whether a call should give way to more than an expression."""
        return self.gives_way(call) and returned_value(self.tree.callees[call.name.name]) is None

    def definition(self, call: c_ast.FuncCall, within: Within) -> c_ast.FuncDef:
        """The definition of what is called. Refused for recursion and for a large body."""
        name = call.name.name
        if name in within.active:
            raise Refused("it calls itself")
        if len(within.active) >= DEEPEST:
            raise Refused("its calls are nested too deep")
        definition = self.tree.callees[name]
        if sum(1 for _ in walk(definition.body)) > LARGEST_BODY:
            raise Refused("it is too large")
        return definition

    def inside(self, call: c_ast.FuncCall, found: Arguments, within: Within) -> Within:
        """Where the body of a called function stands."""
        return Within(within.taken | found.names, (*within.active, call.name.name))

    def copied(self, node: c_ast.Node, found: Arguments, call: c_ast.FuncCall) -> c_ast.Node:
        """A part of a body with the arguments in place, as if it stood where the call does."""
        return normal_pointers(placed(node, found, call.coord), self.types, variables=True)


def without_conversion(node: c_ast.Assignment, types: Mapping[str, CType]) -> c_ast.Assignment:
    """An assignment whose value is not converted to the type that its target has anyway.

    Compilers find no minima and maxima in `(unsigned char)(v < 0 ? 0 : v > 255 ? 255 : v)`.
    """
    value, kind = node.rvalue, type_of(node.lvalue, types)
    if node.op != "=" or not isinstance(value, c_ast.Cast) or kind is None or kind != type_of(value, types):
        return node
    return c_ast.Assignment(node.op, node.lvalue, value.expr, node.coord)


def is_choice(definition: c_ast.FuncDef) -> bool:
    """Whether a function only chooses among its arguments and constants, as minima, maxima and rectifiers do."""
    value = returned_value(definition)
    if not isinstance(value, c_ast.TernaryOp | c_ast.FuncCall):
        return False
    return all(chooses(part) for part in walk(value))


def chooses(node: c_ast.Node) -> bool:
    """Whether a node compares, picks, or names a value."""
    if isinstance(node, c_ast.BinaryOp):
        return node.op in ("<", "<=", ">", ">=")
    if isinstance(node, c_ast.FuncCall):
        return isinstance(node.name, c_ast.ID) and node.name.name in EXTREMA
    if isinstance(node, c_ast.UnaryOp):
        return bool(node.op == "-")
    return isinstance(node, c_ast.TernaryOp | c_ast.ID | c_ast.Constant | c_ast.ExprList)


def called(node: c_ast.Node) -> c_ast.FuncCall | None:
    """The call that a statement is, or whose value it assigns."""
    if isinstance(node, c_ast.Assignment):
        node = node.rvalue
    elif isinstance(node, c_ast.Cast):
        node = node.expr
    return node if isinstance(node, c_ast.FuncCall) else None


def check_body(node: c_ast.Node) -> None:
    """Refused for what cannot stand in the place of a call."""
    for part in walk(node):
        words = JUMPS.get(type(part))
        if words is not None and not (isinstance(part, c_ast.Struct) and part.decls is None):
            raise Refused(f"it holds {words}")
        if isinstance(part, c_ast.Decl) and part.storage:
            raise Refused(f"it has a '{part.storage[0]}' variable")
