"""The seeded faults of validation, counted by running their tests."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

KINDS = {
    "changes of right code, with the witness (test_faults)": (
        "tests/validation/test_faults.py",
        "-k",
        "fault_is_caught",
    ),
    "wrong code written by hand (wrong/)": ("tests/validation/test_faults.py", "-k", "wrong_code"),
    "calls of kernels": ("tests/validation/test_kernel_calls.py", "-k", "wrong or more_than or another or other"),
    "copies of arrays": ("tests/validation/test_packing.py", "-k", "fault or refused or checked"),
    "versions and their conditions": ("tests/validation/test_assembly.py", "-k", "wrong or general"),
    "tests of the processor": ("tests/validation/test_target_tests.py", "-k", "fault or order or read_from"),
    "kernels' own text": ("tests/microkernels/test_check.py",),
    "what kernels use": ("tests/microkernels/test_features.py", "-k", "fault or nothing_else"),
    "files of right code, every token changed (about 650 mutants)": ("tests/validation/test_mutants.py",),
}
COUNT = re.compile(r"(\d+) (passed|failed|error)")


def seeded() -> Iterator[tuple[str, int, int]]:
    """(kind, faults, how many of them were caught)."""
    for kind, tests in KINDS.items():
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *tests]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        counts = {word: int(number) for number, word in COUNT.findall(done.stdout[-300:])}
        yield kind, sum(counts.values()), counts.get("passed", 0)
