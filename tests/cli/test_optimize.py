"""`polyxform optimize`: what is written where, what is said, and the exit status."""

import json

import pytest


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with one file of each kind."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"k.c": "int slow;\r\n\xe9", "w.c": "while\n", "b.c": "\tbroken\n", "c.c": "crash\n"}.items():
        (tmp_path / name).write_bytes(text.encode("latin-1"))
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_result_goes_to_standard_output_byte_for_byte(cli, folder):
    finished = cli("k.c")
    assert finished.status == 0
    assert finished.stdout == b"int fast;\r\n\xe9"
    assert "k.c:1:5: remark: made fast [PX655]\n    1 | int slow;\n      |     ^\n" in finished.stderr
    assert finished.stderr.endswith("k.c: 1 of 1 region rewritten\n")
    assert names(folder) == ["b.c", "c.c", "k.c", "w.c"]


def test_output_file(cli, folder):
    finished = cli("k.c", "-o", "out.c")
    assert (finished.status, finished.stdout) == (0, b"")
    assert (folder / "out.c").read_bytes() == b"int fast;\r\n\xe9"


def test_quiet_and_verbose(cli, folder):
    assert cli("k.c", "w.c", "--dry-run", "-q").stderr == ""
    assert "warning" in cli("w.c").stderr


def test_a_refused_region_is_a_warning_unless_strict(cli, folder):
    finished = cli("w.c", "-o", "o.c")
    assert finished.status == 0
    assert "w.c:1:1: warning: a 'while' loop [PX651]" in finished.stderr
    assert (folder / "o.c").read_text() == "while\n"
    finished = cli("w.c", "-o", "strict.c", "--strict")
    assert finished.status == 1
    assert "w.c:1:1: error: a 'while' loop [PX651]" in finished.stderr
    assert not (folder / "strict.c").exists()


def test_an_error_writes_nothing(cli, folder):
    finished = cli("b.c", "-o", "o.c")
    assert finished.status == 1
    assert (
        "b.c:1:2: error: not C [PX650]\n    1 |         broken\n      |         ^\n  help: write C\n" in finished.stderr
    )
    assert not (folder / "o.c").exists()


def test_diff_prints_and_writes_nothing(cli, folder):
    finished = cli("k.c", "-o", "o.c", "--diff")
    assert finished.status == 0
    assert b"-int slow;\r\n+int fast;\r\n" in finished.stdout
    assert finished.stdout.endswith(b" \xe9\n\\ No newline at end of file\n")
    assert not (folder / "o.c").exists()


def test_diff_of_an_unchanged_file_is_empty(cli, folder):
    assert cli("w.c", "--diff").stdout == b""


def test_check_compares_with_the_target(cli, folder):
    assert cli("k.c", "-o", "o.c", "--check").status == 1
    assert not (folder / "o.c").exists()
    cli("k.c", "-o", "o.c")
    assert cli("k.c", "-o", "o.c", "--check").status == 0
    (folder / "o.c").write_text("stale")
    finished = cli("k.c", "-o", "o.c", "--check")
    assert finished.status == 1
    assert "o.c: error: the file is not what would be written now [PX655]" in finished.stderr
    assert (folder / "o.c").read_text() == "stale"


def test_check_without_a_target_compares_with_the_input(cli, folder):
    assert cli("k.c", "--check").status == 1
    assert cli("w.c", "--check").status == 0


def test_dry_run_writes_nothing(cli, folder):
    finished = cli("k.c", "-o", "o.c", "--dry-run")
    assert (finished.status, finished.stdout) == (0, b"")
    assert not (folder / "o.c").exists()


def test_in_place(cli, folder):
    assert cli("k.c", "--in-place").status == 0
    assert (folder / "k.c").read_bytes() == b"int fast;\r\n\xe9"


def test_the_input_as_output_is_refused(cli, folder):
    finished = cli("k.c", "-o", "./k.c")
    assert finished.status == 1
    assert "[PX652]" in finished.stderr
    assert (folder / "k.c").read_bytes() == b"int slow;\r\n\xe9"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_files_into_a_folder(cli, folder, jobs):
    (folder / "out").mkdir()
    finished = cli("k.c", "w.c", "b.c", "--output-dir", "out", "-j", jobs)
    assert finished.status == 1
    assert names(folder / "out") == ["k.c", "w.c"]
    places = [line.split(": ")[0] for line in finished.stderr.splitlines() if "[PX" in line]
    assert places == ["k.c:1:5", "w.c:1:1", "b.c:1:2"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["k.c", "w.c"],
        ["k.c", "w.c", "-o", "o.c"],
        ["k.c", "-o", "o.c", "--in-place"],
        ["-", "--in-place"],
        ["-", "k.c", "--output-dir", "."],
        ["k.c", "sub/k.c", "--output-dir", "."],
        ["k.c", "-j", "0"],
        [],
        ["--check"],
    ],
)
def test_combinations_that_make_no_sense(cli, folder, arguments):
    assert cli("optimize", *arguments).status == 2
    assert names(folder) == ["b.c", "c.c", "k.c", "w.c"]


def test_a_missing_folder_is_an_environment_fault(cli, folder):
    finished = cli("k.c", "-o", "missing/o.c")
    assert finished.status == 3
    assert "missing/o.c: error: cannot write: No such file or directory [PX653]" in finished.stderr


def test_standard_input_under_a_name(cli, folder, monkeypatch):
    with (folder / "k.c").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        finished = cli("-", "--stdin-filename", "name.c")
    assert finished.stdout == b"int fast;\r\n\xe9"
    assert "name.c:1:5: remark" in finished.stderr


def test_an_internal_error_saves_a_reproducer(cli, folder, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    finished = cli("c.c", "-o", "o.c")
    assert finished.status == 70
    assert "c.c: error: internal error: KeyError: 'S3' [PX901]" in finished.stderr
    assert "Traceback" not in finished.stderr
    (place,) = (folder / "state" / "polyxform" / "reproducers").iterdir()
    assert str(place) in finished.stderr
    assert (place / "input0.c").read_text() == "crash\n"
    assert "KeyError" in (place / "traceback.txt").read_text()
    assert "arguments" in json.loads((place / "command.json").read_text())
    assert not (folder / "o.c").exists()


def test_code_that_cannot_be_proven_is_an_error_with_a_reproducer_and_the_original_text(cli, folder):
    (folder / "u.c").write_text("unproven\n")
    finished = cli("u.c", "-o", "o.c")
    assert finished.status == 1
    assert "error: not proven [PX901]\npolyxform: note: a reproducer was saved in" in finished.stderr
    assert (folder / "o.c").read_text() == "unproven\n"


def test_machine_readable_diagnostics_hold_everything(cli, folder):
    finished = cli("k.c", "-o", "o.c", "--diagnostics-format=json")
    (diagnostic,) = json.loads(finished.stderr)["diagnostics"]
    assert (diagnostic["file"], diagnostic["line"], diagnostic["column"]) == ("k.c", 1, 5)
    finished = cli("b.c", "--diagnostics-format=sarif")
    (run,) = json.loads(finished.stderr)["runs"]
    assert run["invocations"][0]["exitCode"] == 1


def test_output_is_the_same_every_time(cli, folder):
    assert cli("k.c") == cli("k.c")


def test_color_only_where_it_is_wanted(cli, folder, monkeypatch):
    assert "\x1b[" not in cli("k.c").stderr
    assert "\x1b[" in cli("k.c", "--color=always").stderr
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in cli("k.c").stderr
