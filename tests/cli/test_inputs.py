"""Inputs of every kind: files, pipes, standard input, and names that are none."""

import os
import threading

import pytest
from polyxform.cli import inputs
from polyxform.cli.inputs import read_input
from polyxform.diagnostics import PolyxformError


@pytest.mark.parametrize(
    "name", ["plain.c", "with space.c", "quo'te\".c", "new\nline.c", "-dash.c", "ünï.c", b"\xff.c"]
)
def test_any_name_that_the_system_allows(tmp_path, name):
    path = os.path.join(tmp_path, os.fsdecode(name))
    with open(path, "wb") as stream:
        stream.write(b"a\r\n\xff\0")
    assert read_input(path) == (path, b"a\r\n\xff\0")


def test_an_empty_file_and_the_null_device():
    assert read_input(os.devnull) == (os.devnull, b"")


def test_a_fifo(tmp_path):
    path = tmp_path / "fifo"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(b"text"))
    writer.start()
    assert read_input(str(path))[1] == b"text"
    writer.join()


@pytest.mark.parametrize("name", ["missing.c", "missing/k.c", "file/k.c", ".", "x" * 300, "nul\0.c", "loop"])
def test_what_is_no_input_is_a_usage_error_of_one_line(tmp_path, name):
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(PolyxformError) as caught:
        read_input(os.path.join(tmp_path, name))
    assert caught.value.exit_code.value == 2
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "PX651"
    assert "\n" not in diagnostic.message


def test_a_neighbor_is_suggested(tmp_path):
    (tmp_path / "matmul.c").write_text("")
    with pytest.raises(PolyxformError) as caught:
        read_input(str(tmp_path / "matmlu.c"))
    assert caught.value.diagnostics[0].help == f"did you mean '{tmp_path / 'matmul.c'}'?"


def test_an_endless_input_is_bounded(monkeypatch):
    monkeypatch.setattr(inputs, "MAXIMUM_BYTES", 1 << 20)
    with pytest.raises(PolyxformError) as caught:
        read_input("/dev/zero")
    assert "larger than 1 MB" in caught.value.diagnostics[0].message
