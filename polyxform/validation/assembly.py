"""The text that replaces a region runs each proven version only where it was proven right, else the region itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from polyxform.codegen.model import Emitted
from polyxform.microkernels.model import Kernel
from polyxform.scop.model import Scop
from polyxform.syntax.structure import Expression
from polyxform.syntax.tokens import Token, tokens
from polyxform.syntax.tree import Scratch
from polyxform.validation.expressions import ExpressionError, Reader, parse_expression
from polyxform.validation.failure import failure
from polyxform.validation.overlap import conjunction

FEATURES = re.compile(r'"[a-z0-9.]+(,[a-z0-9.]+)*"')
SUPPORTS = "__builtin_cpu_supports"


def check_assembly(
    text: str, original: str, versions: Sequence[tuple[Scop, Emitted]], scratch: Sequence[Scratch] = ()
) -> None:
    """Returns when `text` is made of the versions in the right way. ValidationFailure (PX509) otherwise.

    The right way is `if (c) { version } else if (c) { version } ... else { last }`. Each condition demands the values
    that the version's scop takes for fixed, its guards, the version's overlap check, and every feature of the processor
    that the version's kernels may use whatever the compiler's flags are; the last branch is the region's own text, or a
    version that demands nothing. A single version that demands nothing may stand alone. All versions stand in the scope
    of the arrays that the source does not have, where there is memory for these, with the region's own text else.
    """
    try:
        source = reader_of(text)
        read_all(source, original, versions, scratch)
        if source.next:
            raise ExpressionError(f"'{source.next}' follows")
    except ExpressionError as reason:
        raise failure("PX509", f"the versions of the region are not put together right: {reason}") from reason


def read_all(
    source: Reader, original: str, versions: Sequence[tuple[Scop, Emitted]], scratch: Sequence[Scratch]
) -> None:
    """Read the versions with the memory of arrays around them. ExpressionError where something else stands."""
    if not scratch:
        read_versions(source, original, versions)
        return
    names = [one.name for one in scratch]
    if len(set(names)) < len(names):
        raise ExpressionError("two arrays have one name")
    expect_text(source, "{", *map(allocation, scratch), f"if ({' && '.join(names)}) {{")
    read_versions(source, original, versions)
    expect_text(source, "} else {", original, "}", *(f"px_release({name});" for name in names), "}")


def allocation(scratch: Scratch) -> str:
    """What has to declare an array of a function, and to allocate its memory: its rows hold one element at least."""
    first, *rows = scratch.extents
    sizes = [f"[{extent}]" if extent.isdecimal() else f"[px_max({extent}, 1)]" for extent in rows]
    name = f"(*{scratch.name}){''.join(sizes)}" if rows else f"*{scratch.name}"
    count = "*".join((f"(long){first}", *rows))
    return f"{scratch.element} {name} = px_allocate(sizeof({scratch.element}), {count});"


def read_versions(source: Reader, original: str, versions: Sequence[tuple[Scop, Emitted]]) -> None:
    """Read all branches. ExpressionError where something else stands."""
    for number, (scop, emitted) in enumerate(versions):
        wanted = demands(scop, emitted)
        if not wanted:
            read_text(source, emitted.body) if len(versions) == 1 else read_block(source, emitted.body)
            return
        source.expect("if", "(")
        require_terms(conjunction(source.expression()), wanted, number)
        source.expect(")")
        read_block(source, emitted.body)
        source.expect("else")
    read_block(source, original)


def demands(scop: Scop, emitted: Emitted) -> list[Expression]:
    """What must hold for a version to be right, and for its threads to be worth starting."""
    values = [parse_expression(f"{name} == {value}") for name, value in scop.fixed]
    values += [parse_expression(guard) for guard in scop.guards]
    values += [supported(feature) for call in emitted.calls for feature in features_of(call.kernel)]
    tests = filter(None, (emitted.worth, emitted.check))
    return values + [term for test in tests for term in conjunction(parse_expression(test))]


def features_of(kernel: Kernel) -> Iterator[str]:
    """The features that a kernel, or a function inlined into it, asks the compiler for, as its text says.

    ExpressionError where it asks for something in another way than by name.
    """
    for text in (kernel.text, *(function.text for function in kernel.functions)):
        source = Reader(list(tokens(text)))
        while source.next:
            word = source.take()
            if word.text in ("target", "__target__"):
                source.expect("(")
                yield from feature_names(source.take())
                source.expect(")")
            elif word.kind == "directive" and "target" in word.text:
                raise ExpressionError(f"'{word.text}' in {kernel.name}")


def feature_names(word: Token) -> list[str]:
    """The features in a string. ExpressionError where it says anything else."""
    if not FEATURES.fullmatch(word.text):
        raise ExpressionError(f"{word.text} names no features")
    return word.text.strip('"').split(",")


def supported(feature: str) -> Expression:
    """The test of the processor for a feature: both compilers name it as the attribute does."""
    return Expression("call", (Expression("name", text=SUPPORTS), Expression("string", text=f'"{feature}"')))


def require_terms(found: list[Expression], wanted: list[Expression], number: int) -> None:
    """ExpressionError unless all terms are there; others only narrow the condition."""
    if not all(term in found for term in wanted):
        raise ExpressionError(f"the condition of version {number + 1} does not demand enough")


def read_block(source: Reader, body: str) -> None:
    """Read `{ body }`."""
    source.expect("{")
    read_text(source, body)
    source.expect("}")


def read_text(source: Reader, body: str) -> None:
    """Read exactly the tokens of `body`, and its directives as whole lines."""
    source.expect(*(word.text for word in reader_of(body).words))


def expect_text(source: Reader, *texts: str) -> None:
    """Go on past the tokens of the texts. ExpressionError where something else stands."""
    for text in texts:
        source.expect(*(word.text for word in reader_of(text).words))


class ConditionReader(Reader):
    """A reader that knows strings, as tests of the processor take them."""

    def primary(self) -> Expression:
        """A string, or what every reader knows."""
        if self.next.startswith('"'):
            return Expression("string", text=self.take().text)
        return super().primary()


def reader_of(text: str) -> Reader:
    """A reader for which a directive is one token, the whole line without white space around it."""
    lines = (line.strip() + "\n" if line.lstrip().startswith("#") else line for line in text.splitlines(keepends=True))
    return ConditionReader(list(tokens("".join(lines))))
