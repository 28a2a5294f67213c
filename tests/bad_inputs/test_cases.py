"""Input that breaks tools like this one, and the answer to each, through the command line.

Every file of `cases` says in its first line what is to come of it:

    // accept                    exit status 0, no warning
    // unchanged PX120 5:9       a warning with this code at this line and column; the region's bytes stay as they are;
                                 exit status 0, and 1 with --strict
    // budget PX304 4:1          accepted where the machine is fast enough for the default budget, else unchanged
    // error PX108 3:1           an error with this code at this place, exit status 1, no output file

Its number is that of the case in the project's list of bad inputs.
"""

import json
import re
import shutil
from pathlib import Path

import pytest
from polyxform.cli.main import run
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

CASES = sorted(Path(__file__).with_name("cases").glob("*.c"))
EXPECTATION = re.compile(rb"// (?P<kind>\w+)(?: (?P<code>PX\d+) (?P<place>\d+:\d+))?\r?\n")
SLOW = ("111", "112", "113")


def parameter(case):
    return pytest.param(case, id=case.stem, marks=[pytest.mark.long] if case.stem.startswith(SLOW) else [])


def problems(text):
    """(code, "line:column") of each warning and error in JSON diagnostics."""
    found = [d for d in json.loads(text)["diagnostics"] if d["severity"] in ("warning", "error")]
    return [(d["code"], f"{d['line']}:{d['column']}") for d in found]


def region_texts(data):
    """The text between the pragmas of each region."""
    return [region.text for region in find_regions(SourceFile.from_text(data.decode("latin-1")))]


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_case(case, tmp_path, capfd):
    shutil.copy(case, tmp_path / "k.c")
    expected = EXPECTATION.search(case.read_bytes())
    output = tmp_path / "out.c"
    arguments = ["--isolated", "--target", "x86-64-v3", "--diagnostics-format=json", "-o", str(output)]
    status = run([*arguments, "--", str(tmp_path / "k.c")])
    found = problems(capfd.readouterr().err)
    wanted = [(expected["code"].decode(), expected["place"].decode())] if expected["code"] else []
    assert found == wanted or (expected["kind"] == b"budget" and not found)
    assert status == (1 if expected["kind"] == b"error" else 0)
    assert output.exists() == (expected["kind"] != b"error")
    if expected["kind"] != b"unchanged":
        return
    before, after = region_texts(case.read_bytes()), region_texts(output.read_bytes())
    assert len(after) == len(before)
    assert before[-1:] == after[-1:]
    assert run([*arguments, "--strict", "--", str(tmp_path / "k.c")]) == 1
