"""The types of the polyhedral model of one region, on one page.

isl objects are immutable here: nothing in the package changes one in place. Spaces follow one convention:
a statement instance is `S0[i, j]` (tuple name = statement name, one dimension per surrounding loop, outermost
first), an array element is `A[d0, d1]` (a scalar is `s[]`), a parameter is named as in the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import islpy as isl

from polyxform.diagnostics import Diagnostic, Span
from polyxform.syntax.directives import Directives

__all__ = [
    "Access",
    "AccessKind",
    "Array",
    "Assignment",
    "Body",
    "Directives",
    "Iterator",
    "Parameter",
    "Scop",
    "Statement",
    "Update",
    "union_set",
]


class AccessKind(Enum):
    """What an access does to the element."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True)
class Parameter:
    """A name that no statement of the region writes and that shapes bounds or subscripts.

    name    identifier in the source
    c_type  its C type as declared, canonical spelling: "int", "unsigned long", ...
    """

    name: str
    c_type: str


@dataclass(frozen=True)
class Array:
    """Storage that the region touches; a scalar has no extents.

    name      identifier in the source
    element   canonical C element type: "float", "double", "int", "struct point", ...
    extents   C expression of each extent, outermost first; "" where none is declared (`float A[][n]`, `float *A`)
    storage   "parameter", "local", "global", "static"
    restrict  declared restrict, so that no other pointer reaches its elements
    const     elements declared const
    live_out  the values written may be read after the region
    inside    declared within the region, so that generated code has to declare it
    linear    the source subscripts it with one linearised subscript, `A[i * n + j]`; the extents and accesses here are
              those of the array behind it, while `Access.text` keeps the form of the source
    reachable a pointer may hold its address
    """

    name: str
    element: str
    extents: tuple[str, ...]
    storage: str
    restrict: bool
    const: bool
    live_out: bool
    inside: bool = False
    linear: bool = False
    reachable: bool = True


@dataclass(frozen=True)
class Access:
    """One read or write of a statement.

    array     name of the array
    kind      read or write
    must      a write that surely happens for every instance of the statement; reads may be over-approximated
    relation  { S0[i, j] -> A[d0, d1] }, within the statement's domain
    span      place of the access in the source
    text      the access as written: "A[i][k]"
    """

    array: str
    kind: AccessKind
    must: bool
    relation: isl.Map
    span: Span
    text: str


class Body(Protocol):
    """A statement's C code, opaque outside `syntax` and `scop`."""

    def render(
        self,
        substitution: Mapping[str, str],
        accesses: Mapping[str, str] = {},
        typed: Mapping[str, str] | None = None,
        functions: Mapping[str, str] = {},
        divisors: Mapping[str, str] = {},
        *,
        casts: bool = True,
    ) -> str:
        """C text of the statement, without indentation, with iterators replaced by C expressions.

        accesses   what stands in the place of whole accesses, by their text in the source
        typed      what stands for iterators outside of subscripts, where the type of an integer counts
        functions  what is called in the place of functions
        divisors   by their text in the source, with a one of their type: multiplied by the reciprocal of
        casts      subscripts keep conversions to integers
        """
        ...


@dataclass(frozen=True)
class Update:
    """A statement of the form `target op= factor * factor * ...`, or `target op= value`.

    operator  "+", "-", "*", "min" or "max"
    target    the written access (the same element is read, and no other element of that array)
    factors   the loads of the value, in source order
    scale     C text of loop-invariant factors, in source order: ("alpha",)
    product   the value is exactly scale * ... * factor * ..., in the types of the source, without casts
    choice    which of both a minimum or maximum takes, exactly: "<" for `target < value ? value : target`, likewise
              "<=", ">" and ">=", with "!" in front for `target < value ? target : value`; "" where that is not known
    scaled    position of the factor that C multiplies by the product of `scale`, before and apart from anything else
              (`alpha * a * b` scales a); None where no factor is
    widened   the factors are bfloat16 numbers that a function of the source turns into floats first
    """

    operator: str
    target: Access
    factors: tuple[Access, ...]
    scale: tuple[str, ...]
    product: bool = True
    scaled: int | None = None
    choice: str = ""
    widened: bool = False


