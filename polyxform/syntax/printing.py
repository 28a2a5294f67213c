"""From trees back to C text, with names replaced by expressions."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from pycparser import c_ast, c_generator
from pycparser.c_parser import CParser

from polyxform.syntax.structure import plain_type

INDENT = "    "
WIDE = frozenset(
    {"size_t", "ssize_t", "ptrdiff_t", "intptr_t", "uintptr_t", "int32_t", "uint32_t", "int64_t", "uint64_t"}
)
REAL_FUNCTIONS = frozenset({"sqrt", "sqrtf", "exp", "expf", "fabs", "fabsf"})
WORDS_OF_WIDE = frozenset({"int", "long", "signed", "unsigned"})


class MacroText(str):
    """The text of a number, or of the outermost operator of a calculation with numbers, that a macro stands for.

    It is equal to the plain text; only generated code tells the two apart.

    macro  name of the macro
    """

    __slots__ = ("macro",)
    macro: str

    def __new__(cls, text: str, macro: str = "") -> MacroText:
        """The text with its macro."""
        result = super().__new__(cls, text)
        result.macro = macro
        return result


@dataclass(frozen=True)
class CodeBody:
    """The code of a statement.

    node  pycparser node
    """

    node: c_ast.Node

    def render(
        self,
        substitution: Mapping[str, str],
        accesses: Mapping[str, str] = MappingProxyType({}),
        typed: Mapping[str, str] | None = None,
        functions: Mapping[str, str] = MappingProxyType({}),
        divisors: Mapping[str, str] = MappingProxyType({}),
        *,
        casts: bool = True,
    ) -> str:
        """C text of the statement, without indentation, with names replaced by C expressions, numbers by their macros.

        accesses   what stands in the place of whole accesses, by their text; nothing in it is replaced any further
        typed      what stands for names outside of subscripts that add and multiply, where an integer's type counts
        functions  what is called in the place of functions
        divisors   by their text in the source, with a one of their type: multiplied by the reciprocal of
        casts      subscripts keep conversions to wide integers, which matter to products that an int might not hold
        """
        inside, outside = (
            {name: parse_expression(text) for name, text in texts.items() if name != text}
            for texts in (substitution, substitution if typed is None else typed)
        )
        moved = {text: parse_expression(other) for text, other in accesses.items()}
        node = with_reciprocals(self.node if casts else without_casts(self.node), divisors)
        node = renamed_calls(substitute_apart(node, inside, outside, moved), functions)
        return statement_text(node, NamingPrinter())


def without_casts(node: c_ast.Node) -> c_ast.Node:
    """A copy of the tree whose subscripts convert nothing to integers of 32 bits or more."""
    if isinstance(node, c_ast.ArrayRef):
        return c_ast.ArrayRef(without_casts(node.name), without_outer_casts(node.subscript), node.coord)
    return rebuild(node, without_casts)


def without_outer_casts(node: c_ast.Node) -> c_ast.Node:
    """A sum or product without conversions of it, of its terms or of its factors."""
    if isinstance(node, c_ast.Cast) and is_wide(node.to_type):
        return without_outer_casts(node.expr)
    if isinstance(node, c_ast.BinaryOp) and node.op in ("+", "-", "*"):
        return c_ast.BinaryOp(node.op, without_outer_casts(node.left), without_outer_casts(node.right), node.coord)
    if isinstance(node, c_ast.UnaryOp) and node.op in ("+", "-"):
        return c_ast.UnaryOp(node.op, without_outer_casts(node.expr), node.coord)
    return without_casts(node)


def is_wide(node: c_ast.Typename) -> bool:
    """Whether a type is spelled like an integer of 32 bits or more."""
    name = plain_type(node)
    words = frozenset(name.split())
    return name in WIDE or (bool(words) and words <= WORDS_OF_WIDE)


def substitute_apart(
    node: c_ast.Node,
    inside: Mapping[str, c_ast.Node],
    outside: Mapping[str, c_ast.Node],
    accesses: Mapping[str, c_ast.Node],
) -> c_ast.Node:
    """`substitute` with `inside` for names in simple subscripts, and with `outside` for those elsewhere."""
    moved = accesses.get(expression_text(node)) if isinstance(node, c_ast.ID | c_ast.ArrayRef) and accesses else None
    if moved is not None:
        return moved
    if isinstance(node, c_ast.ID):
        return outside.get(node.name, node)
    if isinstance(node, c_ast.ArrayRef):
        chosen = inside if is_sum(node.subscript, outside) else outside
        base = substitute_apart(node.name, inside, outside, accesses)
        return c_ast.ArrayRef(base, substitute_apart(node.subscript, inside, chosen, accesses), node.coord)
    kept = kept_name(node)
    return rebuild(node, lambda child: child if child is kept else substitute_apart(child, inside, outside, accesses))


def kept_name(node: c_ast.Node) -> c_ast.Node | None:
    """The child that is the name of a member or of a called function."""
    if isinstance(node, c_ast.StructRef):
        return node.field
    return node.name if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID) else None


def is_sum(node: c_ast.Node, replaced: Mapping[str, c_ast.Node]) -> bool:
    """Whether a subscript is made of names, constants, elements of arrays, signs, sums and products.

    Quotients and remainders of what is not replaced, such as `k / 2` for a size k, count as constants.
    """
    if isinstance(node, c_ast.UnaryOp):
        return node.op in ("+", "-") and is_sum(node.expr, replaced)
    if isinstance(node, c_ast.BinaryOp) and node.op in ("/", "%"):
        return not any(name in replaced for name in names_below(node))
    if isinstance(node, c_ast.BinaryOp):
        return node.op in ("+", "-", "*") and is_sum(node.left, replaced) and is_sum(node.right, replaced)
    return isinstance(node, c_ast.ID | c_ast.Constant | c_ast.ArrayRef)


def names_below(node: c_ast.Node) -> Iterator[str]:
    """Every name that stands in an expression."""
    if isinstance(node, c_ast.ID):
        yield node.name
    for _, child in node.children():
        yield from names_below(child)


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> c_ast.Node:
    """The tree of a C expression. ValueError for anything else."""
    try:
        unit = CParser().parse(f"void f(void) {{ ({text}); }}", "")
    except Exception as error:
        raise ValueError(f"not a C expression: {text}") from error
    return unit.ext[0].body.block_items[0]


def substitute(
    node: c_ast.Node, replacements: Mapping[str, c_ast.Node], accesses: Mapping[str, c_ast.Node] = MappingProxyType({})
) -> c_ast.Node:
    """A copy of the tree with identifiers replaced, and whole accesses by their text; functions and members stay."""
    if not replacements and not accesses:
        return node
    if accesses and isinstance(node, c_ast.ID | c_ast.ArrayRef):
        moved = accesses.get(expression_text(node))
        if moved is not None:
            return moved
    if isinstance(node, c_ast.ID):
        return replacements.get(node.name, node)
    kept = kept_name(node)
    return rebuild(node, lambda child: child if child is kept else substitute(child, replacements, accesses))


def renamed_calls(node: c_ast.Node, names: Mapping[str, str]) -> c_ast.Node:
    """A copy of the tree in which other functions are called."""
    if not names:
        return node
    result = rebuild(node, lambda child: renamed_calls(child, names))
    if isinstance(result, c_ast.FuncCall) and isinstance(result.name, c_ast.ID) and result.name.name in names:
        result.name = c_ast.ID(names[result.name.name], result.name.coord)
    return result


def with_reciprocals(node: c_ast.Node, divisors: Mapping[str, str]) -> c_ast.Node:
    """A copy of the tree in which values are multiplied by the reciprocals of some divisors."""
    if not divisors:
        return node
    result = rebuild(node, lambda child: with_reciprocals(child, divisors))
    if isinstance(result, c_ast.BinaryOp) and result.op == "/" and not isinstance(result.left, c_ast.Constant):
        one = one_over(result.right, divisors)
        return result if one is None else c_ast.BinaryOp("*", result.left, reciprocal(result.right, one), result.coord)
    if isinstance(result, c_ast.Assignment) and result.op == "/=":
        one = one_over(result.rvalue, divisors)
        if one is not None:
            return c_ast.Assignment("*=", result.lvalue, reciprocal(result.rvalue, one), result.coord)
    return result


def one_over(divisor: c_ast.Node, divisors: Mapping[str, str]) -> str | None:
    """A one of a divisor's type where it is computed from nothing but the given ones and constants; None elsewhere."""
    known = divisors.get(expression_text(divisor))
    if known is not None or isinstance(divisor, c_ast.ID | c_ast.ArrayRef | c_ast.Constant):
        return known
    if isinstance(divisor, c_ast.FuncCall) and divisor.name.name in REAL_FUNCTIONS:
        parts = divisor.args.exprs if divisor.args is not None else []
    elif isinstance(divisor, c_ast.BinaryOp) and divisor.op in ("+", "-", "*"):
        parts = [divisor.left, divisor.right]
    else:
        return None
    ones = [one_over(part, divisors) for part in parts if not isinstance(part, c_ast.Constant)]
    return max((one for one in ones if one is not None), default=None, key=len) if None not in ones else None


