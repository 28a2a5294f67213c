"""Copies past the caches: the C functions, which mean plain loops.

`px_stream_float(to, from, count)` means `for (i = 0; i < count; i++) to[i] = from[i]`. Its stores do not read the lines
that they fill, and other threads may see them late: `px_stream_end()` stands behind the last one. The threads of a
parallel loop meet at its end by locked operations, which have the same effect for the stores of each.
"""

from __future__ import annotations

from polyxform.microkernels.model import Function

VECTOR_BYTES = 64
"""Width of the stores: machines with narrower vectors do without."""
TEMPLATE = """\
/* Copy `count` elements past the caches; px_stream_end() makes them seen by other threads. */
static inline void px_stream_ELEMENT(ELEMENT *to, const ELEMENT *from, long count)
{
    typedef ELEMENT px_line __attribute__((vector_size(64)));
    typedef ELEMENT px_part __attribute__((vector_size(64), aligned(sizeof(ELEMENT)), may_alias));
    const long lanes = 64 / (long)sizeof(ELEMENT);
    long i = 0;
    for (; i < count && (__UINTPTR_TYPE__)&to[i] % 64 != 0; i++) {
        to[i] = from[i];
    }
    for (; i + lanes <= count; i += lanes) {
        const px_line line = *(const px_part *)&from[i];
#if defined(__clang__)
        __builtin_nontemporal_store(line, (px_line *)&to[i]);
#elif defined(__AVX512F__)
        BUILTIN(&to[i], line);
#else
        *(px_part *)&to[i] = line;
#endif
    }
    for (; i < count; i++) {
        to[i] = from[i];
    }
}
"""
END = Function(
    "px_stream_end",
    """\
/* What px_stream_float and px_stream_double have written comes before what follows. */
static inline void px_stream_end(void)
{
#if defined(__SSE__)
    __builtin_ia32_sfence();
#endif
}
""",
)


def stream_function(element: str, builtin: str) -> Function:
    """The copy of elements of a type."""
    return Function(f"px_stream_{element}", TEMPLATE.replace("BUILTIN", builtin).replace("ELEMENT", element))


STREAMS = (
    stream_function("float", "__builtin_ia32_movntps512"),
    stream_function("double", "__builtin_ia32_movntpd512"),
    END,
)
