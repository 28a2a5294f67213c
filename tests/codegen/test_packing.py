"""Kernels that read a packed copy are right for every size and within the arrays, also without memory for copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

from tests.codegen.test_edges import LINEAR, MAIN, SQUARE
from tests.microkernels.programs import FENCE, HEAD

TRANSPOSED = SQUARE.replace("B[restrict p][n]", "B[restrict n][p]").replace("B[k][j]", "B[j][k]")
TRANSPOSED_LINEAR = LINEAR.replace("B[k * n + j]", "B[j * p + k]")
SIZES = "#pragma polyxform size(m = 29, n = 90, p = 9)\n#pragma scop"
SOURCES = {
    "transposed": TRANSPOSED,
    "linear": TRANSPOSED_LINEAR,
    "known sizes": TRANSPOSED.replace("#pragma scop", SIZES),
    "a last column": TRANSPOSED.replace("#pragma scop", SIZES.replace("90", "65")),
    "panels turned": TRANSPOSED.replace("#pragma scop", SIZES.replace("p = 9", "p = 35")),
    "linear panels turned": TRANSPOSED_LINEAR.replace("#pragma scop", SIZES.replace("p = 9", "p = 16")),
    "one panel": TRANSPOSED.replace("#pragma scop", SIZES.replace("90", "20")),
}
NO_MEMORY = "-D__builtin_malloc(size)=((void)(size), (void *)0)"


def program(source: str, element: str, target: str) -> str:
    """A C program that compares a source with what becomes of it, at many sizes."""
    source = source.replace("T ", f"{element} ")
    compilation = optimize(source, Options(target=target, parallel=False))
    assert "&px_B[" in compilation.text, compilation.diagnostics
    plain = source.replace("void product", "static void original").replace("#pragma scop\n", "")
    plain = plain.replace("#pragma endscop\n", "")
    return "\n".join([HEAD, FENCE, f"typedef {element} T;", plain, compilation.text, MAIN])


def outcome(text: str, folder: Path, *flags: str) -> tuple[int | str, str]:
    """How the program ends, and what it says."""
    source, binary = folder / "packing.c", folder / "packing"
    source.write_text(text)
    warnings = ("-Wall", "-Wextra", "-Wno-unknown-pragmas", "-Werror")
    build(
        find_compiler(),
        [source],
        binary,
        ("-std=c99", "-O1", "-march=native", *warnings, *flags),
        product=Product.EXECUTABLE,
    )
    finished = run([str(binary)], Limits(wall_seconds=10.0))
    return finished.status, finished.stdout.decode()


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize(
    ("element", "target"),
    [("float", "x86-64-v4"), ("double", "x86-64-v3"), pytest.param("float", "portable", marks=pytest.mark.long)],
)
def test_every_size_is_right(name: str, element: str, target: str, tmp_path: Path) -> None:
    assert outcome(program(SOURCES[name], element, target), tmp_path) == (0, "")


def test_without_memory_for_the_copy_the_original_runs(tmp_path: Path) -> None:
    text = program(TRANSPOSED, "float", "x86-64-v3")
    assert outcome(text, tmp_path, NO_MEMORY) == (0, "")


def test_the_copy_is_made_before_it_is_read_and_given_back_afterwards() -> None:
    text = optimize(TRANSPOSED.replace("T ", "float "), Options(target="x86-64-v3")).text
    steps = ["px_B = px_allocate(", "&& px_B) {", "px_B[j_panel", "&px_B[", "} else {", "px_release(px_B);"]
    places = [text.index(step, text.index("void product")) for step in steps]
    assert places == sorted(places)


GATES = """void gates(int m, int n, int p, const float A[restrict m][n], const float B[restrict {rows}][n],
           float C[restrict m][{rows}])
{{
#pragma scop
    for (int i = 0; i < m; i++)
        {loops}
            for (int k = 0; k < n; k++)
                C[i][{row}] += A[i][k] * B[{row}][k];
#pragma endscop
}}
"""


@pytest.mark.parametrize(
    ("rows", "loops", "row", "size"),
    [
        ("4 * p", "for (int j = 0; j < 4 * p; j++)", "j", "(4 * (long)p + 7) * n"),
        ("4][p", "for (int g = 0; g < 4; g++) for (int j = 0; j < p; j++)", "g][j", "4 * (long)(p + 7) * n"),
    ],
)
def test_multiples_of_a_parameter_are_computed_in_long(rows: str, loops: str, row: str, size: str) -> None:
    text = GATES.format(rows=rows, loops=loops, row=row)
    compilation = optimize(text, Options(target="x86-64-v3"))
    assert f"px_allocate(sizeof(float), {size});" in compilation.text, compilation.diagnostics


WINDOW = """void window(int n, int m, const float P[restrict 2 * n][40], const float R[restrict 3][n][40],
            float C[restrict n][n])
{
#pragma polyxform tile(3)
#pragma scop
    for (int l = 0; l < 3; l++)
        for (int k = 0; k < m; k++)
            for (int j = 0; j < n; j++)
                for (int i = 0; i < n; i++)
                    C[i][j] += P[2 * i + l][k] * R[l][j][k];
#pragma endscop
}
"""


def test_each_multiple_in_an_address_is_computed_in_long() -> None:
    compilation = optimize(WINDOW, Options(target="x86-64-v2"))
    assert "px_R[(3 * (long)n - 3 * (long)(n % 4)) * m]" in compilation.text, compilation.diagnostics


FEW_ROWS = TRANSPOSED.replace("#pragma scop", "#pragma polyxform size(m = 3, n = 90, p = 9)\n#pragma scop")
MATRIX_TIMES_VECTOR = SQUARE.replace("#pragma scop", "#pragma polyxform size(m = 29, n = 1, p = 9)\n#pragma scop")


@pytest.mark.parametrize("source", [FEW_ROWS, MATRIX_TIMES_VECTOR], ids=["few rows", "matrix times vector"])
@pytest.mark.parametrize(
    ("element", "target"), [("float", "x86-64-v4"), ("double", "x86-64-v3"), ("float", "portable")]
)
def test_columns_that_are_turned_in_registers_are_right(source: str, element: str, target: str, tmp_path: Path) -> None:
    text = source.replace("T ", f"{element} ")
    compilation = optimize(text, Options(target=target, parallel=False))
    assert "in registers" in " ".join(compilation.regions[0].versions[0].candidate.recipe)
    plain = text.replace("void product", "static void original").replace("#pragma scop\n", "")
    plain = plain.replace("#pragma endscop\n", "")
    whole = "\n".join([HEAD, FENCE, f"typedef {element} T;", plain, compilation.text, MAIN])
    assert outcome(whole, tmp_path) == (0, "")


SPLIT = SQUARE.replace("#pragma scop", "#pragma polyxform size(m = 33, n = 130, p = 6500)\n#pragma scop")


@pytest.mark.parametrize(("element", "target"), [("float", "x86-64-v4"), ("double", "x86-64-v3")])
def test_a_reduction_that_is_split_adds_up_in_the_order_of_the_source(
    element: str, target: str, tmp_path: Path
) -> None:
    text = SPLIT.replace("T ", f"{element} ")
    compilation = optimize(text, Options(target=target, parallel=False))
    assert "split k by 256" in compilation.regions[0].versions[0].candidate.recipe
    plain = text.replace("void product", "static void original").replace("#pragma scop\n", "")
    plain = plain.replace("#pragma endscop\n", "")
    sizes = MAIN.replace("{1, 2, 3, 5, 6, 7, 12, 13, 28, 29}", "{33}").replace("{1, 2, 9}", "{6500}")
    one = sizes.replace("int n = 1; n < 140; n += n < 20 ? 1 : 7", "int n = 130; n < 131; n++")
    head = HEAD.replace("ROOM = 64 * PAGE", "ROOM = 2048 * PAGE")
    assert outcome("\n".join([head, FENCE, f"typedef {element} T;", plain, compilation.text, one]), tmp_path) == (0, "")


HEADS = """void heads(const float A[restrict {heads}][128][64], const float B[restrict {heads}][128][64],
           float C[restrict {heads}][128][128])
{{
#pragma scop
    for (int h = 0; h < {heads}; h++)
        for (int i = 0; i < 128; i++)
            for (int j = 0; j < 128; j++)
                for (int k = 0; k < 64; k++)
                    C[h][i][j] += A[h][i][k] * B[h][j][k];
#pragma endscop
}}
"""


def test_threads_copy_the_matrices_that_they_multiply() -> None:
    """With as many matrices as panels of each, a thread's panels are in its own cache."""
    lines = optimize(HEADS.format(heads=12), Options(target="x86-64-v4")).text.splitlines()
    copies = [at for at, line in enumerate(lines) if "px_panel_f32x16(" in line and line.endswith("(")]
    assert copies
    for at in copies:
        assert [line.split(" = ")[0].strip() for line in lines[at - 2 : at]] == ["for (long h", "for (long j_panel"]
        assert "#pragma omp parallel for" in lines[at - 3]
