"""Right code passes, whatever was done to it."""

import pytest
from polyxform.validation.validate import validate

from tests.validation.cases import HERE, case, region


@pytest.mark.parametrize("name", sorted(path.name for path in (HERE / "right").glob("*.c")))
def test_right_code_is_proven_right(name):
    found = case(f"right/{name}")
    region(found.region).validate(found.emitted)


@pytest.mark.parametrize("name", sorted(path.name for path in (HERE / "right").glob("*.c")))
def test_consent_to_reorder_sums_makes_nothing_wrong(name):
    found = case(f"right/{name}")
    place = region(found.region)
    validate(place.scop, place.tree, found.emitted, place.dependences, reassociate=True)
