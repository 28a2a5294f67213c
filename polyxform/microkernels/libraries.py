"""Libraries whose calls can take the place of generated kernels, and the C functions through which kernels call them.

All functions have one form, whatever the library: they multiply matrices whose strides may be anything,

    for (next = 0; next < count; next++)                          // beta counts as 1 from the second one on
        C = beta * C + alpha * A(next) * B(next)

Matrices that the library does not take, or numbers that it has no room for, are multiplied by plain loops in the same
function, so that its meaning has no exceptions. Libraries add products up in an order of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Template

from polyxform.microkernels.model import Function, Shape
from polyxform.microkernels.vectors import ELEMENT_BYTES

GENERATED = "generated"
"""The word for kernels that need no library."""


@dataclass(frozen=True)
class Library:
    """A library of matrix products.

    name      as the command line spells it
    title     as its makers spell it
    header    what a file that calls it includes
    links     words for the linker
    elements  C types that it multiplies
    whole     it takes whole matrices, and cuts them into tiles itself
    general   it takes factors with either subscript contiguous, subtracts, and scales
    part      C text that tries the library, in `FUNCTION`
    """

    name: str
    title: str
    header: str
    links: tuple[str, ...]
    elements: tuple[str, ...]
    whole: bool
    general: bool
    part: str

    @property
    def include(self) -> str:
        """C text that includes the header. That of CBLAS may define the macro I, which people call arrays."""
        line = f"#include <{self.header}>"
        return f'#pragma push_macro("I")\n{line}\n#pragma pop_macro("I")' if self.name == "cblas" else line


CBLAS = """\
    const long most = 2147483647;
    const int fits = taken && rows <= most && columns <= most && steps <= most && lda <= most && ldb <= most &&
        ldc <= most;
"""
CBLAS_CALLS = """\
        if (fits && rows == 1) {
            const int down = (int)(b_turned ? columns : steps), along = (int)(b_turned ? steps : columns);
            cblas_${letter}gemv(CblasRowMajor, b_turned ? CblasNoTrans : CblasTrans, down, along, alpha, bt, (int)ldb,
                at, steps == 1 ? 1 : (int)a_step, scale, c, 1);
            continue;
        }
        if (fits) {
            cblas_${letter}gemm(CblasRowMajor, a_turned ? CblasTrans : CblasNoTrans,
                b_turned ? CblasTrans : CblasNoTrans, (int)rows, (int)columns, (int)steps, alpha, at, (int)lda,
                bt, (int)ldb, scale, c, (int)ldc);
            continue;
        }
"""
ONEDNN_CALLS = """\
        if (taken && dnnl_sgemm(a_turned ? 'T' : 'N', b_turned ? 'T' : 'N', rows, columns, steps, alpha, at, lda, bt,
                         ldb, scale, c, ldc) == dnnl_success) {
            continue;
        }
"""
LIBXSMM = """\
    const long most = 2147483647 / (long)sizeof($element);
    const int fits = taken && !a_turned && !b_turned && alpha == 1 && (beta == 0 || beta == 1) && rows <= most &&
        columns <= most && steps <= most && lda <= most && ldb <= most && ldc <= most;
    /* Its matrices lie column by column, so that A and B change places. */
    const libxsmm_blasint m = (libxsmm_blasint)columns, n = (libxsmm_blasint)rows, k = (libxsmm_blasint)steps;
    const libxsmm_blasint wide = (libxsmm_blasint)ldb, tall = (libxsmm_blasint)lda, out = (libxsmm_blasint)ldc;
    const int flags = LIBXSMM_GEMM_FLAG_NONE, prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
    if (fits && count > 1 && a_next >= 0 && a_next <= most && b_next >= 0 && b_next <= most) {
        const libxsmm_${letter}mmfunction_reducebatch_strd sums = libxsmm_${letter}mmdispatch_reducebatch_strd(m, n, k,
            (libxsmm_blasint)(b_next * (long)sizeof($element)), (libxsmm_blasint)(a_next * (long)sizeof($element)),
            &wide, &tall, &out, &alpha, &beta, &flags, &prefetch);
        const unsigned long long terms = (unsigned long long)count;
        if (sums != 0) {
            sums(b, a, c, &terms);
            return;
        }
    }
"""
LIBXSMM_CALLS = """\
        const libxsmm_${letter}mmfunction product = !fits ? 0 :
            libxsmm_${letter}mmdispatch(m, n, k, &wide, &tall, &out, &alpha, &scale, &flags, &prefetch);
        if (product != 0) {
            product(bt, at, c);
            continue;
        }
"""

FUNCTION = Template(
    """\
