"""Benchmarks for other programs: one JSON document.

    {"machine": {...}, "peak_gflops": {"float": {"1": 117.9}}, "cases": [{"name", "suite", "threads", "equal",
     "seconds", "gflops", "eff", "transformed", "ratios", "rank_quality", "details"}]}

`eff` is a fraction of the peak; a ratio is the other's time over ours, above 1 where ours is faster; null is unknown.
`pending` names the cases to come of a run that was not at its end.
"""

from __future__ import annotations

import json
from typing import Any

from polyxform.harness.measurements import Benchmark, Case, MachineFacts, Timing
from polyxform.reporting.means import Mean, geometric_means

Document = dict[str, Any]


def benchmark_json(benchmark: Benchmark) -> str:
    """The document as text, with a newline at its end."""
    return json.dumps(benchmark_document(benchmark), indent=2) + "\n"


def benchmark_document(benchmark: Benchmark) -> Document:
    """The document."""
    return {
        "machine": machine_document(benchmark.machine),
        "peak_gflops": peaks_document(benchmark),
        "cases": [case_document(case) for case in benchmark.cases],
        "geometric_means": [mean_document(mean) for mean in geometric_means(benchmark.cases)],
        "problems": [{"name": name, "reason": reason} for name, reason in benchmark.problems],
        "pending": list(benchmark.pending),
    }


def mean_document(mean: Mean) -> Document:
    """A mean over the cases of one number of threads that have this rival."""
    return {"threads": mean.threads, "rival": mean.rival, "ratio": mean.ratio, "cases": mean.cases}


def machine_document(machine: MachineFacts) -> Document:
    """Where it was measured; "compiler" is the one that made the timed builds."""
    return {
        "cpu": machine.cpu,
        "cores": machine.cores,
        "caches": list(machine.caches),
        "os": machine.system,
        "compiler": next(iter(machine.compilers.values()), ""),
        "compilers": dict(machine.compilers),
        "libraries": dict(machine.libraries),
        "flags": machine.flags,
        "isolation": machine.isolation,
    }


def peaks_document(benchmark: Benchmark) -> Document:
    """The highest peak seen for each element type and number of threads."""
    peaks: dict[str, dict[str, float]] = {}
    for case in benchmark.cases:
        of_type = peaks.setdefault(case.element, {})
        of_type[str(case.threads)] = max(of_type.get(str(case.threads), 0.0), case.peaks.gflops)
    return peaks


def case_document(case: Case) -> Document:
    """One case."""
    return {
        "name": case.name,
        "suite": case.suite,
        "threads": case.threads,
        "equal": case.equal,
        "seconds": case.seconds,
        "gflops": case.gflops,
        "eff": case.efficiency,
        "transformed": case.transformed,
        "ratios": case.ratios,
        "rank_quality": None,
        "details": details_document(case),
    }


def details_document(case: Case) -> Document:
    """Everything else that is known of a case."""
    return {
        "function": case.function,
        "element": case.element,
        "cold": case.cold,
        "sizes": dict(case.sizes),
        "operations": case.operations,
        "peak_gflops": case.peaks.gflops,
        "bandwidth": case.peaks.bandwidth,
        "noise": case.peaks.noise,
        "timings": [timing_document(timing) for timing in ((case.ours,) if case.ours else ()) + case.others],
        "missing": dict(case.missing),
        "notes": list(case.notes),
        "data_bytes": case.data_bytes,
        "microkernels": case.microkernels,
        "source": case.source,
        "memory": [list(row) for row in case.memory],
        "repro": case.repro,
    }


def timing_document(timing: Timing) -> Document:
    """One implementation's times in seconds."""
    return {
        "name": timing.name,
        "best": timing.best,
        "median": timing.median,
        "spread": timing.spread,
        "samples": len(timing.samples),
        "about": timing.about,
    }
