"""Regions that ask for too much work get an answer all the same."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from polyxform import pipeline
from polyxform.options import Options
from polyxform.pipeline import Compilation, optimize
from polyxform.schedule.model import Candidate
from polyxform.scop.model import Scop
from polyxform.validation.failure import failure

ANSWER_SECONDS = 60


def deep(depth: int) -> str:
    """A perfect nest with a dependence along every loop."""
    counters = [f"i{number}" for number in range(depth)]
    loops = "".join(f"for (int {c} = 1; {c} < n; {c}++)\n" for c in counters)
    here = "".join(f"[{c}]" for c in counters)
    before = "".join(f"[{c} - 1]" for c in counters)
    return (
        f"void f(int n, float A{'[4]' * depth}) {{\n#pragma scop\n{loops}A{here} += A{before};\n#pragma endscop\n}}\n"
    )


COLUMNS = """void f(int n, int m, float A[restrict n][m]) {
#pragma scop
for (int i = 1; i < n; i++) for (int j = 0; j < m; j++) A[i][j] += A[i - 1][j];
#pragma endscop
}
"""


PRODUCT = """void NAME(int n, float A[restrict n][n], float B[restrict n][n], float C[restrict n][n]) {
#pragma scop
for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) for (int k = 0; k < n; k++) C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
"""


def long(count: int) -> str:
    """One loop with many statements that hand values on."""
    lines = "".join(f"x[i + {at % 7}] = x[i + {(at * 5 + 1) % 7}] + y[{at} + i];\n" for at in range(count))
    return (
        "void f(int n, float *restrict x, float *restrict y) {\n"
        f"#pragma scop\nfor (int i = 0; i < n; i++) {{\n{lines}}}\n#pragma endscop\n}}\n"
    )


def processor_seconds() -> float:
    """Processor time of this process and of its children that have ended."""
    return sum(os.times()[:4])


def outcome(compilation: Compilation) -> str:
    """Code of the first diagnostic."""
    return compilation.diagnostics[0].code


@pytest.mark.long
@pytest.mark.parametrize("text", [deep(12), long(200)], ids=["12 loops", "200 statements"])
def test_hard_regions_end_with_an_answer(text: str) -> None:
    start = processor_seconds()
    compilation = optimize(text)
    assert processor_seconds() - start < ANSWER_SECONDS
    assert outcome(compilation) in ("PX300", "PX303", "PX304", "PX309")


def test_a_time_limit_leaves_the_region_alone() -> None:
    text = long(40)
    compilation = optimize(text, replace(Options(), max_seconds=0.01, max_operations=0))
    assert outcome(compilation) == "PX304"
    assert compilation.text == text
    assert "--max-seconds" in compilation.diagnostics[0].help


def test_a_simpler_schedule_is_tried_when_time_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    find = pipeline.candidates

    def endless(*arguments: object) -> tuple[Candidate, ...]:
        while arguments[2].tile:
            pass
        return find(*arguments)

    monkeypatch.setattr(pipeline, "candidates", endless)
    compilation = optimize(COLUMNS, replace(Options(), max_seconds=1))
    assert outcome(compilation) == "PX300"


def test_versions_after_one_that_takes_too_long_get_their_best_schedule(monkeypatch: pytest.MonkeyPatch) -> None:
    find = pipeline.candidates

    def endless(*arguments: object) -> tuple[Candidate, ...]:
        while arguments[0].fixed and arguments[2].tile:
            pass
        return find(*arguments)

    options = replace(Options(), max_seconds=1, sizes=(("n", 256),))
    usual = optimize(PRODUCT, options).regions[0].versions
    monkeypatch.setattr(pipeline, "candidates", endless)
    special, general = optimize(PRODUCT, options).regions[0].versions
    assert dict(special.scop.fixed) == {"n": 256}
    assert not special.version.emitted.calls
    assert general.version.recipe == usual[1].version.recipe


@pytest.mark.parametrize("seconds", [0, 15])
def test_kernels_count_as_proven_only_through_a_version_that_passes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seconds: int
) -> None:
    told, prove = tmp_path / "told", pipeline.validate

    def failing_once(scop: Scop, *arguments: object) -> None:
        with told.open("a") as stream:
            stream.write(f"{scop.function} {len(arguments[4])}\n")
        if scop.function == "first":
            raise failure("PX502", "wrong")
        prove(scop, *arguments)

    monkeypatch.setattr(pipeline, "validate", failing_once)
    text = "".join(PRODUCT.replace("NAME", name) for name in ("first", "second", "third"))
    first, *others = optimize(text, replace(Options(), max_seconds=seconds)).regions
    assert not first.transformed
    assert all(region.transformed for region in others)
    *unproven, last = told.read_text().splitlines()
    assert unproven == ["first 0", "second 0"]
    assert last != "third 0"


def test_a_candidate_that_breaks_a_dependence_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    find = pipeline.candidates

    def with_wrong(scop, *arguments: object) -> tuple[Candidate, ...]:
        found = find(scop, *arguments)
        unordered = Candidate(type(scop.schedule).from_domain(scop.domain), {}, ("no order",))
        return (unordered, *found)

    monkeypatch.setattr(pipeline, "candidates", with_wrong)
    compilation = optimize(COLUMNS)
    assert outcome(compilation) == "PX300"
    assert "no order" not in compilation.diagnostics[0].message


def test_no_legal_candidate_leaves_the_region_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "candidates", lambda *_arguments: ())
    assert outcome(optimize(COLUMNS)) == "PX301"
