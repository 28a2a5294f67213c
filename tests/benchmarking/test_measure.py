"""Measuring on the real compilers and libraries of this machine. No test asserts a time."""

import os
from dataclasses import replace

import pytest
from polyxform.benchmarking import libraries
from polyxform.benchmarking.libraries import LIBXSMM, OPENBLAS
from polyxform.benchmarking.linked_library import Library, Unavailable, build_library
from polyxform.benchmarking.machine_programs import machine_peaks
from polyxform.benchmarking.measure import CONSENT, BenchmarkRequest, measure
from polyxform.benchmarking.onednn_builds import FOLDERS_VARIABLE, find_builds, named_folders
from polyxform.benchmarking.readings import with_best_readings
from polyxform.diagnostics import EnvironmentFault
from polyxform.harness.measurements import Timing
from polyxform.harness.plan import Effort
from polyxform.options import Options
from polyxform.pipeline import compile_source, optimize
from polyxform.syntax.source import SourceFile
from polyxform.toolchain.compiler import accepts, find_compiler
from polyxform.toolchain.run import private_folder

from tests.harness.sources import PRODUCT, SCALE, untouched
from tests.house.tree import ROOT

AMPLIFIER = """
void amplify(double x[100])
{
#pragma scop
    for (int i = 0; i < 100; i++) {
        double p = x[i] / 3.0;
        x[i] = p + 1e17 * (p * p - p * p);
    }
#pragma endscop
}
"""
SHORT = Effort(budget_seconds=0.1, sample_seconds=0.0002, minimum_rounds=3, maximum_rounds=4)
ALONE = BenchmarkRequest(against=(), effort=SHORT)


def onednn_missing():
    """Why oneDNN cannot be measured against here, or ""."""
    try:
        find_builds()
    except Unavailable as reason:
        return str(reason)
    return ""


def openblas_missing():
    """Why OpenBLAS cannot be measured against here, or ""."""
    return missing_library("blas.c", OPENBLAS)


def missing_library(source, library):
    """Why a library cannot be linked here, or ""."""
    with private_folder() as folder:
        try:
            build_library(find_compiler(), folder, "library", source, library)
        except Unavailable as reason:
            return str(reason)
    return ""


def clang_missing():
    """Why clang cannot take part here, or ""."""
    try:
        clang = find_compiler("clang")
    except EnvironmentFault as fault:
        return str(fault)
    return "" if accepts(clang, "-fopenmp") and find_compiler().name != "clang" else "not a second compiler"


def test_the_strict_result_stands_beside_the_one_with_consent():
    loose = optimize(PRODUCT, Options(reassociate=True, target="x86-64-v3"))
    found = measure(loose, replace(ALONE, against=("strict",)))
    case = found.cases[0]
    assert case.equal and set(case.ratios) == {find_compiler().name, "strict"}


def test_original_and_result_are_timed_when_they_are_equal():
    found = measure(untouched(PRODUCT), ALONE)
    case = found.cases[0]
    assert case.equal and not case.transformed
    assert case.seconds > 0
    assert case.operations == 2 * 20 * 30 * 40
    assert set(case.ratios) == {find_compiler().name}
    assert case.peaks.gflops > 0
    assert case.peaks.bandwidth > 0
    assert case.efficiency > 0
    assert found.machine.cores >= 1


def test_each_number_of_threads_is_a_case():
    cases = measure(untouched(SCALE), replace(ALONE, threads=(1, 2))).cases
    assert [case.threads for case in cases] == [1, 2]
    assert all(case.repro.endswith(f"--size n=100 --threads {case.threads}") for case in cases)


def test_consent_is_told_and_asked_for_again():
    compilation = untouched(PRODUCT)
    agreed = replace(compilation, options=replace(compilation.options, reassociate=True))
    case = measure(agreed, ALONE).cases[0]
    assert case.repro.endswith("--threads 1 --reassociate")
    assert CONSENT in case.notes


def test_a_wrong_result_is_never_timed():
    wrong = replace(untouched(PRODUCT), text=PRODUCT.replace("B[k][j];", "B[k][j] + (i == 7);"))
    case = measure(wrong, ALONE).cases[0]
    assert not case.equal
    assert case.ours is None
    assert case.ratios == {}
    assert "differs in 30 elements" in dict(case.missing)["polyxform"]


