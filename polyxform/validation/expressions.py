"""C expressions from text, by precedence climbing: a reader of its own, so that no printer checks itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from polyxform.syntax.structure import Expression
from polyxform.syntax.tokens import KEYWORDS, Token, tokens

BINARY = {
    **dict.fromkeys(("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="), 1),
    "?": 2,
    "||": 3,
    "&&": 4,
    "|": 5,
    "^": 6,
    "&": 7,
    "==": 8,
    "!=": 8,
    "<": 9,
    ">": 9,
    "<=": 9,
    ">=": 9,
    "<<": 10,
    ">>": 10,
    "+": 11,
    "-": 11,
    "*": 12,
    "/": 12,
    "%": 12,
}
ASSIGNMENT, TERNARY, TIGHTEST = 1, 2, 13
PREFIX = frozenset({"+", "-", "!", "~", "&", "*"})
TYPE_WORDS = frozenset(
    {"char", "const", "double", "float", "int", "long", "ptrdiff_t", "short", "signed", "size_t", "unsigned"}
)


class ExpressionError(ValueError):
    """The text is not an expression that this reader knows."""


@dataclass
class Reader:
    """A position in a sequence of tokens."""

    words: Sequence[Token]
    position: int = field(default=0)

    @property
    def next(self) -> str:
        """Text of the next token, "" at the end."""
        return self.words[self.position].text if self.position < len(self.words) else ""

    def take(self) -> Token:
        """The next token, and go on. ExpressionError at the end."""
        if self.position >= len(self.words):
            raise ExpressionError("unexpected end")
        self.position += 1
        return self.words[self.position - 1]

    def expect(self, *spellings: str) -> None:
        """Go on past the given tokens. ExpressionError when something else stands there."""
        for spelling in spellings:
            if self.take().text != spelling:
                raise ExpressionError(f"expected '{spelling}' before '{self.words[self.position - 1].text}'")

    def accept(self, spelling: str) -> bool:
        """Go on past a token if it is the next one."""
        found = self.next == spelling
        self.position += found
        return found

    def identifier(self) -> str:
        """The next token, which must be an identifier."""
        token = self.take()
        if token.kind != "name" or token.text in KEYWORDS:
            raise ExpressionError(f"expected a name before '{token.text}'")
        return token.text

    def expression(self, strength: int = ASSIGNMENT) -> Expression:
        """An expression whose operators bind at least as tightly as `strength`."""
        left = self.prefixed()
        while (found := BINARY.get(self.next, 0)) >= strength and found:
            left = self.continued(left, found)
        return left

    def continued(self, left: Expression, strength: int) -> Expression:
        """`left` with the operator that follows it and what that operator takes."""
        operator = self.take().text
        if strength == TERNARY:
            chosen = self.expression()
            self.expect(":")
            return Expression("?", (left, chosen, self.expression(TERNARY)))
        # Assignments group to the right, everything else to the left.
        return Expression(operator, (left, self.expression(strength + (strength != ASSIGNMENT))))

    def prefixed(self) -> Expression:
        """An operand with what stands in front of it."""
        if self.next in PREFIX:
            operator = self.take().text
            return Expression("prefix" + operator, (self.prefixed(),))
        if self.at_cast():
            return Expression("cast", text=self.cast_type(), operands=(self.prefixed(),))
        return self.postfixed()

    def at_cast(self) -> bool:
        """Whether `(` and the name of a type come next."""
        after = self.words[self.position + 1].text if self.position + 1 < len(self.words) else ""
        return self.next == "(" and after in TYPE_WORDS

    def cast_type(self) -> str:
        """The type of a cast, with the parentheses read away."""
        self.expect("(")
        words = []
        while not self.accept(")"):
            words.append(self.take().text)
            if words[-1] not in TYPE_WORDS and words[-1] != "*":
                raise ExpressionError(f"'{words[-1]}' in a cast")
        return " ".join(words)

    def postfixed(self) -> Expression:
        """A primary expression with subscripts, calls and members."""
        value = self.primary()
        while True:
            if self.accept("["):
                value = Expression("index", (value, self.expression()))
                self.expect("]")
            elif self.next == "(" and value.operator == "name":
                value = Expression("call", (value, *self.arguments()))
            elif self.next in (".", "->"):
                operator = self.take().text
                value = Expression("member", (value,), operator + self.identifier())
            else:
                return value

    def arguments(self) -> list[Expression]:
        """Arguments of a call with their parentheses."""
        self.expect("(")
        found: list[Expression] = []
        while not self.accept(")"):
            if found:
                self.expect(",")
            found.append(self.expression())
        return found

    def primary(self) -> Expression:
        """A name, a number or something in parentheses."""
        if self.accept("("):
            inner = self.expression()
            self.expect(")")
            return inner
        token = self.take()
        if token.kind == "number":
            return Expression("number", text=token.text)
        if token.kind == "name" and token.text not in KEYWORDS:
            return Expression("name", text=token.text)
        raise ExpressionError(f"'{token.text}' where a value should stand")


def reader(text: str) -> Reader:
    """A reader of C text. ExpressionError when it holds a directive."""
    words = list(tokens(text))
    if any(word.kind == "directive" for word in words):
        raise ExpressionError("a preprocessor directive")
    return Reader(words)


def parse_expression(text: str) -> Expression:
    """The expression that the whole of `text` is. ExpressionError when it is not one."""
    source = reader(text)
    found = source.expression()
    if source.next:
        raise ExpressionError(f"'{source.next}' after the end of an expression")
    return found


def spelling(expression: Expression) -> str:
    """The expression for messages, with every operation in parentheses."""
    operator, parts = expression.operator, [spelling(operand) for operand in expression.operands]
    if operator in ("name", "number"):
        return expression.text
    if operator == "index":
        return f"{parts[0]}[{parts[1]}]"
    if operator == "call":
        return f"{parts[0]}({', '.join(parts[1:])})"
    if operator.startswith("prefix"):
        return f"{operator.removeprefix('prefix')}{parts[0]}"
    if len(parts) == 2 and operator in BINARY:
        return f"({parts[0]} {operator} {parts[1]})"
    return f"{operator}({', '.join(parts)})"
