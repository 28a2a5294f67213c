"""Operators by their definitions, in numpy; images are NCHW and filters [k][c][r][s] throughout."""

from __future__ import annotations

import math

import numpy as np


def convolved(image: np.ndarray, taps: np.ndarray, stride: int = 1, pad: int = 0, dilation: int = 1) -> np.ndarray:
    """Forward convolution, zero outside the image."""
    padded = np.pad(image, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows, columns = ((extent + 2 * pad - dilation * (size - 1) - 1) // stride + 1
                     for extent, size in zip(image.shape[2:], taps.shape[2:], strict=True))  # fmt: skip
    output = np.zeros((len(image), len(taps), rows, columns))
    for r, s in np.ndindex(taps.shape[2:]):
        top, left = r * dilation, s * dilation
        reached = padded[:, :, top : top + rows * stride : stride, left : left + columns * stride : stride]
        output += np.einsum("nchw,kc->nkhw", reached, taps[:, :, r, s])
    return output


def convolved_depthwise(image: np.ndarray, taps: np.ndarray, stride: int = 1, pad: int = 0) -> np.ndarray:
    """Each channel with its own filter [c][r][s]."""
    channels = [convolved(image[:, [c]], taps[None, [c]], stride, pad) for c in range(len(taps))]
    return np.concatenate(channels, axis=1)


def pooled(image: np.ndarray, size: int, stride: int, pad: int) -> np.ndarray:
    """Maximum over windows; taps outside the image do not count."""
    padded = np.pad(image, ((0, 0), (0, 0), (pad, pad), (pad, pad)), constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size), axis=(2, 3))
    return windows[:, :, ::stride, ::stride].max(axis=(4, 5))


def relu(value: np.ndarray) -> np.ndarray:
    """max(value, 0)."""
    return np.maximum(value, 0)


def sigmoid(value: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(-value))."""
    return 1 / (1 + np.exp(-value))


def softmax(rows: np.ndarray) -> np.ndarray:
    """exp(x) / sum of exp(x) along the last axis."""
    return np.exp(rows) / np.exp(rows).sum(axis=-1, keepdims=True)


def gelu(value: np.ndarray) -> np.ndarray:
    """x * (1 + erf(x / sqrt(2))) / 2."""
    return value * (1 + np.vectorize(math.erf)(value / math.sqrt(2))) / 2


def lstm(gate: np.ndarray, cell: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """New cell and hidden state from gate sums [b][4][h], in the order input, forget, candidate, output."""
    inputs, forget, candidate, output = np.moveaxis(gate, 1, 0)
    new_cell = sigmoid(forget) * cell + sigmoid(inputs) * np.tanh(candidate)
    return new_cell, sigmoid(output) * np.tanh(new_cell)


def nhwc(image: np.ndarray) -> np.ndarray:
    """NCHW to NHWC."""
    return np.ascontiguousarray(np.moveaxis(image, 1, 3))


def rsck(taps: np.ndarray) -> np.ndarray:
    """Filter [k][c][r][s] to [r][s][c][k]."""
    return np.ascontiguousarray(taps.transpose(2, 3, 1, 0))
