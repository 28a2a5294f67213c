"""C text of a microkernel -> a small tree that can be interpreted.

Only what microkernels are written in is accepted: `long` arithmetic, element pointers, vectors of GCC's extension,
loops upwards by 1, declarations, assignments, and functions that move a part of a vector. Anything else is a
KernelSyntaxError, so that an interpreter of the tree need not wonder what it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pycparser import CParser, c_ast
from pycparser.c_parser import ParseError

from polyxform.syntax.kernel_tree import (
    Assignment,
    Binary,
    Cast,
    Choice,
    ChoiceMove,
    ColumnMove,
    Declaration,
    DotStep,
    Expression,
    Guard,
    Index,
    KernelTree,
    Lanes,
    LaneSum,
    Loop,
    Name,
    Number,
    OtherCall,
    PartMove,
    ProductCall,
    Step,
    TurnMove,
    Type,
    Unary,
)

ELEMENT_BYTES, ELEMENTS = {"float": 4, "double": 8}, {"32": "float", "64": "double"}
NARROW_BYTES = {"int": 4, "signed char": 1, "unsigned char": 1, "unsigned short": 2}
BYTES = {"u8": "unsigned char", "s8": "signed char"}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
VECTOR_TYPEDEF = re.compile(
    r"typedef (?P<element>float|double|int|signed char|unsigned char|unsigned short) (?P<name>\w+) "
    r"__attribute__\(\(vector_size\((?P<bytes>\d+)\), aligned\((?P<align>\d+)\), may_alias\)\);"
)
ALIGNED_ARRAY = re.compile(r"(\[\d+\]) __attribute__\(\(aligned\(\d+\)\)\);")
"""Where an array begins is nobody's business but the cache's."""
APART = re.compile(r"^static __attribute__\(\(noinline\)\) void ", re.MULTILINE)
"""That a compiler leaves a function where it is changes nothing of what it computes."""
PART = re.compile(r"px_(?P<kind>load|store)_f(?P<bits>32|64)x(?P<lanes>\d+)")
CHOICE = re.compile(r"px_(?P<kind>if|unless)_(?P<test>lt|le|gt|ge)_f(?P<bits>32|64)x(?P<lanes>\d+)")
TESTS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}
TURN = re.compile(r"px_turn(?P<rows>[1-48])_f(?P<bits>32|64)x(?P<lanes>\d+)")
COLUMNS = re.compile(r"px_(?P<kind>columns|column)_f(?P<bits>32|64)x(?P<lanes>\d+)")

DOT = re.compile(r"px_dot_(?P<kind>[us]8[us]8|bf16|loose_bf16)x(?P<lanes>\d+)")


LANE_SUM = re.compile(r"px_sum_f(32|64)x(?P<lanes>\d+)")
PRODUCT = re.compile(r"px_(cblas|onednn|libxsmm)_f(?P<bits>32|64)")
PRODUCT_ARGUMENTS = (
    *("rows", "columns", "steps", "count", "alpha", "beta", "a", "a_row", "a_step", "a_next"),
    *("b", "b_step", "b_column", "b_next", "c", "c_row"),
)


class KernelSyntaxError(ValueError):
    """The text is not C, or uses a construct that microkernels do not need."""


def parse_kernel(text: str, functions: frozenset[str] = frozenset()) -> KernelTree:
    """The tree of a single static function, which may call some others. KernelSyntaxError when it is anything else."""
    definition, vectors = parsed(text)
    tree = function(definition, vectors)
    unknown = {step.function for step in steps_in(tree.body) if isinstance(step, OtherCall)} - functions
    if unknown:
        raise KernelSyntaxError(f"calls of {', '.join(sorted(unknown))}")
    return tree


def parse_meaning(text: str) -> KernelTree:
    """The tree of a function that a person wrote: it need not be static, nor have braces around a single statement."""
    definition, vectors = parsed(text)
    definition.decl.storage = ["static"]
    put_braces(definition.body)
    return function(definition, vectors)


def put_braces(node: c_ast.Node) -> None:
    """Braces around the bodies of all loops."""
    for _, child in node.children():
        put_braces(child)
    if isinstance(node, c_ast.For) and not isinstance(node.stmt, c_ast.Compound):
        node.stmt = c_ast.Compound([node.stmt])


def steps_in(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps and those of the loops among them."""
    for step in steps:
        yield step
        if isinstance(step, Loop):
            yield from steps_in(step.body)


