"""Put the versions of a region together: fast ones behind the conditions that they need, the original behind the rest.

if (n == 1024) {            // what `size(...)` says
    <version for n == 1024>
} else {
    <version for every n>
}

Where the code is for several machines, each of these stands there once for each of them, the most capable first, behind
a test of the processor: `if (n == 1024 && __builtin_cpu_supports("avx512f"))`. The least capable one needs none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polyxform.codegen.arithmetic import definitions_in
from polyxform.codegen.indentation import deepened, shifted
from polyxform.codegen.model import Emitted
from polyxform.codegen.scratch import with_scratch
from polyxform.syntax.tree import Scratch

INDENT = "    "
LINE = 96
"""Characters after which generated lines are broken where they can be."""

IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Version:
    """Code for some values of the parameters.

    fixed    parameters that must have these values, () for all values
    recipe   what was done, in words
    emitted  the code
    guards   C conditions that must hold
    sizes    macros that the code names, and the values that it was made for
    machine  the name of the one that it was made for where a test of the processor stands in front of it, else ""
    """

    fixed: tuple[tuple[str, int], ...]
    recipe: tuple[str, ...]
    emitted: Emitted
    guards: tuple[str, ...] = ()
    sizes: tuple[tuple[str, int], ...] = ()
    machine: str = ""

    @property
    def condition(self) -> str:
        """C text of what must hold for the version to be right and worth its threads, "" when nothing need."""
        tests = [f"{name} == {value}" for name, value in self.fixed]
        tests += [f'__builtin_cpu_supports("{feature}")' for feature in self.features]
        return " && ".join([*tests, *self.guards, *filter(None, (self.emitted.worth, self.emitted.check))])

    @property
    def features(self) -> tuple[str, ...]:
        """Of the processor, that its kernels use whatever the compiler's flags are."""
        return tuple(dict.fromkeys(feature for call in self.emitted.calls for feature in call.kernel.features))

    def made_for(self, sizes: Sequence[tuple[str, int]]) -> str:
        """The machine and some sizes, in words."""
        return ", ".join([*filter(None, [self.machine]), *(f"{name} = {value}" for name, value in sizes)])


def assemble(versions: Sequence[Version], original: str, indent: str) -> str:
    """C text of the region: the first version whose condition holds runs; `original` is the last resort."""
    if len(versions) == 1 and not versions[0].condition:
        return described(versions[0], indent)
    text = ""
    for version in versions:
        opening = f"{indent}}} else " if text else indent
        test = f"if ({wrapped(version.condition, indent)}) " if version.condition else ""
        text += f"{opening}{test}{{\n{described(version, indent + INDENT)}"
        if not version.condition:
            return f"{text}{indent}}}\n"
    return f"{text}{indent}}} else {{\n{shifted(original, indent + INDENT)}{indent}}}\n"


def described(version: Version, indent: str) -> str:
    """The version's code below a comment that says what was done."""
    return f"{indent}/* {comment(version)} */\n{deepened(version.emitted.body, indent)}"


def wrapped(condition: str, indent: str) -> str:
    """A condition broken into lines of readable length at its conjunctions."""
    terms = condition.split(" && ")
    lines, line = [], terms[0]
    for term in terms[1:]:
        if len(indent) + len(line) + len(term) > LINE:
            lines.append(f"{line} &&")
            line = term
        else:
            line += f" && {term}"
    return f"\n{indent}    ".join([*lines, line])


def comment(version: Version) -> str:
    """What was done, in one comment that user text cannot end."""
    case = version.made_for(version.sizes)
    return f"{f'for {case}: ' if case else ''}{'; '.join(version.recipe)}".replace("*/", "* /")


def definitions(versions: Sequence[Version], scratch: Sequence[Scratch] = ()) -> Mapping[str, str]:
    """C functions that the versions and what is around them call, by name, in the order in which they can be defined.

    scratch  arrays in whose scope the versions stand
    """
    needed: dict[str, str] = dict(definitions_in(with_scratch("", scratch, "", "")))
    for version in versions:
        needed |= definitions_in(version.condition + version.emitted.body)
    for version in versions:
        for call in version.emitted.calls:
            needed |= {function.name: function.text for function in call.kernel.functions}
            needed[call.kernel.name] = call.kernel.text
    return needed


def new_functions(needed: Mapping[str, str], defined: frozenset[str]) -> str:
    """Definitions that the file does not hold yet, a blank line behind each."""
    return "".join(f"{text}\n" for name, text in needed.items() if name not in defined)


def with_names(text: str, members: Mapping[str, str]) -> str:
    """C text with members of structures in the place of the variables that stood for them."""
    return IDENTIFIER.sub(lambda match: members.get(match[0], match[0]), text) if members else text


def in_braces(text: str, indent: str) -> str:
    """Several statements in the place of one."""
    return f"{indent}{{\n{text}{indent}}}\n"
