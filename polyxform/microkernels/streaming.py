"""Copies past the caches and touches ahead: the C functions, which mean plain loops, or nothing.

`px_stream_float(to, from, count)` means `for (i = 0; i < count; i++) to[i] = from[i]`. Its stores do not read the lines
that they fill, and other threads may see them late: `px_stream_end()` stands behind the last one. The threads of a
parallel loop meet at its end by locked operations, which have the same effect for the stores of each.

`px_page_ahead(at, bytes)` means nothing. Where a loop touches `bytes` from `at` on, and the next ones in its next
iteration, it touches a line in each page, some pages before the loop comes there; `px_lines_ahead` each line, too.
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
    typedef ELEMENT px_quarter __attribute__((vector_size(16)));
    typedef ELEMENT px_few __attribute__((vector_size(16), aligned(sizeof(ELEMENT)), may_alias));
    const long lanes = 64 / (long)sizeof(ELEMENT);
    const long few = 16 / (long)sizeof(ELEMENT);
    long i = 0;
    for (; i < count && (__UINTPTR_TYPE__)&to[i] % 16 != 0; i++) {
        to[i] = from[i];
    }
    for (; (__UINTPTR_TYPE__)&to[i] % 64 == 0 && i + lanes <= count; i += lanes) {
        const px_line line = *(const px_part *)&from[i];
LINE_STORED
    }
    for (; i + few <= count; i += few) {
        const px_quarter line = *(const px_few *)&from[i];
FEW_STORED
    }
    for (; i < count; i++) {
        to[i] = from[i];
    }
}
"""
"""Arrays from `malloc` begin 16 bytes behind a line: its ends are stored past the caches in quarters of lines."""
STORE = """\
#if defined(__clang__)
        __builtin_nontemporal_store(line, (ALIGNED *)&to[i]);
#elif defined(__AVX512F__)
        BUILTIN(&to[i], line);
#else
        *(FREE *)&to[i] = line;
#endif"""
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
AHEAD = Function(
    "px_page_ahead",
    """\
/* Touch each page eight pages before it is needed: looking up where it lies takes long, and hardware does not begin. */
static inline void px_page_ahead(const volatile void *at, long bytes)
{
    const __UINTPTR_TYPE__ place = (__UINTPTR_TYPE__)at;
    for (long passed = 0; passed < bytes; passed += 4096) {
        if ((place + passed) % 4096 < (__UINTPTR_TYPE__)(bytes - passed)) {
            __builtin_prefetch((const void *)(place + passed + 32768), 0, 3);
        }
    }
}
""",
)
LINES_AHEAD = Function(
    "px_lines_ahead",
    """\
/* Touch each line half a page before it is needed, and each page eight pages before. */
static inline void px_lines_ahead(const volatile void *at, long bytes)
{
    const __UINTPTR_TYPE__ place = (__UINTPTR_TYPE__)at;
    if (place % 4096 < (__UINTPTR_TYPE__)bytes) {
        __builtin_prefetch((const void *)(place + 32768), 0, 3);
    }
    for (long passed = 0; passed < bytes; passed += 64) {
        __builtin_prefetch((const void *)(place + passed + 2048), 0, 3);
    }
}
""",
)


def store(aligned: str, free: str, builtin: str) -> str:
    """The C text that stores a vector past the caches, by the names of its types."""
    return STORE.replace("ALIGNED", aligned).replace("FREE", free).replace("BUILTIN", builtin)


def stream_function(element: str, suffix: str) -> Function:
    """The copy of elements of a type; `suffix` of the names of its stores."""
    text = TEMPLATE.replace("LINE_STORED", store("px_line", "px_part", f"__builtin_ia32_mov{suffix}512"))
    text = text.replace("FEW_STORED", store("px_quarter", "px_few", f"__builtin_ia32_mov{suffix}"))
    return Function(f"px_stream_{element}", text.replace("ELEMENT", element))


STREAMS = (stream_function("float", "ntps"), stream_function("double", "ntpd"), END, AHEAD, LINES_AHEAD)