def parsed(text: str) -> tuple[c_ast.FuncDef, Mapping[str, tuple[str, int]]]:
    """The definition of a single function, and the vector types that it uses. KernelSyntaxError for anything else."""
    plain = APART.sub("static void ", COMMENT.sub(" ", text), count=1)
    vectors = {found["name"]: vector_type(found) for found in VECTOR_TYPEDEF.finditer(plain)}
    try:
        file = CParser().parse(ALIGNED_ARRAY.sub(r"\1;", VECTOR_TYPEDEF.sub(r"typedef \g<element> \g<name>;", plain)))
    except ParseError as error:
        raise KernelSyntaxError(f"not C: {error}") from error
    if len(file.ext) != 1 or not isinstance(file.ext[0], c_ast.FuncDef):
        raise KernelSyntaxError("a kernel is exactly one function definition")
    return file.ext[0], vectors


def vector_type(found: re.Match[str]) -> tuple[str, int]:
    """Element type and lanes of a vector typedef."""
    size = {**ELEMENT_BYTES, **NARROW_BYTES}[found["element"]]
    if int(found["align"]) != size or int(found["bytes"]) % size:
        raise KernelSyntaxError(f"vector type {found['name']} is not aligned like its element")
    return found["element"], int(found["bytes"]) // size


def function(definition: c_ast.FuncDef, vectors: Mapping[str, tuple[str, int]]) -> KernelTree:
    """A function definition as a tree."""
    declaration = definition.decl
    if declaration.storage != ["static"] or definition.param_decls:
        raise KernelSyntaxError("a kernel is a static function with a prototype")
    parameters = tuple((item.name, declared_type(item.type)) for item in declaration.type.args.params)
    return KernelTree(declaration.name, parameters, vectors, block(definition.body))


def declared_type(node: c_ast.Node) -> Type:
    """The type of a declaration or cast."""
    pointer = isinstance(node, c_ast.PtrDecl)
    inner = node.type if pointer else node
    if not isinstance(inner, c_ast.TypeDecl) or not isinstance(inner.type, c_ast.IdentifierType):
        raise KernelSyntaxError(f"{node.coord}: type that kernels do not use")
    return Type(" ".join(inner.type.names), pointer, "const" in inner.quals)


def block(node: c_ast.Node) -> tuple[Step, ...]:
    """The statements of a loop or function."""
    if not isinstance(node, c_ast.Compound):
        raise KernelSyntaxError(f"{node.coord}: loop body without braces")
    return tuple(statement(item) for item in node.block_items or () if not is_silent(item))


def is_silent(node: c_ast.Node) -> bool:
    """Text without effect: typedefs, pragmas, prefetches, and (void)name for an argument that is not needed."""
    if isinstance(node, c_ast.FuncCall):
        return bool(getattr(node.name, "name", "") == "__builtin_prefetch")
    if isinstance(node, c_ast.Typedef | c_ast.Pragma):
        return True
    if not isinstance(node, c_ast.Cast) or not isinstance(node.expr, c_ast.ID):
        return False
    return declared_type(node.to_type.type) == Type("void", pointer=False, const=False)


def statement(node: c_ast.Node) -> Step:
    """One statement."""
    if isinstance(node, c_ast.Decl):
        return declaration(node)
    if isinstance(node, c_ast.Assignment) and node.op in ("=", "+=", "-="):
        return Assignment(node.op, expression(node.lvalue), expression(node.rvalue))
    if isinstance(node, c_ast.For):
        return loop(node)
    if isinstance(node, c_ast.FuncCall):
        found = turn_move(node) or column_move(node) or choice_move(node) or dot_step(node)
        return found or lane_sum(node) or product_call(node) or other_call(node) or part_move(node)
    if isinstance(node, c_ast.If):
        return guard(node)
    raise KernelSyntaxError(f"{node.coord}: {type(node).__name__} is not used in kernels")


