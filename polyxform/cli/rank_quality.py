"""`polyxform bench --rank-quality`: how good the cost model's choices are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from polyxform.cli.benchmark_jobs import Job
from polyxform.cli.flags import Request
from polyxform.cli.outputs import write_standard_output
from polyxform.cli.presentation import Outcome
from polyxform.cli.tune import subject_of
from polyxform.cli.tuning_progress import progress
from polyxform.diagnostics import Diagnostic, ExitCode
from polyxform.machine import usable_cores
from polyxform.tuning.build_cache import cache_for
from polyxform.tuning.database import opened
from polyxform.tuning.executors import crews
from polyxform.tuning.rank_quality import RankQuality, qualities_text, rank_qualities
from polyxform.tuning.search import Settings
from polyxform.tuning.tasks import flags_here

LEADING, SAMPLED = 6, 6
"""Ways that are measured: the first ones of the model's order, and others drawn at random."""


def rank_quality(jobs: Sequence[Job], request: Request, threads: int, seconds: float, seed: int) -> Outcome:
    """Measure and show the quality of the choices. Nothing of it is remembered for later compilations."""
    subjects = [subject_of(job, request) for job in jobs]
    compiler = subjects[0].options.compiler
    settings = Settings(seconds, LEADING, threads, flags=flags_here(compiler), sampled=SAMPLED, seed=seed)
    found: list[RankQuality] = []
    failures: list[Diagnostic] = []
    with (
        TemporaryDirectory(prefix="polyxform-") as folder,
        crews("local", usable_cores(), compiler) as (crew, *_),
        opened(Path(folder) / "measurements") as database,
        progress(request.presentation) as watch,
    ):
        for one in rank_qualities(subjects, crew, database, cache_for(crew.place), settings, watch):
            if isinstance(one, RankQuality):
                found.append(one)
            else:
                failures.append(one.diagnostic)
    if found:
        write_standard_output(qualities_text(found).encode("utf-8", "backslashreplace"))
    return Outcome(ExitCode.DONE if found else ExitCode.REFUSED, tuple(failures))
