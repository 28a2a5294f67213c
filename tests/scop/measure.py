"""How long the front end takes, for the record: `make front-end`.

Each PolyBench kernel from its text to its model; a file of 10,000 lines with 50 regions to its models and to its
output.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.scop.plain_c.inline import read_region
from polyxform.scop.versions import version_models
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.unit import load

POLYBENCH = Path(__file__).parents[2] / "input_kernels" / "polybench"
REGIONS, LINES = 50, 10_000
REPEATS = 3
FILLER = "static int filler_{0}(int x)\n{{\n    return x + {0};\n}}\n"
KERNEL = """
void kernel_{0}(int n, int m, double A[restrict n][m], const double B[restrict n][m], const double x[restrict m])
{{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) {{
            A[i][j] = 0;
            if (j > 0)
                A[i][j] += B[i][j] * x[j - 1];
        }}
#pragma endscop
}}
"""


def large_file() -> str:
    """C text of LINES lines with REGIONS regions."""
    kernels = [KERNEL.format(number) for number in range(REGIONS)]
    left = LINES - sum(text.count("\n") for text in kernels)
    share = left // (4 * REGIONS)
    parts = []
    for number, text in enumerate(kernels):
        parts += [FILLER.format(number * share + at) for at in range(share)]
        parts.append(text)
    return "#include <math.h>\n" + "".join(parts)


def extract_all(source: SourceFile) -> None:
    """The models of every region of a file, from its text on."""
    load.cache_clear()
    for region in find_regions(source):
        version_models(read_region(source, region, Options()), Options())


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The shortest of some runs, in processor time of this process and its children."""
    best = float("inf")
    for _ in range(repeats):
        start = sum(os.times()[:4])
        work()
        best = min(best, sum(os.times()[:4]) - start)
    return best


def main() -> None:
    """Print the times."""
    for path in sorted(POLYBENCH.glob("*.c")):
        source = SourceFile.from_text(path.read_text(), str(path))
        print(f"{path.stem:16} {seconds(lambda source=source: extract_all(source)):6.3f} s")  # type: ignore[misc]
    source = SourceFile.from_text(large_file(), "large.c")
    print(f"{LINES} lines, {REGIONS} regions to models: {seconds(lambda: extract_all(source)):.2f} s")
    print(f"the same to output: {seconds(lambda: compile_source(source, Options()), 1):.2f} s")


if __name__ == "__main__":
    main()
