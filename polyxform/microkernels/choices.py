"""C functions that choose, lane by lane, between an accumulator and another value: rectifiers, minima, maxima, bounds.

    c = c < bound ? bound : c        px_if_lt
    c = c > bound ? c : bound        px_unless_gt: differs from the other one where c is no number

Comparisons of GCC's and clang's vectors give all bits or none, with which both values are joined; the compilers make
a masked move of that. The vectors travel through memory that exists only until the functions are inlined.
"""

from __future__ import annotations

import re
from string import Template

from polyxform.microkernels.model import Function
from polyxform.microkernels.vectors import ELEMENT_BYTES

TESTS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}
NAME = re.compile(r"px_(?P<kind>if|unless)_(?P<test>lt|le|gt|ge)_f(?P<bits>32|64)x(?P<lanes>\d+)")
ELEMENTS = {str(8 * size): element for element, size in ELEMENT_BYTES.items()}

VECTOR = Template(
    """\
/* lane by lane: to = $meaning */
static inline __attribute__((always_inline)) void $name(void *to, const void *other)
{
    typedef $element vector __attribute__((vector_size($bytes), aligned($size), may_alias));
    typedef $integer numbers __attribute__((vector_size($bytes), aligned($size), may_alias));
    const vector old = *(const vector *)to, value = *(const vector *)other;
    const numbers keep = ${negated}(old $test value);
    *(numbers *)to = (keep & (numbers)old) | (~keep & (numbers)value);
}
"""
)
SCALAR = Template(
    """\
/* to = $meaning */
static inline __attribute__((always_inline)) void $name($element *to, const $element *other)
{
    *to = *to $test *other ? $chosen : $otherwise;
}
"""
)


def choice_name(operator: str, element: str, lanes: int) -> str:
    """Name of the function for an operator of `Elementwise`: "<", "!<", ..."""
    word = next(word for word, test in TESTS.items() if test == operator.removeprefix("!"))
    return f"px_{'unless' if operator.startswith('!') else 'if'}_{word}_f{8 * ELEMENT_BYTES[element]}x{lanes}"


def choice_function(name: str) -> Function:
    """The function of a name that `choice_name` made. ValueError for any other name."""
    found = NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"no function {name!r} chooses between two vectors")
    element, lanes, test = ELEMENTS[found["bits"]], int(found["lanes"]), TESTS[found["test"]]
    unless = found["kind"] == "unless"
    chosen = ("to", "other") if unless else ("other", "to")
    size = ELEMENT_BYTES[element]
    text = (SCALAR if lanes == 1 else VECTOR).substitute(
        name=name,
        element=element,
        bytes=lanes * size,
        size=size,
        integer="int" if size == 4 else "long long",
        test=test,
        negated="" if unless else "~",
        meaning=f"to {test} other ? {chosen[0]} : {chosen[1]}",
        chosen=f"*{chosen[0]}",
        otherwise=f"*{chosen[1]}",
    )
    return Function(name, text)
