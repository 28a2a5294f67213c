"""`polyxform verify`: what it asks for, what it says, and when it fails."""

import pytest
from polyxform.cli import verify as module
from polyxform.verification.model import Finding, FunctionVerdict, Request, Skipped, Verification

GOOD = FunctionVerdict("f", trials=3, comparisons=12, exact=2, isolation="own namespaces")
DIFFERENT = FunctionVerdict(
    "g",
    trials=1,
    comparisons=1,
    findings=(Finding("difference", "fast", "C[1] is 2 and should be 3", (("n", 2),), "integer", 2, "polyxform ..."),),
)
EMPTY = FunctionVerdict("h", skipped=(Skipped((("n", 1), ("m", 0)), "the original\x1b crashes"),))


@pytest.fixture
def verified(cli, monkeypatch, tmp_path):
    """Runs the command with verdicts made up; the requests that came in are in the second result."""
    source = tmp_path / "k.c"
    source.write_text("slow\n")
    requests = []

    def call(verdicts, *arguments):
        def answer(_compilation, request):
            requests.append(request)
            return Verification(str(source), tuple(verdicts), (), 1.25)

        monkeypatch.setattr(module, "verify", answer)
        return cli("verify", source, *arguments), requests

    return call


def test_equal(verified):
    finished, requests = verified([GOOD])
    assert finished.status == 0
    assert finished.stdout.decode().startswith("f: equal; 12 comparisons in 3 trials, 2 of them exact\n")
    assert b"own namespaces" in finished.stdout
    assert requests == [Request()]


def test_a_difference_is_an_error_with_the_way_to_see_it_again(verified):
    finished, _ = verified([GOOD, DIFFERENT])
    assert finished.status == 1
    assert b"g: NOT EQUAL" in finished.stdout
    assert "error: g: C[1] is 2 and should be 3 [PX701]\n  help: to see it again: polyxform ..." in finished.stderr


def test_nothing_compared_is_a_failure_too(verified):
    finished, _ = verified([EMPTY])
    assert finished.status == 1
    assert b"h: not compared" in finished.stdout
    assert b"left out: n=1,m=0: the original\\x1b crashes" in finished.stdout
    assert "[PX702]" in finished.stderr


def test_nothing_rewritten_is_nothing_to_verify(verified):
    finished, _ = verified([])
    assert finished.status == 0
    assert b"nothing to verify" in finished.stdout


def test_what_is_asked_for(verified):
    _, requests = verified([GOOD], "--at", "n=7,m=3", "--at", "n=1", "--threads=2", "--seed=5", "--sanitize")
    sizes = ((("n", 7), ("m", 3)), (("n", 1),))
    assert requests == [Request(threads=(2,), sizes=sizes, seed=5, sanitize=True)]


@pytest.mark.parametrize("arguments", [["--threads=0"], ["--threads=x"], ["--threads=9999"], ["--at=n"], ["--seed=x"]])
def test_wrong_requests(verified, arguments):
    finished, requests = verified([GOOD], *arguments)
    assert finished.status == 2
    assert requests == []
