"""Work in several child processes that hand a value on: order, overlap, failures."""

import os
import signal
from multiprocessing import get_context

import pytest
from polyxform.diagnostics import Span, Unsupported, unsupported
from polyxform.toolchain.forked import ChildEnded
from polyxform.toolchain.relay import relayed

BOUND = 10


def adding(number):
    def work(turn):
        value = turn.receive()
        turn.hand_on((*value, number))
        return value, os.getpid()

    return work


def refusing(turn):
    raise unsupported("PX123", "no", Span("k.c", 3, 1))


def crashing(turn):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("seconds", [0, BOUND])
def test_each_gets_what_the_one_before_it_hands_on(seconds):
    found = list(relayed([adding(number) for number in range(4)], ("start",), seconds))
    assert [value for value, _ in found] == [("start",), ("start", 0), ("start", 0, 1), ("start", 0, 1, 2)]
    assert len({process for _, process in found} - {os.getpid()}) == (4 if seconds else 0)


def test_values_are_larger_than_a_pipe_holds():
    def grow(turn):
        value = turn.receive() + b"x" * 1_000_000
        turn.hand_on(value)
        return len(value)

    assert list(relayed([grow] * 3, b"", BOUND)) == [1_000_000, 2_000_000, 3_000_000]


def test_what_comes_before_and_after_the_turn_happens_at_the_same_time():
    prepared, taken = get_context("fork").Event(), get_context("fork").Event()

    def first(turn):
        together = prepared.wait(BOUND)
        turn.hand_on(turn.receive())
        return together and taken.wait(BOUND)

    def second(turn):
        prepared.set()
        turn.receive()
        taken.set()
        return True

    assert list(relayed([first, second], None, BOUND)) == [True, True]


@pytest.mark.parametrize("seconds", [0, BOUND])
def test_results_before_a_failure_arrive(seconds):
    results = relayed([adding(1), refusing, adding(2)], (), seconds)
    assert next(results)[0] == ()
    with pytest.raises(Unsupported):
        next(results)


def test_the_first_failure_is_told_and_not_what_follows_from_it():
    with pytest.raises(ChildEnded, match="status -9"):
        list(relayed([crashing, adding(1), adding(2)], (), BOUND))


def test_endless_work_is_stopped_with_all_who_wait_for_it():
    def endless(turn):
        while True:
            pass

    with pytest.raises(ChildEnded, match="took longer than"):
        list(relayed([endless, adding(1)], (), 0.1))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_results_that_nobody_asks_for_leave_no_child():
    results = relayed([adding(1), adding(2)], (), BOUND)
    next(results)
    results.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
