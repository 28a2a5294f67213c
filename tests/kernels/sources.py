"""The input kernels as the tests see them: files, functions, and the names in their pragmas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

KERNEL_FOLDER = Path(__file__).parents[2] / "input_kernels"
KERNEL_FILES = tuple(sorted(KERNEL_FOLDER.rglob("*.c")))
WARNING_FLAGS = ("-Wall", "-Wextra", "-Werror", "-std=c99", "-O1", "-fopenmp", "-Wno-unknown-pragmas")

_FUNCTION = re.compile(r"^void (\w+)\(([^{]*)\)\n\{(.*?)^\}", re.MULTILINE | re.DOTALL)
_INTEGER_PARAMETER = re.compile(r"^(?:int|long|size_t) (\w+)$")
_PRAGMA = re.compile(r"^#pragma polyxform (\w+)\((.*)\)$", re.MULTILINE)


@dataclass(frozen=True)
class KernelFunction:
    """A function of an input kernel that holds a region.

    path        file
    name        function
    parameters  declarations as written, white space collapsed
    body        text between the braces
    """

    path: Path
    name: str
    parameters: tuple[str, ...]
    body: str

    @property
    def integers(self) -> tuple[str, ...]:
        """Names of the integer parameters that are passed by value, in order."""
        return tuple(m.group(1) for p in self.parameters if (m := _INTEGER_PARAMETER.match(p)))

    @property
    def sizes(self) -> dict[str, int]:
        """Values of all `size(...)` pragmas."""
        return {n.strip(): int(v) for text in self.pragma("size") for n, v in (e.split("=") for e in text.split(","))}

    def pragma(self, word: str) -> tuple[str, ...]:
        """What stands in the parentheses of every `#pragma polyxform word(...)`."""
        return tuple(text for found, text in _PRAGMA.findall(self.body) if found == word)


def kernel_functions(path: Path) -> tuple[KernelFunction, ...]:
    """The functions of a file that hold a region."""
    return tuple(
        KernelFunction(path, name, tuple(p.strip() for p in re.sub(r"\s+", " ", parameters).split(",")), body)
        for name, parameters, body in _FUNCTION.findall(path.read_text())
        if "#pragma scop" in body
    )


def label(path: Path) -> str:
    """The file as a test's name: `polybench/gemm`."""
    return str(path.relative_to(KERNEL_FOLDER).with_suffix(""))
