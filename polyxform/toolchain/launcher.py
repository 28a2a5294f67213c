"""Takes limits and a command, applies the limits to itself, and becomes the command.

Run as a script, with `python -I -S launcher.py CPU ADDRESS FILE PROCESSES CHANNEL COMMAND...`; 0 leaves a limit alone.
CHANNEL is the descriptor that the command finds as number 3, or -1. Setting limits here, after the
fork and outside the parent, keeps Python code out of the dangerous time between fork and exec of a threaded parent.
"""

from __future__ import annotations

import os
import resource
import sys

CHANNEL_DESCRIPTOR = 3


def lower(kind: int, value: int) -> None:
    """Lower a limit to `value`, or to the hard limit where that is lower already."""
    _, hard = resource.getrlimit(kind)
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (bound, bound))


def main(words: list[str]) -> None:
    """Apply the limits and replace this process by the command. Exits 127 when the command cannot be started."""
    cpu, address, file, processes, channel = (int(word) for word in words[:5])
    command = words[5:]
    if channel >= 0:
        os.dup2(channel, CHANNEL_DESCRIPTOR)
    os.umask(0o077)
    lower(resource.RLIMIT_CORE, 0)
    kinds = (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC)
    for kind, value in zip(kinds, (cpu, address, file, processes), strict=True):
        if value:
            lower(kind, value)
    try:
        os.execvp(command[0], command)
    except OSError as problem:
        sys.stderr.write(f"cannot start {command[0]}: {problem.strerror}\n")
        os._exit(127)


if __name__ == "__main__":
    main(sys.argv[1:])
