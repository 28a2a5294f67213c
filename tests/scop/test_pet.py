"""Our models of the input kernels hold exactly the instances and accesses that pet finds.

Needs the `tadashi` wheel, which brings pet along: `pip install tadashi`.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

import islpy as isl
import pytest
from polyxform.diagnostics import Unsupported
from polyxform.options import Options
from polyxform.scop.extract import extract
from polyxform.scop.model import AccessKind
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

HERE = Path(__file__).parent
KERNELS = sorted((HERE.parent.parent / "input_kernels").rglob("*.c"))
FOUND = importlib.util.find_spec("tadashi")


def libraries():
    if FOUND is None or FOUND.origin is None:
        pytest.skip("pet is not here: pip install tadashi")
    return Path(FOUND.origin).parent.parent / "tadashi.libs"


def pet_parts(path):
    """context, and domains, reads, may-writes, must-writes, kills by statement."""
    program = [sys.executable, str(HERE / "pet.py"), str(libraries()), str(path)]
    lines = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False).stdout.splitlines()
    assert len(lines) == 6, "pet finds no region"
    domains = by_statement(isl.UnionSet(lines[1]).identity())
    return isl.Set(lines[0]).params(), domains, *(by_statement(isl.UnionMap(line)) for line in lines[2:])


def by_statement(union):
    """The maps of a union by the names of their domains."""
    maps = union.get_map_list()
    found = {}
    for position in range(maps.n_map()):
        part = maps.get_at(position)
        found.setdefault(part.get_tuple_name(isl.dim_type.in_), []).append(part)
    return found


def joined(maps, name):
    """A union of maps from one statement, which gets a name."""
    total = isl.UnionMap("{ }")
    for part in maps:
        total = total.union(isl.UnionMap.from_map(part.set_tuple_name(isl.dim_type.in_, name)))
    return total


def touches(name, arrays, *accesses):
    """Whether a statement does more than to count a loop."""
    return any(part.get_tuple_name(isl.dim_type.out) in arrays for found in accesses for part in found.get(name, ()))


@pytest.mark.parametrize("path", KERNELS, ids=lambda path: path.stem)
def test_pet_finds_the_same(path):
    context, domains, reads, may, must, kills = pet_parts(path)
    source = SourceFile.read(path)
    tree = parse_region(source, find_regions(source)[0], Options())
    if tree.callees:
        pytest.skip("pet puts the functions that the region calls in place of the calls")
    try:
        scop = extract(tree)
    except Unsupported as reason:
        pytest.skip(f"needs values of parameters: {reason.diagnostics[0].message}")
    context = context.intersect(scop.context)
    kinds = ((AccessKind.READ, reads, False), (AccessKind.WRITE, may, False), (AccessKind.WRITE, must, True))
    touching = {name for name in domains if touches(name, scop.arrays, reads, may)} - kills.keys()
    names = sorted(touching, key=lambda name: int(name.removeprefix("S_")))
    assert len(names) == len(scop.statements)
    for name, statement in zip(names, scop.statements, strict=True):
        theirs = domains[name][0].domain().set_tuple_name(statement.name)
        assert theirs.intersect_params(context).is_equal(statement.domain.intersect_params(context))
        for kind, found, must_only in kinds:
            ours = [a.relation for a in statement.accesses if a.kind is kind and (a.must or not must_only)]
            known = [part for part in found.get(name, ()) if part.get_tuple_name(isl.dim_type.out) in scop.arrays]
            wanted, got = (joined(maps, statement.name).intersect_params(context) for maps in (known, ours))
            assert got.is_equal(wanted)
