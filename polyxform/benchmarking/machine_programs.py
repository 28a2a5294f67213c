"""Programs that measure the machine itself, run beside the kernels: multiply-add peak and memory bandwidth."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

from polyxform.benchmarking.linked_library import NATIVE
from polyxform.harness.measurements import Peaks
from polyxform.harness.plan import Implementation
from polyxform.machine import Machine, detect
from polyxform.toolchain.compiler import Compiler, Product, build

PEAK = "peak"
BANDWIDTH = "bandwidth"
CACHES_FILLED = 4
FEWEST_ELEMENTS, MOST_ELEMENTS = 2 << 20, 32 << 20


def machine_implementations(
    compiler: Compiler, folder: Path, element: str, flags: Sequence[str]
) -> tuple[Implementation, ...]:
    """Shared objects for the peak in `element` ("float" or "double") and for the bandwidth."""
    words = {
        PEAK: (f"-DELEMENT={element}", "-ffp-contract=fast"),
        BANDWIDTH: (f"-DELEMENTS={stream_elements(detect())}",),
    }
    made = []
    for name, extra in words.items():
        output = folder / f"{name}.so"
        build(compiler, [NATIVE / f"{name}.c"], output, (*flags, *extra), product=Product.SHARED)
        made.append(Implementation(name, name, output))
    return tuple(made)


def stream_elements(machine: Machine) -> int:
    """Length of each of the three arrays of doubles: together CACHES_FILLED times the last cache, within bounds."""
    last = machine.caches[-1].size if machine.caches else 0
    return min(max(CACHES_FILLED * last // (3 * 8), FEWEST_ELEMENTS), MOST_ELEMENTS)


def machine_peaks(samples: Mapping[str, Sequence[float]], about: Mapping[str, str]) -> Peaks:
    """Peaks from the programs' times and from what they say of themselves: the work of one call comes first."""
    peak_times, bandwidth_times = samples.get(PEAK, ()), samples.get(BANDWIDTH, ())
    if not peak_times or not bandwidth_times:
        return Peaks()
    best = min(peak_times)
    return Peaks(
        gflops=leading_number(about[PEAK]) / best / 1e9,
        bandwidth=leading_number(about[BANDWIDTH]) / min(bandwidth_times) / 1e9,
        noise=statistics.median(peak_times) / best - 1,
    )


def leading_number(text: str) -> float:
    """The number that a text begins with."""
    return float(text.split()[0])
