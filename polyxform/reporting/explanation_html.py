"""A compilation as one page: source and result side by side, and for every version what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.dependences.explain import Conflict, describe
from polyxform.harness.listing import listing_of
from polyxform.pipeline import Compilation, CompiledRegion, CompiledVersion
from polyxform.reporting.explanation import condition, loop_line
from polyxform.reporting.html import page
from polyxform.reporting.listings import listing_view
from polyxform.reporting.loops import loop_reports
from polyxform.reporting.stages import schedule_text
from polyxform.reuse.describe import compare
from polyxform.reuse.describe import describe as describe_estimate
from polyxform.schedule.model import Prediction
from polyxform.scop.model import AccessKind

VERBS = {AccessKind.READ: "reads", AccessKind.WRITE: "writes"}
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PredictionView:
    """What the cost model says of a statement.

    statement   its name
    rows        time, traffic and working sets of the chosen way
    considered  how many ways there were
    next_best   recipe of the second one, "" when there is none
    comparison  of the two
    """

    statement: str
    rows: Rows
    considered: int
    next_best: str
    comparison: Rows


@dataclass(frozen=True)
class VersionView:
    """One version of a region.

    title        its number and when it runs
    recipe       what was done
    loops        how each runs, indented
    predictions  of its statements
    dependences  kind, both accesses, distance in the loops around both
    schedule     lines of the tree
    """

    title: str
    recipe: tuple[str, ...]
    loops: tuple[str, ...]
    predictions: tuple[PredictionView, ...]
    dependences: Rows
    schedule: tuple[str, ...]


@dataclass(frozen=True)
class RegionView:
    """One region: where it is, what became of it, reasons why it was left unchanged, versions."""

    anchor: str
    place: str
    state: str
    reasons: tuple[str, ...]
    versions: tuple[VersionView, ...]


def explanation_html(compilation: Compilation) -> str:
    """The page."""
    regions = [region_view(region, number) for number, region in enumerate(compilation.regions)]
    listing = listing_view(listing_of(compilation))
    return page("explanation.html").render(listing=listing, regions=regions)


def region_view(region: CompiledRegion, number: int) -> RegionView:
    """One region."""
    refusals = () if region.transformed else region.diagnostics
    return RegionView(
        anchor=f"region-{number}",
        place=str(region.region.span),
        state="rewritten" if region.transformed else "left unchanged",
        reasons=tuple(f"{d.span}: {d.message} [{d.code}] {d.help}".strip() for d in refusals),
        versions=tuple(version_view(version, place) for place, version in enumerate(region.versions, 1)),
    )


def version_view(version: CompiledVersion, number: int) -> VersionView:
    """One version."""
    conflicts = describe(version.scop, version.dependences, version.dependences.validity)
    ordered = sorted(conflicts, key=lambda conflict: conflict.kind != "flow")
    return VersionView(
        title=f"Version {number}: {condition(version)}",
        recipe=tuple(version.candidate.recipe),
        loops=tuple(loop_line(report) for report in loop_reports(version)),
        predictions=tuple(prediction_view(prediction) for prediction in version.candidate.predictions),
        dependences=tuple(dependence_row(conflict) for conflict in ordered),
        schedule=tuple(schedule_text(version.candidate.schedule).splitlines()),
    )


def prediction_view(prediction: Prediction) -> PredictionView:
    """One statement's prediction."""
    rows = tuple(tuple(map(str, row)) for row in describe_estimate(prediction.chosen))
    if prediction.next_best is None:
        return PredictionView(prediction.statement, rows, prediction.considered, "", ())
    recipe, estimate = prediction.next_best
    comparison = tuple(tuple(map(str, row)) for row in compare(prediction.chosen, estimate))
    return PredictionView(prediction.statement, rows, prediction.considered, "; ".join(recipe), comparison)


def dependence_row(conflict: Conflict) -> tuple[str, ...]:
    """A dependence: its kind, both accesses with their places, and the distance."""
    first, second = (
        f"{statement.name} {VERBS[access.kind]} {access.text} at {access.span.line}:{access.span.column}"
        for statement, access in ((conflict.source, conflict.first), (conflict.target, conflict.second))
    )
    distance = conflict.spacing.removeprefix(" at distance ") or "varies"
    return conflict.kind, first, second, distance
