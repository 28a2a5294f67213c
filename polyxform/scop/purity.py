"""Which functions only compute a value from their arguments."""

from __future__ import annotations

from collections.abc import Iterator

from pycparser import c_ast

from polyxform.scop.bfloat16 import widens_bfloat16
from polyxform.scop.names import base_name, walk
from polyxform.syntax.c_types import resolve
from polyxform.syntax.parse import parameters_of
from polyxform.syntax.tree import RegionTree

PURE_LIST = """acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp2 expm1 fabs fdim
floor fma fmax fmin fmod hypot log log10 log1p log2 logb nearbyint pow remainder rint round sin sinh sqrt tan
tanh tgamma trunc"""
ROUNDED_LIST = "ilogb llrint llround lrint lround"
BUILTIN_LIST = "huge_val inf nan"
"""What INFINITY, NAN and HUGE_VAL of <math.h> are made of."""
TESTED_LIST = """isfinite isgreater isgreaterequal isinf isinf_sign isless islessequal islessgreater isnan isnormal
isunordered signbit"""
COMPLEX_LIST = "cabs carg cexp cimag clog conj cpow cproj creal csqrt ccos csin ctan ccosh csinh ctanh"
PURE = frozenset(
    before + name + suffix
    for before in ("", "__builtin_")
    for name in f"{PURE_LIST} {ROUNDED_LIST}".split()
    for suffix in ("", "f", "l")
) | {
    *(f"__builtin_{name}{suffix}" for name in BUILTIN_LIST.split() for suffix in ("", "f", "l")),
    *(f"__builtin_{name}{suffix}" for name in TESTED_LIST.split() for suffix in ("", "f", "l")),
    *TESTED_LIST.split(),
    "abs",
    "labs",
    "llabs",
    "__builtin_complex",
    *(f"{name}{suffix}" for name in COMPLEX_LIST.split() for suffix in ("", "f", "l")),
    "px_floordiv",
    "px_mod",
    "px_min",
    "px_max",
    "px_expf",
    "px_tanhf",
    "px_erff",
    "px_sqrtf",
    "px_fmaxf",
    "px_fminf",
}
ALLOWED = (
    c_ast.Compound,
    c_ast.Decl,
    c_ast.DeclList,
    c_ast.TypeDecl,
    c_ast.IdentifierType,
    c_ast.Typename,
    c_ast.Assignment,
    c_ast.Return,
    c_ast.If,
    c_ast.TernaryOp,
    c_ast.BinaryOp,
    c_ast.Constant,
    c_ast.ID,
    c_ast.Cast,
    c_ast.EmptyStatement,
    c_ast.ExprList,
)


def is_pure(name: str, tree: RegionTree, active: frozenset[str] = frozenset()) -> bool:
    """Whether a function only computes a value: by the C standard, by the user's word, or by its definition.

    A definition shows it where the function takes and keeps numbers only, reads no variable of the file, writes its own
    variables only and calls nothing but such functions, without recursion or loops.
    """
    if name in PURE or name in tree.directives.pure or widens_bfloat16(name, tree):
        return True
    definition = tree.callees.get(name)
    if definition is None or name in active:
        return False
    own = {node.name for node in declarations(definition)}
    numbers = all(
        resolve(node.type, tree.callee_typedefs).is_scalar and not node.storage for node in declarations(definition)
    )
    return numbers and all(is_harmless(node, own, tree, active | {name}) for node in walk(definition.body))


def declarations(definition: c_ast.FuncDef) -> Iterator[c_ast.Decl]:
    """Parameters and local variables of a function."""
    yield from (node for node in parameters_of(definition) if isinstance(node, c_ast.Decl))
    yield from (node for node in walk(definition.body) if isinstance(node, c_ast.Decl))


def is_harmless(node: c_ast.Node, own: set[str], tree: RegionTree, active: frozenset[str]) -> bool:
    """Whether a node of a function's body touches nothing outside of the function."""
    if isinstance(node, c_ast.FuncCall):
        return isinstance(node.name, c_ast.ID) and is_pure(node.name.name, tree, active)
    if isinstance(node, c_ast.ID):
        return node.name in own or is_pure(node.name, tree, active)
    if isinstance(node, c_ast.UnaryOp):
        return node.op not in ("&", "*")
    if isinstance(node, c_ast.Assignment):
        return base_name(node.lvalue) in own
    return isinstance(node, ALLOWED)