$include
/* C = beta * C + alpha * A * B, and C += alpha * A * B for the next ones of `count` pairs of matrices: by $title where
 * it takes them, else by loops. Link with $links. */
static void $name(
    long rows, long columns, long steps, long count, $element alpha, $element beta,
    const $element *a, long a_row, long a_step, long a_next,
    const $element *b, long b_step, long b_column, long b_next, $element *c, long c_row)
{
    const int a_turned = steps != 1 && a_step != 1, b_turned = columns != 1 && b_column != 1;
    const long lda = a_turned ? a_step : rows == 1 ? steps : a_row;
    const long ldb = b_turned ? b_column : steps == 1 ? columns : b_step;
    const long ldc = rows == 1 ? columns : c_row;
    const int taken = rows > 0 && columns > 0 && steps > 0 && (!a_turned || rows == 1 || a_row == 1) &&
        (!b_turned || steps == 1 || b_step == 1) && lda >= (a_turned ? rows : steps) &&
        ldb >= (b_turned ? steps : columns) && ldc >= columns;
${part}    for (long next = 0; next < count; next++) {
        const $element *at = a + next * a_next, *bt = b + next * b_next;
        const $element scale = next == 0 ? beta : 1;
${calls}        for (long row = 0; row < rows; row++) {
            for (long column = 0; column < columns; column++) {
                $element sum = 0, *to = &c[row * c_row + column];
                for (long step = 0; step < steps; step++) {
                    sum += at[row * a_row + step * a_step] * bt[step * b_step + column * b_column];
                }
                *to = (scale == 0 ? 0 : scale * *to) + alpha * sum;
            }
        }
    }
}
"""
)

LIBRARIES = {
    "cblas": Library(
        "cblas", "CBLAS", "cblas.h", ("-lopenblas",), ("float", "double"), True, True, CBLAS + "/**/" + CBLAS_CALLS
    ),
    "onednn": Library(
        "onednn", "oneDNN", "oneapi/dnnl/dnnl.h", ("-ldnnl",), ("float",), True, True, "/**/" + ONEDNN_CALLS
    ),
    "libxsmm": Library(
        "libxsmm",
        "LIBXSMM",
        "libxsmm.h",
        ("-lxsmm", "-lxsmmnoblas", "-lpthread", "-ldl", "-lm"),
        ("float", "double"),
        False,
        False,
        LIBXSMM + "/**/" + LIBXSMM_CALLS,
    ),
}
"""By the word that asks for them."""
NAME = re.compile(r"px_(?P<library>cblas|onednn|libxsmm)_f(?P<bits>32|64)")
ELEMENTS = {str(8 * size): element for element, size in ELEMENT_BYTES.items()}
LETTERS = {"float": "s", "double": "d"}


def product_name(library: str, element: str) -> str:
    """Name of the function through which kernels call a library."""
    return f"px_{library}_f{8 * ELEMENT_BYTES[element]}"


def product_function(name: str) -> Function:
    """The function of a name that `product_name` made. ValueError for any other name."""
    found = NAME.fullmatch(name)
    library = LIBRARIES[found["library"]] if found else None
    if found is None or library is None or ELEMENTS[found["bits"]] not in library.elements:
        raise ValueError(f"no function {name!r} calls a library")
    element = ELEMENTS[found["bits"]]
    words = {"element": element, "letter": LETTERS[element]}
    part, calls = (Template(text).substitute(words) for text in library.part.split("/**/"))
    text = FUNCTION.substitute(
        words,
        name=name,
        include=library.include,
        title=library.title,
        links=" ".join(library.links),
        part=part,
        calls=calls,
    )
    return Function(name, text)


def links_of(text: str) -> tuple[str, ...]:
    """Words for the linker that C text with such functions needs."""
    called = dict.fromkeys(found["library"] for found in NAME.finditer(text))
    return tuple(dict.fromkeys(word for library in called for word in LIBRARIES[library].links))


def shape_refusal(shape: Shape) -> str:
    """Why no call of the shape's library computes what it means, "" where one does."""
    library = LIBRARIES[shape.backend]
    if shape.element not in library.elements or shape.factors:
        return f"{library.title} multiplies no elements of type '{shape.element}'"
    if shape.turned or shape.a_column:
        return "rows of the result are not contiguous, or every column has factors of its own"
    if any(loop.rows for loop in shape.reductions):
        return "some rows sit out in a part of the sum"
    if not library.general and (shape.scaled or shape.operator != "+"):
        return f"{library.title} neither subtracts nor scales"
    if not library.general and shape.b_column != 1:
        return f"{library.title} takes no columns that are apart in memory"
    if shape.operator != "+" and shape.scaled:
        return "it subtracts scaled products"
    return ""
