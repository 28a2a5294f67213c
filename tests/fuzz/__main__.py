"""Run many random programs: `python -m tests.fuzz --count N --seed S`.

Every batch is written down when it is done, so that a campaign can be stopped and goes on where it was.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.fuzz.campaign import BATCH, Batch, run_batch
from tests.fuzz.record import append, read, summary

RECORD = Path("build/fuzz.jsonl")
KEPT = Path(__file__).parent / "kept"


@click.command()
@click.option("--count", type=click.IntRange(min=1), default=200, show_default=True, help="Programs to run.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Seed of the first one.")
@click.option("--record", type=click.Path(dir_okay=False, path_type=Path), default=RECORD, show_default=True)
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), default=KEPT, help="Where failures go.")
def main(count: int, seed: int, record: Path, keep: Path) -> None:
    """Rewrite random programs, run both versions, and keep a minimized form of each that fails."""
    done = read(record)
    wanted = range(seed, seed + count, BATCH)
    for start in wanted:
        if start not in done or done[start].wrong:
            done[start] = recorded(start, min(BATCH, seed + count - start), record, keep)
            click.echo(summary([done[at] for at in wanted if at in done]), err=True)
    found = [done[start] for start in wanted]
    click.echo(summary(found))
    sys.exit(any(batch.wrong or batch.unproven for batch in found))


def recorded(start: int, count: int, record: Path, keep: Path) -> Batch:
    """Run a batch, write it down, and keep its failing programs."""
    with TemporaryDirectory(prefix="polyxform-fuzz-") as folder:
        batch = run_batch(start, count, Path(folder))
    append(record, batch)
    for name, text in batch.wrong:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{name}.c").write_text(text, encoding="utf-8")
    return batch


if __name__ == "__main__":
    main()
