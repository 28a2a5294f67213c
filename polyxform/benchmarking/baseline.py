"""Hold a benchmark against an earlier one of the same machine."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, Severity, Span
from polyxform.harness.measurements import OURS, Benchmark, Case

LEAST_LOSS = 0.05
"""A loss below this is never one: clocks and page placement change as much from run to run."""

Document = Mapping[str, Any]
Identity = tuple[str, str, int, bool, str]


class UnusableBaseline(PolyxformError):
    """The baseline is not a report of `polyxform bench --json`."""

    exit_code = ExitCode.USAGE


def read_baseline(path: str) -> Document:
    """The earlier report. UnusableBaseline when the file cannot be read or is none."""
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
        known = all({"name", "threads", "equal", "transformed"} <= case.keys() for case in document["cases"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise unusable(path, f"cannot read the baseline: {error}") from None
    if not known:
        raise unusable(path, "the baseline's cases lack their names")
    return dict(document)


def unusable(path: str, reason: str) -> UnusableBaseline:
    """The exception for a baseline that is none."""
    return UnusableBaseline(Diagnostic(Severity.ERROR, "PX707", reason, Span(path)))


def regressions(found: Benchmark, baseline: Document) -> Iterator[tuple[Case, str]]:
    """Cases that got worse, each with what did; cases that only one of the two has are no regressions."""
    earlier = {identity(old): old for old in baseline["cases"]}
    for case in found.cases:
        old = earlier.get(identity_of(case))
        reason = worsened(case, old) if old is not None else ""
        if reason:
            yield case, reason


def shares_cases(found: Benchmark, baseline: Document) -> bool:
    """Whether there is anything to compare: a gate that compared nothing has to say so."""
    earlier = {identity(old) for old in baseline["cases"]}
    return any(identity_of(case) in earlier for case in found.cases)


def identity_of(case: Case) -> Identity:
    """What makes a case of this run the same one as of the baseline."""
    return case.suite, case.name, case.threads, case.cold, dict_key(dict(case.sizes))


def identity(old: Document) -> Identity:
    """Likewise of a case of the baseline."""
    details = old.get("details", {})
    cold = bool(details.get("cold", False))
    return old.get("suite", ""), old["name"], old["threads"], cold, dict_key(details.get("sizes", {}))


def dict_key(sizes: Mapping[str, int]) -> str:
    """Sizes in an order of their own."""
    return json.dumps(sizes, sort_keys=True)


def worsened(case: Case, old: Document) -> str:
    """What is worse than before, "" when nothing is."""
    if old["equal"] and not case.equal:
        return "the result is no longer equal to the original"
    if old["transformed"] and not case.transformed:
        return "the kernel is no longer rewritten"
    before = old.get("details", {}).get("microkernels", 0)
    if case.microkernels < before:
        return f"{case.microkernels} statements are computed by a microkernel, {before} were"
    loss, noise = relative_loss(case, old), allowance(case, old)
    if loss > noise:
        return f"{loss:.1%} slower than the baseline, noise {noise:.1%}"
    return ""


def relative_loss(case: Case, old: Document) -> float:
    """How much longer the case takes than before, relative, by the median of all yardsticks.

    Yardsticks are the peak and every rival that both runs measured beside the case, so that a machine that was busy or
    clocked lower is not taken for a loss; seconds count only where there is nothing else.
    """
    now, before = yardsticks(case.efficiency, case.ratios), yardsticks(old.get("eff"), old.get("ratios", {}))
    losses = [before[name] / now[name] - 1 for name in now.keys() & before.keys()]
    if losses:
        return statistics.median(losses)
    return case.seconds / float(old["seconds"]) - 1 if case.seconds and old.get("seconds") else 0.0


def yardsticks(efficiency: float | None, ratios: Mapping[str, float]) -> dict[str, float]:
    """How the case stood against each of them."""
    known = {"": efficiency, **ratios}
    return {name: value for name, value in known.items() if value}


def allowance(case: Case, old: Document) -> float:
    """What a case may lose by chance: the spreads of its own times and of the peak in both runs."""
    details = old.get("details", {})
    now = (case.ours.spread if case.ours else 0.0) + case.peaks.noise
    timings = details.get("timings", ())
    before = next((float(timing["spread"]) for timing in timings if timing["name"] == OURS), 0.0)
    return max(LEAST_LOSS, now + before + float(details.get("noise", 0.0)))
