"""Put the versions of a region together: fast ones behind the conditions that they need, the original behind the rest.

if (n == 1024) {            // what `size(...)` says
    <version for n == 1024>
} else {
    <version for every n>
}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polyxform.codegen.arithmetic import FUNCTIONS
from polyxform.codegen.model import Emitted


@dataclass(frozen=True)
class Version:
    """Code for some values of the parameters.

    fixed    parameters that must have these values, () for all values
    recipe   what was done, in words
    emitted  the code
    """

    fixed: tuple[tuple[str, int], ...]
    recipe: tuple[str, ...]
    emitted: Emitted

    @property
    def condition(self) -> str:
        """C text of what must hold for the version to be right, "" when nothing need."""
        tests = [f"{name} == {value}" for name, value in self.fixed]
        return " && ".join([*tests, f"({self.emitted.check})"] if self.emitted.check else tests)


def assemble(versions: Sequence[Version], original: str, indent: str) -> str:
    """C text of the region: the first version whose condition holds runs; `original` is the last resort."""
    text, conditional = "", False
    for version in versions:
        head = f"{indent}/* {comment(version)} */\n"
        if not version.condition:
            return (
                text
                + (f"{indent}}} else {{\n" if conditional else "")
                + head
                + version.emitted.body
                + (f"{indent}}}\n" if conditional else "")
            )
        opening = f"{indent}}} else if" if conditional else f"{indent}if"
        text += f"{opening} ({version.condition}) {{\n{head}{version.emitted.body}"
        conditional = True
    return f"{text}{indent}}} else {{\n{original}{indent}}}\n"


def comment(version: Version) -> str:
    """What was done, in one comment that user text cannot end."""
    return "; ".join(version.recipe).replace("*/", "* /")


def definitions(versions: Sequence[Version]) -> Mapping[str, str]:
    """C functions that the versions call, by name, in the order in which they can be defined."""
    needed: dict[str, str] = {}
    for version in versions:
        for name, text in FUNCTIONS.items():
            if f"{name}(" in version.emitted.body:
                needed[name] = text
    for version in versions:
        for call in version.emitted.calls:
            needed[call.kernel.name] = call.kernel.text
    return needed
