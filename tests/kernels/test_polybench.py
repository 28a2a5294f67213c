"""The PolyBench kernels compute their definitions, at sizes at which a mistake in a bound shows."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from tests.kernels.conftest import Call, Draw

FOLDER = "polybench"


def test_gemm(call: Call, draw: Draw) -> None:
    A, B, C = draw.integers(5, 7), draw.integers(7, 6), draw.integers(5, 6)
    *_, result = call("gemm", 5, 6, 7, 2.0, 3.0, A, B, C)
    assert_array_equal(result, 2 * A @ B + 3 * C)


def test_2mm(call: Call, draw: Draw) -> None:
    A, B, C, D = draw.integers(5, 7), draw.integers(7, 6), draw.integers(6, 4), draw.integers(5, 4)
    *_, result = call("two_products", 5, 6, 7, 4, 2.0, 3.0, A, B, C, draw.rubbish(5, 6), D)
    assert_array_equal(result, 2 * A @ B @ C + 3 * D)


def test_3mm(call: Call, draw: Draw) -> None:
    A, B, C, D = draw.integers(5, 7), draw.integers(7, 6), draw.integers(6, 3), draw.integers(3, 4)
    scratch = draw.rubbish(5, 6), draw.rubbish(6, 4)
    *_, result = call("three_products", 5, 6, 7, 4, 3, A, B, C, D, *scratch, draw.rubbish(5, 4))
    assert_array_equal(result, A @ B @ C @ D)


def test_syrk(call: Call, draw: Draw) -> None:
    A, C = draw.integers(6, 4), draw.integers(6, 6)
    *_, result = call("syrk", 6, 4, 2.0, 3.0, A, C)
    assert_array_equal(result, np.tril(2 * A @ A.T + 3 * C) + np.triu(C, 1))


def test_syr2k(call: Call, draw: Draw) -> None:
    A, B, C = draw.integers(6, 4), draw.integers(6, 4), draw.integers(6, 6)
    *_, result = call("syr2k", 6, 4, 2.0, 3.0, A, B, C)
    assert_array_equal(result, np.tril(2 * A @ B.T + 2 * B @ A.T + 3 * C) + np.triu(C, 1))


def test_trmm(call: Call, draw: Draw) -> None:
    A, B = draw.integers(5, 5), draw.integers(5, 6)
    *_, result = call("trmm", 5, 6, 2.0, A, B)
    assert_array_equal(result, 2 * (np.tril(A, -1) + np.eye(5)).T @ B)


def test_symm(call: Call, draw: Draw) -> None:
    A, B, C = draw.integers(5, 5), draw.integers(5, 6), draw.integers(5, 6)
    *_, result = call("symm", 5, 6, 2.0, 3.0, A, B, C)
    assert_array_equal(result, 2 * (np.tril(A) + np.tril(A, -1).T) @ B + 3 * C)


def test_covariance(call: Call, draw: Draw) -> None:
    data = draw.reals(9, 5)
    centered, mean, cov = call("covariance", 5, 9, data, draw.rubbish(5), draw.rubbish(5, 5))
    assert_allclose(mean, data.mean(axis=0))
    assert_allclose(centered, data - data.mean(axis=0))
    assert_allclose(cov, np.cov(data, rowvar=False))


def test_correlation(call: Call, draw: Draw) -> None:
    data = draw.reals(9, 5)
    *_, stddev, corr = call("correlation", 5, 9, data, draw.rubbish(5), draw.rubbish(5), draw.rubbish(5, 5))
    assert_allclose(stddev, data.std(axis=0))
    assert_allclose(corr, np.corrcoef(data, rowvar=False))


def test_correlation_takes_a_constant_variable_as_of_unit_deviation(call: Call, draw: Draw) -> None:
    data = draw.reals(9, 3)
    data[:, 1] = 4.0
    *_, stddev, corr = call("correlation", 3, 9, data, draw.rubbish(3), draw.rubbish(3), draw.rubbish(3, 3))
    assert stddev[1] == 1.0
    assert_allclose(corr[1], [0.0, 1.0, 0.0], atol=1e-15)


def test_gramschmidt(call: Call, draw: Draw) -> None:
    A = draw.reals(7, 5)
    _, R, Q = call("gramschmidt", 7, 5, A, np.zeros((5, 5)), draw.rubbish(7, 5))
    assert_array_equal(R, np.triu(R))
    assert_allclose(Q @ R, A, atol=1e-14)
    assert_allclose(Q.T @ Q, np.eye(5), atol=1e-13)


def test_cholesky(call: Call, draw: Draw) -> None:
    A = draw.solvable(7)
    (result,) = call("cholesky", 7, A)
    assert_allclose(np.tril(result), np.linalg.cholesky(A))
    assert_array_equal(np.triu(result, 1), np.triu(A, 1))


def test_lu(call: Call, draw: Draw) -> None:
    A = draw.solvable(7) + draw.reals(7, 7)
    (result,) = call("lu", 7, A)
    assert_allclose((np.tril(result, -1) + np.eye(7)) @ np.triu(result), A)


def test_ludcmp(call: Call, draw: Draw) -> None:
    A, b = draw.solvable(7) + draw.reals(7, 7), draw.reals(7)
    factors, _, x, y = call("ludcmp", 7, A, b, draw.rubbish(7), draw.rubbish(7))
    assert_allclose((np.tril(factors, -1) + np.eye(7)) @ y, b)
    assert_allclose(x, np.linalg.solve(A, b))


def test_trisolv(call: Call, draw: Draw) -> None:
    L, b = draw.reals(7, 7) + 3 * np.eye(7), draw.reals(7)
    *_, x = call("trisolv", 7, L, b, draw.rubbish(7))
    assert_allclose(np.tril(L) @ x, b)


def test_durbin(call: Call, draw: Draw) -> None:
    r = 0.1 * draw.reals(6)
    _, y, _ = call("durbin", 6, r, draw.rubbish(6), draw.rubbish(6))
    distance = np.abs(np.subtract.outer(np.arange(6), np.arange(6)))
    toeplitz = np.concatenate(([1.0], r))[distance]
    assert_allclose(toeplitz @ y, -r)


def test_doitgen(call: Call, draw: Draw) -> None:
    A, C4 = draw.integers(3, 4, 5), draw.integers(5, 5)
    result, *_ = call("doitgen", 3, 4, 5, A, C4, draw.rubbish(5))
    assert_array_equal(result, A @ C4)


def test_atax(call: Call, draw: Draw) -> None:
    A, x = draw.integers(5, 7), draw.integers(7)
    *_, y, Ax = call("atax", 5, 7, A, x, draw.rubbish(7), draw.rubbish(5))
    assert_array_equal(Ax, A @ x)
    assert_array_equal(y, A.T @ (A @ x))


def test_bicg(call: Call, draw: Draw) -> None:
    A, p, r = draw.integers(7, 5), draw.integers(5), draw.integers(7)
    *_, s, q = call("bicg", 5, 7, A, p, r, draw.rubbish(5), draw.rubbish(7))
    assert_array_equal(s, A.T @ r)
    assert_array_equal(q, A @ p)


def test_mvt(call: Call, draw: Draw) -> None:
    A, y1, y2, x1, x2 = draw.integers(6, 6), *(draw.integers(6) for _ in range(4))
    *_, result1, result2 = call("mvt", 6, A, y1, y2, x1, x2)
    assert_array_equal(result1, x1 + A @ y1)
    assert_array_equal(result2, x2 + A.T @ y2)


def test_gemver(call: Call, draw: Draw) -> None:
    A = draw.integers(6, 6)
    u1, v1, u2, v2, y, z, x, w = (draw.integers(6) for _ in range(8))
    updated, *_, new_x, new_w = call("gemver", 6, 2.0, 3.0, A, u1, v1, u2, v2, y, z, x, w)
    assert_array_equal(updated, A + np.outer(u1, v1) + np.outer(u2, v2))
    assert_array_equal(new_x, x + 3 * updated.T @ y + z)
    assert_array_equal(new_w, w + 2 * updated @ new_x)


def test_gesummv(call: Call, draw: Draw) -> None:
    A, B, x = draw.integers(6, 6), draw.integers(6, 6), draw.integers(6)
    *_, y, _ = call("gesummv", 6, 2.0, 3.0, A, B, x, draw.rubbish(6), draw.rubbish(6))
    assert_array_equal(y, 2 * A @ x + 3 * B @ x)


def smoothed(line: np.ndarray, alpha: float) -> np.ndarray:
    """Deriche's filter as a convolution with its closed form, k * (1 + alpha * |i|) * exp(-alpha * |i|)."""
    e = np.exp(-alpha)
    k = (1 - e) ** 2 / (1 + 2 * alpha * e - e**2)
    distance = np.abs(np.arange(1 - len(line), len(line)))
    response = k * (1 + alpha * distance) * np.exp(-alpha * distance)
    return np.convolve(line, response)[len(line) - 1 : 2 * len(line) - 1]


