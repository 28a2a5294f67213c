"""What stands for the parameters and variables of a function whose body takes the place of a call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pycparser import c_ast

from polyxform.scop.names import base_name, walk
from polyxform.scop.updates import EXTREMA
from polyxform.syntax.c_types import FLOATING, CType, resolve
from polyxform.syntax.parse import parameters_of
from polyxform.syntax.printing import expression_text, kept_name, rebuild, substitute
from polyxform.syntax.tree import RegionTree

ARITHMETIC = ("int", "long", "float", "double")
"""Types of which an operation on two has the later one."""


class Refused(Exception):
    """Why a call stays a call, in words that follow "which is not inlined:"."""


@dataclass(frozen=True)
class Arguments:
    """What the names of a function's body stand for where it takes the place of a call.

    replacements  parameter -> argument
    renamed       variable of the body, or parameter that keeps its argument -> its name there
    declarations  of the variables that keep arguments
    """

    replacements: Mapping[str, c_ast.Node]
    renamed: Mapping[str, str]
    declarations: tuple[c_ast.Decl, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names that are declared."""
        return frozenset(self.renamed.values())


def bind(
    call: c_ast.FuncCall, definition: c_ast.FuncDef, tree: RegionTree, types: dict[str, CType], taken: frozenset[str]
) -> Arguments:
    """Parameters and variables of a called function. Refused where an argument cannot stand for its parameter.

    types  of variables, to which those of the body are added under their new names
    taken  names that mean something at the call
    """
    pairs = matched(call, definition)
    locals_ = [node for node in walk(definition.body) if isinstance(node, c_ast.Decl) and node.name]
    parameters = frozenset(parameter.name for parameter, _ in pairs)
    if parameters & {node.name for node in locals_}:
        raise Refused("a variable has the same name as a parameter")
    check_outside(definition, parameters | {node.name for node in locals_}, tree)
    renamed: dict[str, str] = {}
    for node in locals_:
        if node.name not in renamed:
            renamed[node.name] = fresh(node.name, taken | set(renamed.values()), tree)
        types[renamed[node.name]] = resolve(node.type, tree.typedefs)
    body = Body(definition, frozenset(direct_writes(definition.body)))
    declared = {parameter.name: resolve(parameter.type, tree.typedefs) for parameter, _ in pairs}
    scalars = [(parameter.name, argument) for parameter, argument in pairs if declared[parameter.name].is_scalar]
    pointers = [(parameter, argument) for parameter, argument in pairs if not declared[parameter.name].is_scalar]
    reached = frozenset(base_name(argument) or "" for _, argument in pointers)
    standing = {name: value for name, value in scalars if body.may_stand(name, value, reached)}
    replacements = {name: cast_to(declared[name], value, types) for name, value in standing.items()}
    declarations = []
    for name, value in scalars:
        if name not in standing:
            renamed[name] = fresh(name, taken | set(renamed.values()), tree)
            declarations.append(kept(name, renamed[name], declared[name], value, call.coord))
            types[renamed[name]] = declared[name]
    for parameter, argument in pointers:
        check_pointer(parameter, declared[parameter.name], argument, body, replacements, types)
    addresses = {parameter.name: argument for parameter, argument in pointers}
    return Arguments({**replacements, **addresses}, renamed, tuple(declarations))


def matched(call: c_ast.FuncCall, definition: c_ast.FuncDef) -> list[tuple[c_ast.Decl, c_ast.Node]]:
    """The parameters of a function with their arguments. Refused where they do not fit, or an argument does more."""
    parameters = [node for node in parameters_of(definition) if not is_void(node)]
    arguments = call.args.exprs if call.args is not None else []
    if any(not isinstance(node, c_ast.Decl) or not node.name for node in parameters):
        raise Refused("it takes any number of arguments, or one without a name")
    if len(parameters) != len(arguments):
        raise Refused("it is called with another number of arguments")
    for argument in arguments:
        check_argument(argument)
    return list(zip(parameters, arguments, strict=True))


@dataclass(frozen=True)
class Body:
    """A called function's body.

    definition  the function
    written     variables that it assigns to as a whole, or whose address it takes
    """

    definition: c_ast.FuncDef
    written: frozenset[str]

    @property
    def at_once(self) -> bool:
        """Whether everything is read before anything is written."""
        items = self.definition.body.block_items or []
        alone = len(items) == 1 and isinstance(items[0], c_ast.Return | c_ast.Assignment)
        return alone or returned_value(self.definition) is not None

    def may_stand(self, parameter: str, argument: c_ast.Node, reached: frozenset[str]) -> bool:
        """Whether an argument has the parameter's value wherever the body reads it, and reading it often does no harm.

        reached  variables whose addresses the function gets
        """
        if parameter in self.written:
            return False
        kinds = (c_ast.ArrayRef, c_ast.StructRef, c_ast.FuncCall)
        parts = list(walk(argument))
        memory = any(isinstance(part, kinds) or (isinstance(part, c_ast.UnaryOp) and part.op == "*") for part in parts)
        names = {part.name for part in parts if isinstance(part, c_ast.ID)}
        if not self.at_once and (memory or names & (reached | self.written)):
            return False
        uses = sum(isinstance(part, c_ast.ID) and part.name == parameter for part in walk(self.definition.body))
        return uses <= 1 or len(parts) <= 3 or not any(isinstance(part, c_ast.FuncCall) for part in parts)


