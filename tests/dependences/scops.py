"""Regions written down as isl text, so that these tests need no front end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import islpy as isl
from polyxform.diagnostics import Span
from polyxform.scop.model import Access, AccessKind, Array, Directives, Scop, Statement, Update

KINDS = {"reads": AccessKind.READ, "writes": AccessKind.WRITE, "may write": AccessKind.WRITE}


class NoBody:
    """Dependences never look at a body."""

    def render(self, substitution: Mapping[str, str]) -> str:
        return ";"


def statement(domain: str, accesses: Sequence[tuple[str, str]], update: str = "") -> Statement:
    """A statement from "{ S0[i] : ... }" and pairs ("reads", "A[i + 1]"); `update` is the operator of an update."""
    instances = isl.Set(domain)
    tuple_text = domain[domain.index("{") + 1 : domain.index("]", domain.index("{")) + 1].strip()
    parameters = domain[: domain.index("{")]
    built = tuple(
        access(kind, text, isl.Map(f"{parameters}{{ {tuple_text} -> {text} }}").intersect_domain(instances), column)
        for column, (kind, text) in enumerate(accesses, start=1)
    )
    name, _, iterators = tuple_text.rstrip("]").partition("[")
    names = tuple(item.strip() for item in iterators.split(",") if item.strip())
    return Statement(name, names, instances, built, NoBody(), reduction(built, update), Span("k.c", int(name[1:]) + 1))


def access(kind: str, text: str, relation: isl.Map, column: int) -> Access:
    return Access(text.partition("[")[0], KINDS[kind], kind == "writes", relation, Span("k.c", 1, column), text)


def reduction(accesses: tuple[Access, ...], operator: str) -> Update | None:
    """The update whose target is the written access and whose factors are the reads after the target's own."""
    if not operator:
        return None
    target = next(a for a in accesses if a.kind is AccessKind.WRITE)
    reads = [a for a in accesses if a.kind is AccessKind.READ]
    own = next(a for a in reads if a.text == target.text)
    return Update(operator, target, tuple(a for a in reads if a is not own), ())


def scop(statements: Sequence[Statement], schedule: str, context: str = "{ : }") -> Scop:
    """A region from its statements and its schedule, either a tree or the isl text of a map to time."""
    names = sorted({a.array for s in statements for a in s.accesses})
    return Scop(
        name="f_0",
        function="f",
        parameters=(),
        context=isl.Set(context),
        iterators=(),
        arrays={name: Array(name, "float", (), "parameter", True, False, True) for name in names},
        statements=tuple(statements),
        schedule=isl.Schedule(schedule),
        directives=Directives(),
        identifiers=frozenset(),
        span=Span("k.c", 1),
    )


def nest(domain: str, members: Sequence[str]) -> str:
    """Schedule tree of one statement: a band of one member for each text such as "S0[i, j] -> [(i)]"."""
    text = ""
    for member in reversed(members):
        text = f'child: {{ schedule: "[{{ {member} }}]"{", " + text if text else ""} }}'
    return f'{{ domain: "{domain}", {text} }}'
