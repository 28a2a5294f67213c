"""Why a case lost: who was faster, what ran there, and what the compiler knows of the time that ours takes."""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.harness.measurements import Case, Comment

NEAR = 0.9
"""A share of the peak from which on there is no gap to explain."""


def verdict(case: Case, comments: Sequence[Comment]) -> str:
    """Who is faster, what it ran, and what is known of the reason; "" when nobody is."""
    if not case.equal:
        return "the result was not found equal to the original: no time of it is shown"
    ahead = [timing for timing in case.others if case.ratios.get(timing.name, 1.0) < 1.0]
    if not ahead:
        return ""
    best = min(ahead, key=lambda timing: timing.best)
    head = f"{best.name} is {1 / case.ratios[best.name]:.2f} times as fast" + (f" ({best.about})" if best.about else "")
    return "; ".join(dict.fromkeys([head, *reasons(case, comments)]))


def reasons(case: Case, comments: Sequence[Comment]) -> list[str]:
    """What the compiler says about the time that the case takes."""
    if not case.transformed:
        return ["the kernel was left unchanged", *(c.text for c in comments if c.kind in ("warning", "missed"))]
    causes = [f"{row[0].strip()} {row[2]}" for row in case.memory if row[0].startswith("  ")]
    predicted = [f"predicted: {', '.join(causes)}"] if causes else []
    missed = [comment.text for comment in comments if comment.kind == "missed"]
    return [*([] if case.microkernels else ["no microkernel computes it"]), *predicted, *shortfall(case), *missed]


def shortfall(case: Case) -> list[str]:
    """How far a kernel that is bound by arithmetic stays below the peak, and by how much the clock disagrees."""
    if case.efficiency is None or not case.microkernels or case.efficiency >= NEAR:
        return []
    told = [f"{case.efficiency:.0%} of the peak reached"]
    if case.ours is not None and case.ours.spread > 1 - NEAR:
        told.append(f"its own times vary by {case.ours.spread:.0%}: measure again on a quiet machine")
    return told