def returned_value(definition: c_ast.FuncDef) -> c_ast.Node | None:
    """What a function returns that does nothing else: one expression, or a choice between some; None for others.

    `if (x < 0) return 0; return x;` is `x < 0 ? 0 : x`.
    """
    return chosen_value(definition.body.block_items or [])


def chosen_value(items: Sequence[c_ast.Node]) -> c_ast.Node | None:
    """`returned_value` of the statements of a body, or of a branch."""
    match list(items):
        case [c_ast.Return(expr=value)]:
            return value
        case [c_ast.Compound(block_items=inner)]:
            return chosen_value(inner or [])
        case [c_ast.If(cond=test, iftrue=yes, iffalse=no), *rest] if (no is None) != (not rest):
            values = chosen_value([yes]), chosen_value(rest if no is None else [no])
            return None if None in values else c_ast.TernaryOp(test, *values, test.coord)
    return None


def is_void(node: c_ast.Node) -> bool:
    """Whether a parameter list's entry is `void`."""
    return isinstance(node, c_ast.Typename) and expression_text(node) == "void"


def check_argument(node: c_ast.Node) -> None:
    """Refused for an argument that does more than compute a value."""
    for part in walk(node):
        if isinstance(part, c_ast.Assignment) or (
            isinstance(part, c_ast.UnaryOp) and part.op.strip("p") in ("++", "--")
        ):
            raise Refused("an argument changes a variable")


def check_outside(definition: c_ast.FuncDef, own: frozenset[str], tree: RegionTree) -> None:
    """Refused where a name that the body takes from the file means something else in the region."""
    inside = {part.name for node in tree.statements for part in walk(node) if isinstance(part, c_ast.Decl)}
    for name in variables_in(definition.body):
        if name in own or (name in tree.enumerators and name not in inside):
            continue
        declared = tree.declarations.get(name)
        if declared is None or declared.storage not in ("global", "static") or name in inside | tree.local_statics:
            raise Refused(f"'{name}', which it uses, is something else in the region or not known there")


def variables_in(node: c_ast.Node) -> Iterator[str]:
    """Names below a node that are no names of members or called functions."""
    if isinstance(node, c_ast.ID):
        yield node.name
        return
    kept = kept_name(node)
    for _, child in node.children():
        if child is not kept:
            yield from variables_in(child)


def direct_writes(node: c_ast.Node) -> Iterator[str]:
    """Variables that anything below the node changes as a whole, or takes the address of."""
    for part in walk(node):
        target = part.lvalue if isinstance(part, c_ast.Assignment) else None
        if isinstance(part, c_ast.UnaryOp) and part.op in ("++", "--", "p++", "p--", "&"):
            target = part.expr
        while isinstance(target, c_ast.StructRef) and target.type == ".":
            target = target.name
        if isinstance(target, c_ast.ID):
            yield target.name


def check_pointer(
    parameter: c_ast.Decl,
    declared: CType,
    argument: c_ast.Node,
    body: Body,
    scalars: Mapping[str, c_ast.Node],
    types: Mapping[str, CType],
) -> None:
    """Refused where an argument is no address of elements of the parameter's type, with rows of the same length."""
    name = parameter.name
    if name in body.written:
        raise Refused(f"it moves its parameter '{name}'")
    if declared.volatile or declared.function or declared.element.endswith("*"):
        raise Refused(f"its parameter '{name}' cannot be followed")
    known = pointed_type(argument, types)
    if known is None or known.element != declared.element:
        raise Refused(f"it is not known what '{expression_text(argument)}' points to")
    subscripts = [part for part in walk(argument) if isinstance(part, c_ast.ArrayRef)]
    if not body.at_once and any(isinstance(p, c_ast.ArrayRef) for s in subscripts for p in walk(s.subscript)):
        raise Refused("an argument's subscript is read from an array")
    rows = [expression_text(substitute(node, scalars)) for node in inner_extents(parameter.type)]
    if rows != list(known.extents):
        raise Refused(f"the rows of its parameter '{name}' have another length than those of the argument")


def inner_extents(node: c_ast.Node) -> list[c_ast.Node]:
    """The extents of a pointer's target: m for `float A[n][m]` and for `float (*A)[m]`."""
    node, found = node.type, []
    while isinstance(node, c_ast.ArrayDecl):
        found.append(node.dim)
        node = node.type
    return found


