"""Functions of the C library as short polynomials without branches, which compilers put into vector lanes.

They differ from the library's in the last places, so they stand only where a person consents, as for sums that are
reordered. The coefficients are fits of our own: least squares with weights moved towards the largest relative error.
`expf` reduces to |r| <= log(2) / 2 and adds to the exponent; `sqrtf` is two steps of Newton and a correction; `tanhf`
and `erff` are x * p(x^2) / q(x^2), beyond which they are 1 to the last place. `fmaxf` and `fminf` are exact; compilers
call the library for them, as it says what becomes of a signaling not-a-number. They ask their second argument whether
it is a number, and choose bits by the answer: where the first one is a maximum so far, the next step waits for two
short instructions only, and compilers do not merge both choices into masks.

Arguments are bounded as integers, whose order is that of floating-point numbers but for the sign: of bounds on the
numbers themselves compilers make branches, and then lanes under masks, which take a third more time.

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
    3.5,
    """\
/* exp(x), relative error below 2.1e-7; results below 2.5e-38 are zero. */
static inline float px_expf(float x)
{
    const float magic = 12583038.0f;
    int above;
    __builtin_memcpy(&above, &x, sizeof above);
    above = above > 0x42b30000 ? 0x42b30000 : above;
    unsigned bits = (unsigned)above;
    bits = bits > 0xc2af0000u ? 0xc2af0000u : bits;
    float t;
    __builtin_memcpy(&t, &bits, sizeof t);
    const float shifted = t * 1.44269504f + magic;
    const float whole = shifted - magic;
    const float r = (t - whole * 0.693145752f) - whole * 1.42860677e-6f;
    float p = 0.016624948f;
    p = p * r + 0.08378117f;
    p = p * r + 0.33334234f;
    p = p * r + 0.9999846f;
    p = p * r + 2.0f;
    p = p * r + 2.0f;
    __builtin_memcpy(&bits, &shifted, sizeof bits);
    bits <<= 23;
    float scale;
    __builtin_memcpy(&scale, &bits, sizeof scale);
    p *= scale;
    return x == x ? p : x;
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
    int above;
    __builtin_memcpy(&above, &x, sizeof above);
    above = above > 0x41100000 ? 0x41100000 : above;
    unsigned bits = (unsigned)above;
    bits = bits > 0xc1100000u ? 0xc1100000u : bits;
    float t;
    __builtin_memcpy(&t, &bits, sizeof t);
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
    const float y = t * p / q;
    return x == x ? y : x;
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
    int above;
    __builtin_memcpy(&above, &x, sizeof above);
    above = above > 0x40800000 ? 0x40800000 : above;
    unsigned bits = (unsigned)above;
    bits = bits > 0xc0800000u ? 0xc0800000u : bits;
    float t;
    __builtin_memcpy(&t, &bits, sizeof t);
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
    const float y = t * p / q;
    return x == x ? y : x;
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
    const float greater = x > y ? x : y;
    int chosen, first;
    __builtin_memcpy(&chosen, &greater, sizeof chosen);
    __builtin_memcpy(&first, &x, sizeof first);
    const int number = -(y == y);
    chosen = (chosen & number) | (first & ~number);
    float result;
    __builtin_memcpy(&result, &chosen, sizeof result);
    return result;
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
    const float lesser = x < y ? x : y;
    int chosen, first;
    __builtin_memcpy(&chosen, &lesser, sizeof chosen);
    __builtin_memcpy(&first, &x, sizeof first);
    const int number = -(y == y);
    chosen = (chosen & number) | (first & ~number);
    float result;
    __builtin_memcpy(&result, &chosen, sizeof result);
    return result;
}
""",
)
APPROXIMATIONS: Mapping[str, Approximation] = {one.replaces: one for one in (EXPF, TANHF, ERFF, SQRTF, FMAXF, FMINF)}
"""By the name of the library's function."""