def test_deriche(call: Call, draw: Draw) -> None:
    image = draw.reals(9, 7, dtype=np.float32)
    scratch = [draw.rubbish(9, 7, dtype=np.float32) for _ in range(3)]
    _, out, *_ = call("deriche", 9, 7, np.float32(0.25), image, *scratch)
    expected = np.apply_along_axis(smoothed, 0, np.apply_along_axis(smoothed, 1, image, 0.25), 0.25)
    assert_allclose(out, expected, atol=1e-5)


def test_floyd_warshall(call: Call) -> None:
    # Seven places on a ring; a step costs the square of its length, so the shortest path stops at every place between.
    place = np.array([3, 6, 0, 5, 1, 4, 2])
    length = (place[None, :] - place[:, None]) % 7
    (path,) = call("floyd_warshall", 7, (length**2).astype(np.int32))
    assert_array_equal(path, length)


def most_pairs(bases: tuple[int, ...]) -> int:
    """The most pairs without crossings, by trying a partner (or none) for the first base."""
    if len(bases) < 3:
        return 0
    best = most_pairs(bases[1:])
    for partner in range(2, len(bases)):
        if bases[0] + bases[partner] == 3:
            best = max(best, 1 + most_pairs(bases[1:partner]) + most_pairs(bases[partner + 1 :]))
    return best


