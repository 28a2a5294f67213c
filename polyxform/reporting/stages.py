"""What each stage of a compilation made, as text: the polyhedral model, dependences, schedule, loops."""

from __future__ import annotations

from collections.abc import Iterator

import islpy as isl

from polyxform.dependences.model import ArrayDependences, Dependences
from polyxform.reporting.diagnostics import escape
from polyxform.scop.model import Access, AccessKind, Array, Scop, Statement

STEP = "  "
KINDS = ("flow", "anti", "output", "input")


def scop_text(scop: Scop) -> str:
    """The model of a region: parameters, arrays, statements with domains and accesses, original schedule."""
    lines = [
        f"scop {scop.name} at {escape(str(scop.span))}",
        f"{STEP}fixed: {', '.join(f'{name} = {value}' for name, value in scop.fixed) or 'nothing'}",
        f"{STEP}parameters: {', '.join(f'{p.c_type} {p.name}' for p in scop.parameters) or 'none'}",
        f"{STEP}context: {scop.context}",
        *(f"{STEP}array {array_text(array)}" for array in scop.arrays.values()),
        *(line for statement in scop.statements for line in statement_lines(statement)),
        f"{STEP}schedule:",
        *(f"{STEP * 2}{line}" for line in schedule_text(scop.schedule).splitlines()),
    ]
    return "\n".join(lines) + "\n"


def array_text(array: Array) -> str:
    """An array's declaration and what is known about it."""
    extents = "".join(f"[{extent}]" for extent in array.extents)
    facts = [array.storage, *(fact for fact in ("restrict", "const", "live_out") if getattr(array, fact))]
    return f"{array.element} {array.name}{extents}: {', '.join(facts)}"


def statement_lines(statement: Statement) -> Iterator[str]:
    """A statement: its text, domain and accesses."""
    yield f"{STEP}statement {statement.name} at {escape(str(statement.span))}"
    yield f"{STEP * 2}text: {' '.join(statement.body.render({}).split())}"
    yield f"{STEP * 2}domain: {statement.domain}"
    if statement.update:
        yield f"{STEP * 2}update: {statement.update.target.text} {statement.update.operator}= ..."
    yield from (f"{STEP * 2}{access_text(access)}" for access in statement.accesses)


def access_text(access: Access) -> str:
    """An access with its certainty: "may write A[i]: { ... }"."""
    certainty = "may " if access.kind is AccessKind.WRITE and not access.must else ""
    return f"{certainty}{access.kind.value} {access.text}: {access.relation}"


def dependences_text(scop: Scop, dependences: Dependences) -> str:
    """Flow, anti, output and input dependences through each array, and which of them are reductions."""
    lines = [f"dependences of {scop.name} at {escape(str(scop.span))}"]
    lines += [line for array in dependences.arrays for line in array_lines(array)]
    lines.append(f"{STEP}reductions: {dependences.reductions}")
    return "\n".join(lines) + "\n"


def array_lines(array: ArrayDependences) -> Iterator[str]:
    """The dependences through one array that are not empty."""
    yield f"{STEP}through {array.array}"
    for kind in KINDS:
        relation = getattr(array, kind)
        if not relation.is_empty():
            yield f"{STEP * 2}{kind}: {relation}"


def schedule_text(schedule: isl.Schedule) -> str:
    """A schedule tree in block YAML, as isl reads it back."""
    printer = isl.Printer.to_str(schedule.get_ctx()).set_yaml_style(isl.yaml_style.BLOCK)
    return str(printer.print_schedule(schedule).get_str())


def loops_text(schedule: isl.Schedule, context: isl.Set) -> str:
    """The loops that isl makes of a schedule, with statement instances as calls."""
    tree = isl.AstBuild.from_context(context).node_from_schedule(schedule)
    return str(tree.to_C_str())
