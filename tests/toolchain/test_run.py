"""Children under limits: what they may do, what is told of their end, and that nothing of them stays behind."""

import os
import sys
import time
from dataclasses import replace

import pytest
from polyxform.toolchain.limits import Limits, clean_environment
from polyxform.toolchain.run import isolation, private_folder, run

LIMITS = Limits(wall_seconds=10.0)
PYTHON = [sys.executable, "-I", "-S", "-c"]


def test_a_child_that_ends_well_hands_back_its_output():
    finished = run(["cat"], LIMITS, stdin=b"some text")
    assert (finished.succeeded, finished.stdout, finished.outcome) == (True, b"some text", "exit status 0")


def test_more_input_than_a_pipe_holds_arrives_whole():
    text = b"0123456789" * 100_000
    assert run(["cat"], LIMITS, stdin=text).stdout == text


def test_a_child_that_reads_nothing_is_no_fault():
    assert run(["true"], LIMITS, stdin=b"x" * 1_000_000).succeeded


@pytest.mark.parametrize("isolated", [False, True])
def test_the_exit_status_is_told(isolated):
    assert run([*PYTHON, "import os; os._exit(5)"], LIMITS, isolated=isolated).outcome == "exit status 5"


def test_a_deadly_signal_is_named():
    finished = run([*PYTHON, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"], LIMITS)
    assert finished.outcome == "signal SIGSEGV"


def test_a_child_that_does_not_end_is_killed_with_its_children():
    start = time.monotonic()
    finished = run(["sh", "-c", "sleep 60 & sleep 60"], replace(LIMITS, wall_seconds=0.3), isolated=True)
    assert finished.stopped == "ran longer than 0.3 s"
    assert not finished.succeeded
    assert time.monotonic() - start < 5


def test_a_process_left_behind_does_not_hold_the_caller():
    start = time.monotonic()
    assert run(["sh", "-c", "sleep 60 & exit 3"], LIMITS).status == 3
    assert time.monotonic() - start < 5


def test_endless_output_is_cut_and_the_child_stopped():
    finished = run(["yes"], replace(LIMITS, output_bytes=1000))
    assert finished.stopped == "printed more than 1000 bytes"
    assert len(finished.stdout) == 1000


def test_a_file_cannot_grow_past_its_limit():
    with private_folder() as folder:
        run([*PYTHON, "open('big', 'wb').write(bytes(1 << 20))"], replace(LIMITS, file_bytes=4096), folder=folder)
        assert (folder / "big").stat().st_size <= 4096


def test_memory_is_bounded():
    finished = run([*PYTHON, "bytearray(1 << 30)"], replace(LIMITS, address_bytes=512 << 20))
    assert b"MemoryError" in finished.stderr


def test_processor_time_is_bounded():
    finished = run([*PYTHON, "while True: pass"], replace(LIMITS, cpu_seconds=1), isolated=True)
    assert not finished.succeeded
    assert finished.seconds < 8


def test_what_is_written_to_the_channel_stands_apart_from_standard_output():
    finished = run([*PYTHON, "import os; os.write(3, b'verdict'); print('PASS')"], LIMITS, isolated=True)
    assert (finished.channel, finished.stdout) == (b"verdict", b"PASS\n")


def test_a_command_that_does_not_exist_is_told():
    finished = run(["/no/such/program"], LIMITS)
    assert finished.status == 127
    assert b"cannot start /no/such/program" in finished.stderr


def test_a_name_with_shell_characters_is_only_a_name():
    assert run(["echo", "$(id) ; `id` > x"], LIMITS).stdout == b"$(id) ; `id` > x\n"


def test_variables_that_inject_code_do_not_reach_the_child(monkeypatch):
    for name in ("LD_PRELOAD", "CPATH", "GCC_EXEC_PREFIX", "OMP_NUM_THREADS"):
        monkeypatch.setenv(name, "/evil")
    assert "/evil" not in clean_environment().values()
    assert clean_environment(extra={"OMP_NUM_THREADS": "2"})["OMP_NUM_THREADS"] == "2"
    assert run([*PYTHON, "import os; print(os.environ.get('CPATH'))"], LIMITS).stdout == b"None\n"


def test_a_private_folder_is_closed_to_others_and_goes_away():
    with private_folder() as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()


@pytest.mark.skipif(not isolation().prefix, reason=f"this system grants no namespaces: {isolation().description}")
def test_an_isolated_child_has_no_network_and_says_so():
    finished = run(["cat", "/proc/self/net/dev"], LIMITS, isolated=True)
    interfaces = {line.split(":")[0].strip() for line in finished.stdout.decode().splitlines() if ":" in line}
    assert interfaces <= {"lo"}
    assert "network" in finished.isolation


def test_no_core_file_and_no_readable_files():
    script = (
        "import os, resource; open('f', 'w');print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.stat('f').st_mode))"
    )
    with private_folder() as folder:
        assert run([*PYTHON, script], LIMITS, folder=folder).stdout == b"(0, 0) 0o100600\n"


def test_descriptors_of_this_process_do_not_leak():
    reader, writer = os.pipe()
    os.set_inheritable(writer, True)
    try:
        finished = run([*PYTHON, f"import os; os.fstat({writer})"], LIMITS)
        assert b"OSError" in finished.stderr or writer == 3
    finally:
        os.close(reader)
        os.close(writer)
