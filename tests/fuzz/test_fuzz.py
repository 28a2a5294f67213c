"""A fixed part of the fuzzer's programs, and proof that it finds wrong code."""

from dataclasses import replace
from itertools import count

import pytest
from polyxform import pipeline

from tests.fuzz.campaign import Batch, run_batch
from tests.fuzz.minimize import minimized, reductions
from tests.fuzz.programs import Loop, program, statements
from tests.fuzz.text import source

FAST = 60
LONG = 200
NOTHING_TO_GAIN = ("PX306", "PX309")


def check(found: Batch) -> None:
    """Nearly all programs were rewritten or had nothing to gain, no proof failed, and none gives other results."""
    assert not found.wrong
    assert not found.unproven
    nothing_to_gain = sum(code in NOTHING_TO_GAIN for _, code in found.refused)
    assert found.rewritten + nothing_to_gain >= found.count * 0.8
    assert found.rewritten >= found.count * 0.4


@pytest.mark.parametrize("seed", range(0, FAST, 10))
def test_random_programs_keep_their_results(seed, tmp_path):
    check(run_batch(seed, 10, tmp_path))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(FAST, LONG, 10))
def test_more_random_programs_keep_their_results(seed, tmp_path):
    check(run_batch(seed, 10, tmp_path))


def test_programs_are_the_same_for_the_same_seed():
    assert source([program("f", 7)]) == source([program("f", 7)])
    assert len({source([program("f", seed)]) for seed in range(50)}) == 50


def test_reductions_come_to_an_end():
    smallest = minimized(program("f", 3), lambda candidate: True)
    assert len(list(statements(smallest.nodes))) == 1
    assert not list(reductions(smallest)) or all(isinstance(node, Loop) for node in smallest.nodes)


def faulty(change):
    """An emitter whose text goes through `change`."""

    def emit(*arguments, **options):
        emitted = pipeline_emit(*arguments, **options)
        pieces = tuple(change(piece) if isinstance(piece, str) else piece for piece in emitted.pieces)
        return replace(emitted, pieces=pieces)

    pipeline_emit = pipeline.emit
    return emit


FAULTS = {
    "every loop stops one iteration too early": lambda text: text.replace("; i < n;", "; i < n - 1;"),
    "a sum is subtracted": lambda text: text.replace("+=", "-=", 1) if " += " in text and "for" not in text else text,
}


@pytest.mark.parametrize("name", FAULTS)
def test_wrong_code_is_found_and_made_small(name, monkeypatch, tmp_path):
    monkeypatch.setattr(pipeline, "validate", lambda *arguments: None)
    monkeypatch.setattr(pipeline, "emit", faulty(FAULTS[name]))
    found = next(batch for batch in (run_batch(seed, 1, tmp_path) for seed in count(100)) if batch.wrong)
    name, text = found.wrong[0]
    assert len(text) < len(source([program(name, found.seed)]))
    assert text.count("=") - text.count("<=") - 2 * text.count("==") <= 2 * text.count("for (") + 2


@pytest.mark.parametrize("name", FAULTS)
def test_validation_finds_the_same_faults_first(name, monkeypatch, tmp_path):
    monkeypatch.setattr(pipeline, "emit", faulty(FAULTS[name]))
    found = run_batch(100, 10, tmp_path)
    assert not found.wrong
    assert any(code.startswith("PX50") for _, code in found.unproven)
