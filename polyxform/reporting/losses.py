"""Why a case lost: who was faster, what ran there, and what the compiler knows of the time that ours takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyxform.harness.measurements import Case, Comment, Timing

NEAR = 0.9
"""A share of the peak from which on there is no gap to explain."""
LEVEL = 0.98
"""Ratios above are no losses: two measurements of the same code differ by as much."""
OWN_LAYOUTS = {
    "onednn_any": "its layouts are of its own choice, and making them is not counted",
    "libxsmm": "its layouts are made beforehand, which is not counted",
}

CAUSES = {
    "compute": "arithmetic",
    "L2": "data from L2",
    "L3": "data from L3",
    "memory": "data from memory",
    "loops": "loops around the kernel",
    "pages": "addresses of new pages",
    "parallel": "the start of parallel work",
}
"""The reuse model's parts of a time in a reader's words."""


@dataclass(frozen=True)
class Loss:
    """A case in which somebody is faster.

    rival    who is
    factor   how many times as fast
    ran      what ran there, in the library's words
    ours     share of the peak that our result reaches; None: unknown
    theirs   likewise of the rival
    reasons  what is known of the difference, most telling first
    """

    rival: str
    factor: float
    ran: str
    ours: float | None
    theirs: float | None
    reasons: tuple[str, ...]


def loss_of(case: Case, comments: Sequence[Comment]) -> Loss | None:
    """The fastest of those that beat our result by more than measurements differ, and why; None when nobody does."""
    ratios = case.ratios
    ahead = [timing for timing in case.others if ratios.get(timing.name, 1.0) < LEVEL]
    if not ahead or not case.equal:
        return None
    best = min(ahead, key=lambda timing: ratios[timing.name])
    return Loss(
        rival=best.name,
        factor=1 / ratios[best.name],
        ran=best.about,
        ours=case.efficiency,
        theirs=share_of_peak(case, best),
        reasons=tuple(dict.fromkeys(reasons(case, best, comments))),
    )


def share_of_peak(case: Case, timing: Timing) -> float | None:
    """How much of the peak an implementation reaches, where that is known."""
    known = case.operations and case.peaks.gflops
    return (case.operations or 0) / timing.best / 1e9 / case.peaks.gflops if known else None


def verdict(case: Case, comments: Sequence[Comment]) -> str:
    """Who is faster, what it ran, and what is known of the reason; "" when nobody is."""
    if not case.equal:
        return "the result was not found equal to the original: no time of it is shown"
    loss = loss_of(case, comments)
    if loss is None:
        return ""
    head = f"{loss.rival} is {loss.factor:.2f} times as fast" + (f" ({loss.ran})" if loss.ran else "")
    return "; ".join((head, *loss.reasons))


def reasons(case: Case, rival: Timing, comments: Sequence[Comment]) -> list[str]:
    """What is known about the time that the case takes."""
    layouts = [OWN_LAYOUTS[rival.name]] if rival.name in OWN_LAYOUTS else []
    if not case.transformed:
        told = [c.text for c in comments if c.kind in ("warning", "missed")]
        return ["the kernel was left unchanged", *told, *layouts]
    missed = [comment.text for comment in comments if comment.kind == "missed"]
    kernel = [] if case.microkernels else ["no microkernel computes it"]
    return [*kernel, *shortfall(case), *predicted(case), *layouts, *missed]


def predicted(case: Case) -> list[str]:
    """What the cost model says of the time, and where it leaves the reader to look for the rest."""
    causes = [(row[0].strip(), row[2].partition(" ")[0]) for row in case.memory if row[0].startswith("  ")]
    if not causes:
        return []
    told = ", ".join(f"{share} {CAUSES.get(cause, cause)}" for cause, share in causes)
    return [f"the model divides its time into {told}", *bottleneck(causes)]


def bottleneck(causes: Sequence[tuple[str, str]]) -> list[str]:
    """What the parts of the predicted time mean, where one statement has all of it."""
    if len({cause for cause, _ in causes}) < len(causes):
        return []
    shares = {cause: int(share.rstrip("%")) for cause, share in causes}
    if shares.get("compute", 0) >= 100 * NEAR:
        return ["so what is missing to the peak is lost in the kernel and at its edges, not to memory"]
    waits = {cause: share for cause, share in shares.items() if cause != "compute"}
    most = max(waits, key=lambda cause: waits[cause], default="")
    return [f"so {CAUSES.get(most, most)} cost most beside arithmetic"] if most else []


def shortfall(case: Case) -> list[str]:
    """How far a kernel that is bound by arithmetic stays below the peak, and by how much the clock disagrees."""
    if case.efficiency is None or not case.microkernels or case.efficiency >= NEAR:
        return []
    told = [f"{case.efficiency:.0%} of the peak reached"]
    if case.ours is not None and case.ours.spread > 1 - NEAR:
        told.append(f"its own times vary by {case.ours.spread:.0%}: measure again on a quiet machine")
    return told