def test_results_that_only_fused_multiply_adds_set_apart_are_equal():
    text = AMPLIFIER.replace("1e17 * (p * p - p * p)", "0.0")
    assert measure(replace(untouched(AMPLIFIER), text=text), ALONE).cases[0].equal


def test_a_crash_is_told_and_nothing_is_timed():
    wrong = replace(untouched(PRODUCT), text=PRODUCT.replace("#pragma scop", "*(volatile int *)0 = 0;"))
    case = measure(wrong, ALONE).cases[0]
    assert not case.equal and case.ours is None
    assert "SIGSEGV" in case.notes[0]
    assert case.stopped == "signal SIGSEGV"


def test_code_that_does_not_compile_is_a_problem_of_its_case():
    found = measure(replace(untouched(PRODUCT), text="nonsense"), ALONE)
    assert found.cases == ()
    assert found.problems[0][0] == "product"


def test_a_kernel_that_is_no_library_problem_says_why():
    case = measure(untouched(SCALE), replace(ALONE, against=("onednn", "openblas"))).cases[0]
    assert set(dict(case.missing)) == {"onednn", "openblas"}
    assert "0 statements" in dict(case.missing)["onednn"]


def test_missing_libraries_are_named_and_the_rest_is_measured(monkeypatch):
    monkeypatch.setattr(libraries, "OPENBLAS", Library("OpenBLAS", "", (), ("-lno_such_blas",)))
    case = measure(untouched(PRODUCT), replace(ALONE, against=("openblas", "no-such-cc"))).cases[0]
    assert case.equal
    assert "cannot be linked" in dict(case.missing)["openblas"]


def test_polly_takes_part_where_clang_has_it():
    case = measure(untouched(SCALE), replace(ALONE, against=("polly",))).cases[0]
    assert ("polly" in case.ratios) != bool(dict(case.missing).get("polly", ""))


