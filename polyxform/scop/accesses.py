"""Reads and writes of a statement, in the order in which C evaluates them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pycparser import c_ast

from polyxform.diagnostics import Span, Unsupported, unsupported
from polyxform.scop.environment import Environment
from polyxform.scop.model import AccessKind
from polyxform.scop.names import walk
from polyxform.scop.purity import is_pure
from polyxform.syntax.c_types import resolve
from polyxform.syntax.printing import expression_text
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class Reference:
    """A read or write as it stands in the source.

    name        the variable
    kind        read or write
    must        a write that surely happens
    subscripts  expressions, outermost first; empty for a scalar
    node        the whole reference
    inner       subscripts of a member that is an array: p[i].x[d] counts as p[i] as a whole, and d is only read
    """

    name: str
    kind: AccessKind
    must: bool
    subscripts: tuple[c_ast.Node, ...]
    node: c_ast.Node
    inner: tuple[c_ast.Node, ...] = ()

    def span(self, environment: Environment) -> Span:
        """Place in the source."""
        return environment.span(self.node)


def references(node: c_ast.Node, environment: Environment) -> list[Reference]:
    """References of a statement. Unsupported where it does more than read and write variables."""
    return list(statement(node, environment, must=True))


def statement(node: c_ast.Node, environment: Environment, must: bool) -> Iterator[Reference]:
    """References of a statement; `must` tells whether its writes surely happen."""
    if isinstance(node, c_ast.Assignment):
        yield from assignment(node, environment, must)
    elif isinstance(node, c_ast.UnaryOp) and node.op in ("++", "--", "p++", "p--"):
        target = lvalue(node.expr, environment)
        yield from subscript_reads(target, environment)
        if target.name not in environment.own:
            yield target
            yield replace(target, kind=AccessKind.WRITE, must=must and target.must)
    elif isinstance(node, c_ast.If | c_ast.Compound):
        yield from compound(node, environment, must)
    elif isinstance(node, c_ast.For | c_ast.While | c_ast.DoWhile | c_ast.Switch):
        yield from repeated(node, environment)
    elif isinstance(node, c_ast.Cast) and not isinstance(node.expr, c_ast.FuncCall):
        yield from expression(node.expr, environment)
    elif isinstance(node, c_ast.FuncCall | c_ast.ID | c_ast.ArrayRef | c_ast.BinaryOp | c_ast.TernaryOp):
        yield from expression(node, environment)
    elif not isinstance(node, c_ast.EmptyStatement | c_ast.Pragma) and not stays(node, environment):
        raise forbidden(node, environment)


def stays(node: c_ast.Node, environment: Environment) -> bool:
    """Whether a node is a jump that does not leave the statement."""
    return isinstance(node, c_ast.Break | c_ast.Continue) and describe(node)[1].strip("'") in environment.jumps


def compound(node: c_ast.If | c_ast.Compound, environment: Environment, must: bool) -> Iterator[Reference]:
    """References of an `if` or a block."""
    if isinstance(node, c_ast.Compound):
        yield from items(node.block_items or (), environment, must)
        return
    yield from expression(node.cond, environment)
    for branch in (node.iftrue, node.iffalse):
        yield from statement(branch, environment, must=False) if branch is not None else ()


def items(nodes: Iterable[c_ast.Node], environment: Environment, must: bool) -> Iterator[Reference]:
    """References of consecutive statements; what they declare is theirs."""
    for item in nodes:
        if isinstance(item, c_ast.Decl):
            environment = replace(environment, own=environment.own | {item.name})
            yield from declaration(item, environment)
        else:
            yield from statement(item, environment, must)


def declaration(node: c_ast.Decl, environment: Environment) -> Iterator[Reference]:
    """What the value of a variable reads that a statement declares for itself. Unsupported for pointers."""
    declared = resolve(node.type, environment.tree.typedefs)
    known = all(extent.isdecimal() for extent in declared.extents)
    if declared.pointer or declared.function or declared.volatile or not known:
        raise forbidden(node, environment)
    if isinstance(node.init, c_ast.InitList):
        raise forbidden(node, environment)
    if node.init is not None:
        yield from expression(node.init, environment)


def repeated(node: c_ast.Node, environment: Environment) -> Iterator[Reference]:
    """References of a loop or a `switch` that is part of a statement; nothing in it surely happens."""
    if isinstance(node, c_ast.Switch):
        yield from expression(node.cond, environment)
        inside = replace(environment, jumps=environment.jumps | {"break"})
        for case in node.stmt.block_items or () if isinstance(node.stmt, c_ast.Compound) else (node.stmt,):
            if not isinstance(case, c_ast.Case | c_ast.Default):
                raise forbidden(node, environment)
            yield from items(case.stmts or (), inside, must=False)
        return
    inside = replace(environment, jumps=frozenset({"break", "continue"}))
    if isinstance(node, c_ast.For):
        declared = node.init.decls if isinstance(node.init, c_ast.DeclList) else ()
        inside = replace(inside, own=inside.own | {one.name for one in declared})
        for one in declared:
            yield from declaration(one, inside)
        if node.init is not None and not declared:
            yield from head_part(node.init, environment)
    yield from expression(node.cond, inside) if node.cond is not None else ()
    yield from statement(node.stmt, inside, must=False)
    if isinstance(node, c_ast.For) and node.next is not None:
        yield from head_part(node.next, inside)


def head_part(node: c_ast.Node, environment: Environment) -> Iterator[Reference]:
    """References of what the head of a `for` does, one thing or several with commas between them."""
    for part in node.exprs if isinstance(node, c_ast.ExprList) else (node,):
        yield from statement(part, environment, must=False)


def assignment(node: c_ast.Assignment, environment: Environment, must: bool) -> Iterator[Reference]:
    """References of `a = b`, `a += b` and of chains `a = b = c`."""
    target = lvalue(node.lvalue, environment)
    own = target.name in environment.own
    yield from subscript_reads(target, environment)
    if node.op != "=" and not own:
        yield target
    if isinstance(node.rvalue, c_ast.Assignment):
        yield from assignment(node.rvalue, environment, must)
    else:
        yield from expression(node.rvalue, environment)
    if not own:
        yield replace(target, kind=AccessKind.WRITE, must=must and target.must)


def lvalue(node: c_ast.Node, environment: Environment) -> Reference:
    """The variable or element that an lvalue names, as a read; `must` is false where it is only a part of it."""
    part = False
    inner = node
    within: list[c_ast.Node] = []
    while isinstance(inner, c_ast.StructRef) or is_in_member(inner):
        if isinstance(inner, c_ast.ArrayRef):
            within.insert(0, inner.subscript)
            inner = inner.name
            continue
        pointed = inner.type == "->"
        inner, part = inner.name, True
        if pointed:
            inner = c_ast.ArrayRef(inner, c_ast.Constant("int", "0"), inner.coord)
    found = element(inner, environment)
    if found is None:
        message = f"'{expression_text(node)}' is not a variable or an array element"
        raise unsupported("PX125", message, environment.span(node), help=instead_of_walk(inner))
    return replace(found, must=not part, node=node, inner=tuple(within))


def instead_of_walk(node: c_ast.Node) -> str:
    """What to write in the place of `*p++`, "" for anything else."""
    moved = node.expr if is_dereference(node) else None
    if not isinstance(moved, c_ast.UnaryOp) or moved.op not in ("p++", "p--", "++", "--"):
        return ""
    if not isinstance(moved.expr, c_ast.ID):
        return ""
    return f"keep '{moved.expr.name}' where it is, and write '{moved.expr.name}[i]' with the counter of the loop"


def is_in_member(node: c_ast.Node) -> bool:
    """Whether a node is an element, or a row, of a member of a structure."""
    while isinstance(node, c_ast.ArrayRef):
        node = node.name
        if isinstance(node, c_ast.StructRef):
            return True
    return False


def element(node: c_ast.Node, environment: Environment) -> Reference | None:
    """A scalar or an array element; None for anything else. Unsupported for storage that cannot be followed."""
    subscripts: list[c_ast.Node] = []
    base = node
    while isinstance(base, c_ast.ArrayRef) or is_dereference(base):
        base, index = (base.name, base.subscript) if isinstance(base, c_ast.ArrayRef) else moved_pointer(base.expr)
        subscripts.insert(0, index)
    if not isinstance(base, c_ast.ID):
        return None
    check_storage(base, len(subscripts), environment)
    return Reference(base.name, AccessKind.READ, True, tuple(subscripts), node)


def moved_pointer(node: c_ast.Node) -> tuple[c_ast.Node, c_ast.Node]:
    """The pointer and the distance of `A + i`, also of `A + i * n + j`; a distance of 0 for anything else."""
    if not isinstance(node, c_ast.BinaryOp) or node.op != "+":
        return node, c_ast.Constant("int", "0")
    base, distance = moved_pointer(node.left)
    if isinstance(distance, c_ast.Constant) and distance.value == "0":
        return base, node.right
    return base, c_ast.BinaryOp("+", distance, node.right, node.right.coord)


def check_storage(node: c_ast.ID, depth: int, environment: Environment) -> None:
    """Unsupported where a name cannot be followed as a scalar or array with `depth` subscripts."""
    declaration = environment.declaration(node.name)
    span = environment.span(node)
    if declaration is None:
        raise unsupported("PX148", f"'{node.name}' is not declared", span)
    if node.name in environment.names.iterators and node.name not in environment.own:
        message = f"'{node.name}' is used outside the loop that counts with it"
        raise unsupported("PX131", message, span, help="give this variable a name of its own")
    declared = declaration.type
    if declared.volatile or holds_volatile(declared.element, environment.tree):
        raise unsupported("PX144", f"'{node.name}' is volatile or atomic", span)
    if declared.function or "union" in declared.element:
        raise unsupported("PX144", f"'{node.name}' has a type that cannot be followed: {declared.element}", span)
    if declared.element in environment.tree.bit_fields:
        raise unsupported("PX144", f"'{node.name}' has bit-fields, which share memory with each other", span)
    if declared.element.endswith("*"):
        message = f"'{node.name}' is a pointer to pointers; its rows may overlap"
        raise unsupported("PX145", message, span, help=as_block(node.name, declared.element))
    if depth != len(declared.extents):
        message = f"'{node.name}' is used with {depth} subscripts but declared with {len(declared.extents)}"
        raise unsupported("PX125", message, span)


def as_block(name: str, element: str) -> str:
    """What to write where the rows behind an array of pointers lie in one block."""
    row = element.removesuffix("*").rstrip()
    if row.endswith("*"):
        return "use an array of several dimensions instead"
    block = f"{row} (*rows)[columns] = ({row} (*)[columns]){name}[0];"
    return f"where all rows lie in one block, write '{block}' in front of the region, and rows[i][j] in it"


def holds_volatile(element: str, tree: RegionTree) -> bool:
    """Whether a type is a structure with a member, at any depth, that is volatile or atomic."""
    members = (node.type for node in tree.structures.get(element, ()) if isinstance(node, c_ast.Decl))
    types = [resolve(node, tree.typedefs) for node in members]
    return any(one.volatile or holds_volatile(one.element, tree) for one in types)


def subscript_reads(target: Reference, environment: Environment) -> Iterator[Reference]:
    """What the subscripts of a reference read."""
    for subscript in (*target.subscripts, *target.inner):
        yield from expression(subscript, environment)


def expression(node: c_ast.Node, environment: Environment) -> Iterator[Reference]:
    """What an expression reads. Unsupported for side effects and unknown calls."""
    if isinstance(node, c_ast.Constant) or (isinstance(node, c_ast.ID) and is_index(node.name, environment)):
        return
    if is_size(node):
        refuse_computed_size(node, environment)
        return
    if isinstance(node, c_ast.ID | c_ast.ArrayRef | c_ast.StructRef) or is_dereference(node):
        yield from read(lvalue(node, environment), environment)
    elif isinstance(node, c_ast.FuncCall):
        yield from call(node, environment)
    elif isinstance(node, c_ast.UnaryOp) and node.op in ("-", "+", "!", "~"):
        yield from expression(node.expr, environment)
    elif isinstance(node, c_ast.BinaryOp):
        yield from expression(node.left, environment)
        yield from expression(node.right, environment)
    elif isinstance(node, c_ast.TernaryOp):
        for part in (node.cond, node.iftrue, node.iffalse):
            yield from expression(part, environment)
    elif isinstance(node, c_ast.Cast):
        yield from expression(node.expr, environment)
    else:
        raise forbidden(node, environment)


def read(target: Reference, environment: Environment) -> Iterator[Reference]:
    """What reading a variable or an element reads."""
    yield from subscript_reads(target, environment)
    if target.name not in environment.own:
        yield replace(target, must=True)


def is_size(node: c_ast.Node) -> bool:
    """Whether the node is a size or an alignment, whose operand is not evaluated."""
    return isinstance(node, c_ast.UnaryOp) and node.op in ("sizeof", "_Alignof")


def refuse_computed_size(node: c_ast.Node, environment: Environment) -> None:
    """Unsupported where a size may be found out at run time: of an array type whose extent is no number."""
    if any(isinstance(part, c_ast.ArrayDecl) and not isinstance(part.dim, c_ast.Constant) for part in walk(node)):
        raise forbidden(node, environment)


def is_index(name: str, environment: Environment) -> bool:
    """Whether a name is an iterator, an integer parameter, an enumerator or a variable of the statement itself."""
    if name in environment.tree.enumerators and environment.declaration(name) is None:
        return True
    return name in environment.iterators or name in environment.own or environment.names.is_parameter(name)


def is_dereference(node: c_ast.Node) -> bool:
    """Whether the node is `*p`."""
    return isinstance(node, c_ast.UnaryOp) and node.op == "*"


def call(node: c_ast.FuncCall, environment: Environment) -> Iterator[Reference]:
    """What the arguments of a pure function read. Unsupported for any other function."""
    if not isinstance(node.name, c_ast.ID):
        words = (
            "a '_Generic' selection" if isinstance(node.name, c_ast.GenericSelection) else "a call through a pointer"
        )
        help = "call the function itself by its name"
        raise unsupported("PX122", f"{words} in a region", environment.span(node), help)
    name = node.name.name
    if not is_pure(name, environment.tree):
        help = f"declare it pure with '#pragma polyxform pure({name})' if it only computes a value"
        reason = environment.tree.kept_calls.get(name)
        words = f"is not inlined: {reason}" if reason else "may read or write anything"
        raise unsupported("PX122", f"call to '{name}', which {words}", environment.span(node), help)
    for argument in node.args.exprs if node.args is not None else ():
        yield from expression(argument, environment)


def forbidden(node: c_ast.Node, environment: Environment) -> Unsupported:
    """The exception for a construct that is not understood, in a C person's words."""
    code, words = describe(node)
    return unsupported(code, f"{words} in a region", environment.span(node))


def describe(node: c_ast.Node) -> tuple[str, str]:
    """(code, words) for a construct."""
    named: dict[type, tuple[str, str]] = {
        c_ast.While: ("PX120", "a 'while' loop"),
        c_ast.DoWhile: ("PX120", "a 'do' loop"),
        c_ast.Break: ("PX121", "'break'"),
        c_ast.Continue: ("PX121", "'continue'"),
        c_ast.Return: ("PX121", "'return'"),
        c_ast.Goto: ("PX121", "'goto'"),
        c_ast.Label: ("PX121", "a label"),
        c_ast.Switch: ("PX121", "'switch'"),
        c_ast.ExprList: ("PX124", "a comma expression"),
        c_ast.Assignment: ("PX124", "an assignment inside an expression"),
        c_ast.Decl: ("PX123", "this declaration"),
        c_ast.GenericSelection: ("PX123", "a '_Generic' selection"),
    }
    if isinstance(node, c_ast.UnaryOp):
        words = {"&": "taking an address", "*": "a pointer dereference"}
        if node.op in words:
            return "PX125", words[node.op]
        return "PX124", f"'{node.op.removeprefix('p')}' inside an expression"
    return named.get(type(node), ("PX123", f"this construct ({type(node).__name__})"))
