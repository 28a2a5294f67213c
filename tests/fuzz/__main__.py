"""Run many random programs: `python -m tests.fuzz --count N --seed S`.

Every batch is written down when it is done, so that a campaign can be stopped and goes on where it was. Batches that
ran on another state of polyxform's source run again.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.fuzz.campaign import BATCH, Batch, run_batch, state_of_the_code
from tests.fuzz.record import append, read, summary

RECORD = Path("build/fuzz.jsonl")
KEPT = Path(__file__).parent / "kept"


@click.command()
@click.option("--count", type=click.IntRange(min=1), default=200, show_default=True, help="Programs to run.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Seed of the first one.")
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count(), help="Batches that run at once.")
@click.option("--record", type=click.Path(dir_okay=False, path_type=Path), default=RECORD, show_default=True)
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), default=KEPT, help="Where failures go.")
def main(count: int, seed: int, jobs: int, record: Path, keep: Path) -> None:
    """Rewrite random programs, run both versions, and keep a minimized form of each that fails."""
    sizes = {start: min(BATCH, seed + count - start) for start in range(seed, seed + count, BATCH)}
    code = state_of_the_code()
    done = {at: one for at, one in read(record).items() if one.code == code and one.count == sizes.get(at)}
    with ProcessPoolExecutor(jobs) as pool:
        left = [at for at in sizes if at not in done or done[at].wrong]
        for future in as_completed([pool.submit(fresh, at, sizes[at], jobs) for at in left]):
            batch = future.result()
            written_down(batch, record, keep)
            done[batch.seed] = batch
            click.echo(summary(done.values()), err=True)
    click.echo(summary(done.values()))
    sys.exit(any(batch.wrong or batch.unproven for batch in done.values()))


def fresh(start: int, count: int, jobs: int) -> Batch:
    """Run a batch, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="polyxform-fuzz-") as folder:
        return run_batch(start, count, Path(folder), jobs)


def written_down(batch: Batch, record: Path, keep: Path) -> None:
    """Write a batch down, and keep its failing programs."""
    append(record, batch)
    for name, text in batch.wrong:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{name}.c").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
