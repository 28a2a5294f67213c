"""Files whose products a library computes, from the command line's words to equal results."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from polyxform.harness.linking import linker_words
from polyxform.microkernels.libraries import LIBRARIES
from polyxform.options import Options, PreprocessorOptions
from polyxform.pipeline import optimize
from polyxform.toolchain.compiler import CompilationFailed, Product, build, find_compiler
from polyxform.verification.model import Request
from polyxform.verification.verify import verify

KERNELS = {
    "product": """
void f(int n, int m, int p, const float A[restrict n][p], const float B[restrict p][m], float C[restrict n][m])
{
#pragma polyxform size(n = 70, m = 90, p = 50)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) {
            C[i][j] = 0.0f;
            for (int k = 0; k < p; k++) C[i][j] += A[i][k] * B[k][j];
        }
#pragma endscop
}
""",
    "scaled and turned": """
void f(double alpha, double beta, const double A[restrict 40][70], const double B[restrict 60][40],
       double C[restrict 70][60])
{
#pragma scop
    for (int i = 0; i < 70; i++)
        for (int j = 0; j < 60; j++) {
            C[i][j] *= beta;
            for (int k = 0; k < 40; k++) C[i][j] += alpha * A[k][i] * B[j][k];
        }
#pragma endscop
}
""",
    "taps": """
void f(const float I[restrict 12][12][20], const float F[restrict 3][3][20][32], float O[restrict 10][10][32])
{
#pragma scop
    for (int y = 0; y < 10; y++)
        for (int x = 0; x < 10; x++)
            for (int c = 0; c < 32; c++)
                for (int v = 0; v < 3; v++)
                    for (int u = 0; u < 3; u++)
                        for (int k = 0; k < 20; k++)
                            O[y][x][c] += I[y + v][x + u][k] * F[v][u][k][c];
#pragma endscop
}
""",
    "vector": """
void f(const float A[restrict 70][50], const float x[restrict 50], float y[restrict 70])
{
#pragma scop
    for (int i = 0; i < 70; i++)
        for (int k = 0; k < 50; k++) y[i] += A[i][k] * x[k];
#pragma endscop
}
""",
}
CALLED = {
    "cblas": {*KERNELS},
    "onednn": {"product", "taps", "vector"},
    "libxsmm": {"product", "taps"},
}
SIZES = tuple((("n", n), ("m", m), ("p", p)) for n, m, p in ((70, 90, 50), (70, 33, 1), (1, 5, 7), (130, 67, 40)))
WHEEL = PreprocessorOptions(system_include_paths=(str(Path(sys.prefix, "include")),))


def options(library: str) -> Options:
    return Options(microkernel=library, reassociate=True, target="x86-64-v3", preprocessor=WHEEL)


@pytest.fixture
def installed(library, tmp_path):
    """Skips the test, with the reason, where a library is not there."""
    source = tmp_path / "there.c"
    source.write_text(f"#include <{LIBRARIES[library].header}>\nint main(void) {{ return 0; }}\n")
    words = linker_words(f"px_{library}_f32")
    try:
        flags = ("-isystem", WHEEL.system_include_paths[0])
        build(find_compiler(""), [source], tmp_path / "there", flags, product=Product.EXECUTABLE, libraries=words)
    except CompilationFailed:
        pytest.skip(f"{LIBRARIES[library].title} is not installed")


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("library", [pytest.param(n, marks=[pytest.mark.long] * (n != "cblas")) for n in CALLED])
@pytest.mark.usefixtures("installed")
def test_results_are_equal(library, kernel):
    compilation = optimize(KERNELS[kernel], options(library))
    called = f"px_{library}_f" in compilation.regions[0].functions
    assert called == (kernel in CALLED[library]), [told.message for told in compilation.diagnostics]
    assert called != any(told.code == "PX404" for told in compilation.diagnostics)
    found = verify(compilation, Request(threads=(2,), sizes=SIZES if kernel == "product" else ()))
    assert found.passed, found


def test_consent_is_needed():
    compilation = optimize(KERNELS["product"], Options(microkernel="cblas", target="x86-64-v3"))
    assert "cblas" not in compilation.text
    told = [one.message for one in compilation.diagnostics if one.code == "PX404"]
    assert told
    assert "--reassociate" in told[0]


def test_a_pragma_asks_for_a_library():
    source = KERNELS["product"].replace("size(", "microkernel(libxsmm) reassociate size(")
    assert "libxsmm_smmdispatch" in optimize(source, Options(target="x86-64-v3")).text
    explicit = Options(target="x86-64-v3", microkernel="generated", explicit=("microkernel",))
    assert "libxsmm_smmdispatch" not in optimize(source, explicit).text