def reciprocal(divisor: c_ast.Node, one: str) -> c_ast.Node:
    """1 / divisor."""
    return c_ast.BinaryOp("/", c_ast.Constant("float", one), divisor, divisor.coord)


def rebuild(node: c_ast.Node, change: Callable[[c_ast.Node], c_ast.Node]) -> c_ast.Node:
    """A copy of the node whose children are changed."""
    result = copy.copy(node)
    for field in node.__slots__:
        if field in ("coord", "__weakref__"):
            continue
        value = getattr(node, field)
        if isinstance(value, c_ast.Node):
            setattr(result, field, change(value))
        elif isinstance(value, list) and value and isinstance(value[0], c_ast.Node):
            setattr(result, field, [change(child) for child in value])
    return result


COMPARISONS = "== != < <= > >="
MIXED_UP = {
    "||": "&&",
    "|": f"& ^ + - {COMPARISONS}",
    "^": f"& + - {COMPARISONS}",
    "&": f"+ - {COMPARISONS}",
    "<<": "+ - >>",
    ">>": "+ - <<",
    **dict.fromkeys(COMPARISONS.split(), COMPARISONS),
}
"""For each operator, those among its operands of which -Wparentheses of gcc or clang warns."""


class Printer(c_generator.CGenerator):  # type: ignore[misc]
    """C text with no more parentheses than the grammar needs."""

    def __init__(self) -> None:
        super().__init__(reduce_parentheses=True)

    def visit_TernaryOp(self, node: c_ast.TernaryOp) -> str:
        """A conditional expression, its parts in parentheses only where these are operators of their own."""
        condition = self.visit(node.cond)
        if isinstance(node.cond, c_ast.TernaryOp | c_ast.Assignment | c_ast.ExprList):
            condition = f"({condition})"
        return f"{condition} ? {self.branch(node.iftrue)} : {self.branch(node.iffalse)}"

    def branch(self, node: c_ast.Node) -> str:
        """A branch of a conditional expression."""
        text = str(self.visit(node))
        return f"({text})" if isinstance(node, c_ast.TernaryOp | c_ast.Assignment | c_ast.ExprList) else text

    def visit_BinaryOp(self, node: c_ast.BinaryOp) -> str:
        """An operation, its operands in parentheses also where compilers warn of operators that people mix up."""
        left = self._parenthesize_if(node.left, lambda operand: self.stands_apart(operand, node.op, 0))
        right = self._parenthesize_if(node.right, lambda operand: self.stands_apart(operand, node.op, 1))
        return f"{left} {node.op} {right}"

    def stands_apart(self, operand: c_ast.Node, operator: str, above: int) -> bool:
        """Whether an operand needs parentheses, being an operation less than `above` ranks above the operator."""
        if not isinstance(operand, c_ast.BinaryOp):
            return not (self._is_simple_node(operand) or isinstance(operand, c_ast.UnaryOp | c_ast.Cast))
        rank, own = self.precedence_map[operand.op], self.precedence_map[operator]
        return rank < own + above or operand.op in MIXED_UP.get(operator, "").split()

    def visit_Cast(self, node: c_ast.Cast) -> str:
        """A conversion."""
        unary = (c_ast.UnaryOp, c_ast.Cast)
        operand = self._parenthesize_if(node.expr, lambda n: not (self._is_simple_node(n) or isinstance(n, unary)))
        return f"({self._generate_type(node.to_type, emit_declname=False)}){operand}"

    def visit_ArrayRef(self, node: c_ast.ArrayRef) -> str:
        """A subscripted expression."""
        base = self.visit(node.name)
        if not isinstance(node.name, c_ast.ID | c_ast.ArrayRef | c_ast.StructRef | c_ast.FuncCall):
            base = f"({base})"
        return f"{base}[{self.visit(node.subscript)}]"

    def visit_If(self, node: c_ast.If) -> str:
        """An `if` with its branches in braces."""
        text = f"if ({self.visit(node.cond)}) {self.braced(node.iftrue)}"
        if node.iffalse is None:
            return text
        last = self.visit(node.iffalse) if isinstance(node.iffalse, c_ast.If) else self.braced(node.iffalse)
        return f"{text} else {last}"

    def visit_For(self, node: c_ast.For) -> str:
        """A `for` with its body in braces."""
        start, test, step = (
            "" if part is None else str(self.visit(part)) for part in (node.init, node.cond, node.next)
        )
        return f"for ({start}; {test}; {step}) {self.braced(node.stmt)}"

    def visit_While(self, node: c_ast.While) -> str:
        """A `while` with its body in braces."""
        return f"while ({self.visit(node.cond)}) {self.braced(node.stmt)}"

    def visit_DoWhile(self, node: c_ast.DoWhile) -> str:
        """A `do` with its body in braces."""
        return f"do {self.braced(node.stmt)} while ({self.visit(node.cond)})"

    def visit_Switch(self, node: c_ast.Switch) -> str:
        """A `switch` with its cases below each other."""
        return f"switch ({self.visit(node.cond)}) {self.braced(node.stmt)}"

    def visit_Case(self, node: c_ast.Case) -> str:
        """A case with its statements."""
        return self.labeled(f"case {self.visit(node.expr)}:", node.stmts)

    def visit_Default(self, node: c_ast.Default) -> str:
        """The case that takes everything else."""
        return self.labeled("default:", node.stmts)

    def labeled(self, label: str, statements: Sequence[c_ast.Node] | None) -> str:
        """Statements behind a label, indented."""
        lines = [line for item in statements or () for line in statement_text(item, self).split("\n")]
        return "\n".join([label, *(f"{INDENT}{line}" for line in lines)])

    def braced(self, node: c_ast.Node) -> str:
        """A statement, or what a block holds, in braces."""
        items = (node.block_items or []) if isinstance(node, c_ast.Compound) else [node]
        lines = [line for item in items for line in statement_text(item, self).split("\n")]
        return "\n".join(["{", *(f"{INDENT}{line}" for line in lines), "}"])


class NamingPrinter(Printer):
    """C text in which macros stand for their numbers, as in the source."""

    def visit_Constant(self, node: c_ast.Constant) -> str:
        """A number, or the macro that it came from."""
        return node.value.macro if isinstance(node.value, MacroText) else str(node.value)

    def visit_BinaryOp(self, node: c_ast.BinaryOp) -> str:
        """An operation, or the macro that stands for it as a whole."""
        return node.op.macro if isinstance(node.op, MacroText) else str(super().visit_BinaryOp(node))


def expression_text(node: c_ast.Node) -> str:
    """C text of an expression."""
    return str(Printer().visit(node))


def statement_text(node: c_ast.Node, printer: Printer | None = None) -> str:
    """C text of a statement, ended as C wants it, without indentation and line end."""
    printer = printer or Printer()
    if isinstance(node, c_ast.Compound):
        return printer.braced(node)
    if isinstance(node, c_ast.If | c_ast.For | c_ast.While | c_ast.Switch | c_ast.Case | c_ast.Default):
        return str(printer.visit(node)).rstrip("\n")
    return str(printer.visit(node)).rstrip("\n;") + ";"
