"""Work in a child process: results, exceptions, time, crashes."""

import os
import signal
import time
from functools import partial

import islpy as isl
import pytest
from polyxform.diagnostics import Span, Unsupported, unsupported
from polyxform.toolchain.forked import ChildEnded, bounded

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