def test_polycc_on_the_path_takes_part_and_its_files_stay_out_of_the_way(tmp_path, monkeypatch):
    program = tmp_path / "polycc"
    program.write_text(
        "#!/bin/sh\ntouch .srcfilename\nsed 's/pragma scop/pragma GCC ivdep/;/endscop/d' original.c > result.c\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    case = measure(untouched(PRODUCT), replace(ALONE, against=("pluto",))).cases[0]
    assert "pluto" in case.ratios, case.missing
    assert not (tmp_path / ".srcfilename").exists()


def test_polycc_that_fails_is_told(tmp_path, monkeypatch):
    program = tmp_path / "polycc"
    program.write_text("#!/bin/sh\nexit 6\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    case = measure(untouched(PRODUCT), replace(ALONE, against=("pluto",))).cases[0]
    assert dict(case.missing)["pluto"] == "polycc does not take the file (exit status 6)"


@pytest.mark.skipif(bool(clang_missing()), reason=f"clang: {clang_missing()}")
@pytest.mark.parametrize("threads", [1, 2])
def test_another_compiler_takes_part(threads):
    case = measure(untouched(PRODUCT), replace(ALONE, against=("clang",), threads=(threads,))).cases[0]
    assert set(case.ratios) == {"gcc", "clang"}
    assert "clang" in next(other.about for other in case.others if other.name == "clang")


@pytest.mark.skipif(bool(openblas_missing()), reason=f"OpenBLAS: {openblas_missing()}")
@pytest.mark.parametrize("element", ["float", "double"])
def test_openblas_computes_the_same(element):
    case = measure(untouched(PRODUCT.replace("float", element)), replace(ALONE, against=("openblas",))).cases[0]
    assert "openblas" in case.ratios, case.missing


ONEDNN_SIZES = {
    "conv2d_blocked": {"images": 1, "out_h": 5, "out_w": 6},
    "conv2d_nchw": {"images": 2, "ofms": 5, "ifms": 7, "height": 9, "width": 8, "out_h": 5, "out_w": 4, "stride": 2},
    "conv2d_grouped": {"images": 1, "height": 6, "width": 7, "out_h": 6, "out_w": 7},
    "conv2d_relu": {"images": 1, "out_h": 5, "out_w": 6},
    "matmul": {"m": 17, "n": 33, "p": 29},
}


@pytest.mark.skipif(bool(onednn_missing()), reason=f"oneDNN: {onednn_missing()}")
@pytest.mark.parametrize("name", ONEDNN_SIZES)
def test_onednn_computes_the_same(name):
    text = (ROOT / "input_kernels" / f"{name}.c").read_text()
    sized = untouched(text, f"{name}.c", tuple(ONEDNN_SIZES[name].items()))
    case = measure(sized, replace(ALONE, against=("onednn",))).cases[0]
    assert {"onednn_any", "onednn_plain"} <= set(case.ratios), case.missing
    assert all(other.about for other in case.others)


@pytest.mark.skipif(bool(onednn_missing()), reason=f"oneDNN: {onednn_missing()}")
def test_plain_layouts_that_only_the_reference_takes_are_met_by_reorders():
    sizes = {"images": 1, "ofms": 48, "quads": 9, "height": 5, "width": 6, "out_h": 5, "out_w": 6}
    text = (ROOT / "input_kernels" / "conv2d_int8.c").read_text()
    case = measure(untouched(text, "conv2d_int8.c", tuple(sizes.items())), replace(ALONE, against=("onednn",))).cases[0]
    plain = next(other for other in case.others if other.name == "onednn_plain")
    assert plain.about.endswith("with reorders")
    assert "ref" in dict(case.missing)["onednn_plain"]


CHAIN_SIZES = {
    "conv_relu_maxpool": {"images": 2, "ofms": 24, "height": 24, "width": 20, "out_h": 12, "out_w": 10}
    | {"pool_h": 6, "pool_w": 5},
    "resnet_bottleneck": {"images": 2, "height": 5, "width": 6, "wide": 32, "narrow": 16},
    "depthwise_pointwise": {"images": 2, "ofms": 24, "ifms": 20, "height": 6, "width": 5, "out_h": 6, "out_w": 5},
}


@pytest.mark.skipif(bool(onednn_missing()), reason=f"oneDNN: {onednn_missing()}")
@pytest.mark.long
@pytest.mark.parametrize("name", CHAIN_SIZES)
def test_onednn_computes_chains_the_same_in_each_reading(name):
    text = (ROOT / "input_kernels" / "fused" / f"{name}.c").read_text()
    options = Options(parallel=False, sizes=tuple(CHAIN_SIZES[name].items()))
    compilation = compile_source(SourceFile.from_text(text, f"{name}.c"), options)
    case = measure(compilation, replace(ALONE, against=("onednn",))).cases[0]
    assert {"onednn_any", "onednn_plain"} <= set(case.ratios), case.missing
    assert not [reason for name, reason in case.missing if name.startswith("onednn") and "ref" not in reason]


OPERATOR_SIZES = {
    "softmax": {"rows": 9, "columns": 33},
    "layer_norm": {"rows": 128, "columns": 48},
    "bias_gelu_residual": {"rows": 5, "columns": 37},
    "elementwise_chain": {"n": 1000},
    "batchnorm_residual_relu": {"pixels": 50, "channels": 20},
    "conv_batchnorm_relu": {"images": 2, "ofms": 24, "ifms": 20, "height": 6, "width": 5, "out_h": 6, "out_w": 5},
    "lstm_step": {"batch": 3, "inputs": 20, "units": 32},
    "attention": {"heads": 2, "length": 128, "dim": 24},
}
SLOW_OPERATORS = ("conv_batchnorm_relu", "bias_gelu_residual", "batchnorm_residual_relu", "elementwise_chain")
"""Of the form of others that are tested each time."""


@pytest.mark.skipif(bool(onednn_missing()), reason=f"oneDNN: {onednn_missing()}")
@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.long] * (n in SLOW_OPERATORS)) for n in OPERATOR_SIZES]
)
def test_onednn_computes_the_same_by_operators(name):
    text = (ROOT / "input_kernels" / "fused" / f"{name}.c").read_text()
    sized = untouched(text, f"{name}.c", tuple(OPERATOR_SIZES[name].items()))
    for case in measure(sized, replace(ALONE, against=("onednn",))).cases:
        assert "onednn_any" in case.ratios, case.missing


