"""Read the statements of a region into loops, sequences and drafts of polyhedral statements."""

from __future__ import annotations

from collections.abc import Sequence as Items
from dataclasses import dataclass, replace

from pycparser import c_ast

from polyxform.diagnostics import Diagnostic, Unsupported, unsupported
from polyxform.scop.accesses import Reference, forbidden, references
from polyxform.scop.affine import affine, condition
from polyxform.scop.environment import Environment, Known, Loop
from polyxform.scop.final_values import final_value
from polyxform.scop.integers import RANK, convert, keeps_values, parse_constant, promote
from polyxform.scop.loops import enter
from polyxform.scop.model import AccessKind
from polyxform.scop.names import iterator_name, walk, written_names
from polyxform.scop.whole_loops import is_kept_whole, with_own_counters
from polyxform.syntax.c_types import Declaration
from polyxform.syntax.printing import substitute

LONGEST_LIST = 32
PROMISES = frozenset({"__builtin_assume", "__pencil_assume"})


@dataclass(frozen=True)
class Draft:
    """A statement before it has its name.

    node         its code, known scalars replaced by their values
    environment  what is known where it stands
    references   reads and writes in the order of evaluation
    defines      the scalar that it gives a known value, or ""
    whole        why the model does not look into the loop that the statement is; None for other statements
    """

    node: c_ast.Node
    environment: Environment
    references: tuple[Reference, ...]
    defines: str = ""
    whole: Diagnostic | None = None


@dataclass(frozen=True)
class Sequence:
    """Pieces that run one after the other."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Repetition:
    """A loop.

    loop  its record
    step  added to the iterator each time
    body  what it repeats
    """

    loop: Loop
    step: int
    body: Sequence


Piece = Draft | Sequence | Repetition
Result = tuple[tuple[Piece, ...], Environment]


def read_sequence(nodes: Items[c_ast.Node], environment: Environment) -> tuple[Sequence, Environment]:
    """Pieces of consecutive statements, and what is known behind them. Unsupported with the place of what is not."""
    pieces: list[Piece] = []
    pragmas: list[str] = []
    for node in nodes:
        if isinstance(node, c_ast.Pragma):
            pragmas.append(node.string)
            continue
        found, environment = read_statement(node, tuple(pragmas), environment)
        pieces += found
        pragmas = []
    return Sequence(tuple(pieces)), environment


def read_statement(node: c_ast.Node, pragmas: tuple[str, ...], environment: Environment) -> Result:
    """Pieces of one statement, and what is known behind it."""
    if isinstance(node, c_ast.For):
        try:
            return read_loop(node, pragmas, environment)
        except Unsupported as reason:
            return read_whole(node, reason, environment)
    if isinstance(node, c_ast.While | c_ast.DoWhile | c_ast.Switch):
        return read_whole(node, forbidden(node, environment), environment)
    if isinstance(node, c_ast.Compound):
        return read_block(node, pragmas, environment)
    if isinstance(node, c_ast.If):
        return read_if(node, environment)
    if isinstance(node, c_ast.Decl):
        return read_declaration(node, environment)
    if isinstance(node, c_ast.DeclList | c_ast.EmptyStatement | c_ast.Typedef):
        return (), environment
    if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID) and node.name.name in PROMISES:
        return (), promised(node, environment)
    if isinstance(node, c_ast.Assignment) and node.op == "=" and isinstance(node.lvalue, c_ast.ID):
        return read_scalar_assignment(node, environment)
    return read_opaque(node, environment)


def promised(node: c_ast.FuncCall, environment: Environment) -> Environment:
    """The environment behind `__builtin_assume(condition)`; a condition that is not affine tells nothing."""
    for argument in node.args.exprs if node.args is not None else ():
        try:
            holds = condition(argument, environment)
        except Unsupported:
            continue
        environment = replace(environment, context=environment.context.intersect(holds))
    return environment


def read_block(node: c_ast.Compound, pragmas: tuple[str, ...], environment: Environment) -> Result:
    """A block; pragmas in front of it belong to a loop that is all it holds."""
    items = [*(c_ast.Pragma(text) for text in pragmas), *(node.block_items or ())]
    body, environment = read_sequence(items, environment)
    return body.pieces, environment


def changed_by(node: c_ast.Node) -> frozenset[str]:
    """Variables that anything below the node assigns to."""
    return frozenset(name for part in walk(node) for name in written_names(part))


def read_loop(node: c_ast.For, pragmas: tuple[str, ...], environment: Environment) -> Result:
    """A `for` loop."""
    before = environment.forget(changed_by(node))
    inner, head = enter(node, pragmas, before)
    body, _ = read_sequence([node.stmt], inner)
    repetition = Repetition(inner.loops[-1], head.step, body)
    if isinstance(node.init, c_ast.DeclList) or not is_read_behind(head.iterator, before):
        return (repetition,), before
    known = final_value(node, head, before)
    target = c_ast.ID(head.iterator, node.init.coord)
    left = Reference(head.iterator, AccessKind.WRITE, True, (), target)
    assignment = c_ast.Assignment("=", target, known.node, node.coord)
    return (repetition, Draft(assignment, before, (left,), head.iterator)), before.learn(head.iterator, known)


def read_whole(node: c_ast.Node, reason: Unsupported, environment: Environment) -> Result:
    """A loop that the model does not take, for a reason, as one statement; the reason where it cannot be one."""
    if not is_kept_whole(reason, environment):
        raise reason
    try:
        found, after = read_opaque(node, environment)
    except Unsupported:
        raise reason from None
    return tuple(replace(one, whole=reason.diagnostics[0]) for one in found), after


def is_read_behind(name: str, environment: Environment) -> bool:
    """Whether a loop's counter may be read where no loop counts with it, in the region or behind it."""
    tree = environment.tree
    declaration = environment.declaration(name)
    if declaration is not None and name not in environment.names.inside and tree.outlives(declaration):
        return True
    return any(reads_outside_loops(statement, name) for statement in tree.statements)


