"""`polyxform explain` and `polyxform dump` on files that are rewritten, refused, or no C."""

import pytest
from polyxform.diagnostic_codes import table

from tests.cli.programs import SCALE, WHILE, polyxform


def test_a_code(cli):
    finished = cli("explain", "px652")
    assert finished.status == 0
    assert finished.stdout.decode().startswith(f"PX652: {table()['PX652'].title}\n\n")
    assert "--in-place" in finished.stdout.decode()


def test_a_code_that_does_not_exist(cli):
    finished = cli("explain", "PX999")
    assert finished.status == 2
    assert "there is no diagnostic code PX999" in finished.stderr


def test_all_codes(cli):
    text = cli("explain", "--codes").stdout.decode()
    assert all(f"### {code}: {entry.title}\n" in text for code, entry in table().items())


def test_neither_file_nor_code(cli):
    assert cli("explain").status == 2


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "k.c").write_text(SCALE)
    (tmp_path / "w.c").write_text(WHILE)
    (tmp_path / "b.c").write_text("#pragma scop\n")
    (tmp_path / "n.c").write_text("int x;\n")
    return tmp_path


def test_a_region_that_was_rewritten(folder):
    finished = polyxform(["explain", "k.c"], folder)
    assert finished.returncode == 0, finished.stderr
    text = finished.stdout.decode()
    assert text.startswith("k.c:4:1: region rewritten\n")
    assert "loops:\n      i: parallel\n" in text
    assert "schedule:" not in text
    assert "schedule:" in polyxform(["explain", "-v", "k.c"], folder).stdout.decode()


def test_a_region_that_was_left_alone(folder):
    finished = polyxform(["explain", "w.c"], folder)
    assert finished.returncode == 0
    text = finished.stdout.decode()
    assert text.startswith("w.c:3:1: region left unchanged\n  w.c:4:5: ")
    assert "[PX" in text


def test_the_page_of_a_file(folder):
    finished = polyxform(["explain", "k.c", "--html", "page.html"], folder)
    assert finished.returncode == 0 and finished.stdout == b""
    page = (folder / "page.html").read_text()
    assert "k.c:4:1: rewritten" in page and "Schedule tree" in page
    assert "left unchanged" in polyxform(["explain", "w.c", "--html", "-"], folder).stdout.decode()
    assert "There is no region" in polyxform(["explain", "n.c", "--html", "-"], folder).stdout.decode()


def test_a_file_without_a_region(folder):
    assert b"no region" in polyxform(["explain", "n.c"], folder).stdout


@pytest.mark.parametrize("command", [["explain"], ["dump", "--stage", "scop"], ["dump", "--stage", "ast"]])
def test_a_file_that_cannot_be_worked_on(folder, command):
    finished = polyxform([*command, "b.c"], folder)
    assert finished.returncode == 1
    assert finished.stderr.startswith(b"b.c:1:1: error: ")
    assert finished.stdout == b""


@pytest.mark.parametrize(
    ("stage", "pieces"),
    [
        ("scop", ["scop scale_0 at k.c:4:1", "domain: [n] -> { S0[i] : 0 <= i < n }", "read b[i]", "write a[i]"]),
        ("dependences", ["dependences of scale_0", "through a", "reductions: "]),
        ("schedule", ["k.c:4:1: version 1\n", "domain: ", "S0[i]"]),
        ("recipe", ["# k.c:4:1: version 1\n", "schedule scale_0\ndo S0\n  for i = i parallel vector\n"]),
        ("ast", ["k.c:4:1: version 1\n", "for (int c0 = 0; c0 < n; c0 += 1)", "S0("]),
    ],
)
def test_stages(folder, stage, pieces):
    finished = polyxform(["dump", "--stage", stage, "k.c"], folder)
    assert finished.returncode == 0, finished.stderr
    assert all(piece in finished.stdout.decode() for piece in pieces)


def test_a_recipe_is_taken_back(folder):
    recipe = polyxform(["dump", "--stage", "recipe", "k.c"], folder).stdout
    (folder / "k.schedule").write_bytes(recipe)
    finished = polyxform(["k.c", "--schedule", "k.schedule", "-o", "-"], folder)
    assert finished.returncode == 0, finished.stderr
    assert b"as the schedule says" in finished.stdout
    missing = polyxform(["k.c", "--schedule", "none", "-o", "-"], folder)
    assert (missing.returncode, missing.stdout) == (2, b"")


def test_a_stage_of_a_region_that_has_none(folder):
    finished = polyxform(["dump", "--stage", "scop", "w.c"], folder)
    assert (finished.returncode, finished.stdout) == (1, b"")
    assert b"w.c:4:5: warning: " in finished.stderr