def test_the_faster_reading_of_plain_layouts_is_shown():
    slow, fast = Timing("onednn_plain", (2.0,), "gemm:jit"), Timing("onednn_reorder", (1.0,), "brgconv")
    assert with_best_readings((slow, fast)) == (Timing("onednn_plain", (1.0,), "brgconv with reorders"),)
    assert with_best_readings((replace(slow, samples=(0.5,)), fast))[0].about == "gemm:jit"


@pytest.mark.skipif(bool(onednn_missing()), reason=f"oneDNN: {onednn_missing()}")
def test_of_several_builds_the_faster_one_counts():
    """By its shortest time: all builds have turns, and what disturbs one of them for a while does not count."""
    first = Timing("onednn_any", (1.5, 1.5, 1.6), "jit")
    second = Timing("onednn_any@3.99.0", (4.4, 4.4, 1.4), "brgconv")
    assert [(t.name, t.about) for t in with_best_readings((first, second))] == [
        ("onednn_any", "brgconv (oneDNN 3.99.0)")
    ]


def test_folders_with_another_build_are_found(tmp_path, monkeypatch):
    header = tmp_path / "include/oneapi/dnnl/dnnl_version.h"
    header.parent.mkdir(parents=True)
    header.write_text("#define DNNL_VERSION_MAJOR 3\n#define DNNL_VERSION_MINOR 99\n")
    monkeypatch.setenv(FOLDERS_VARIABLE, f"{tmp_path}/elsewhere:{tmp_path}")
    assert list(named_folders()) == []
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/libdnnl.so").touch()
    assert list(named_folders()) == [(header, tmp_path / "lib")]


CONVOLUTION = """
void convolution(float x[restrict 2][9][11][10], float w[restrict 70][10][3][2], float y[restrict 2][70][5][11])
{
#pragma scop
    for (int n = 0; n < 2; n++)
        for (int o = 0; o < 70; o++)
            for (int r = 0; r < 5; r++)
                for (int c = 0; c < 11; c++)
                    for (int i = 0; i < 10; i++)
                        for (int a = 0; a < 3; a++)
                            for (int b = 0; b < 2; b++)
                                if (2 * r + a >= 1 && 2 * r + a < 10 && c + b >= 1 && c + b < 12)
                                    y[n][o][r][c] += x[n][2 * r + a - 1][c + b - 1][i] * w[o][i][a][b];
#pragma endscop
}
"""
LONG_SUM = PRODUCT.replace("40", "300")


@pytest.mark.skipif(bool(missing_library("libxsmm.c", LIBXSMM)), reason="LIBXSMM is not installed")
@pytest.mark.parametrize("source", [PRODUCT, LONG_SUM, CONVOLUTION], ids=["product", "long sum", "convolution"])
def test_libxsmm_computes_the_same(source):
    case = measure(untouched(source), replace(ALONE, against=("libxsmm",), threads=(1, 2))).cases[-1]
    assert "libxsmm" in case.ratios, case.missing


@pytest.mark.parametrize("element", ["float", "double"])
def test_numpy_computes_the_same(element):
    case = measure(untouched(PRODUCT.replace("float", element)), replace(ALONE, against=("numpy",))).cases[0]
    assert "numpy" in case.ratios or "shared library" in dict(case.missing)["numpy"]


def test_peaks_come_from_the_best_samples():
    about = {"peak": "2400000000 512-bit vectors", "bandwidth": "1000000000 triad"}
    peaks = machine_peaks({"peak": (0.02, 0.03, 0.04), "bandwidth": (0.1, 0.05)}, about)
    assert peaks.gflops == pytest.approx(120)
    assert peaks.bandwidth == pytest.approx(20)
    assert peaks.noise == pytest.approx(0.5)
    assert machine_peaks({}, {}).gflops == 0


def test_bytes_from_memory_are_counted_or_it_is_told_why_not():
    ((subject, amount, remark),) = measure(untouched(PRODUCT), ALONE).cases[0].memory[-1:]
    assert subject == "from memory, counted"
    assert (amount == "unknown") == ("cannot be read here: " in remark)
