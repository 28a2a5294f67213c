"""Sums in scalars stay there where elements gain nothing, and run in vectors by consent."""

from __future__ import annotations

from dataclasses import replace

from polyxform.options import Options
from polyxform.pipeline import optimize

FORCES = """void forces(int n, const float x[restrict n], const float m[restrict n], float a[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        float sum = 0;
        for (int j = 0; j < n; j++) {
            float d = x[j] - x[i];
            float weight = m[j] / (d * d + 1e-9f);
            sum += d * weight;
        }
        a[i] = sum;
    }
#pragma endscop
}
"""
PRODUCT = """void product(float A[restrict 64][64], float B[restrict 64][64], float C[restrict 64][64])
{
#pragma scop
    for (int i = 0; i < 64; i++)
        for (int j = 0; j < 64; j++) {
            float sum = 0;
            for (int k = 0; k < 64; k++)
                sum += A[i][k] * B[k][j];
            C[i][j] = sum;
        }
#pragma endscop
}
"""


def test_a_sum_that_no_kernel_computes_stays_in_its_scalar() -> None:
    text = optimize(FORCES).text
    assert "sum += d * weight;" in text
    assert "#pragma omp parallel for" in text


def test_what_an_iteration_of_the_inner_loop_has_for_itself_does_not_keep_it_from_vectors() -> None:
    text = optimize(FORCES, replace(Options(), reassociate=True)).text
    head, _, body = text.partition("#pragma omp simd reduction(+ : sum)")
    assert body.split()[:4] == ["for", "(int", "j", "="]
    assert body.index("float d;") < body.index("d = x[j]") < body.index("}")
    assert "float d;" not in head


def test_a_sum_that_a_kernel_computes_gives_way() -> None:
    text = optimize(PRODUCT).text
    assert "px_kernel_" in text
    assert "sum +=" not in text