def declaration(node: c_ast.Decl) -> Declaration:
    """A declaration; only vectors and arrays may get their value later."""
    match node:
        case c_ast.Decl(type=c_ast.ArrayDecl(type=element, dim=c_ast.Constant(type="int", value=count)), init=None):
            return Declaration(declared_type(element), node.name, None, int(count))
    kind = declared_type(node.type)
    if node.init is None and (kind.pointer or kind.const or kind.name in ("long", *ELEMENT_BYTES, *NARROW_BYTES)):
        raise KernelSyntaxError(f"{node.coord}: '{node.name}' has no value")
    return Declaration(kind, node.name, None if node.init is None else expression(node.init))


def part_move(node: c_ast.FuncCall) -> PartMove:
    """A call that moves a part of a vector."""
    match node:
        case c_ast.FuncCall(name=c_ast.ID(name=function), args=c_ast.ExprList(exprs=[to, source, count])):
            found = PART.fullmatch(function)
            if found is not None:
                register, place = (to, source) if found["kind"] == "load" else (source, to)
                element, lanes = ELEMENTS[found["bits"]], int(found["lanes"])
                name = register_name(register)
                return PartMove(function, found["kind"], element, lanes, name, expression(place), expression(count))
    raise KernelSyntaxError(f"{node.coord}: call that kernels do not make")


def turn_move(node: c_ast.FuncCall) -> TurnMove | None:
    """A call that stores rows as columns; None for any other."""
    match node:
        case c_ast.FuncCall(
            name=c_ast.ID(name=function), args=c_ast.ExprList(exprs=[place, *registers, distance, count])
        ):
            found = TURN.fullmatch(function)
            if found is not None and len(registers) == int(found["rows"]):
                names = tuple(register_name(register) for register in registers)
                element, lanes = ELEMENTS[found["bits"]], int(found["lanes"])
                texts = (expression(place), expression(distance), expression(count))
                return TurnMove(function, element, lanes, names, *texts)
    return None


def dot_step(node: c_ast.FuncCall) -> DotStep | None:
    """A call that adds dot products; None for any other."""
    match node:
        case c_ast.FuncCall(name=c_ast.ID(name=function), args=c_ast.ExprList(exprs=[sums, row, columns])):
            found = DOT.fullmatch(function)
            if found is not None:
                kind, lanes = found["kind"], int(found["lanes"])
                narrow = ("unsigned short", "unsigned short")
                factors = narrow if "bf16" in kind else (BYTES[kind[:2]], BYTES[kind[2:]])
                names = (register_name(register) for register in (sums, row, columns))
                return DotStep(function, factors, 2 if "bf16" in kind else 4, lanes, kind.startswith("loose"), *names)
    return None


def lane_sum(node: c_ast.FuncCall) -> LaneSum | None:
    """A call that adds up lanes; None for any other."""
    found = LANE_SUM.fullmatch(getattr(node.name, "name", ""))
    if found is None or node.args is None or len(node.args.exprs) != 2:
        return None
    total, vector = (register_name(argument) for argument in node.args.exprs)
    return LaneSum(node.name.name, int(found["lanes"]), total, vector)


def product_call(node: c_ast.FuncCall) -> ProductCall | None:
    """A call that multiplies matrices; None for any other."""
    found = PRODUCT.fullmatch(getattr(node.name, "name", ""))
    arguments = node.args.exprs if found and node.args else ()
    if found is None or len(arguments) != len(PRODUCT_ARGUMENTS):
        return None
    passed = {name: expression(one) for name, one in zip(PRODUCT_ARGUMENTS, arguments, strict=True)}
    return ProductCall(node.name.name, ELEMENTS[found["bits"]], passed)


