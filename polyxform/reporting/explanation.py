"""A compilation in words: for every region what was done, why not more, and which dependences stand behind it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from polyxform.dependences.explain import Conflict, describe
from polyxform.pipeline import Compilation, CompiledRegion, CompiledVersion
from polyxform.reporting.diagnostics import escape
from polyxform.reporting.stages import schedule_text
from polyxform.schedule.model import LoopMark

STEP = "  "


def explanation(compilation: Compilation, detailed: bool = False) -> str:
    """The report of a file. With `detailed`, schedule trees too."""
    if not compilation.regions:
        return f"{escape(compilation.source.path)}: no region between '#pragma scop' and '#pragma endscop'\n"
    return "\n".join(region_text(region, detailed) for region in compilation.regions)


def region_text(region: CompiledRegion, detailed: bool) -> str:
    """One region: a headline, then its versions or the reasons why there is none."""
    state = "rewritten" if region.transformed else "left unchanged"
    lines = [f"{escape(str(region.region.span))}: region {state}"]
    for number, version in enumerate(region.versions, 1):
        lines += [f"{STEP}version {number}: {condition(version)}", *version_lines(version, detailed)]
    if not region.transformed:
        for diagnostic in region.diagnostics:
            lines.append(f"{STEP}{escape(str(diagnostic.span))}: {escape(diagnostic.message)} [{diagnostic.code}]")
            lines += [f"{STEP}{STEP}{escape(line)}" for line in diagnostic.help.splitlines()]
    return "\n".join(lines) + "\n"


def condition(version: CompiledVersion) -> str:
    """When the version runs."""
    return f"when {version.version.condition}" if version.version.condition else "always"


def version_lines(version: CompiledVersion, detailed: bool) -> Iterator[str]:
    """What was done, what is parallel, what depends on what; indented below the version's headline."""
    yield from section("done", list(version.candidate.recipe))
    yield from section("parallel", parallel_loops(version) or ["no loop"])
    conflicts = describe(version.scop, version.dependences, version.dependences.validity)
    yield from section("order that had to be kept", [conflict_text(conflict) for conflict in conflicts] or ["none"])
    if detailed:
        yield from section("schedule", schedule_text(version.candidate.schedule).splitlines(), bullet="")


def section(title: str, lines: list[str], bullet: str = "- ") -> Iterator[str]:
    """A titled list below a version."""
    yield f"{STEP * 2}{title}:"
    yield from (indent(f"{bullet}{escape(line)}", STEP * 3) for line in lines)


def parallel_loops(version: CompiledVersion) -> list[str]:
    """Names of the generated loops whose iterations are divided among threads, outermost first."""
    marks = [mark for mark in version.candidate.marks.values() if isinstance(mark, LoopMark) and mark.parallel]
    return [mark.name for mark in sorted(marks, key=lambda mark: mark.depth)]


def conflict_text(conflict: Conflict) -> str:
    """A dependence with both places."""
    return f"{conflict} ({conflict.kind}; {conflict.first.span} and {conflict.second.span})"