def pointed_type(node: c_ast.Node, types: Mapping[str, CType]) -> CType | None:
    """The type of what an address points to; None where it is not known."""
    if isinstance(node, c_ast.UnaryOp) and node.op == "&":
        return type_of(node.expr, types)
    if isinstance(node, c_ast.BinaryOp) and node.op == "+":
        return pointed_type(node.left, types)
    known = type_of(node, types)
    return part_of(known) if known is not None and known.extents else None


def part_of(declared: CType) -> CType:
    """The type of an array's elements or rows."""
    return CType(declared.element, declared.extents[1:])


def type_of(node: c_ast.Node, types: Mapping[str, CType]) -> CType | None:
    """The type of an expression of variables, elements, sums and products; None for others."""
    if isinstance(node, c_ast.ID):
        known = types.get(node.name)
        return CType(known.element, known.extents) if known is not None else None
    if isinstance(node, c_ast.ArrayRef):
        known = type_of(node.name, types)
        return part_of(known) if known is not None and known.extents else None
    if isinstance(node, c_ast.Constant):
        return CType({"int": "int", "float": "float", "double": "double"}.get(node.type, ""))
    if isinstance(node, c_ast.BinaryOp) and node.op in ("+", "-", "*", "/"):
        operands = (type_of(node.left, types), type_of(node.right, types))
        ranks = [ARITHMETIC.index(one.element) for one in operands if one is not None and one.element in ARITHMETIC]
        scalar = all(one is not None and one.is_scalar for one in operands)
        return CType(ARITHMETIC[max(ranks)]) if scalar and len(ranks) == 2 else None
    if isinstance(node, c_ast.TernaryOp):
        return type_of(c_ast.BinaryOp("+", node.iftrue, node.iffalse), types)
    if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID) and node.name.name in EXTREMA:
        return CType("float" if node.name.name.endswith("f") else "double")
    if isinstance(node, c_ast.Cast) and isinstance(node.to_type.type, c_ast.TypeDecl):
        inner = node.to_type.type.type
        return CType(" ".join(inner.names)) if isinstance(inner, c_ast.IdentifierType) else None
    return None


def cast_to(declared: CType, node: c_ast.Node, types: Mapping[str, CType]) -> c_ast.Node:
    """An expression as a value of a type, as C converts arguments and results."""
    if type_of(node, types) == CType(declared.element) or declared.element.startswith(("struct", "union")):
        return node
    if declared.element not in FLOATING and not declared.is_integer:
        return node
    named = c_ast.TypeDecl(None, [], None, c_ast.IdentifierType(declared.element.split()))
    return c_ast.Cast(c_ast.Typename(None, [], None, named), node, node.coord)


def kept(parameter: str, name: str, declared: CType, value: c_ast.Node, coord: object) -> c_ast.Decl:
    """The declaration of a variable that keeps an argument. Refused for a type that is no number's."""
    if declared.element not in FLOATING and not declared.is_integer:
        raise Refused(f"its parameter '{parameter}' would have to be copied")
    kind = c_ast.TypeDecl(name, [], None, c_ast.IdentifierType(declared.element.split()), coord)
    return c_ast.Decl(name, [], [], [], [], kind, value, None, coord)


def fresh(name: str, taken: frozenset[str], tree: RegionTree) -> str:
    """A name that means nothing yet: the given one where it is free in the region."""
    if name not in taken:
        return name
    candidates = (f"{name}_{number}" for number in range(2, 10_000))
    return next(candidate for candidate in candidates if candidate not in taken | tree.identifiers)


def plain(node: c_ast.Node) -> bool:
    """Whether a target is the same before and behind other statements: no subscript of it is read from memory."""
    inner = [part.subscript for part in walk(node) if isinstance(part, c_ast.ArrayRef)]
    return not any(isinstance(part, c_ast.ArrayRef | c_ast.FuncCall) for one in inner for part in walk(one))


def local_types(tree: RegionTree) -> dict[str, CType]:
    """Types of the variables of a region, those that it declares itself among them; none for a name of two types."""
    found = {name: declared.type for name, declared in tree.declarations.items()}
    inside: dict[str, CType] = {}
    for node in (part for statement in tree.statements for part in walk(statement)):
        if isinstance(node, c_ast.Decl) and node.name:
            declared = resolve(node.type, tree.typedefs)
            same = inside.setdefault(node.name, declared) == declared
            inside[node.name] = declared if same else CType("")
    return {**found, **inside}


def placed(node: c_ast.Node, found: Arguments, coord: object) -> c_ast.Node:
    """A part of a body with arguments in the place of parameters, at a place of the region."""
    if isinstance(node, c_ast.ID):
        known = found.replacements.get(node.name)
        return known if known is not None else c_ast.ID(found.renamed.get(node.name, node.name), coord)
    kept = kept_name(node)
    result = rebuild(node, lambda child: child if child is kept else placed(child, found, coord))
    result.coord = coord
    if isinstance(result, c_ast.Decl) and result.name in found.renamed:
        result.name = found.renamed[result.name]
    if isinstance(result, c_ast.TypeDecl) and result.declname in found.renamed:
        result.declname = found.renamed[result.declname]
    return result
