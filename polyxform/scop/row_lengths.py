"""Row lengths that are sums, `A[i * (m + 1) + j]`, as symbols of their own, so that strides are products of symbols.

Before: i * m + i + j                     with (m + 1) = m + 1
After:  i * (m + 1) + j

Before: i * 14 * w + j                    with (14 * w) = 14 * w
After:  i * (14 * w) + j

Refused: row lengths that are no sums of parameters with weight one, two that need the same parameter, and sums of a
parameter that is a row length itself in other subscripts: beside `A[i * m + j]`, `A[i * m + i]` is a diagonal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import gcd

from polyxform.scop.polynomials import Monomial, Polynomial, added, multiplied, quotient, scaled

MOST_LENGTHS = 4


@dataclass(frozen=True)
class NamedLengths:
    """Subscripts whose strides are products of symbols.

    polynomials  the subscripts
    lengths      what each new symbol, a C expression in parentheses, stands for
    """

    polynomials: tuple[Polynomial, ...]
    lengths: Mapping[str, Polynomial]


def named_lengths(polynomials: Sequence[Polynomial], iterators: Sequence[Collection[str]]) -> NamedLengths:
    """The subscripts with a symbol for each row length that is a sum; `iterators` of each of them."""
    found, lengths = tuple(polynomials), dict[str, Polynomial]()
    for _ in range(MOST_LENGTHS):
        length = next(sums(found, iterators), None)
        name = replaceable(length, lengths) if length is not None else None
        if length is None or name is None or is_length(name, found, iterators):
            break
        symbol = f"({text(length)})"
        rest = added(length, {(name,): -1})
        lengths[symbol] = length
        found = tuple(with_value(terms, name, added({(symbol,): 1}, scaled(rest, -1))) for terms in found)
    return NamedLengths(found, lengths)


def with_multiples(found: NamedLengths, iterators: Sequence[Collection[str]]) -> NamedLengths:
    """The subscripts with a symbol for each row length that is a number times a parameter: `i * 14 * w`.

    The number goes to the innermost length, which is a factor of the others and so in more strides than they are.
    """
    names = {name for terms in found.polynomials for monomial in terms for name in monomial}
    parameters = names - {name for counters in iterators for name in counters} - found.lengths.keys()
    uses = {name: sum(name in monomial for terms in found.polynomials for monomial in terms) for name in parameters}
    for name in sorted(parameters, key=lambda name: (-uses[name], name)):
        weights = [w for terms in found.polynomials for monomial, w in terms.items() if name in monomial]
        factor = gcd(*weights)
        squares = any(monomial.count(name) > 1 for terms in found.polynomials for monomial in terms)
        if factor == 1 or squares or not is_length(name, found.polynomials, iterators):
            continue
        symbol = f"({factor} * {name})"
        polynomials = tuple(in_multiples(terms, name, symbol, factor) for terms in found.polynomials)
        found = NamedLengths(polynomials, {**found.lengths, symbol: {(name,): factor}})
    return found


def in_multiples(terms: Polynomial, name: str, symbol: str, factor: int) -> Polynomial:
    """A polynomial with a symbol for some times a parameter."""
    return {
        tuple(sorted(symbol if one == name else one for one in monomial)): weight // (factor if name in monomial else 1)
        for monomial, weight in terms.items()
    }


def sums(polynomials: Sequence[Polynomial], iterators: Sequence[Collection[str]]) -> Iterator[Polynomial]:
    """What iterators are multiplied by, without the factors that all its terms share, where that is a linear sum."""
    for terms, counters in zip(polynomials, iterators, strict=True):
        for counter in counters:
            weight = {quotient(monomial, (counter,)): w for monomial, w in terms.items() if counter in monomial}
            primitive = without_shared({monomial: w for monomial, w in weight.items() if monomial is not None})
            if len(primitive) > 1 and all(len(monomial) <= 1 for monomial in primitive):
                yield primitive


def is_length(name: str, polynomials: Sequence[Polynomial], iterators: Sequence[Collection[str]]) -> bool:
    """Whether an iterator is multiplied by a parameter, or a product with it, and by nothing else."""
    for terms, counters in zip(polynomials, iterators, strict=True):
        for counter in counters:
            factors = [monomial for monomial in terms if counter in monomial]
            if len(factors) == 1 and name in factors[0]:
                return True
    return False


def without_shared(terms: Polynomial) -> Polynomial:
    """A polynomial divided by the symbols that are factors of all its terms."""
    for name in sorted({name for monomial in terms for name in monomial}):
        divided = {quotient(monomial, (name,)): weight for monomial, weight in terms.items()}
        if None not in divided:
            return without_shared({monomial: weight for monomial, weight in divided.items() if monomial is not None})
    return terms


def replaceable(length: Polynomial, lengths: Mapping[str, Polynomial]) -> str | None:
    """The parameter of a row length that the others can be told by, None where there is none."""
    used = {name for known in lengths.values() for monomial in known for name in monomial}
    names = [monomial[0] for monomial, weight in sorted(length.items()) if monomial and weight == 1]
    return next((name for name in names if name not in used and name not in lengths), None)


def with_value(terms: Polynomial, name: str, value: Polynomial) -> Polynomial:
    """A polynomial with a value in the place of a symbol."""
    result: Polynomial = {}
    for monomial, weight in terms.items():
        part: Polynomial = {tuple(one for one in monomial if one != name): weight}
        for _ in range(monomial.count(name)):
            part = multiplied(part, value)
        result = added(result, part)
    return result


def text(length: Polynomial) -> str:
    """C text of a linear sum, its constant last."""
    parts = [
        term(monomial, weight) for monomial, weight in sorted(length.items(), key=lambda item: (not item[0], item))
    ]
    return " ".join(parts).removeprefix("+ ")


def term(monomial: Monomial, weight: int) -> str:
    """One term with its sign in front: "+ n", "- 2 * m", "+ 1"."""
    sign = "-" if weight < 0 else "+"
    if not monomial:
        return f"{sign} {abs(weight)}"
    factor = "" if abs(weight) == 1 else f"{abs(weight)} * "
    return f"{sign} {factor}{monomial[0]}"
