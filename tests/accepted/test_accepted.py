"""Loop nests as people write them, each in a file of its own, through the command line.

The first line of a file of `cases` says what comes of it:

    // accept          rewritten without a warning; `polyxform verify` finds it equal to the original
    // accept unrun    the same, but `verify` has no data to call it with
    // kept            understood, but nothing is gained: a remark, and the region's bytes stay as they are
    // unchanged       not taken yet: a warning, and the region's bytes stay as they are

Further lines `// has: TEXT` in front of the code say what stands in the output.
"""

import json
from pathlib import Path

import pytest
from polyxform.cli.main import run
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

CASES = sorted(Path(__file__).with_name("cases").glob("*.c"))
FLAGS = ["--isolated", "--target", "x86-64-v3"]


def expectation(case):
    return case.read_text().splitlines()[0].removeprefix("// ")


def region_texts(text):
    return [region.text for region in find_regions(SourceFile.from_text(text))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case, tmp_path, capfd):
    output = tmp_path / "out.c"
    assert run([*FLAGS, "--diagnostics-format=json", "-o", str(output), str(case)]) == 0
    diagnostics = json.loads(capfd.readouterr().err)["diagnostics"]
    warned = [d for d in diagnostics if d["severity"] != "remark"]
    before, after = region_texts(case.read_text()), region_texts(output.read_text())
    assert len(before) == len(after)
    if expectation(case) in ("unchanged", "kept"):
        assert bool(warned) == (expectation(case) == "unchanged")
        assert before == after
        return
    assert warned == []
    assert all(new != old for new, old in zip(after, before, strict=True))
    wanted = [line.partition("// has: ")[2] for line in case.read_text().splitlines() if line.startswith("// has: ")]
    assert all(text in "".join(after) for text in wanted), after


@pytest.mark.long
@pytest.mark.parametrize("case", [c for c in CASES if expectation(c) == "accept"], ids=lambda case: case.stem)
def test_the_rewritten_code_computes_the_same(case, capfd):
    assert run(["verify", *FLAGS, str(case)]) == 0
    assert ": equal; " in capfd.readouterr().out
