"""A compilation in words: for every region what was done, why not more, and which dependences stand behind it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from tabulate import tabulate

from polyxform.dependences.explain import Conflict, describe
from polyxform.pipeline import Compilation, CompiledRegion, CompiledVersion
from polyxform.reporting.diagnostics import escape
from polyxform.reporting.loops import LoopReport, loop_reports
from polyxform.reporting.stages import schedule_text
from polyxform.reuse.describe import bytes_text, compare
from polyxform.reuse.describe import describe as describe_estimate
from polyxform.reuse.model import Estimate
from polyxform.schedule.fusion.chain_cost import MANY_CORES_IN_WORDS
from polyxform.schedule.model import ChainPrediction, Prediction

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
    """What was done, how each loop runs and why, what depends on what; indented below the version's headline."""
    yield from section("done", list(version.candidate.recipe))
    yield from section("loops", [loop_line(report) for report in loop_reports(version)], bullet="")
    for prediction in version.candidate.predictions:
        yield from section(f"prediction for {prediction.statement}", prediction_lines(prediction), bullet="")
    for chain in version.candidate.chains:
        yield from section(chain_title(chain), chain_lines(chain), bullet="")
    yield from section("dependences", dependence_lines(version, detailed) or ["none"])
    if detailed:
        yield from section("schedule", schedule_text(version.candidate.schedule).splitlines(), bullet="")


def section(title: str, lines: list[str], bullet: str = "- ") -> Iterator[str]:
    """A titled list below a version."""
    yield f"{STEP * 2}{title}:"
    yield from (indent(f"{bullet}{escape(line)}", STEP * 3) for line in lines)


def prediction_lines(prediction: Prediction) -> list[str]:
    """Predicted time, traffic and working sets of the chosen way, and how the second best compares."""
    lines = tabulate(describe_estimate(prediction.chosen), tablefmt="plain").splitlines()
    if prediction.next_best is None:
        return lines
    recipe, estimate = prediction.next_best
    return [
        *lines,
        f"{standing(prediction, estimate)}; next best: {'; '.join(recipe)}",
        *tabulate(compare(prediction.chosen, estimate), ("", "chosen", "next best"), tablefmt="plain").splitlines(),
    ]


def standing(prediction: Prediction, other: Estimate) -> str:
    """Why the way was chosen, `other` being what the next best one is predicted to take."""
    if not prediction.measured and other.seconds < prediction.chosen.seconds:
        return f"of {prediction.considered}, as good as the fastest on all cores and the fastest on one"
    return f"the best of {prediction.considered}"


def chain_title(chain: ChainPrediction) -> str:
    """What the prediction of a chain is about."""
    return f"prediction for {chain.names}, {'joined' if chain.joined else 'left apart: not joined'} {chain.sharing}"


def chain_lines(chain: ChainPrediction) -> list[str]:
    """Time and traffic of a chain apart and joined, on the target and, as a prediction, on a machine of many cores."""
    titles = ("", "apart", "joined")
    return [
        *tabulate(compare(chain.apart, chain.together), titles, tablefmt="plain").splitlines(),
        f"compulsory: {bytes_text(chain.compulsory)}",
        f"a prediction for {MANY_CORES_IN_WORDS}:",
        *tabulate(compare(chain.many_apart, chain.many_together), titles, tablefmt="plain").splitlines(),
    ]


def loop_line(report: LoopReport) -> str:
    """A loop, indented by the loops around it."""
    return f"{STEP * report.depth}{report}"


def dependence_lines(version: CompiledVersion, detailed: bool) -> list[str]:
    """The dependences, the flow of values first; others are only counted unless `detailed`."""
    conflicts = describe(version.scop, version.dependences, version.dependences.validity)
    flow = [conflict for conflict in conflicts if conflict.kind == "flow"]
    others = [conflict for conflict in conflicts if conflict.kind != "flow"]
    lines = [conflict_text(conflict) for conflict in (conflicts if detailed else flow)]
    return lines if detailed or not others else [*lines, f"{len(others)} anti and output dependences (-v lists them)"]


def conflict_text(conflict: Conflict) -> str:
    """A dependence with both places, which stand in the region's file."""
    first, second = (f"{access.span.line}:{access.span.column}" for access in (conflict.first, conflict.second))
    return f"{conflict} ({conflict.kind}, {first} to {second})"
