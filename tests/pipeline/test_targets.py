"""A file for several targets picks one at run time, and uses no instruction that it did not ask the processor for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from polyxform.machine import targets
from polyxform.options import Options
from polyxform.pipeline import Compilation, optimize
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

LIST = "x86-64-v3,x86-64-v4"
FORCED = {
    "what the processor has": (),
    "the last resort": ("-D__builtin_cpu_supports(feature)=0",),
    "the middle": ("-D__builtin_cpu_supports(feature)=(feature[3]!='5'&&__builtin_cpu_supports(feature))",),
}
"""How tests of the processor are answered."""
WARNINGS = ("-std=c99", "-Wall", "-Wextra", "-Werror", "-Wno-unknown-pragmas")

PRODUCTS = """
void product(int n, float A[restrict n][n], float B[restrict n][n], float C[restrict n][n])
{
#pragma polyxform size(n = 64)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++)
                C[i][j] += A[i][k] * B[k][j];
            C[i][j] = C[i][j] < 0 ? 0 : C[i][j];
        }
#pragma endscop
}

void doubles(int n, double A[n][n], double B[n][n], double C[n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                C[i][j] += A[i][k] * B[j][k];
#pragma endscop
}

void bytes(unsigned char A[restrict 12][8][4], signed char B[restrict 8][43][4], int C[restrict 12][43])
{
#pragma scop
    for (int i = 0; i < 12; i++)
        for (int j = 0; j < 43; j++)
            for (int k = 0; k < 8; k++)
                for (int q = 0; q < 4; q++)
                    C[i][j] += A[i][k][q] * B[k][j][q];
#pragma endscop
}
"""
PLAIN = re.sub(r"(product|doubles|bytes)\(", r"plain_\1(", PRODUCTS)
MAIN = """
#include <stdio.h>
#include <string.h>
enum { MOST = 130 };
static float a[MOST * MOST], b[MOST * MOST], c[MOST * MOST], d[MOST * MOST];
static double e[MOST * MOST], f[MOST * MOST], g[MOST * MOST], h[MOST * MOST];
static unsigned char left[12][8][4];
static signed char right[8][43][4];
static int sums[12][43], wanted[12][43];
static int draw(void)
{
    static unsigned state = 7;
    state = state * 1664525u + 1013904223u;
    return (int)(state >> 28) - 8;
}
int main(void)
{
    const int sizes[] = {0, 1, 3, 16, 47, 64, 65, 130};
    for (int at = 0; at < 8; at++) {
        const int n = sizes[at];
        for (int i = 0; i < MOST * MOST; i++) {
            a[i] = draw(); b[i] = draw(); c[i] = d[i] = draw();
            e[i] = draw(); f[i] = draw(); g[i] = h[i] = draw();
        }
        product(n, (void *)a, (void *)b, (void *)c);
        plain_product(n, (void *)a, (void *)b, (void *)d);
        doubles(n, (void *)e, (void *)f, (void *)g);
        plain_doubles(n, (void *)e, (void *)f, (void *)h);
        if (memcmp(c, d, sizeof c) != 0 || memcmp(g, h, sizeof g) != 0) return 1;
    }
    for (int i = 0; i < 12 * 8 * 4; i++) (&left[0][0][0])[i] = 17 * draw() + 119;
    for (int i = 0; i < 43 * 8 * 4; i++) (&right[0][0][0])[i] = 16 * draw();
    bytes(left, right, sums);
    plain_bytes(left, right, wanted);
    return memcmp(sums, wanted, sizeof sums) != 0;
}
"""


@pytest.fixture(scope="module", name="served")
def compiled() -> Compilation:
    return optimize(PRODUCTS, Options(target=LIST))


@pytest.fixture(scope="module", name="served_by_three")
def compiled_for_three() -> Compilation:
    """With a kernel between the best and the last resort."""
    return optimize(PRODUCTS, Options(target=f"portable,{LIST}"))


@pytest.fixture(params=["gcc", pytest.param("clang", marks=pytest.mark.long)], name="compiler")
def present(request: pytest.FixtureRequest) -> str:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    return str(request.param)


def test_each_region_tests_the_processor_for_all_that_its_kernels_use(served: Compilation) -> None:
    assert all(region.transformed for region in served.regions)
    tests = [f'__builtin_cpu_supports("{feature}")' for feature in targets(LIST)[0].features]
    for region in served.regions:
        assert all(test in region.text for test in tests)
    made_for = [version.version.machine for version in served.regions[0].versions]
    assert made_for == ["x86-64-v4", "", "x86-64-v4", ""]


@pytest.mark.parametrize("forced", FORCED)
@pytest.mark.parametrize("flags", [("-march=x86-64",), pytest.param(("-march=x86-64-v3",), marks=pytest.mark.long), ()])
def test_every_branch_computes_the_same(
    served: Compilation,
    served_by_three: Compilation,
    compiler: str,
    flags: tuple[str, ...],
    forced: str,
    tmp_path: Path,
) -> None:
    text = served_by_three.text if forced == "the middle" else served.text
    if forced != "the last resort" and "-march=x86-64-v3" in flags and not supports("avx2"):
        pytest.skip("this processor cannot run the flags")
    source, binary = tmp_path / "served.c", tmp_path / "served"
    source.write_text(text + PLAIN + MAIN)
    words = ("-O2", "-fopenmp", *WARNINGS, *flags, *FORCED[forced])
    build(find_compiler(compiler), [source], binary, words, product=Product.EXECUTABLE)
    assert run([str(binary)], Limits(wall_seconds=20.0)).status == 0


def supports(feature: str) -> bool:
    """Whether this processor has a feature."""
    return feature in Path("/proc/cpuinfo").read_text().split()


def test_wide_registers_occur_in_guarded_kernels_only(served: Compilation, compiler: str, tmp_path: Path) -> None:
    if shutil.which("objdump") is None:
        pytest.skip("objdump is not installed")
    source, binary = tmp_path / "served.c", tmp_path / "served.o"
    source.write_text(served.text)
    build(find_compiler(compiler), [source], binary, ("-O3", "-fopenmp", "-march=x86-64", *WARNINGS))
    listing = run(["objdump", "-d", str(binary)], Limits(wall_seconds=20.0)).stdout.decode()
    blocks = re.split(r"^[0-9a-f]+ <([^>]+)>:$", listing, flags=re.MULTILINE)
    wide = {name for name, code in zip(blocks[1::2], blocks[2::2], strict=True) if re.search(r"%[yz]mm|\tv", code)}
    versions = [version for region in served.regions for version in region.versions]
    kernels = [call.kernel for version in versions for call in version.version.emitted.calls]
    guarded = {kernel.name for kernel in kernels if kernel.features}
    assert wide
    assert {name.partition(".")[0] for name in wide} <= guarded


def test_without_a_list_nothing_is_tested() -> None:
    text = optimize(PRODUCTS, Options(target="x86-64-v4")).text
    assert "__builtin_cpu" not in text
    assert "target(" not in text


def test_the_pragma_names_several() -> None:
    named = PRODUCTS.replace("#pragma scop", "#pragma polyxform target(x86-64-v4, x86-64-v3)\n#pragma scop")
    assert '__builtin_cpu_supports("avx512f")' in optimize(named).text


STREAM = """
void scale(int n, float *restrict x, const float *restrict y)
{
#pragma scop
    for (int i = 0; i < n; i++)
        x[i] = 2 * y[i];
#pragma endscop
}
"""


def test_a_region_without_kernels_is_made_for_the_least_capable() -> None:
    assert optimize(STREAM, Options(target=LIST)).text == optimize(STREAM, Options(target="x86-64-v3")).text


def test_the_most_capable_comes_first_however_they_are_named() -> None:
    names = [machine.name for machine in targets("portable, x86-64-v4,x86-64-v3")]
    assert names == ["x86-64-v4", "x86-64-v3", "portable"]
    assert [bool(machine.features) for machine in targets("portable,x86-64-v4,x86-64-v3")] == [True, True, False]


@pytest.mark.parametrize("names", ["x86-64-v3,native", "armv8-a,x86-64-v3", "x86-64-v3,x86-64-v3", "vax", ",", "a,"])
def test_lists_that_mean_nothing(names: str) -> None:
    with pytest.raises(ValueError, match=r"is not one of|twice"):
        targets(names)
