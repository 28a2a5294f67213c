"""A pytest plugin that takes one guard out: `POLYXFORM_WITHOUT="promise" pytest -p tests.trust.without TESTS`."""

from __future__ import annotations

import builtins
import os
import shutil
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp

from polyxform.harness import driver

from tests.trust.guards import GUARDS, Guard

VARIABLE = "POLYXFORM_WITHOUT"


def take_out(guard: Guard) -> None:
    """Put the replacement in the guard's place."""
    if guard.place.startswith("native/"):
        change_native(guard)
        return
    module, _, path = guard.place.partition(":")
    *owners, name = path.split(".")
    owner = import_module(module)
    for attribute in owners:
        owner = getattr(owner, attribute)
    assert hasattr(owner, name) or hasattr(builtins, name), f"there is no {guard.place}"
    setattr(owner, name, guard.replacement)


def change_native(guard: Guard) -> None:
    """Let the driver be built from a copy of its sources without the guard."""
    folder = Path(mkdtemp(prefix="polyxform-without-")) / "native"
    shutil.copytree(driver.NATIVE, folder)
    file = folder / guard.place.removeprefix("native/")
    old, new = guard.replacement
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{guard.place} does not hold {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")
    driver.NATIVE = folder
    driver.RACE_RUNTIME = folder / "race" / "race.c"


def pytest_configure() -> None:
    """Take out the guard that the environment names."""
    wanted = os.environ[VARIABLE]
    take_out(next(guard for group in GUARDS.values() for guard in group if guard.promise == wanted))
