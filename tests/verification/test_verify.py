"""Verification passes what is right and finds what is wrong, with a place, both values and a way to see it again."""

from dataclasses import replace

import pytest
from polyxform.diagnostics import EnvironmentFault
from polyxform.verification.model import Request
from polyxform.verification.verify import verify

from tests.harness.sources import GLOBALS, LINEAR, PRODUCT, compiled

FEW = Request(threads=(1, 2), sizes=((("m", 7), ("n", 5), ("p", 3)), (("m", 33), ("n", 17), ("p", 48))))
ORIGINAL_STEP = "C[i][j] += A[i][k] * B[k][j];"


def with_result(text, result):
    """A compilation of `text` whose output is `result`, whatever the compiler made of it."""
    compilation = compiled(text)
    assert any(region.transformed for region in compilation.regions)
    return replace(compilation, text=result)


def test_what_the_compiler_makes_of_a_product_is_equal_at_all_edges():
    found = verify(compiled(PRODUCT), Request(threads=(1, 2, 4)))
    verdict = found.verdicts[0]
    assert found.passed, verdict.findings
    assert verdict.comparisons > 100
    assert verdict.exact > 10
    assert verdict.bounded > 10
    assert verdict.isolation


@pytest.mark.parametrize("text", [GLOBALS, LINEAR], ids=["globals", "pointers"])
def test_globals_and_pointers_are_verified_too(text):
    found = verify(compiled(text), Request(threads=(1,), boundaries=(4,)))
    assert found.passed, found.verdicts
    assert found.verdicts[0].comparisons > 20


@pytest.mark.parametrize(
    ("wrong", "kind", "words"),
    [
        ("if (i != 32) C[i][j] += A[i][k] * B[k][j];", "difference", "C[32][0] is"),
        ("C[i][j] += A[i][k] * B[k][j < 16 ? j : 0];", "difference", "C[0][16] is"),
        ("C[i][j] += A[i][k] * B[k][j + (i == 32 && k == 47 ? 9 : 0)];", "fault", "behind the last element of 'B'"),
        ("C[i][j] += A[i][k] * B[k][j] * (m != 7 ? 1 : 0);", "difference", "should be"),
    ],
    ids=["dropped row", "wrong column", "access out of bounds", "one size only"],
)
def test_a_fault_is_found_and_told(wrong, kind, words):
    found = verify(with_result(PRODUCT, PRODUCT.replace(ORIGINAL_STEP, wrong)), FEW)
    assert not found.passed
    finding = found.verdicts[0].findings[0]
    assert finding.kind == kind
    assert words in finding.message
    assert finding.repro.startswith("polyxform verify kernel.c --at m=")


def test_a_reordered_sum_is_found_by_rounded_data():
    reordered = PRODUCT.replace("int k = 0; k < p; k++", "int k = p - 1; k >= 0; k--")
    findings = verify(with_result(PRODUCT, reordered), FEW).verdicts[0].findings
    assert findings
    assert {finding.data for finding in findings} == {"real"}
    assert "fast" not in {finding.build for finding in findings}


def test_a_reordered_sum_passes_with_consent():
    reordered = PRODUCT.replace("int k = 0; k < p; k++", "int k = p - 1; k >= 0; k--")
    compilation = with_result(PRODUCT, reordered)
    allowed = replace(compilation, options=replace(compilation.options, reassociate=True))
    found = verify(allowed, FEW)
    assert found.passed
    assert found.verdicts[0].bounded > 0


def test_a_race_is_found():
    racing = PRODUCT.replace("for (int k", '_Pragma("omp parallel for") for (int k')
    sizes = ((("m", 40), ("n", 40), ("p", 400)),)
    assert not verify(with_result(PRODUCT, racing), Request(threads=(4,), sizes=sizes)).passed