def test_nussinov(call: Call) -> None:
    bases = (0, 1, 2, 3, 3, 0, 2, 1, 1, 2, 0, 3)
    _, score = call("nussinov", 12, np.array(bases, np.int8), np.zeros((12, 12), np.int32))
    for i, j in itertools.combinations(range(12), 2):
        assert score[i, j] == most_pairs(bases[i : j + 1])


def second_difference(n: int) -> np.ndarray:
    """The inner rows of the n x n matrix of [1, -2, 1]."""
    return (np.eye(n, k=1) - 2 * np.eye(n) + np.eye(n, k=-1))[1:-1]


def implicit_half_step(old: np.ndarray, r_implicit: float, r_explicit: float) -> np.ndarray:
    """Solve (1 - ri/2 D) new = old + re/2 old D^T over the inner columns, value 1 in the first and the last row."""
    n = len(old)
    matrix, right = np.eye(n), np.ones((n, n))
    matrix[1:-1] -= r_implicit / 2 * second_difference(n)
    right[1:-1, 1:-1] = old[1:-1, 1:-1] + r_explicit / 2 * (old @ second_difference(n).T)[1:-1]
    return np.linalg.solve(matrix, right)


def test_adi(call: Call, draw: Draw) -> None:
    u, *scratch = (draw.reals(6, 6) for _ in range(4))
    result, *_ = call("adi", 2, 6, u, *scratch)
    rx, ry = 2 / 2 * 36, 1 / 2 * 36
    expected = u
    for _ in range(2):
        half = implicit_half_step(expected, rx, ry)
        half[:, [0, -1]] = scratch[0][:, [0, -1]]
        inner = implicit_half_step(half.T, ry, rx).T
        expected = expected.copy()
        expected[1:-1] = inner[1:-1]
    assert_allclose(result, expected)


def test_fdtd_2d(call: Call, draw: Draw) -> None:
    ex, ey, hz, source = draw.reals(5, 6), draw.reals(5, 6), draw.reals(5, 6), draw.reals(3)
    *fields, _ = call("fdtd_2d", 3, 5, 6, ex, ey, hz, source)
    for value in source:
        ey[0] = value
        ey[1:] -= 0.5 * np.diff(hz, axis=0)
        ex[:, 1:] -= 0.5 * np.diff(hz, axis=1)
        hz[:-1, :-1] -= 0.7 * (np.diff(ex, axis=1)[:-1] + np.diff(ey, axis=0)[:, :-1])
    for field, expected in zip(fields, (ex, ey, hz), strict=True):
        assert_allclose(field, expected)


def relaxed(grid: np.ndarray, border: np.ndarray, stencil: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """The stencil's values on the inner points of `grid`, put inside `border`."""
    result = border.copy()
    inner = (slice(1, -1),) * grid.ndim
    result[inner] = stencil(grid)[inner]
    return result


def neighbors(grid: np.ndarray) -> np.ndarray:
    """Sum of the direct neighbors, wrapping around (inner points do not see that)."""
    return sum(np.roll(grid, shift, axis) for axis in range(grid.ndim) for shift in (-1, 1))


def check_two_grid_stencil(
    call: Call, function: str, A: np.ndarray, B: np.ndarray, stencil: Callable[[np.ndarray], np.ndarray]
) -> None:
    result = call(function, 3, len(A), A, B)
    for _ in range(3):
        B = relaxed(A, B, stencil)
        A = relaxed(B, A, stencil)
    assert_allclose(result, [A, B])


def test_jacobi_1d(call: Call, draw: Draw) -> None:
    check_two_grid_stencil(call, "jacobi_1d", draw.reals(8), draw.reals(8), lambda g: (g + neighbors(g)) / 3)


def test_jacobi_2d(call: Call, draw: Draw) -> None:
    check_two_grid_stencil(call, "jacobi_2d", draw.reals(6, 6), draw.reals(6, 6), lambda g: (g + neighbors(g)) / 5)


def test_heat_3d(call: Call, draw: Draw) -> None:
    A, B = draw.reals(5, 5, 5), draw.reals(5, 5, 5)
    check_two_grid_stencil(call, "heat_3d", A, B, lambda g: g + (neighbors(g) - 6 * g) / 8)


def test_seidel_2d(call: Call, draw: Draw) -> None:
    A = draw.reals(6, 6)
    (result,) = call("seidel_2d", 3, 6, A)
    for _, i, j in itertools.product(range(3), range(1, 5), range(1, 5)):
        A[i, j] = A[i - 1 : i + 2, j - 1 : j + 2].mean()
    assert_allclose(result, A)
