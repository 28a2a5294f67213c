"""The program as a process: signals, closed and full streams, odd environments."""

import os
import resource
import signal
import subprocess
from functools import partial

import pytest

from tests.cli.programs import POLYXFORM, environment


@pytest.fixture
def source(tmp_path):
    """A file without a region: its result is itself."""
    path = tmp_path / "k.c"
    path.write_bytes(b"int x;\n" * 40_000)
    return path


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_end_it_with_their_status_and_no_traceback(tmp_path, number, status):
    fifo = tmp_path / "fifo.c"
    os.mkfifo(fifo)
    command = [*POLYXFORM, str(fifo), "-o", str(tmp_path / "o.c")]
    # A shell starts jobs in the background with interrupts ignored.
    heed = partial(signal.signal, number, signal.SIG_DFL)
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdout=pipe, stderr=pipe, env=environment(), preexec_fn=heed)
    with process, open(fifo, "wb"):
        process.send_signal(number)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == status
    assert stderr == b""
    assert [path.name for path in tmp_path.iterdir()] == ["fifo.c"]


def test_a_reader_that_goes_away_ends_it_quietly(source):
    command = [*POLYXFORM, str(source), "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        process.stdout.close()
        stderr = process.stderr.read()
    assert process.returncode == 141
    assert stderr == b""


def test_a_full_standard_output_is_an_environment_fault(source):
    with open("/dev/full", "wb") as full:
        finished = subprocess.run([*POLYXFORM, str(source)], stdout=full, stderr=subprocess.PIPE, env=environment())
    assert finished.returncode == 3
    assert b"<stdout>: error: cannot write: No space left on device [PX653]" in finished.stderr
    assert b"Exception ignored" not in finished.stderr


def test_closed_standard_streams(source):
    shell = ["sh", "-c", '"$@" >&-', "sh", *POLYXFORM, str(source)]
    finished = subprocess.run(shell, stderr=subprocess.PIPE, env=environment())
    assert finished.returncode == 3
    assert b"standard output is closed" in finished.stderr
    shell[2] = '"$@" 2>&- <&-'
    assert subprocess.run(shell, stdout=subprocess.DEVNULL, env=environment()).returncode == 0


def test_a_file_size_limit_leaves_no_partial_file(source, tmp_path):
    target = tmp_path / "o.c"
    target.write_text("old")
    finished = subprocess.run(
        [*POLYXFORM, str(source), "-o", str(target)],
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert finished.returncode == 3
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["k.c", "o.c"]


def test_without_home_locale_or_current_folder(source, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    full = environment()
    bare = {"PATH": full["PATH"], "PYTHONPATH": full["PYTHONPATH"], "LC_ALL": "C", "PYTHONUTF8": "0"}
    shell = ["sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", *POLYXFORM, str(source)]
    finished = subprocess.run(shell, cwd=gone, capture_output=True, env=bare)
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout == source.read_bytes()


def test_terminal_escapes_in_a_name_do_not_reach_the_terminal(tmp_path):
    finished = subprocess.run([*POLYXFORM, str(tmp_path / "\x1b[31m.c")], stderr=subprocess.PIPE, env=environment())
    assert finished.returncode == 2
    assert b"\x1b" not in finished.stderr
    assert b"\\x1b[31m.c" in finished.stderr
