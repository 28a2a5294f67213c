"""Example projects build and run with what `polyxform` makes of a source, and again when a header changes."""

import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from polyxform.cli.main import run

from tests.house.tree import PACKAGE, ROOT

HERE = Path(__file__).parent
INTEGRATION = PACKAGE / "cli" / "integration"
PROGRAM = (sys.executable, "-m", "polyxform")


@pytest.fixture
def project(tmp_path):
    """A function that copies an example to where it can be built."""
    return lambda name: shutil.copytree(HERE / name, tmp_path / name)


def done(*command, folder):
    """Run a command of a build and return what it said."""
    finished = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=180)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def touch_header(folder):
    """Change the header, visibly later than everything that was built."""
    time.sleep(1.1)
    header = folder / "include" / "product.h"
    header.write_text(header.read_text().replace("24", "32"))


def launcher(folder):
    """The program as one executable file, as an installation has it."""
    path = folder / "polyxform"
    path.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.join(PROGRAM)} "$@"\n')
    path.chmod(0o755)
    return path


@pytest.mark.skipif(shutil.which("cmake") is None, reason="cmake is not installed")
def test_cmake(project, tmp_path):
    folder = project("cmake")
    settings = (f"-DCMAKE_MODULE_PATH={INTEGRATION}", f"-DPOLYXFORM={launcher(tmp_path)}")
    done("cmake", "-S", ".", "-B", "build", *settings, folder=folder)
    done("cmake", "--build", "build", folder=folder)
    made = folder / "build" / "polyxform" / "example" / "product_c.c"
    assert "px_kernel" in made.read_text()
    done(str(folder / "build" / "example"), folder=folder)
    before = made.stat().st_mtime_ns
    touch_header(folder)
    done("cmake", "--build", "build", folder=folder)
    assert made.stat().st_mtime_ns > before
    done(str(folder / "build" / "example"), folder=folder)
    assert "product" in (folder / "build" / "compile_commands.json").read_text()


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make(project, tmp_path):
    folder = project("make")
    command = ("make", f"INTEGRATION={INTEGRATION}", f"POLYXFORM={launcher(tmp_path)}")
    done(*command, folder=folder)
    made = folder / "build" / "px" / "product.c"
    assert "px_kernel" in made.read_text()
    assert "product.h" in (folder / "build" / "px" / "product.c.d").read_text()
    done(str(folder / "example"), folder=folder)
    assert "up to date" in done(*command, folder=folder) or "Nothing" in done(*command, folder=folder)
    touch_header(folder)
    assert "optimize" in done(*command, folder=folder)
    done(str(folder / "example"), folder=folder)


def test_flags_of_a_compile_command(project, capfd):
    folder = project("make")
    words = ["cc", "-Iinclude", "-DCOLUMNS=40", "-D", "SCALED", "-std=c11", "-O2", "-c", "product.c"]
    listed = folder / "compile_commands.json"
    entry = f'[{{"directory": "{folder}", "file": "product.c", "command": "{shlex.join(words)}"}}]'
    listed.write_text(entry)
    output = folder / "fast.c"
    source = str(folder / "product.c")
    assert run([source, "--isolated", "--compile-commands", str(folder), "-o", str(output), "-MD"]) == 0
    assert "px_kernel" in output.read_text()
    assert (folder / "fast.d").read_text().startswith(f"{output}:")
    assert run([source, "--isolated", "-o", str(output)]) == 1
    listed.write_text("[]")
    assert run([source, "--isolated", "--compile-commands", str(listed), "-o", str(output)]) == 2
    assert "[PX657]" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [("-MD",), ("-MD", "-o", "-"), ("-MF", "x.d", "--output-dir", ".", "other.c")])
def test_make_rules_need_a_file_of_their_own(project, arguments, capfd):
    assert run([str(project("make") / "product.c"), *arguments]) == 2


def test_the_hook_takes_what_can_be_handled(project, capfd):
    words = next(line for line in (ROOT / ".pre-commit-hooks.yaml").read_text().splitlines() if "entry:" in line)
    command = shlex.split(words.partition("polyxform")[2])
    folder = project("make")
    flags = (f"-I{folder / 'include'}", "-DCOLUMNS=40", "-DSCALED")
    assert run([*command, str(folder / "product.c"), *flags]) == 0
    refused = folder / "refused.c"
    refused.write_text((folder / "product.c").read_text().replace("k < ROWS", "k < limit(k)"))
    assert run([*command, str(refused), *flags]) == 1
