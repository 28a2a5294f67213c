"""The same bytes from every run: over hash seeds, folders, locales, jobs; and whole files from runs that are killed."""

import signal
import subprocess
import time

import pytest

from tests.cli.programs import POLYXFORM, ROOT, SCALE, environment, polyxform

KERNEL = ROOT / "input_kernels" / "matmul.c"


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """What the kernel becomes."""
    finished = polyxform(["--strict", "--isolated", KERNEL], tmp_path_factory.mktemp("expected"))
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "12345"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
        {"COLUMNS": "20", "OMP_NUM_THREADS": "0"},
    ],
    ids=lambda variables: "-".join(variables),
)
def test_over_environments_and_folders(tmp_path, expected, variables):
    assert polyxform(["--isolated", KERNEL], tmp_path, variables).stdout == expected


def test_over_standard_input_and_output_file(tmp_path, expected):
    assert polyxform(["--isolated", "-"], tmp_path, stdin=KERNEL.read_bytes()).stdout == expected
    polyxform(["--isolated", KERNEL, "-o", "out.c"], tmp_path)
    assert (tmp_path / "out.c").read_bytes() == expected


def test_runs_in_one_folder_do_not_meet(tmp_path):
    processes = []
    for number in range(4):
        (tmp_path / f"k{number}.c").write_text(SCALE.replace("2.0f", f"{number}.0f"))
        command = [*POLYXFORM, "-q", f"k{number}.c", "-o", f"out{number}.c"]
        processes.append(subprocess.Popen(command, cwd=tmp_path, env=environment()))
    assert [process.wait(120) for process in processes] == [0] * 4
    for number in range(4):
        assert f"{number}.0f" in (tmp_path / f"out{number}.c").read_text()
    assert len(list(tmp_path.iterdir())) == 8


@pytest.mark.parametrize("delay", [0.1, 0.25, 0.4, 0.5, 0.6])
def test_a_killed_run_leaves_the_old_file_or_the_new_one(tmp_path, delay):
    (tmp_path / "k.c").write_text(SCALE)
    (tmp_path / "out.c").write_text("old")
    process = subprocess.Popen([*POLYXFORM, "-q", "k.c", "-o", "out.c"], cwd=tmp_path, env=environment())
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    text = (tmp_path / "out.c").read_text()
    assert text == "old" or text.endswith("#pragma endscop\n}\n")
