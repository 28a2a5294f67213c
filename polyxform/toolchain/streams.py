"""The streams between this process and a child: feed one, gather the others, within bounds of time and size."""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import time

from polyxform.toolchain.limits import Limits

PIPE_CHUNK = 1 << 16
POLL_SECONDS = 0.05
DRAIN_SECONDS = 1.0


class Conversation:
    """Feeds a child's standard input and gathers its output streams without ever blocking on one of them."""

    def __init__(self, process: subprocess.Popen[bytes], channel: int, stdin: bytes) -> None:
        assert process.stdin and process.stdout and process.stderr
        self.selector = selectors.DefaultSelector()
        self.pending = memoryview(stdin)
        self.stdin = process.stdin
        self.outputs = {
            process.stdout.fileno(): bytearray(),
            process.stderr.fileno(): bytearray(),
            channel: bytearray(),
        }
        for descriptor in self.outputs:
            self.selector.register(descriptor, selectors.EVENT_READ)
        self.selector.register(self.stdin.fileno(), selectors.EVENT_WRITE)
        os.set_blocking(self.stdin.fileno(), False)

    @property
    def received(self) -> int:
        """Bytes of the longest output."""
        return max(map(len, self.outputs.values()))

    @property
    def open(self) -> bool:
        """Some output can still bring something."""
        return any(key in self.outputs for key in self.selector.get_map())

    def step(self, timeout: float) -> None:
        """Wait for activity at most `timeout` seconds and handle it."""
        for key, _ in self.selector.select(timeout):
            if key.fd in self.outputs:
                self.receive(key.fd)
            else:
                self.send()

    def receive(self, descriptor: int) -> None:
        """Read what is there; at the end of the stream forget it."""
        chunk = os.read(descriptor, PIPE_CHUNK)
        self.outputs[descriptor] += chunk
        if not chunk:
            self.selector.unregister(descriptor)

    def send(self) -> None:
        """Write what the pipe takes; close it when all is written or nobody reads."""
        try:
            written = os.write(self.stdin.fileno(), self.pending[:PIPE_CHUNK]) if self.pending else 0
        except BrokenPipeError:
            written = len(self.pending)
        self.pending = self.pending[written:]
        if not self.pending:
            self.selector.unregister(self.stdin.fileno())
            self.stdin.close()

    def finish(self, limit: int) -> tuple[bytes, bytes, bytes]:
        """Release the selector; standard output, standard error and channel, cut to the limit."""
        self.selector.close()
        stdout, stderr, channel = (bytes(text[:limit]) for text in self.outputs.values())
        return stdout, stderr, channel


def converse(conversation: Conversation, process: subprocess.Popen[bytes], limits: Limits, deadline: float) -> str:
    """Exchange bytes with the child until it has ended or a limit is reached; why it must be stopped, or "".

    The child's end counts, not that of its streams: a process that it left behind can hold them open.
    """
    while process.poll() is None:
        if time.monotonic() > deadline:
            return f"ran longer than {limits.wall_seconds:g} s"
        if conversation.received > limits.output_bytes:
            return f"printed more than {limits.output_bytes} bytes"
        if conversation.open:
            conversation.step(POLL_SECONDS)
        else:
            wait_briefly(process)
    return ""


def wait_briefly(process: subprocess.Popen[bytes]) -> None:
    """Wait for the child's end, for one polling interval at most."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(POLL_SECONDS)


def drain(conversation: Conversation, limits: Limits) -> None:
    """Read what an ended child's streams still hold."""
    deadline = time.monotonic() + DRAIN_SECONDS
    while conversation.open and conversation.received <= limits.output_bytes and time.monotonic() < deadline:
        conversation.step(POLL_SECONDS)
