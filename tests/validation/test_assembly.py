"""Versions of a region stand behind the conditions under which they were proven right."""

from dataclasses import replace

import pytest
from polyxform.codegen.versions import Version, assemble
from polyxform.validation.assembly import check_assembly
from polyxform.validation.failure import ValidationFailure

from tests.validation.cases import case, region

ORIGINAL = "    for (int i = 0; i < n; i++)\n        y[i] = x[i];\n"
CHECKED = case("right/shared_copy_checked.c").emitted
PLAIN = replace(CHECKED, check="")
SPECIAL = region("shared_copy", (("n", 64),)).scop
GENERAL = region("shared_copy").scop


def text_of(*versions):
    parts = [Version(scop.fixed, ("done",), emitted, scop.guards) for scop, emitted in versions]
    return assemble(parts, ORIGINAL, "    ")


GUARDED = replace(GENERAL, guards=("n <= m", "(long)n + 2 <= (long)k"))

RIGHT = {
    "one version behind guards": [(GUARDED, PLAIN)],
    "two versions behind guards and a check": [(replace(SPECIAL, guards=("n <= m",)), CHECKED), (GUARDED, CHECKED)],
    "one version for all values": [(GENERAL, PLAIN)],
    "one version behind a check": [(GENERAL, CHECKED)],
    "one version for one size": [(SPECIAL, PLAIN)],
    "two versions": [(SPECIAL, PLAIN), (GENERAL, PLAIN)],
    "two versions behind a check": [(SPECIAL, CHECKED), (GENERAL, CHECKED)],
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_assembly(name):
    check_assembly(text_of(*RIGHT[name]), ORIGINAL, RIGHT[name])


BOTH = RIGHT["two versions behind a check"]
FAULTS = {
    "another size": ("n == 64", "n == 65"),
    "size not demanded": ("n == 64 &&", ""),
    "size not demanded alone": ("n == 64 &&", "n == 64 ||"),
    "check dropped": (
        "((const char *)(x + n) <= (const char *)y || (const char *)(y + n) <= (const char *)x)",
        "n > 0",
    ),
    "pragma lost": ("    #pragma omp parallel for\n", ""),
    "code changed": ("y[i] = x[i];", "y[i] = y[i];"),
    "code added": ("y[i] = x[i];", "y[i] = x[i]; x[0] = 0;"),
    "branch without else": ("} else {", "} {"),
    "branches swapped": ("} else if (", "} if ("),
    "text behind": ("    }\n", "    }\n    ;"),
    "code swallowed by a pragma": ("parallel for\n", "parallel for "),
    "unread": ("if (n", "if ((float)n"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_wrong_assembly(name):
    text = text_of(*BOTH)
    old, new = FAULTS[name]
    assert old in text
    with pytest.raises(ValidationFailure, match="PX509"):
        check_assembly(text.replace(old, new), ORIGINAL, BOTH)


def test_last_resort_is_the_region_itself():
    changed = text_of(*BOTH).replace("for (int i = 0; i < n; i++)\n", "for (int i = 1; i < n; i++)\n")
    assert changed != text_of(*BOTH)
    with pytest.raises(ValidationFailure, match="PX509"):
        check_assembly(changed, ORIGINAL, BOTH)


def test_general_version_may_not_stand_first_in_place_of_another():
    with pytest.raises(ValidationFailure, match="PX509"):
        check_assembly(text_of(*reversed(BOTH)), ORIGINAL, BOTH)


@pytest.mark.parametrize("lost", ["n <= m && ", " && (long)n + 2 <= (long)k"])
def test_a_guard_that_is_not_tested_is_found(lost):
    text = text_of((GUARDED, PLAIN))
    assert lost in text
    with pytest.raises(ValidationFailure):
        check_assembly(text.replace(lost, ""), ORIGINAL, [(GUARDED, PLAIN)])
