"""Functions of the source that widen a bfloat16 number, whose bits are the upper half of a float, to that float.

    static inline float widen(unsigned short x)          static inline float widen(unsigned short x)
    {                                                     {
        union { unsigned int bits; float value; } u;          unsigned int bits = (unsigned int)x << 16;
        u.bits = (unsigned int)x << 16;                       float value;
        return u.value;                                       memcpy(&value, &bits, sizeof value);
    }                                                         return value;
                                                          }

Whatever the names are. A function of any other form is not taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pycparser import c_ast

from polyxform.syntax.c_types import Typedefs, resolve
from polyxform.syntax.parse import parameters_of
from polyxform.syntax.tree import RegionTree

COPY = ("memcpy", "__builtin_memcpy")


def widens_bfloat16(name: str, tree: RegionTree) -> bool:
    """Whether a function that the region calls turns a bfloat16 number into a float, and does nothing else."""
    definition = tree.callees.get(name)
    if definition is None:
        return False
    parameters = parameters_of(definition)
    if len(parameters) != 1 or not isinstance(parameters[0], c_ast.Decl):
        return False
    returns = resolve(definition.decl.type.type, tree.callee_typedefs)
    takes = resolve(parameters[0].type, tree.callee_typedefs)
    if (returns.element, returns.extents, takes.element, takes.extents) != ("float", (), "unsigned short", ()):
        return False
    return Widening(parameters[0].name, tree.callee_typedefs).runs(definition.body.block_items or ())


@dataclass
class Widening:
    """What the variables of such a function hold while it runs.

    parameter  the bfloat16 number
    typedefs   in force
    words      unsigned variables that hold the shifted bits, or not yet
    numbers    float variables that hold the number, or not yet
    unions     for each variable of a union its unsigned and its float member
    filled     variables that hold the bits or the number
    """

    parameter: str
    typedefs: Typedefs
    words: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    unions: dict[str, tuple[str, str]] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)

    def runs(self, statements: Sequence[c_ast.Node]) -> bool:
        """Whether the statements return the number."""
        *before, last = statements or [None]
        return all(self.step(one) for one in before) and isinstance(last, c_ast.Return) and self.is_number(last.expr)

    def step(self, node: c_ast.Node) -> bool:
        """Whether a statement is one of the forms; what it does is kept."""
        if isinstance(node, c_ast.Decl):
            return self.declares(node)
        if isinstance(node, c_ast.Assignment):
            return node.op == "=" and self.is_shifted(node.rvalue) and self.fills(node.lvalue)
        return self.copies(node)

    def declares(self, node: c_ast.Decl) -> bool:
        """Whether a declaration is of an unsigned number, a float, or a union of both."""
        if node.storage or not isinstance(node.type, c_ast.TypeDecl):
            return False
        if isinstance(node.type.type, c_ast.Union):
            return self.declares_union(node, node.type.type)
        element = resolve(node.type, self.typedefs).element
        places = {"unsigned int": self.words, "float": self.numbers}.get(element)
        if places is None:
            return False
        places.add(node.name)
        if node.init is None:
            return True
        self.filled.add(node.name)
        return element == "unsigned int" and self.is_shifted(node.init)

    def declares_union(self, node: c_ast.Decl, union: c_ast.Union) -> bool:
        """Whether a union has an unsigned member and a float member, in this order where it is initialized."""
        members = [(member.name, resolve(member.type, self.typedefs)) for member in union.decls or ()]
        kinds = [kind.element for _, kind in members if not kind.extents]
        if sorted(kinds) != ["float", "unsigned int"] or len(members) != len(kinds):
            return False
        names = dict(zip(kinds, (name for name, _ in members), strict=True))
        self.unions[node.name] = names["unsigned int"], names["float"]
        if node.init is None:
            return True
        self.filled.add(node.name)
        single = isinstance(node.init, c_ast.InitList) and len(node.init.exprs) == 1
        return single and kinds[0] == "unsigned int" and self.is_shifted(node.init.exprs[0])

    def fills(self, target: c_ast.Node) -> bool:
        """Whether the target of an assignment is an unsigned number."""
        if isinstance(target, c_ast.ID) and target.name in self.words:
            self.filled.add(target.name)
            return True
        if isinstance(target, c_ast.StructRef) and target.type == "." and isinstance(target.name, c_ast.ID):
            self.filled.add(target.name.name)
            return bool(self.unions.get(target.name.name, ("", ""))[0] == target.field.name)
        return False

    def copies(self, node: c_ast.Node) -> bool:
        """Whether a statement copies the bits into a float."""
        match node:
            case c_ast.FuncCall(
                name=c_ast.ID(name=function),
                args=c_ast.ExprList(
                    exprs=[
                        c_ast.UnaryOp(op="&", expr=c_ast.ID(name=number)),
                        c_ast.UnaryOp(op="&", expr=c_ast.ID(name=word)),
                        size,
                    ]
                ),
            ) if function in COPY:
                self.filled.add(number)
                return number in self.numbers and word in self.words & self.filled and self.is_four(size)
        return False

    def is_four(self, size: c_ast.Node) -> bool:
        """Whether an expression is the size of a float."""
        match size:
            case c_ast.Constant(value="4"):
                return True
            case c_ast.UnaryOp(op="sizeof", expr=c_ast.ID(name=name)):
                return name in self.numbers | self.words
            case c_ast.UnaryOp(op="sizeof", expr=c_ast.Typename() as name):
                return resolve(name.type, self.typedefs).element in ("float", "unsigned int")
        return False

    def is_shifted(self, node: c_ast.Node) -> bool:
        """Whether an expression is the parameter as the upper half of an unsigned number."""
        match node:
            case c_ast.BinaryOp(
                op="<<", left=c_ast.Cast(to_type=kind, expr=c_ast.ID(name=name)), right=c_ast.Constant(value="16")
            ):
                found = resolve(kind.type, self.typedefs)
                return name == self.parameter and (found.element, found.extents) == ("unsigned int", ())
        return False

    def is_number(self, node: c_ast.Node) -> bool:
        """Whether an expression is the number."""
        match node:
            case c_ast.ID(name=name):
                return name in self.numbers & self.filled
            case c_ast.StructRef(type=".", name=c_ast.ID(name=name), field=c_ast.ID(name=member)):
                return name in self.filled and self.unions.get(name, ("", ""))[1] == member
        return False
