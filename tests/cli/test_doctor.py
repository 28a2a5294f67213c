"""`polyxform doctor`: findings are proven by use, and missing things say what they would add."""

import pytest
from polyxform.cli import inventory
from polyxform.cli.inventory import LIBRARIES, Library, cache_text, library_findings, linked_by
from polyxform.machine import Cache
from polyxform.toolchain.compiler import find_compiler


def test_the_report(cli):
    finished = cli("doctor")
    assert finished.status == 0, finished.stderr
    text = finished.stdout.decode()
    for heading in ("This machine", "Compilers", "Libraries to compare with", "Python packages"):
        assert f"{heading}\n" in text
    assert "islpy" in text


def test_without_a_compiler_the_status_is_3(cli, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    finished = cli("doctor")
    assert finished.status == 3
    assert b"gcc" in finished.stdout and b"missing" in finished.stdout
    assert "[PX601]" in finished.stderr


def test_a_library_is_found_by_linking_with_it():
    compiler = find_compiler()
    there = Library("libm", "#include <math.h>\nint main(int c, char **v) { return cos(c) > 2; }\n", (("-lm",),), "")
    assert linked_by(compiler, there) == "-lm"
    no_header = Library("x", "#include <no_such_header.h>\nint main(void) { return 0; }\n", (("-lm",),), "")
    assert linked_by(compiler, no_header) == ""
    no_library = Library("x", "int main(void) { return 0; }\n", (("-lno_such_library",),), "")
    assert linked_by(compiler, no_library) == ""


def test_the_second_way_to_link_is_tried():
    library = Library("libm", "int main(void) { return 0; }\n", (("-lno_such_library",), ("-lm",)), "")
    assert linked_by(find_compiler(), library) == "-lm"


def test_without_a_compiler_no_library_is_claimed(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [finding.subject for finding in library_findings()] == ["oneDNN"]


def test_missing_packages_are_named_with_their_extra(monkeypatch):
    monkeypatch.setattr(inventory, "PACKAGES", (inventory.Package("no-such-package", "purpose"),))
    assert list(inventory.package_findings()) == [inventory.Finding("no-such-package", "", "purpose")]


@pytest.mark.parametrize(
    ("cache", "text"),
    [(Cache(1, 32 << 10, 64, 8, 1), "L1 32 KB"), (Cache(3, 32 << 20, 64, 16, 8), "L3 32768 KB shared by 8")],
)
def test_caches_as_text(cache, text):
    assert cache_text(cache) == text


def test_every_library_says_where_it_comes_from():
    assert all("lib" in library.purpose for library in LIBRARIES)
