"""A program of ours is compiled once; what it depends on changes its name, and damage is never run."""

import subprocess

import pytest
from polyxform.toolchain.compiler import CompilationFailed, Product, find_compiler
from polyxform.toolchain.kept_builds import build_kept


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A program of two files, and a cache of its own."""
    monkeypatch.setenv("POLYXFORM_CACHE", str(tmp_path / "cache"))
    (tmp_path / "answer.h").write_text("#define ANSWER 41\n")
    (tmp_path / "main.c").write_text('#include "answer.h"\nint main(void) { return ANSWER MORE; }\n')
    return tmp_path


def answer(place, flags=("-DMORE=+1",), version=""):
    """What the program returns."""
    output = place / "program"
    output.unlink(missing_ok=True)
    sources = [place / "main.c"]
    build_kept(find_compiler(), sources, output, flags, product=Product.EXECUTABLE, version=version)
    return subprocess.run([output], check=False).returncode


def kept(place):
    return sorted((place / "cache" / "native").iterdir())


def test_a_second_build_is_the_kept_one(place, monkeypatch):
    assert answer(place) == 42
    monkeypatch.setattr("polyxform.toolchain.kept_builds.build", None)
    assert answer(place) == 42
    assert len(kept(place)) == 1


def test_a_header_flags_and_a_version_each_have_their_own(place):
    assert [answer(place), answer(place, ("-DMORE=+2",)), answer(place, version="3.2")] == [42, 43, 42]
    (place / "answer.h").write_text("#define ANSWER 7\n")
    assert answer(place) == 8
    assert len(kept(place)) == 4


def test_another_compiler_has_its_own(place, tmp_path):
    answer(place)
    wrapper = tmp_path / "gcc"
    wrapper.write_text(f'#!/bin/sh\nexec "{find_compiler().path}" "$@"\n')
    wrapper.chmod(0o755)
    build_kept(find_compiler(str(wrapper)), [place / "main.c"], place / "other", ("-DMORE=+1",))
    assert len(kept(place)) == 2


def test_what_is_damaged_is_built_again(place):
    answer(place)
    (path,) = kept(place)
    path.write_bytes(path.read_bytes()[:-1])
    assert answer(place) == 42


def test_a_folder_that_cannot_be_written_keeps_nothing(place):
    (place / "cache").write_text("no folder")
    assert [answer(place), answer(place)] == [42, 42]


def test_what_does_not_compile_is_told_and_not_kept(place):
    with pytest.raises(CompilationFailed):
        answer(place, ())
    assert not (place / "cache").exists()
