"""Input from strangers: odd names, code that wants to run, settings that reach too far."""

import pytest

from tests.cli.programs import SCALE, WHILE, polyxform

NAMES = ["x;touch canary;.c", "$(touch canary).c", "-fplugin=evil.so", "@args", "a b\n.c", "`x`.c", "'\".c", "#.c"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(tmp_path, name):
    (tmp_path / name).write_text(SCALE)
    (tmp_path / "args").write_text("-fplugin=evil.so")
    finished = polyxform(["--strict", "-o", "out.c", "--", name], tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "args", "out.c"])


@pytest.mark.parametrize("command", [["optimize"], ["explain"], ["dump", "--stage", "ast"]])
def test_user_code_is_never_run(tmp_path, command):
    canary = tmp_path / "canary"
    constructor = (
        "#include <stdio.h>\n"
        f'__attribute__((constructor)) static void run(void) {{ fclose(fopen("{canary}", "w")); }}\n'
    )
    (tmp_path / "k.c").write_text(constructor + SCALE)
    finished = polyxform([*command, "k.c"], tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert not canary.exists()


def test_a_line_directive_names_no_output(tmp_path):
    (tmp_path / "k.c").write_text('#line 1 "../stolen.c"\n' + WHILE)
    finished = polyxform(["k.c", "-o", "out.c"], tmp_path)
    assert finished.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["k.c", "out.c"]
    assert finished.stderr.startswith(b"k.c:")


def test_escapes_in_comments_and_names_do_not_reach_the_terminal(tmp_path):
    (tmp_path / "k\x1b[2J.c").write_text(WHILE.replace("while", "/* \x1b[2J\u202e */ while"))
    finished = polyxform(["k\x1b[2J.c", "-o", "out.c"], tmp_path)
    assert b"warning" in finished.stderr
    assert b"\x1b" not in finished.stderr
    assert "\u202e".encode() not in finished.stderr


def test_a_configuration_file_cannot_choose_the_compiler(tmp_path):
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\ntouch {tmp_path / 'canary'}\n")
    evil.chmod(0o755)
    (tmp_path / "polyxform.toml").write_text(f'compiler = "{evil}"\n')
    (tmp_path / "k.c").write_text(SCALE)
    finished = polyxform(["k.c"], tmp_path)
    assert finished.returncode == 2
    assert b"polyxform.toml:1: error: 'compiler' may only be given on the command line [PX656]" in finished.stderr
    assert not (tmp_path / "canary").exists()


def test_variables_that_inject_code_do_not_reach_the_compiler(tmp_path):
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "math.h").write_text("#error injected\n")
    (tmp_path / "k.c").write_text("#include <math.h>\n" + SCALE)
    finished = polyxform(["k.c", "--strict"], tmp_path, {"CPATH": str(tmp_path / "evil")})
    assert finished.returncode == 0, finished.stderr
