"""Output files: whole or not at all, never the input by accident, one line when it does not work."""

import errno
import os
import stat

import pytest
from polyxform.cli.outputs import PipeClosed, Refused, output_faults, refuse_overwriting_input, write
from polyxform.diagnostics import EnvironmentFault


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_gets_the_permissions_of_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write(str(tmp_path / "o.c"), b"text")
    finally:
        os.umask(before)
    assert (tmp_path / "o.c").read_bytes() == b"text"
    assert stat.S_IMODE((tmp_path / "o.c").stat().st_mode) == 0o640


def test_an_old_file_keeps_its_permissions(tmp_path):
    target = tmp_path / "o.c"
    target.write_text("old")
    target.chmod(0o604)
    write(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_a_symbolic_link_stays_a_link(tmp_path):
    (tmp_path / "real.c").write_text("old")
    (tmp_path / "link.c").symlink_to("real.c")
    write(str(tmp_path / "link.c"), b"new")
    assert (tmp_path / "link.c").is_symlink()
    assert (tmp_path / "real.c").read_bytes() == b"new"


@pytest.mark.parametrize("failing", ["fsync", "replace", "fchmod"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, failing, error):
    target = tmp_path / "o.c"
    target.write_text("old")

    def fail(*_arguments):
        raise error

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises((EnvironmentFault, KeyboardInterrupt)):
        write(str(target), b"new")
    assert names(tmp_path) == ["o.c"]
    assert target.read_text() == "old"


def test_a_reader_sees_the_old_or_the_new_file_only(tmp_path, monkeypatch):
    target = tmp_path / "o.c"
    target.write_text("old")
    seen = []
    real = os.replace

    def watch(source, destination):
        seen.append(target.read_text())
        real(source, destination)

    monkeypatch.setattr(os, "replace", watch)
    write(str(target), b"new")
    assert seen == ["old"]


@pytest.mark.parametrize("name", ["missing/o.c", ".", "x" * 300, "file/o.c"])
def test_impossible_targets_are_environment_faults_of_one_line(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFault) as caught:
        write(str(tmp_path / name), b"text")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "PX653"
    assert "\n" not in diagnostic.message
    assert names(tmp_path) == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_target_is_not_replaced(tmp_path):
    target = tmp_path / "o.c"
    target.write_text("old")
    target.chmod(0o444)
    with pytest.raises(EnvironmentFault):
        write(str(target), b"new")
    assert target.read_text() == "old"


def test_a_full_device_is_an_environment_fault():
    with pytest.raises(EnvironmentFault) as caught:
        write("/dev/full", b"text")
    assert "No space left" in caught.value.diagnostics[0].message


def test_a_device_is_written_to_and_not_replaced():
    write(os.devnull, b"text")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_broken_pipe_is_no_fault():
    with pytest.raises(PipeClosed), output_faults("<stdout>"):
        raise BrokenPipeError


@pytest.mark.parametrize("link", ["same", "symbolic", "hard", "dotted"])
def test_the_input_is_not_overwritten_by_any_of_its_names(tmp_path, link):
    source = tmp_path / "k.c"
    source.write_text("text")
    other = tmp_path / "other.c"
    if link == "symbolic":
        other.symlink_to(source)
    if link == "hard":
        other.hardlink_to(source)
    target = {"same": source, "dotted": tmp_path / "." / "k.c"}.get(link, other)
    with pytest.raises(Refused) as caught:
        refuse_overwriting_input(str(source), str(target))
    assert caught.value.diagnostics[0].code == "PX652"
    assert caught.value.exit_code.value == 1


def test_other_files_and_standard_streams_may_be_written(tmp_path):
    (tmp_path / "a").write_text("same")
    (tmp_path / "b").write_text("same")
    refuse_overwriting_input(str(tmp_path / "a"), str(tmp_path / "b"))
    refuse_overwriting_input(str(tmp_path / "a"), str(tmp_path / "new"))
    refuse_overwriting_input("-", "-")
