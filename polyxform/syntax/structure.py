"""C code as a neutral tree: what a parser understood, without its node types and without any printing in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pycparser import c_ast

from polyxform.diagnostics import Span
from polyxform.syntax.c_types import Typedefs, base_type
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class Expression:
    """A C expression, or a statement made of some.

    operator  "name", "number", "call", "index", "member", "cast", "?", "prefix" or "postfix" + spelling, or a binary
              or assignment operator; for anything else the name of the construct
    operands  "call": the function and the arguments; "index": array and subscript; otherwise as in C
    text      spelling of a leaf, name of a member with its operator, type of a cast; "" otherwise
    """

    operator: str
    operands: tuple[Expression, ...] = ()
    text: str = ""

    def walk(self) -> Iterator[Expression]:
        """This expression and all below it, in textual order of their beginnings."""
        yield self
        for operand in self.operands:
            yield from operand.walk()

    @property
    def names(self) -> frozenset[str]:
        """Identifiers in it, functions included."""
        return frozenset(part.text for part in self.walk() if part.operator == "name")

    @property
    def base(self) -> Expression:
        """What is subscripted: A in A[i][j]."""
        return self.operands[0].base if self.operator == "index" else self

    @property
    def subscripts(self) -> tuple[Expression, ...]:
        """Subscripts, outermost dimension first."""
        return (*self.operands[0].subscripts, self.operands[1]) if self.operator == "index" else ()


def structure(node: c_ast.Node) -> Expression:
    """The tree below a pycparser node."""
    match node:
        case c_ast.ID():
            return Expression("name", text=node.name)
        case c_ast.Constant():
            return Expression("number", text=node.value)
        case c_ast.ArrayRef():
            return Expression("index", (structure(node.name), structure(node.subscript)))
        case c_ast.StructRef():
            return Expression("member", (structure(node.name),), node.type + node.field.name)
        case c_ast.FuncCall():
            arguments = node.args.exprs if node.args is not None else []
            return Expression("call", (structure(node.name), *map(structure, arguments)))
        case c_ast.Compound() if len(node.block_items or ()) == 1 and not isinstance(node.block_items[0], c_ast.Decl):
            # Braces around one statement mean nothing.
            return structure(node.block_items[0])
    return operation(node)


def operation(node: c_ast.Node) -> Expression:
    """The tree of an operator with its operands, or of a statement."""
    match node:
        case c_ast.BinaryOp():
            return Expression(node.op, (structure(node.left), structure(node.right)))
        case c_ast.Assignment():
            return Expression(node.op, (structure(node.lvalue), structure(node.rvalue)))
        case c_ast.TernaryOp():
            return Expression("?", (structure(node.cond), structure(node.iftrue), structure(node.iffalse)))
        case c_ast.UnaryOp() if node.op not in ("sizeof", "_Alignof"):
            return Expression(unary_operator(node.op), (structure(node.expr),))
        case c_ast.Cast() if plain_type(node.to_type):
            return Expression("cast", (structure(node.expr),), plain_type(node.to_type))
    return other(node)


def unary_operator(spelling: str) -> str:
    """Name of a unary operator; pycparser writes `p++` for the postfix one."""
    return f"postfix{spelling[1:]}" if spelling.startswith("p") else f"prefix{spelling}"


def plain_type(node: c_ast.Typename) -> str:
    """Spelling of a type of words only ("unsigned long"), "" for any other."""
    inner = node.type
    if not isinstance(inner, c_ast.TypeDecl) or inner.quals or not isinstance(inner.type, c_ast.IdentifierType):
        return ""
    return " ".join(inner.type.names)


def canonical_casts(expression: Expression, typedefs: Typedefs) -> Expression:
    """The expression with one spelling for each integer type that it converts to, names of types resolved."""
    operands = tuple(canonical_casts(operand, typedefs) for operand in expression.operands)
    text = canonical_integer(expression.text, typedefs) if expression.operator == "cast" else expression.text
    return Expression(expression.operator, operands, text)


def canonical_integer(words: str, typedefs: Typedefs) -> str:
    """One spelling for an integer type, the same text for any other type."""
    found = base_type(c_ast.IdentifierType(words.split()), typedefs)
    return found.element if found.is_integer else words


def other(node: c_ast.Node) -> Expression:
    """Any other construct: its kind and attributes, and what is below it."""
    attributes = [f"{name}={getattr(node, name)!r}" for name in node.attr_names]
    places = [place for place, _ in node.children()]
    text = "; ".join([*attributes, *places])
    return Expression(type(node).__name__, tuple(structure(child) for _, child in node.children()), text)


@dataclass(frozen=True)
class LocalDeclaration:
    """A variable declared inside a region, other than a loop counter.

    name   its name
    loops  places of the loops around the declaration, outermost first
    """

    name: str
    loops: tuple[Span, ...]


def local_declarations(tree: RegionTree) -> tuple[LocalDeclaration, ...]:
    """The declarations inside a region, in textual order."""
    return tuple(found for statement in tree.statements for found in declarations_below(statement, (), tree))


def declarations_below(node: c_ast.Node, loops: tuple[Span, ...], tree: RegionTree) -> Iterator[LocalDeclaration]:
    """`local_declarations` of one statement inside some loops."""
    if isinstance(node, c_ast.For):
        yield from declarations_below(node.stmt, (*loops, tree.span(node)), tree)
        return
    if isinstance(node, c_ast.Decl):
        yield LocalDeclaration(node.name, loops)
    for _, child in node.children():
        yield from declarations_below(child, loops, tree)


def counter_types(tree: RegionTree) -> Mapping[str, frozenset[str]]:
    """Types, as spelled, that the loops of a region declare their counters with, by the counter's name."""
    found: dict[str, frozenset[str]] = {}
    pending: list[c_ast.Node] = list(tree.statements)
    while pending:
        node = pending.pop()
        pending += [child for _, child in node.children()]
        if not isinstance(node, c_ast.For) or not isinstance(node.init, c_ast.DeclList):
            continue
        for declaration in node.init.decls:
            kinds = {part.text for part in structure(declaration.type).walk() if part.operator == "IdentifierType"}
            found[declaration.name] = found.get(declaration.name, frozenset()) | kinds
    return found