def reads_outside_loops(node: c_ast.Node, name: str) -> bool:
    """Whether the name stands anywhere but in loops that count with it."""
    if isinstance(node, c_ast.For) and iterator_name(node) == name:
        start = node.init.rvalue if isinstance(node.init, c_ast.Assignment) else None
        return start is not None and reads_outside_loops(start, name)
    if isinstance(node, c_ast.ID):
        return bool(node.name == name)
    return any(reads_outside_loops(child, name) for _, child in node.children())


def read_if(node: c_ast.If, environment: Environment) -> Result:
    """An affine `if` restricts what stands in it; any other is one statement with everything in it."""
    try:
        holds = condition(node.cond, environment)
    except Unsupported as reason:
        if reason.diagnostics[0].code == "PX141" and is_index_expression(node.cond, environment):
            raise
        return read_opaque(node, environment)
    pieces: list[Piece] = []
    for branch, where in ((node.iftrue, holds), (node.iffalse, holds.complement())):
        if branch is not None:
            found, _ = read_statement(branch, (), environment.restrict(where))
            pieces += found
    return tuple(pieces), environment.forget(changed_by(node))


def is_index_expression(node: c_ast.Node, environment: Environment) -> bool:
    """Whether an expression is made of iterators, parameters, scalars computed from these, and constants only."""
    names = [part.name for part in walk(node) if isinstance(part, c_ast.ID)]
    known = {*environment.iterators, *environment.known}
    return all(name in known or environment.names.is_parameter(name) for name in names)


def read_declaration(node: c_ast.Decl, environment: Environment) -> Result:
    """A declaration inside the region; its initializer is an assignment."""
    check_local(node, environment)
    if isinstance(node.init, c_ast.InitList):
        return read_list(node, environment)
    if node.init is None:
        return (), environment.forget({node.name})
    target = c_ast.ID(node.name, node.coord)
    return read_scalar_assignment(c_ast.Assignment("=", target, node.init, node.coord), environment)


