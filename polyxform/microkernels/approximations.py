"""Functions of the C library as short polynomials without branches, which compilers put into vector lanes.

They differ from the library's in the last places, so they stand only where a person consents, as for sums that are
reordered. The coefficients are fits of our own: least squares with weights moved towards the largest relative error.
`expf` reduces to |r| <= log(2) / 2 and adds to the exponent; `sqrtf` is three steps of Newton and a correction; `tanhf`
and `erff` are x * p(x^2) / q(x^2), beyond which they are 1 to the last place. `fmaxf` and `fminf` are exact; compilers
call the library for them, as it says what becomes of a signaling not-a-number.

Not a number stays what it is; infinities give the limits. `errno` and floating-point flags are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Approximation:
    """A function that stands for one of the C library.

    replaces  name of the library's function
    name      of the C function here
    error     largest relative error for results of at least 2.5e-38, in units of 2^-24; a test measures it
    text      the definition, with a comment in front
    """

    replaces: str
    name: str
    error: float
    text: str


EXPF = Approximation(
    "expf",
    "px_expf",
    2.5,
    """\
/* exp(x), relative error below 1.2e-7; results below 2.5e-38 are zero. */
static inline float px_expf(float x)
{
    const float magic = 12582911.0f;
    const float bounded = x > 89.0f ? 89.0f : x;
    const float shifted = bounded * 1.44269504f + magic;
    const float whole = shifted - magic;
    const float r = (bounded - whole * 0.693145752f) - whole * 1.42860677e-6f;
    float p = 0.0013813144f;
    p = p * r + 0.0083694188f;
    p = p * r + 0.0416684560f;
    p = p * r + 0.1666651517f;
    p = p * r + 0.4999999404f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    unsigned exponent, bits;
    __builtin_memcpy(&exponent, &shifted, sizeof exponent);
    __builtin_memcpy(&bits, &p, sizeof bits);
    bits += exponent << 23;
    float scaled;
    __builtin_memcpy(&scaled, &bits, sizeof scaled);
    scaled = x < -86.6f ? 0.0f : 2.0f * scaled;
    return x == x ? scaled : x;
}
""",
)
TANHF = Approximation(
    "tanhf",
    "px_tanhf",
    8.0,
    """\
/* tanh(x), relative error below 5e-7. */
static inline float px_tanhf(float x)
{
    float t = x < -9.0f ? -9.0f : x;
    t = t > 9.0f ? 9.0f : t;
    const float s = t * t;
    float p = 1.825516e-11f;
    p = p * s - 1.2780393e-8f;
    p = p * s + 9.2674e-6f;
    p = p * s + 0.0029207591f;
    p = p * s + 0.12919226f;
    p = p * s + 0.99999994f;
    float q = 0.00022809985f;
    q = q * s + 0.023763157f;
    q = q * s + 0.4625251f;
    q = q * s + 1.0f;
    return t * p / q;
}
""",
)
ERFF = Approximation(
    "erff",
    "px_erff",
    9.0,
    """\
/* erf(x), relative error below 6e-7. */
static inline float px_erff(float x)
{
    float t = x < -4.0f ? -4.0f : x;
    t = t > 4.0f ? 4.0f : t;
    const float s = t * t;
    float p = 1.9867991e-6f;
    p = p * s + 0.00028456535f;
    p = p * s + 0.003883292f;
    p = p * s + 0.05310158f;
    p = p * s + 0.19354376f;
    p = p * s + 1.1283791f;
    float q = 3.7420323e-5f;
    q = q * s + 0.0011855598f;
    q = q * s + 0.0152071435f;
    q = q * s + 0.11534947f;
    q = q * s + 0.5048562f;
    q = q * s + 1.0f;
    return t * p / q;
}
""",
)
SQRTF = Approximation(
    "sqrtf",
    "px_sqrtf",
    2.0,
    """\
/* sqrt(x), relative error below 1.2e-7; the library's function may set errno, which keeps it out of vector lanes. */
static inline float px_sqrtf(float x)
{
    const float scaled = x < 1.17549435e-38f ? x * 16777216.0f : x;
    int bits;
    __builtin_memcpy(&bits, &scaled, sizeof bits);
    bits = 0x5f375a86 - (bits >> 1);
    float y;
    __builtin_memcpy(&y, &bits, sizeof y);
    const float half = 0.5f * scaled;
    y = y * (1.5f - half * y * y);
    y = y * (1.5f - half * y * y);
    y = y * (1.5f - half * y * y);
    float root = scaled * y;
    root = root + 0.5f * y * (scaled - root * root);
    root = x < 1.17549435e-38f ? root * 0.000244140625f : root;
    root = x > 3.40282347e38f ? x : root;
    return x < 0.0f ? __builtin_nanf("") : root;
}
""",
)
FMAXF = Approximation(
    "fmaxf",
    "px_fmaxf",
    0.0,
    """\
/* The greater one, or the one that is a number. */
static inline float px_fmaxf(float x, float y)
{
    const float greater = x < y ? y : x;
    return x == x ? greater : y;
}
""",
)
FMINF = Approximation(
    "fminf",
    "px_fminf",
    0.0,
    """\
/* The lesser one, or the one that is a number. */
static inline float px_fminf(float x, float y)
{
    const float lesser = x > y ? y : x;
    return x == x ? lesser : y;
}
""",
)
APPROXIMATIONS: Mapping[str, Approximation] = {one.replaces: one for one in (EXPF, TANHF, ERFF, SQRTF, FMAXF, FMINF)}
"""By the name of the library's function."""
