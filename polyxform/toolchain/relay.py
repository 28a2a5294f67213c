"""Several pieces of work at the same time, each in a child process, that hand a value on from one to the next.

    first:   prepare | take the start | change it, hand it on | the rest
    second:  prepare | wait ......................... take it | change it, hand it on | the rest

The values are those of one piece of work after the other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from polyxform.toolchain.forked import PATIENCE, Child, ChildEnded, result_of, started, stop

Value = TypeVar("Value")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Turn(Generic[Value]):
    """What one piece of work calls, each once and in this order.

    receive  waits for what the piece before it hands on
    hand_on  gives the next piece its value
    """

    receive: Callable[[], Value]
    hand_on: Callable[[Value], None]


Work = Callable[[Turn[Value]], Result]


@dataclass(frozen=True)
class Pipes:
    """The ends of pipes that one child holds.

    behind  from the child before it, None for the first one
    ahead   to the child after it
    other   the end of `ahead` that is not its own
    """

    behind: Connection | None
    ahead: Connection
    other: Connection


def relayed(works: Sequence[Work[Value, Result]], start: Value, seconds: float) -> Generator[Result, None, None]:
    """The results in order, or in place of one the exception that its work raises; with `seconds` 0, no child is made.

    Each piece of work may take `seconds` of processor time. ChildEnded as for `bounded`.
    """
    if seconds <= 0:
        handed = deque([start], maxlen=1)
        turn = Turn(lambda: handed[0], handed.append)
        yield from (work(turn) for work in works)
        return
    children: list[Child] = []
    try:
        for child in all_started(works, start, seconds):
            children.append(child)
        # On a busy machine, they wait for one another.
        for child in children:
            yield result_of(child, seconds, PATIENCE * seconds * len(children))
    finally:
        for child in children:
            stop(child)


def all_started(works: Sequence[Work[Value, Result]], start: Value, seconds: float) -> Iterator[Child]:
    """A child for each piece of work. The parent keeps no end of the pipes between them, so that an end shows."""
    behind: Connection | None = None
    for work in works:
        other, ahead = get_context("fork").Pipe(duplex=False)
        yield started(partial(take_turn, work, start, Pipes(behind, ahead, other)), seconds)
        ahead.close()
        if behind is not None:
            behind.close()
        behind = other
    if behind is not None:
        behind.close()


def take_turn(work: Work[Value, Result], start: Value, pipes: Pipes) -> Result:
    """Do a piece of work in its child process."""
    pipes.other.close()
    return work(Turn(partial(received, pipes.behind, start), partial(sent, pipes.ahead)))


def received(behind: Connection | None, start: Value) -> Value:
    """What the child before this one hands on. ChildEnded when it ends before that."""
    if behind is None:
        return start
    try:
        value: Value = behind.recv()
    except EOFError:
        raise ChildEnded("waited for work that ended") from None
    return value


def sent(ahead: Connection, value: Value) -> None:
    """Hand a value on, if somebody is there to take it."""
    with suppress(BrokenPipeError):
        ahead.send(value)
    ahead.close()