def other_call(node: c_ast.FuncCall) -> OtherCall | None:
    """A call of a function that is none of the tool's own; None for those."""
    name = getattr(node.name, "name", "px_")
    if name.startswith("px_") or node.args is None:
        return None
    return OtherCall(name, tuple(expression(one) for one in node.args.exprs))


def column_move(node: c_ast.FuncCall) -> ColumnMove | None:
    """A call that reads columns; None for any other."""
    found = COLUMNS.fullmatch(getattr(node.name, "name", ""))
    if found is None or node.args is None:
        return None
    arguments, element, single = node.args.exprs, ELEMENTS[found["bits"]], found["kind"] == "column"
    number = 1 if single else 16 // ELEMENT_BYTES[element]
    if len(arguments) - number != 2 + single:
        raise KernelSyntaxError(f"{node.coord}: another number of arguments")
    place, distance, *count = (expression(argument) for argument in arguments[number:])
    registers = tuple(register_name(argument) for argument in arguments[:number])
    return ColumnMove(node.name.name, element, int(found["lanes"]), registers, place, distance, next(iter(count), None))


def choice_move(node: c_ast.FuncCall) -> ChoiceMove | None:
    """A call that chooses between lanes of two vectors; None for any other."""
    match node:
        case c_ast.FuncCall(name=c_ast.ID(name=function), args=c_ast.ExprList(exprs=[register, other])):
            found = CHOICE.fullmatch(function)
            if found is not None:
                test = f"{'!' if found['kind'] == 'unless' else ''}{TESTS[found['test']]}"
                names = register_name(register), register_name(other)
                return ChoiceMove(function, test, ELEMENTS[found["bits"]], int(found["lanes"]), *names)
    return None


def register_name(node: c_ast.Node) -> str:
    """The variable whose address is passed."""
    match node:
        case c_ast.UnaryOp(op="&", expr=c_ast.ID(name=name)):
            return str(name)
    raise KernelSyntaxError(f"{node.coord}: not the address of a variable")


def guard(node: c_ast.If) -> Guard:
    """An early return."""
    match node:
        case c_ast.If(
            cond=c_ast.BinaryOp(op="<", left=left, right=right), iftrue=c_ast.Return(expr=None), iffalse=None
        ):
            return Guard(expression(left), expression(right))
    raise KernelSyntaxError(f"{node.coord}: condition that kernels do not need")


def loop(node: c_ast.For) -> Loop:
    """A loop upwards, below a bound, by 1."""
    match node:
        case c_ast.For(
            init=c_ast.DeclList(decls=[c_ast.Decl(name=name, init=first)]),
            cond=c_ast.BinaryOp(op="<", left=c_ast.ID(name=tested), right=bound),
            next=c_ast.UnaryOp(op="p++", expr=c_ast.ID(name=stepped)),
        ) if name == tested == stepped and first is not None:
            return Loop(name, expression(first), expression(bound), block(node.stmt))
    raise KernelSyntaxError(f"{node.coord}: loop that does not run upwards by 1")


def expression(node: c_ast.Node) -> Expression:
    """One expression."""
    match node:
        case c_ast.Constant(type="int", value=digits):
            return Number(int(digits))
        case c_ast.ID(name=name):
            return Name(name)
        case c_ast.UnaryOp(op="-" | "&" | "*" as operator, expr=operand):
            return Unary(operator, expression(operand))
        case c_ast.BinaryOp(op="+" | "-" | "*" | "/" as operator, left=left, right=right):
            return Binary(operator, expression(left), expression(right))
        case c_ast.TernaryOp(cond=c_ast.BinaryOp(op=">", left=larger, right=smaller), iftrue=yes, iffalse=no):
            return Choice(expression(larger), expression(smaller), expression(yes), expression(no))
        case c_ast.InitList(exprs=values):
            return Lanes(tuple(expression(value) for value in values))
        case c_ast.ArrayRef(name=base, subscript=index):
            return Index(expression(base), expression(index))
        case c_ast.Cast(to_type=target, expr=operand):
            return Cast(declared_type(target.type), expression(operand))
    raise KernelSyntaxError(f"{node.coord}: {type(node).__name__} is not used in kernels")
