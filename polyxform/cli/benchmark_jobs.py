"""What `polyxform bench` measures: files of the person's, suites, lists of layers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from polyxform.benchmarking.kernel_folder import kernel_folder
from polyxform.benchmarking.measure import BenchmarkRequest, measure
from polyxform.benchmarking.suites import Shaping, SuiteItem, read_layers, suite
from polyxform.cli.compiling import compile_contained, contained, load, outcome_of
from polyxform.cli.flags import Request
from polyxform.cli.presentation import Failed, Outcome, without_remarks
from polyxform.harness.measurements import Benchmark
from polyxform.options import Options


@dataclass(frozen=True)
class Selection:
    """What a command line asks to measure.

    files    of the person's
    suites   names of suites
    layers   CSV files
    kernels  folder of input kernels, "" for the one that comes with the program
    shaping  how layers become sizes
    """

    files: tuple[str, ...]
    suites: tuple[str, ...]
    layers: tuple[str, ...]
    kernels: str
    shaping: Shaping


@dataclass(frozen=True)
class Job:
    """One file to compile and measure.

    path  of the file
    item  the part of a suite that it stands for, None for a file of the person's
    """

    path: str
    item: SuiteItem | None = None

    @property
    def title(self) -> str:
        """Its name for progress."""
        return (self.item.name if self.item else "") or self.path


def jobs_of(selection: Selection) -> tuple[Job, ...]:
    """The jobs in the order in which they are measured. PolyxformError for a list or a folder that cannot be used."""
    jobs = [Job(file) for file in selection.files]
    if not (selection.suites or selection.layers):
        return tuple(jobs)
    folder = kernel_folder(selection.kernels)
    items = [item for name in selection.suites for item in suite(name, selection.shaping, folder)]
    items += [item for file in selection.layers for item in read_layers(Path(file), Path(file).stem, selection.shaping)]
    return (*jobs, *(Job(shown(folder / item.file), item) for item in items))


def shown(path: Path) -> str:
    """The path as people write it: relative where it lies in the current folder."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def run_job(job: Job, request: Request, wanted: BenchmarkRequest) -> tuple[Outcome, Benchmark]:
    """Compile and measure one job. Failed when its file cannot be read or compiled."""
    source = load(job.path)
    options = request.options_for(source.path)
    if job.item is not None:
        options = options_of(job.item, options)
        wanted = replace(wanted, name=job.item.name, function=job.item.function, suite=job.item.suite)
    compilation = compile_contained(source, options)
    with contained(source):
        return without_remarks(outcome_of(compilation, options.strict)), measure(compilation, wanted)


def options_of(item: SuiteItem, options: Options) -> Options:
    """The options for an item of a suite; what the command line says about reordered sums wins."""
    consent = options.reassociate or (item.consent and "reassociate" not in options.explicit)
    return replace(options, sizes=(*item.sizes, *options.sizes), reassociate=consent)


def contained_job(job: Job, request: Request, wanted: BenchmarkRequest) -> tuple[Outcome, Benchmark | None]:
    """One job; None in place of figures when an item of a suite failed."""
    try:
        return run_job(job, request, wanted)
    except Failed as failed:
        if job.item is None:
            raise
        return failed.outcome, None