def read_list(node: c_ast.Decl, environment: Environment) -> Result:
    """`float w[3] = {a, b}` as assignments to all elements. Unsupported for other lists."""
    extents = environment.names.declarations[node.name].type.extents
    values = list(node.init.exprs)
    plain = not any(isinstance(value, c_ast.InitList | c_ast.NamedInitializer) for value in values)
    if len(extents) != 1 or not extents[0].isdecimal() or int(extents[0]) > LONGEST_LIST or not plain:
        raise unsupported("PX123", f"'{node.name}' is initialized by a list", environment.span(node))
    values += [c_ast.Constant("int", "0", node.coord)] * (int(extents[0]) - len(values))
    pieces: list[Piece] = []
    for position, value in enumerate(values):
        target = c_ast.ArrayRef(c_ast.ID(node.name, node.coord), c_ast.Constant("int", str(position)), node.coord)
        found, environment = read_opaque(c_ast.Assignment("=", target, value, node.coord), environment)
        pieces += found
    return tuple(pieces), environment


def check_local(node: c_ast.Decl, environment: Environment) -> None:
    """Unsupported for locals of the region whose storage cannot be moved out of its loops."""
    declaration = environment.names.declarations[node.name]
    if declaration.type.pointer:
        message = f"'{node.name}' is a pointer declared inside the region; what it points to cannot be followed"
        raise unsupported("PX125", message, environment.span(node), help="use the array itself")
    for part in walk(node.type):
        if isinstance(part, c_ast.ID) and not environment.names.is_parameter(part.name):
            message = f"the size of '{node.name}' changes inside the region"
            raise unsupported("PX144", message, environment.span(node))


def read_scalar_assignment(node: c_ast.Assignment, environment: Environment) -> Result:
    """An assignment to a scalar; from here on an integer has a known value if the right side is affine."""
    name = node.lvalue.name
    value = replace_known(node.rvalue, frozenset(), environment)
    assignment = c_ast.Assignment("=", node.lvalue, value, node.coord)
    after = environment.forget({name})
    declaration = environment.declaration(name)
    if declaration is None or not declaration.type.is_integer:
        return (draft(assignment, environment),), after
    known = known_value(value, declaration, environment)
    if known is None:
        return (draft(assignment, environment),), after
    return (draft(assignment, environment, defines=name),), after.learn(name, known)


def known_value(node: c_ast.Node, declaration: Declaration, environment: Environment) -> Known | None:
    """The value of an integer expression in the type of a variable; None where it cannot stand for the variable.

    A product of signed iterators and parameters may, although it is not affine: together with what is added to it, it
    may turn out to be the subscript of a linearised array.
    """
    try:
        return Known(node, convert(affine(node, environment), declaration.type.element, node, environment))
    except Unsupported as reason:
        product = reason.diagnostics[0].code == "PX141" and is_index_expression(node, environment)
        signed = product and signed_type(node, environment)
        if not signed or not keeps_values(signed, declaration.type.element):
            return None
        return Known(node, None, reason)


def signed_type(node: c_ast.Node, environment: Environment) -> str:
    """C type of an expression of signed integers; "" where anything else takes part."""
    types = []
    for part in walk(node):
        if isinstance(part, c_ast.Constant):
            found = parse_constant(part.value)
            types.append(found[1] if found else "")
        elif isinstance(part, c_ast.ID):
            declaration = environment.declaration(part.name)
            types.append(promote(declaration.type.element) if declaration else "")
        elif not isinstance(part, c_ast.BinaryOp) or part.op not in ("+", "-", "*"):
            types.append("")
    if any(c_type not in ("int", "long", "long long") for c_type in types):
        return ""
    return max(types, key=RANK.index, default="")


def read_opaque(node: c_ast.Node, environment: Environment) -> tuple[tuple[Draft], Environment]:
    """A statement that is kept as it is."""
    node = with_own_counters(node, lambda name: is_read_behind(name, environment), environment)
    changed = changed_by(node)
    return (draft(replace_known(node, changed, environment), environment),), environment.forget(changed)


def draft(node: c_ast.Node, environment: Environment, defines: str = "") -> Draft:
    """The draft of a statement."""
    return Draft(node, environment, tuple(references(node, environment)), defines)


def replace_known(node: c_ast.Node, kept: frozenset[str], environment: Environment) -> c_ast.Node:
    """The node with known scalars replaced by their values."""
    return substitute(node, {name: known.node for name, known in environment.known.items() if name not in kept})