ADDITION = "#pragma omp parallel for if(m > 10000)\n            for (int k"
NEIGHBOR = "{ C[i][j] += A[i][k] * B[k][j]; if (i > 0) C[i][j] += C[i - 1][j]; }"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("            for (int k", ADDITION, "and number 1 reads it"),
        ("C[i][j] += A[i][k] * B[k][j];", NEIGHBOR, "number 0 writes C[0][0] and number 1 reads it"),
    ],
    ids=["an element that all add to", "the row before"],
)
def test_a_race_is_found_whatever_the_threads_do_and_small_loops_are_parallel_too(old, new, words):
    racing = PRODUCT.replace(old, new)
    if "omp" not in new:
        racing = racing.replace("#pragma scop\n", "#pragma scop\n#pragma omp parallel for if(m > 10000)\n")
    found = verify(with_result(PRODUCT, racing), replace(FEW, threads=(1,))).verdicts[0].findings
    races = [finding for finding in found if finding.kind == "race"]
    assert words in races[0].message
    assert races[0].build == "race"


@pytest.mark.parametrize(
    "loops",
    [
        "#pragma omp parallel for collapse(2) schedule(static)",
        "#pragma omp parallel for simd schedule(static)",
        "#pragma omp parallel\n#pragma omp for schedule(static)",
    ],
)
def test_loops_without_a_race_are_found_to_have_none(loops):
    right = PRODUCT.replace("#pragma scop\n", f"#pragma scop\n{loops}\n")
    verdict = verify(with_result(PRODUCT, right), FEW).verdicts[0]
    assert verdict.passed, verdict.findings
    assert not [note for note in verdict.notes if "race" in note]


def test_threads_that_meet_at_a_barrier_do_not_race():
    text = """void steps(int n, double *restrict a, double *restrict b)
{
#pragma polyxform size(n = 40)
#pragma scop
    for (int t = 0; t < 3; t++) {
        for (int i = 1; i < n - 1; i++) b[i] = a[i - 1] + a[i + 1];
        for (int i = 1; i < n - 1; i++) a[i] = b[i - 1] + b[i];
    }
#pragma endscop
}
"""
    threads = text.replace("    for (int t", "#pragma omp parallel\n    for (int t")
    right = threads.replace("        for (int i", "#pragma omp for\n        for (int i")
    assert verify(with_result(text, right), Request(threads=(1,))).passed
    early = right.replace("#pragma omp for\n", "#pragma omp for nowait\n", 1)
    findings = verify(with_result(text, early), Request(threads=(1,))).verdicts[0].findings
    assert "race" in {finding.kind for finding in findings}


COLUMNS = """void columns(const double A[restrict 30][20], double s[restrict 20])
{
#pragma scop
    for (int i = 0; i < 30; i++)
        for (int j = 0; j < 20; j++)
            s[j] += A[i][j];
#pragma endscop
}
"""


@pytest.mark.parametrize(("clause", "kinds"), [(" reduction(+ : s[:20])", set()), ("", {"race"})])
def test_threads_that_add_their_copies_up_do_not_race(clause: str, kinds: set[str]):
    parallel = COLUMNS.replace("#pragma scop\n", f"#pragma scop\n#pragma omp parallel for{clause}\n")
    verdict = verify(with_result(COLUMNS, parallel), Request(threads=(1,))).verdicts[0]
    assert {finding.kind for finding in verdict.findings} & {"race"} == kinds
    assert not [note for note in verdict.notes if "race" in note]


def test_an_endless_loop_ends():
    endless = PRODUCT.replace("#pragma scop", "if (m == 33) for (;;) ;")
    found = verify(with_result(PRODUCT, endless), replace(FEW, wall_seconds=1.5))
    assert not found.passed
    assert "ran longer" in found.verdicts[0].findings[0].message


@pytest.mark.parametrize(
    ("text", "large", "reason"),
    [
        (GLOBALS, (("limit", 37),), "the original itself leaves the array 'grid'"),
        (
            PRODUCT.replace("#pragma scop", "if (n > 2000) A[9999][0] == 1 ? C[0][0] = 1 : 0;\n#pragma scop"),
            (("m", 1), ("n", 2001), ("p", 1)),
            "the original itself fails: access behind the last element of 'A'",
        ),
    ],
    ids=["by analysis", "by running"],
)
def test_sizes_at_which_the_original_fails_are_not_held_against_the_result(text, large, reason):
    small = tuple((name, 3) for name, _ in large)
    found = verify(compiled(text), Request(threads=(1,), sizes=(large, small)))
    verdict = found.verdicts[0]
    assert [skipped.sizes for skipped in verdict.skipped] == [large]
    assert verdict.skipped[0].reason.startswith(reason)
    assert found.passed