@dataclass(frozen=True)
class Assignment:
    """A statement `target = load` or `target = constant`.

    target    the written access
    load      the loaded access, None for a constant
    constant  C text of the constant, "" for a load
    """

    target: Access
    load: Access | None
    constant: str


@dataclass(frozen=True)
class Statement:
    """A statement of the region, executed once for every point of its domain.

    name       "S0", "S1", ... in textual order
    iterators  names of the surrounding loops' iterators, outermost first
    domain     { S0[i, j] : ... }
    accesses   in order of evaluation
    body       its code
    update     set when the statement has the form of a reduction step
    span       where it starts
    assignment set when the statement copies a constant or another element
    extremum   "min" or "max" where it sets an integer to the least or greatest of itself and a value, which may read
               the same array: several of them may run in any order; "" for all others
    step       the update, or what would be one if no factor were another element of the target's array
    whole      why the model does not look into the loop that the statement is; None for other statements
    obstacles  functions, loops and switches in it that compilers do not put into vector lanes
    """

    name: str
    iterators: tuple[str, ...]
    domain: isl.Set
    accesses: tuple[Access, ...]
    body: Body
    update: Update | None
    span: Span
    assignment: Assignment | None = None
    extremum: str = ""
    step: Update | None = None
    whole: Diagnostic | None = None
    obstacles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Iterator:
    """A loop variable of the source. What is read behind a loop is written by a statement of its own.

    name       identifier
    c_type     its type
    """

    name: str
    c_type: str


@dataclass(frozen=True)
class Scop:
    """A static control part: everything later stages know about a region.

    name        "<function>_<n>", unique in the file; not used for any decision
    function    name of the enclosing function, "" for a bare fragment
    parameters  in order of first use
    context     what is known about the parameters ({ [N] : ... }): types' ranges and `assume`
    iterators   every loop variable
    arrays      every array and scalar that is accessed, by name
    statements  in textual order
    schedule    the source's execution order as a schedule tree
    directives  pragmas that hold for the region
    identifiers every identifier visible in the enclosing function, so that generated names stay fresh
    fixed       parameters that were replaced by values: the code holds for these values only
    span        first line of the region
    guards      C conditions, part of the context, that nobody vouches for: the code holds only where they do
    """

    name: str
    function: str
    parameters: tuple[Parameter, ...]
    context: isl.Set
    iterators: tuple[Iterator, ...]
    arrays: Mapping[str, Array]
    statements: tuple[Statement, ...]
    schedule: isl.Schedule
    directives: Directives
    identifiers: frozenset[str]
    span: Span
    fixed: tuple[tuple[str, int], ...] = ()
    guards: tuple[str, ...] = ()

    def statement(self, name: str) -> Statement:
        """The statement called `name`; KeyError when there is none."""
        for statement in self.statements:
            if statement.name == name:
                return statement
        raise KeyError(name)

    @property
    def domain(self) -> isl.UnionSet:
        """All instances of all statements."""
        return union_set(s.domain for s in self.statements)

    def accesses(self, kind: AccessKind, must_only: bool = False) -> isl.UnionMap:
        """{ S[i] -> A[d] } over all accesses of a kind; with `must_only`, only those that surely happen."""
        empty = isl.UnionMap("{ }")
        for statement in self.statements:
            for access in statement.accesses:
                if access.kind is kind and (access.must or not must_only):
                    empty = empty.union(isl.UnionMap.from_map(access.relation))
        return empty


def union_set(sets: Iterable[isl.Set]) -> isl.UnionSet:
    """Union of isl sets of different spaces; { } for none."""
    total = isl.UnionSet("{ }")
    for item in sets:
        total = total.union(isl.UnionSet.from_set(item))
    return total
