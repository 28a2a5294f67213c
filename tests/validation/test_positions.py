"""What a code generator says about the place of an instance is proven before it is used."""

import islpy as isl
import pytest
from polyxform.validation.positions import proven_inverse

EMITTED = isl.Set("[n] -> { E[t, p] : 0 <= 4t + p < n and 0 <= p < 4 and t >= 0 }")
WANTED = isl.Set("[n] -> { S[i] : 0 <= i < n }")
FUNCTION = isl.PwMultiAff("[n] -> { E[t, p] -> S[4t + p] }")


def test_the_right_position_is_proven():
    position = isl.PwMultiAff("[n] -> { S[i] -> E[floor(i/4), i mod 4] }")
    inverse = proven_inverse(FUNCTION, position, EMITTED, WANTED)
    assert inverse is not None
    assert inverse.is_equal(isl.Map.from_pw_multi_aff(FUNCTION).intersect_domain(EMITTED).reverse())


@pytest.mark.parametrize(
    "text",
    [
        "[floor(i/4) + 1, i mod 4]",
        "[floor(i/4), 0]",
        "[floor(i/8), i mod 4]",
        "[0, i]",
        "[floor(i/4), i mod 4] : i > 0",
    ],
)
def test_a_wrong_position_is_not(text):
    position = isl.PwMultiAff(f"[n] -> {{ S[i] -> E{text} }}")
    assert proven_inverse(FUNCTION, position, EMITTED, WANTED) is None


def test_no_position_proves_nothing():
    assert proven_inverse(FUNCTION, None, EMITTED, WANTED) is None