def test_the_sanitizers_see_what_guard_pages_cannot():
    local = PRODUCT.replace(ORIGINAL_STEP, f"{{ float q[4] = {{0}}; q[k % 4 + (n == 17)] = 1; {ORIGINAL_STEP} }}")
    compilation = with_result(PRODUCT, local)
    found = verify(compilation, Request(threads=(1,), sizes=FEW.sizes[1:], sanitize=True))
    assert "sanitized" in {finding.build for finding in found.verdicts[0].findings}


def test_nothing_to_verify_passes():
    unchanged = compiled("int x;\n")
    assert verify(unchanged).passed
    assert verify(unchanged).verdicts == ()


def test_code_that_does_not_compile_is_an_environment_fault():
    with pytest.raises(EnvironmentFault) as caught:
        verify(with_result(PRODUCT, PRODUCT.replace("C[i][j] +=", "undeclared[i][j] +=")), FEW)
    assert "undeclared" in caught.value.diagnostics[0].help


CONSTANT = """
static float gain[8];
void scale(float a[restrict 8])
{
    static const float c[3] = {1, 2, 3};
    static float scaled[8];
#pragma scop
    for (int i = 0; i < 8; i++)
        for (int k = 0; k < 3; k++)
            scaled[i] = c[k] * gain[i];
    for (int i = 0; i < 8; i++)
        a[i] += scaled[i];
#pragma endscop
}
"""


def test_a_function_without_sizes_and_its_static_arrays_are_verified():
    found = verify(compiled(CONSTANT), Request(threads=(1, 2)))
    assert found.passed, found.verdicts
    assert found.verdicts[0].trials > 0


def test_a_function_may_have_the_name_of_one_in_the_c_library():
    found = verify(compiled(CONSTANT.replace("void scale", "void step")), Request(threads=(1,)))
    assert found.passed, found.verdicts


def test_a_function_that_reads_what_its_last_call_left_cannot_be_compared():
    found = verify(compiled(CONSTANT.replace("scaled[i] = c", "scaled[i] += c")), Request(threads=(1,)))
    assert not found.verdicts
    assert "'scaled' keeps its values from one call to the next" in found.problems[0].message


def test_an_array_that_is_given_up_and_left_out_is_not_compared():
    text = """
    void sums(int n, const float A[restrict n][n], const float B[restrict n][n], float T[restrict n][n],
              float C[restrict n][n])
    {
    #pragma polyxform live_out(C)
    #pragma scop
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                T[i][j] = 0.0f;
                for (int k = 0; k < n; k++)
                    T[i][j] += A[i][k] * B[k][j];
                C[i][j] = T[i][j] + A[i][j];
            }
    #pragma endscop
    }
    """
    compilation = compiled(text)
    assert "T" not in compilation.regions[0].versions[0].scop.arrays
    assert verify(compilation, Request(threads=(1,), sizes=((("n", 19),),))).passed


def test_data_that_are_subscripts_stay_inside_of_the_arrays():
    text = """void multiply(int n, const int *restrict row, const int column[restrict 500],
              const double value[restrict 500], const double x[restrict n], double y[restrict n])
{
#pragma polyxform size(n = 40)
#pragma scop
    for (int i = 0; i < n; i++) {
        y[i] = 0;
        for (int j = row[i]; j < row[i + 1]; j++)
            y[i] += value[j] * x[column[j]];
    }
#pragma endscop
}
"""
    verdict = verify(with_result(text, text), replace(FEW, sizes=((("n", 40),),))).verdicts[0]
    assert verdict.passed, verdict.findings
    assert verdict.trials and not [skipped for skipped in verdict.skipped if "fails" in skipped.reason]


def test_sizes_of_one_function_are_none_of_another():
    loops = "#pragma scop\n    for (int i = 0; i < {0}; i++)\n        a[i] += 1;\n#pragma endscop\n"
    text = "".join(f"void f_{n}(int {n}, int a[{n}])\n{{\n{loops.format(n)}}}\n" for n in ("n", "m"))
    found = verify(compiled(text), Request(threads=(1,), sizes=((("n", 300), ("zero", 0)),)))
    assert found.passed
    assert [[note for note in verdict.notes if "has no size" in note] for verdict in found.verdicts] == [
        ["it has no size zero"],
        ["it has no size n, zero"],
    ]
