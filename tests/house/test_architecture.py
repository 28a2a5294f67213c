"""ARCHITECTURE.md has a place for everything in the package, in the order in which data flows."""

import re
import tomllib

import pytest

from tests.house.tree import PACKAGE, ROOT

TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAP = TEXT.partition("## Code map")[2].partition("\n## ")[0]
CHILDREN = sorted(
    path.name if path.is_file() else f"{path.name}/"
    for path in PACKAGE.iterdir()
    if (path.suffix == ".py" and not path.name.startswith("__")) or (path / "__init__.py").exists()
)


def layers():
    """Layers of the contract, lowest first, each with its modules."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    flow = next(contract for contract in contracts if contract["type"] == "layers")
    return [[name.strip() for name in layer.split("|")] for layer in reversed(flow["layers"])]


@pytest.mark.parametrize("name", CHILDREN)
def test_everything_is_on_the_map(name):
    assert f"`{name}`" in MAP


def test_the_map_follows_the_layers():
    rows = re.findall(r"^\| (`.*?) \|", MAP, re.MULTILINE)
    place = {name: number for number, row in enumerate(rows) for name in re.findall(r"`(\w+)(?:\.py|/)`", row)}
    order = [sorted(place[name] for name in layer if name in place) for layer in layers()]
    flat = [number for layer in order for number in layer]
    assert flat == sorted(flat)
