"""The kernels beside the PolyBench problems compute their definitions."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from tests.kernels.conftest import Call, Draw
from tests.kernels.reference import convolved, convolved_depthwise, lstm, nhwc, relu, rsck

FOLDER = ""
BLOCK = 16

# stride, pad; the images of 7 x 6 pixels do not divide by the stride
GEOMETRIES = pytest.mark.parametrize(("stride", "pad"), [(1, 1), (1, 0), (2, 1), (3, 2)])


def blocked(image: np.ndarray) -> np.ndarray:
    """[n][C * BLOCK][h][w] to [n][C][h][w][BLOCK]."""
    images, channels, *pixels = image.shape
    tiles = image.reshape(images, channels // BLOCK, BLOCK, *pixels)
    return np.ascontiguousarray(np.moveaxis(tiles, 2, 4))


def blocked_filter(taps: np.ndarray) -> np.ndarray:
    """[K * BLOCK][C * BLOCK][r][s] to [K][C][r][s][BLOCK of c][BLOCK of k]."""
    k, c, *size = taps.shape
    tiles = taps.reshape(k // BLOCK, BLOCK, c // BLOCK, BLOCK, *size)
    return np.ascontiguousarray(tiles.transpose(0, 2, 4, 5, 3, 1))


def blocked_convolution_case(draw: Draw, stride: int) -> tuple[tuple[object, ...], np.ndarray]:
    """Arguments of a blocked kernel, 3 x 2 taps, and what it adds to its output, as [n][k][y][x]."""
    image = draw.integers(2, 3 * BLOCK, 2 * stride + 3, 3 * stride + 2, dtype=np.float32)
    taps = draw.integers(2 * BLOCK, 3 * BLOCK, 3, 2, dtype=np.float32)
    output = draw.integers(2, 2 * BLOCK, 3, 4, dtype=np.float32)
    arguments = (2, 2, 3, 3, 4, 3, 2, stride, blocked(image), blocked_filter(taps), blocked(output))
    return arguments, output + convolved(image, taps, stride)


@pytest.mark.parametrize("stride", [1, 2])
def test_conv2d_blocked(call: Call, draw: Draw, stride: int) -> None:
    arguments, expected = blocked_convolution_case(draw, stride)
    *_, output = call("conv2d_blocked", *arguments)
    assert_array_equal(output, blocked(expected))


@pytest.mark.parametrize("stride", [1, 2])
def test_conv2d_relu(call: Call, draw: Draw, stride: int) -> None:
    arguments, expected = blocked_convolution_case(draw, stride)
    *_, output = call("conv2d_relu", *arguments)
    assert_array_equal(output, blocked(relu(expected)))


@GEOMETRIES
def test_conv2d_nchw(call: Call, draw: Draw, stride: int, pad: int) -> None:
    image, taps = draw.integers(2, 4, 7, 6, dtype=np.float32), draw.integers(5, 4, 3, 2, dtype=np.float32)
    expected = convolved(image, taps, stride, pad)
    sizes = 2, 5, 4, 7, 6, *expected.shape[2:], 3, 2, stride, pad
    *_, output = call("conv2d_nchw", *sizes, image, taps, draw.rubbish(*expected.shape, dtype=np.float32))
    assert_array_equal(output, expected)


@GEOMETRIES
def test_conv2d_nhwc(call: Call, draw: Draw, stride: int, pad: int) -> None:
    image, taps = draw.integers(2, 4, 7, 6, dtype=np.float32), draw.integers(5, 4, 3, 2, dtype=np.float32)
    expected = nhwc(convolved(image, taps, stride, pad))
    sizes = 2, 5, 4, 7, 6, *expected.shape[1:3], 3, 2, stride, pad
    *_, output = call("conv2d_nhwc", *sizes, nhwc(image), rsck(taps), draw.rubbish(*expected.shape, dtype=np.float32))
    assert_array_equal(output, expected)


def gradient(loss_weight: np.ndarray, shape: tuple[int, ...], forward: object) -> np.ndarray:
    """Derivative of sum(loss_weight * forward(v)) by each element of v; forward is linear, so unit steps give it."""
    result = np.empty(shape)
    for index in np.ndindex(shape):
        unit = np.zeros(shape)
        unit[index] = 1.0
        result[index] = (loss_weight * forward(unit)).sum()
    return result


@GEOMETRIES
def test_conv2d_backward_data(call: Call, draw: Draw, stride: int, pad: int) -> None:
    shape, taps = (2, 3, 7, 6), draw.integers(4, 3, 3, 2, dtype=np.float32)
    output = convolved(np.zeros(shape), taps, stride, pad).shape
    grad_output = draw.integers(*output, dtype=np.float32)
    sizes = 2, 4, 3, 7, 6, *output[2:], 3, 2, stride, pad
    *_, result = call("conv2d_backward_data", *sizes, grad_output, taps, draw.rubbish(*shape, dtype=np.float32))
    assert_array_equal(result, gradient(grad_output, shape, lambda v: convolved(v, taps, stride, pad)))


@GEOMETRIES
def test_conv2d_weight_gradient(call: Call, draw: Draw, stride: int, pad: int) -> None:
    shape, image = (4, 3, 3, 2), draw.integers(2, 3, 7, 6, dtype=np.float32)
    output = convolved(image, np.zeros(shape), stride, pad).shape
    grad_output = draw.integers(*output, dtype=np.float32)
    sizes = 2, 4, 3, 7, 6, *output[2:], 3, 2, stride, pad
    *_, result = call("conv2d_weight_gradient", *sizes, image, grad_output, draw.rubbish(*shape, dtype=np.float32))
    assert_array_equal(result, gradient(grad_output, shape, lambda v: convolved(image, v, stride, pad)))


@GEOMETRIES
def test_conv2d_depthwise(call: Call, draw: Draw, stride: int, pad: int) -> None:
    image, taps = draw.integers(2, 5, 7, 6, dtype=np.float32), draw.integers(5, 3, 2, dtype=np.float32)
    expected = convolved_depthwise(image, taps, stride, pad)
    sizes = 2, 5, 7, 6, *expected.shape[2:], 3, 2, stride, pad
    *_, output = call("conv2d_depthwise", *sizes, image, taps, draw.rubbish(*expected.shape, dtype=np.float32))
    assert_array_equal(output, expected)


@GEOMETRIES
def test_conv2d_depthwise_nhwc(call: Call, draw: Draw, stride: int, pad: int) -> None:
    image, taps = draw.integers(2, 5, 7, 6, dtype=np.float32), draw.integers(5, 3, 2, dtype=np.float32)
    expected = nhwc(convolved_depthwise(image, taps, stride, pad))
    sizes = 2, 5, 7, 6, *expected.shape[1:3], 3, 2, stride, pad
    scratch = draw.rubbish(*expected.shape, dtype=np.float32)
    *_, output = call("conv2d_depthwise_nhwc", *sizes, nhwc(image), np.moveaxis(taps, 0, 2), scratch)
    assert_array_equal(output, expected)


@GEOMETRIES
def test_conv2d_grouped(call: Call, draw: Draw, stride: int, pad: int) -> None:
    image, taps = draw.integers(2, 3, 4, 7, 6, dtype=np.float32), draw.integers(3, 5, 4, 3, 2, dtype=np.float32)
    expected = np.stack([convolved(image[:, g], taps[g], stride, pad) for g in range(3)], axis=1)
    sizes = 2, 3, 5, 4, 7, 6, *expected.shape[3:], 3, 2, stride, pad
    *_, output = call("conv2d_grouped", *sizes, image, taps, draw.rubbish(*expected.shape, dtype=np.float32))
    assert_array_equal(output, expected)


@pytest.mark.parametrize("dilation", [1, 2, 3])
def test_conv2d_dilated(call: Call, draw: Draw, dilation: int) -> None:
    image, taps = draw.integers(2, 4, 7, 6, dtype=np.float32), draw.integers(5, 4, 3, 2, dtype=np.float32)
    expected = convolved(image, taps, 1, 2, dilation)
    sizes = 2, 5, 4, 7, 6, *expected.shape[2:], 3, 2, dilation, 2
    *_, output = call("conv2d_dilated", *sizes, image, taps, draw.rubbish(*expected.shape, dtype=np.float32))
    assert_array_equal(output, expected)


@pytest.mark.parametrize("dilation", [1, 2, 3])
def test_conv2d_dilated_nhwc(call: Call, draw: Draw, dilation: int) -> None:
    image, taps = draw.integers(2, 4, 7, 6, dtype=np.float32), draw.integers(5, 4, 3, 2, dtype=np.float32)
    expected = nhwc(convolved(image, taps, 1, 2, dilation))
    sizes = 2, 5, 4, 7, 6, *expected.shape[1:3], 3, 2, dilation, 2
    scratch = draw.rubbish(*expected.shape, dtype=np.float32)
    *_, output = call("conv2d_dilated_nhwc", *sizes, nhwc(image), rsck(taps), scratch)
    assert_array_equal(output, expected)


@pytest.mark.parametrize("function", ["matmul", "matmul_linear"])
def test_matmul(call: Call, draw: Draw, function: str) -> None:
    A, B, C = (draw.integers(*shape, dtype=np.float32) for shape in [(5, 7), (7, 6), (5, 6)])
    *_, result = call(function, 5, 6, 7, A, B, C)
    assert_array_equal(result, C + A @ B)


def test_batched_matmul(call: Call, draw: Draw) -> None:
    A, B = draw.integers(3, 5, 7, dtype=np.float32), draw.integers(3, 7, 6, dtype=np.float32)
    sizes = (np.int64(size) for size in (3, 5, 6, 7))
    *_, result = call("batched_matmul", *sizes, A, B, draw.rubbish(3, 5, 6, dtype=np.float32))
    assert_array_equal(result, A @ B)


def test_batched_matmul_transposed(call: Call, draw: Draw) -> None:
    A, B = draw.integers(3, 5, 7, dtype=np.float32), draw.integers(3, 6, 7, dtype=np.float32)
    sizes = (np.int64(size) for size in (3, 5, 6, 7))
    *_, result = call("batched_matmul_transposed", *sizes, A, B, draw.rubbish(3, 5, 6, dtype=np.float32))
    assert_array_equal(result, A @ B.swapaxes(1, 2))


def test_fully_connected(call: Call, draw: Draw) -> None:
    x, weights, bias = (draw.integers(*shape, dtype=np.float32) for shape in [(3, 7), (5, 7), (5,)])
    *_, out = call("fully_connected", 3, 5, 7, x, weights, bias, draw.rubbish(3, 5, dtype=np.float32))
    assert_array_equal(out, bias + x @ weights.T)


def test_lstm_cell(call: Call, draw: Draw) -> None:
    shapes = [(3, 5), (3, 4), (3, 4), (4, 4, 5), (4, 4, 4), (4, 4)]
    x, hidden, cell, W, U, bias = (draw.reals(*shape, dtype=np.float32) for shape in shapes)
    scratch = (draw.rubbish(*shape, dtype=np.float32) for shape in [(3, 4, 4), (3, 4), (3, 4)])
    *_, new_cell, new_hidden = call("lstm_cell", 3, 5, 4, x, hidden, cell, W, U, bias, *scratch)
    gate = bias + np.einsum("bi,ghi->bgh", x, W) + np.einsum("bk,ghk->bgh", hidden, U)
    assert_allclose((new_cell, new_hidden), lstm(gate, cell), rtol=1e-5)


def test_four_index_transform(call: Call, draw: Draw) -> None:
    A, coefficients = draw.integers(4, 4, 4, 4), [draw.integers(4, 3) for _ in range(4)]
    scratch = [draw.rubbish(*shape) for shape in [(3, 4, 4, 4), (3, 3, 4, 4), (3, 3, 3, 4), (3, 3, 3, 3)]]
    *_, result = call("four_index_transform", 4, 3, A, *coefficients, *scratch)
    assert_array_equal(result, np.einsum("pqrs,pa,qb,rc,sd->abcd", A, *coefficients))


def test_coupled_cluster_term(call: Call, draw: Draw) -> None:
    V, T, R = draw.integers(4, 3, 3, 4), draw.integers(4, 4, 3, 3), draw.integers(4, 4, 3, 3)
    *_, result = call("coupled_cluster_term", 4, 3, V, T, R)
    assert_array_equal(result, R + np.einsum("akic,cbkj->abij", V, T))


def test_jacobi2d(call: Call, draw: Draw) -> None:
    A, B = draw.reals(6, 6), draw.reals(6, 6)
    result = call("jacobi2d", 2, 6, A, B)
    cross = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]])
    for _ in range(2):
        B[1:-1, 1:-1] = convolved(A[None, None], cross[None, None])[0, 0] / 5
        A[1:-1, 1:-1] = convolved(B[None, None], cross[None, None])[0, 0] / 5
    assert_allclose(result, [A, B])
