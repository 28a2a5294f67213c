"""Work in a child process: results, exceptions, time, crashes."""

import os
import signal
import time
from functools import partial

import islpy as isl
import pytest
from polyxform.diagnostics import Span, Unsupported, unsupported
from polyxform.toolchain.forked import ChildEnded, alongside, bounded, started

SCHEDULE = isl.Schedule(
    '{ domain: "{ S[i] : 0 <= i < 9 }", child: { mark: "loop", child: { schedule: "[{ S[i] -> [(i)] }]" } } }'
)


def refuse():
    raise unsupported("PX123", "no", Span("k.c", 3, 1))


def endless():
    while True:
        pass


def test_results_come_back_by_value():
    relation = isl.UnionMap("[n] -> { S[i] -> T[i + 1] : 0 <= i < n }")
    text, found, tree = bounded(lambda: ("x" * 3_000_000, relation, SCHEDULE), 10)
    assert len(text) == 3_000_000
    assert found.is_equal(relation)
    assert tree.plain_is_equal(SCHEDULE)


def test_work_happens_in_another_process_unless_there_is_no_bound():
    assert bounded(os.getpid, 10) != os.getpid()
    assert bounded(os.getpid, 0) == os.getpid()


def test_exceptions_come_back_whole():
    with pytest.raises(Unsupported) as caught:
        bounded(refuse, 10)
    assert caught.value.diagnostics[0].code == "PX123"
    assert "refuse" in caught.value.__notes__[0]


def test_errors_of_isl_come_back():
    with pytest.raises(isl.Error):
        bounded(lambda: isl.Set("nonsense"), 10)


def test_processor_time_is_bounded():
    start = time.monotonic()
    with pytest.raises(ChildEnded, match="took longer than 1 s"):
        bounded(endless, 1)
    assert time.monotonic() - start < 10


def test_elapsed_time_is_bounded():
    with pytest.raises(ChildEnded, match="took longer"):
        bounded(partial(time.sleep, 60), 0.1)


def test_a_crash_is_reported():
    with pytest.raises(ChildEnded, match="status -9"):
        bounded(lambda: os.kill(os.getpid(), signal.SIGKILL), 10)


def test_no_child_is_left():
    with pytest.raises(ChildEnded):
        bounded(endless, 0.1)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_work_is_done_in_another_process_while_the_block_runs():
    from_child, to_parent = os.pipe()
    from_parent, to_child = os.pipe()

    def answer():
        os.read(from_parent, 1)
        os.write(to_parent, str(os.getpid()).encode())

    with alongside(answer, 10):
        os.write(to_child, b"?")
        assert int(os.read(from_child, 20)) != os.getpid()
    for descriptor in (from_child, to_parent, from_parent, to_child):
        os.close(descriptor)


@pytest.mark.parametrize("seconds", [0, 10])
def test_what_work_raises_alongside_comes_behind_the_block(seconds):
    steps = []
    with pytest.raises(Unsupported), alongside(refuse, seconds):
        steps.append("block")
    assert steps == ["block"]


def test_an_exception_of_the_block_ends_the_work():
    start = time.monotonic()
    with pytest.raises(KeyError), alongside(endless, 20):
        raise KeyError
    assert time.monotonic() - start < 10


def test_work_alongside_does_not_outlive_a_process_that_is_killed():
    lives, alive = os.pipe()

    def waits():
        with alongside(endless, 60):
            os.write(alive, b".")
            time.sleep(60)

    child = started(waits, 60)
    os.close(alive)
    assert os.read(lives, 1) == b"."
    child.process.kill()
    child.process.join()
    start = time.monotonic()
    assert os.read(lives, 1) == b""
    assert time.monotonic() - start < 10
    os.close(lives)
