"""Every input kernel of the repository is accepted, with sizes open where that is possible and fixed otherwise."""

from pathlib import Path

import pytest
from polyxform.diagnostics import Unsupported
from polyxform.options import Options
from polyxform.scop.extract import extract
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

KERNELS = sorted((Path(__file__).parents[2] / "input_kernels").rglob("*.c"))


@pytest.mark.parametrize("path", KERNELS, ids=lambda path: path.stem)
def test_every_region_has_a_model(path):
    source = SourceFile.read(path)
    regions = find_regions(source)
    assert regions
    for region in regions:
        tree = parse_region(source, region, Options())
        sizes = dict(tree.directives.sizes)
        assert extract(tree, sizes).statements
        try:
            extract(tree)
        except Unsupported as refusal:
            (problem,) = refusal.diagnostics
            assert problem.code == "PX141"
            assert any(name in problem.help for name in sizes)
