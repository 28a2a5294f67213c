"""The chains of operators compute their definitions."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from tests.kernels.conftest import Call, Draw
from tests.kernels.reference import (
    convolved,
    convolved_depthwise,
    gelu,
    lstm,
    nhwc,
    pooled,
    relu,
    rsck,
    sigmoid,
    softmax,
)

FOLDER = "fused"
GEOMETRIES = pytest.mark.parametrize(("stride", "pad"), [(1, 1), (2, 1)])


def singles(draw: Draw, *shapes: tuple[int, ...]) -> list[np.ndarray]:
    """Real arrays in single precision."""
    return [draw.reals(*shape, dtype=np.float32) for shape in shapes]


def wholes(draw: Draw, *shapes: tuple[int, ...]) -> list[np.ndarray]:
    """Whole-numbered arrays in single precision."""
    return [draw.integers(*shape, dtype=np.float32) for shape in shapes]


def outputs(draw: Draw, *shapes: tuple[int, ...]) -> list[np.ndarray]:
    """Arrays that a kernel fills."""
    return [draw.rubbish(*shape, dtype=np.float32) for shape in shapes]


def channelwise(values: np.ndarray) -> np.ndarray:
    """[c] to a shape that meets NCHW."""
    return values[:, None, None]


@GEOMETRIES
def test_conv_bias_relu(call: Call, draw: Draw, stride: int, pad: int) -> None:
    image, taps, bias = wholes(draw, (2, 4, 7, 6), (5, 4, 3, 2), (5,))
    expected = nhwc(relu(convolved(image, taps, stride, pad) + channelwise(bias)))
    sizes = 2, 5, 4, 7, 6, *expected.shape[1:3], 3, 2, stride, pad
    *_, output = call("conv_bias_relu", *sizes, nhwc(image), rsck(taps), bias, *outputs(draw, expected.shape))
    assert_array_equal(output, expected)


@GEOMETRIES
def test_conv_batchnorm_relu(call: Call, draw: Draw, stride: int, pad: int) -> None:
    image, taps, gamma, beta, mean = singles(draw, (2, 4, 7, 6), (5, 4, 3, 2), (5,), (5,), (5,))
    variance = np.square(beta) + np.float32(0.1)
    conv = convolved(image, taps, stride, pad)
    normal = channelwise(gamma) * (conv - channelwise(mean)) / np.sqrt(channelwise(variance) + 1e-5)
    sizes = 2, 5, 4, 7, 6, *conv.shape[2:], 3, 2, stride, pad
    scratch = outputs(draw, conv.shape, conv.shape)
    *_, output = call("conv_batchnorm_relu", *sizes, image, taps, gamma, beta, mean, variance, *scratch)
    assert_allclose(output, relu(normal + channelwise(beta)), rtol=1e-4, atol=1e-5)


def test_conv_bias_residual_relu(call: Call, draw: Draw) -> None:
    image, taps, bias, residual = wholes(draw, (2, 4, 7, 6), (5, 4, 3, 3), (5,), (2, 5, 7, 6))
    expected = nhwc(relu(convolved(image, taps, 1, 1) + channelwise(bias) + residual))
    arrays = nhwc(image), rsck(taps), bias, nhwc(residual), *outputs(draw, expected.shape, expected.shape)
    *_, output = call("conv_bias_residual_relu", 2, 5, 4, 7, 6, 3, 3, 1, *arrays)
    assert_array_equal(output, expected)


def test_conv_relu_maxpool(call: Call, draw: Draw) -> None:
    image, taps, bias = wholes(draw, (2, 3, 13, 11), (5, 3, 5, 5), (5,))
    active = relu(convolved(image, taps, 2, 2) + channelwise(bias))
    expected = nhwc(pooled(active, 3, 2, 1))
    sizes = 2, 5, 3, 13, 11, *active.shape[2:], 5, 5, 2, 2, *expected.shape[1:3], 3, 2, 1
    scratch = outputs(draw, nhwc(active).shape, expected.shape)
    *_, middle, output = call("conv_relu_maxpool", *sizes, nhwc(image), rsck(taps), bias, *scratch)
    assert_array_equal(middle, nhwc(active))
    assert_array_equal(output, expected)


@GEOMETRIES
def test_depthwise_pointwise(call: Call, draw: Draw, stride: int, pad: int) -> None:
    image, depth, point = wholes(draw, (2, 4, 7, 6), (4, 3, 2), (4, 5))
    middle = relu(convolved_depthwise(image, depth, stride, pad))
    expected = relu(nhwc(middle) @ point)
    sizes = 2, 5, 4, 7, 6, *middle.shape[2:], 3, 2, stride, pad
    scratch = outputs(draw, nhwc(middle).shape, expected.shape)
    *_, output = call("depthwise_pointwise", *sizes, nhwc(image), np.moveaxis(depth, 0, 2), point, *scratch)
    assert_array_equal(output, expected)


def test_inverted_bottleneck(call: Call, draw: Draw) -> None:
    image, expand, depth, project = wholes(draw, (2, 4, 5, 6), (4, 7), (7, 3, 3), (7, 4))
    expanded = np.clip(nhwc(image) @ expand, 0, 6)
    filtered = np.clip(nhwc(convolved_depthwise(np.moveaxis(expanded, 3, 1), depth, 1, 1)), 0, 6)
    arrays = nhwc(image), expand, np.moveaxis(depth, 0, 2), project
    scratch = outputs(draw, (2, 5, 6, 7), (2, 5, 6, 7), (2, 5, 6, 4))
    *_, output = call("inverted_bottleneck", 2, 5, 6, 4, 7, *arrays, *scratch)
    assert_array_equal(output, nhwc(image) + filtered @ project)


def test_resnet_bottleneck(call: Call, draw: Draw) -> None:
    shapes = (2, 7, 5, 6), (7, 3), (3,), (3, 3, 3, 3), (3,), (3, 7), (7,)
    image, filter1, bias1, filter3, bias3, filter2, bias2 = singles(draw, *shapes)
    reduced = np.moveaxis(relu(nhwc(image) @ filter1 + bias1), 3, 1)
    filtered = nhwc(relu(convolved(reduced, filter3, 1, 1) + channelwise(bias3)))
    arrays = nhwc(image), filter1, bias1, rsck(filter3), bias3, filter2, bias2
    scratch = outputs(draw, (2, 5, 6, 3), (2, 5, 6, 3), (2, 5, 6, 7))
    *_, output = call("resnet_bottleneck", 2, 5, 6, 7, 3, *arrays, *scratch)
    assert_allclose(output, relu(filtered @ filter2 + bias2 + nhwc(image)), rtol=1e-4, atol=1e-5)


def test_conv3x3_conv1x1(call: Call, draw: Draw) -> None:
    image, filter3, bias, filter1 = wholes(draw, (2, 4, 5, 6), (3, 4, 3, 3), (3,), (3, 7))
    middle = nhwc(relu(convolved(image, filter3, 1, 1) + channelwise(bias)))
    scratch = outputs(draw, (2, 5, 6, 3), (2, 5, 6, 7))
    *_, output = call("conv3x3_conv1x1", 2, 5, 6, 4, 3, 7, nhwc(image), rsck(filter3), bias, filter1, *scratch)
    assert_array_equal(output, middle @ filter1)


@pytest.mark.parametrize("kernel", ["mlp", "mlp_free_weights"])
def test_mlp(call: Call, draw: Draw, kernel: str) -> None:
    x, W1, b1, W2, b2, W3, b3 = wholes(draw, (3, 5), (5, 6), (6,), (6, 6), (6,), (6, 4), (4,))
    scratch = outputs(draw, (3, 6), (3, 6), (3, 4))
    *_, out = call(kernel, 3, 5, 6, 4, x, W1, b1, W2, b2, W3, b3, *scratch)
    assert_array_equal(out, relu(relu(x @ W1 + b1) @ W2 + b2) @ W3 + b3)


def test_attention(call: Call, draw: Draw) -> None:
    Q, K, V = singles(draw, (7, 4), (7, 4), (7, 4))
    scratch = outputs(draw, (7, 7), (7, 4))
    *_, weight, out = call("attention", 7, 4, Q, K, V, *scratch)
    assert_allclose(weight, softmax(Q @ K.T / 2), rtol=1e-5)
    assert_allclose(out, softmax(Q @ K.T / 2) @ V, rtol=1e-4, atol=1e-6)


def test_multi_head_attention(call: Call, draw: Draw) -> None:
    Q, K, V = singles(draw, (3, 7, 4), (3, 7, 4), (3, 7, 4))
    scratch = outputs(draw, (3, 7, 7), (3, 7, 4))
    *_, out = call("multi_head_attention", 3, 7, 4, Q, K, V, *scratch)
    assert_allclose(out, softmax(Q @ K.swapaxes(1, 2) / 2) @ V, rtol=1e-4, atol=1e-6)


def test_softmax(call: Call, draw: Draw) -> None:
    (rows,), (scratch,) = singles(draw, (5, 7)), outputs(draw, (5, 7))
    *_, out = call("softmax", 5, 7, rows, scratch)
    assert_allclose(out, softmax(rows), rtol=1e-5)


def test_softmax_of_large_values_does_not_overflow(call: Call, draw: Draw) -> None:
    (rows,), (scratch,) = singles(draw, (5, 7)), outputs(draw, (5, 7))
    *_, out = call("softmax", 5, 7, rows + np.float32(1000), scratch)
    assert_allclose(out, softmax(rows), rtol=1e-3)


def test_residual_layer_norm(call: Call, draw: Draw) -> None:
    x, residual, gamma, beta = singles(draw, (5, 7), (5, 7), (7,), (7,))
    scratch = outputs(draw, (5, 7), (5,), (5,), (5, 7))
    *_, out = call("residual_layer_norm", 5, 7, x, residual, gamma, beta, *scratch)
    total = (x + residual).astype(np.float64)
    deviation = np.sqrt(total.var(axis=1, keepdims=True) + 1e-5)
    assert_allclose(out, gamma * (total - total.mean(axis=1, keepdims=True)) / deviation + beta, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(("form", "bound"), [("erf", 1e-6), ("tanh", 5e-4)])
def test_bias_gelu_residual(call: Call, draw: Draw, form: str, bound: float) -> None:
    x, bias, residual = singles(draw, (5, 7), (7,), (5, 7))
    scratch = outputs(draw, (5, 7), (5, 7))
    *_, out = call(f"bias_gelu_{form}_residual", 5, 7, 3 * x, bias, residual, *scratch)
    assert_allclose(out, gelu(3 * x + bias) + residual, atol=bound)


def test_batchnorm_residual_relu(call: Call, draw: Draw) -> None:
    x, residual, gamma, beta, mean = singles(draw, (5, 7), (5, 7), (7,), (7,), (7,))
    scratch = outputs(draw, (5, 7), (5, 7))
    variance = np.square(beta) + np.float32(0.1)
    *_, out = call("batchnorm_residual_relu", 5, 7, x, residual, gamma, beta, mean, variance, *scratch)
    normal = gamma * (x - mean) / np.sqrt(variance + 1e-5) + beta
    assert_allclose(out, relu(normal + residual), rtol=1e-4, atol=1e-6)


def test_elementwise_chain(call: Call, draw: Draw) -> None:
    a, b, c, d = wholes(draw, *[(37,)] * 4)
    scratch = outputs(draw, *[(37,)] * 4)
    *_, out = call("elementwise_chain", np.int64(37), a, b, c, d, *scratch)
    assert_array_equal(out, relu(a + b) * c - d)


def test_axpy_dot(call: Call, draw: Draw) -> None:
    w, v, u = wholes(draw, (37,), (37,), (37,))
    *_, z, result = call("axpy_dot", 37, np.float32(2), w, v, u, *outputs(draw, (37,), (1,)))
    assert_array_equal(z, w - 2 * v)
    assert_array_equal(result, [z @ u])


def test_rank_two_products(call: Call, draw: Draw) -> None:
    A, u1, v1, u2, v2, y, z = wholes(draw, (6, 6), *[(6,)] * 6)
    scratch = outputs(draw, (6, 6), (6,), (6,))
    *_, B, x, w = call("rank_two_products", 6, np.float32(2), np.float32(3), A, u1, v1, u2, v2, y, z, *scratch)
    assert_array_equal(B, A + np.outer(u1, v1) + np.outer(u2, v2))
    assert_array_equal(x, 3 * B.T @ y + z)
    assert_array_equal(w, 2 * B @ x)


@pytest.mark.parametrize("kernel", ["lstm_step", "lstm_step_free_weights"])
def test_lstm_step(call: Call, draw: Draw, kernel: str) -> None:
    shapes = [(3, 5), (3, 4), (3, 4), (5, 4, 4), (4, 4, 4), (4, 4)]
    x, hidden, cell, W, U, bias = singles(draw, *shapes)
    scratch = outputs(draw, (3, 4, 4), (3, 4), (3, 4))
    *_, gate, new_cell, new_hidden = call(kernel, 3, 5, 4, x, hidden, cell, W, U, bias, *scratch)
    total = bias + np.einsum("bi,igh->bgh", x, W) + np.einsum("bk,kgh->bgh", hidden, U)
    assert_allclose(gate[:, 0], sigmoid(total[:, 0]), rtol=1e-5)
    assert_allclose((new_cell, new_hidden), lstm(total, cell), rtol=1e-4, atol=1e-6)
