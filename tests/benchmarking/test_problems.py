"""Library problems recognized from structure: whatever the names, orders, layouts; and what is none."""

import pytest
from polyxform.benchmarking.libraries import fits_blas
from polyxform.benchmarking.problem import Axis, Chain, Convolution, MatrixMultiplication, Unrecognized
from polyxform.benchmarking.recognize import recognize
from polyxform.benchmarking.recognize_operators import known_names
from polyxform.harness.expressions import evaluate
from polyxform.harness.subject import models_at, subjects_of
from polyxform.preparation import without_scalars
from polyxform.scop.extract import extract

from tests.harness.sources import PRODUCT, SCALE, untouched
from tests.house.tree import ROOT


def problem(text, **sizes):
    """The problem of the first function of a source, at its sizes with changes."""
    found = subjects_of(untouched(text))[0][0]
    values = dict(found.sizes) | sizes
    return recognize(models_at(found, values), values, known_names(found))


def kernel(name):
    """Text of an input kernel."""
    return (ROOT / "input_kernels" / f"{name}.c").read_text()


def test_a_product_of_matrices():
    found = problem(PRODUCT)
    assert isinstance(found, MatrixMultiplication)
    assert [axis.extent for axis in (*found.left.axes, *found.right.axes)] == [20, 40, 40, 30]
    assert [tensor.array for tensor in (found.left, found.right, found.target)] == ["A", "B", "C"]
    assert found.accumulate and not found.rectify
    assert found.multiply_adds == 20 * 30 * 40
    assert fits_blas(found)


def test_a_transposed_factor_changes_strides_only():
    found = problem(PRODUCT.replace("A[restrict m][p]", "A[restrict p][m]").replace("A[i][k]", "A[k][i]"))
    assert found.left.axes == (Axis(((20, 1),)), Axis(((40, 20),)))
    assert fits_blas(found)


def test_a_transposed_target_swaps_the_factors():
    found = problem(PRODUCT.replace("C[restrict m][n]", "C[restrict n][m]").replace("C[i][j]", "C[j][i]"))
    assert (found.left.array, found.right.array) == ("B", "A")
    assert found.target.axes[1] == Axis(((20, 1),))


def test_a_target_that_is_set_first_is_stored_to():
    text = PRODUCT.replace(
        "for (int k = 0; k < p; k++)\n                C", "{ C[i][j] = 0; for (int k = 0; k < p; k++)\n C"
    ).replace("B[k][j];", "B[k][j]; }")
    assert not problem(text).accumulate


def test_the_blocked_convolution():
    found = problem(kernel("conv2d_blocked"))
    assert isinstance(found, Convolution)
    assert [axis.extent for axis in found.source.axes] == [4, 64, 58, 58]
    assert [axis.extent for axis in found.weights.axes] == [64, 64, 3, 3]
    assert found.source.axes[1].merged() == Axis(((64, 1),))
    assert found.padding == found.padding_after == (0, 0)
    assert found.multiply_adds == 4 * 64 * 64 * 56 * 56 * 9


def test_channels_in_tiles_are_one_axis():
    found = problem(kernel("conv2d_blocked"), ifm_tiles=2, ofm_tiles=3)
    assert (found.source.axes[1].extent, found.weights.axes[0].extent) == (128, 192)
    assert found.source.axes[1].components == ((2, 58 * 58 * 64), (64, 1))


def test_padding_that_is_never_stored_does_not_count():
    found = problem(kernel("conv2d_nchw"))
    assert found.padding == found.padding_after == (1, 1)
    valid = (56 * 3 - 2) ** 2
    assert found.multiply_adds == 4 * 64 * 64 * valid


@pytest.mark.parametrize(
    ("name", "groups", "dilation"),
    [("conv2d_depthwise", 128, (1, 1)), ("conv2d_grouped", 32, (1, 1)), ("conv2d_dilated", 1, (2, 2))],
)
def test_groups_and_dilation(name, groups, dilation):
    found = problem(kernel(name))
    assert (found.groups, found.dilation) == (groups, dilation)


def test_stride_and_unused_pixels_of_the_source():
    found = problem(kernel("conv2d_nchw"), stride=2, out_h=28, out_w=28)
    assert found.stride == (2, 2)
    assert found.padding_after == (0, 0)
    assert found.source.axes[2].extent == 56


def test_a_rectified_result():
    assert problem(kernel("conv2d_relu")).rectify


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SCALE, "0 statements that add up products"),
        (PRODUCT.replace("A[i][k] * B", "2.0f * A[i][k] * B"), "plain products"),
        (PRODUCT.replace("+= A", "-= A"), "plain products"),
        (PRODUCT.replace("k < p", "k <= i"), "other products"),
        (PRODUCT.replace("int k = 0", "int k = 1"), "does not start at 0"),
        (PRODUCT.replace("B[k][j]", "B[k][0]"), "one operand alone"),
        (PRODUCT.replace("#pragma endscop", "for (int i = 0; i < m; i++) C[i][0] = A[i][0];\n#pragma endscop"), "S1"),
    ],
    ids=["no sum", "scaled", "subtracted", "triangular", "shifted", "single operand", "more work"],
)
def test_what_no_library_call_does(text, reason):
    with pytest.raises(Unrecognized, match=reason):
        problem(text)


@pytest.mark.parametrize(
    ("components", "merged"),
    [
        (((2, 64), (64, 1)), ((128, 1),)),
        (((2, 640), (64, 1)), ((2, 640), (64, 1))),
        (((1, 7), (5, 3)), ((5, 3),)),
        (((1, 7),), ((1, 0),)),
    ],
)
def test_contiguous_components_merge(components, merged):
    assert Axis(components).merged().components == merged


@pytest.mark.parametrize(
    ("text", "value"),
    [("n", 7), ("(n - 1) * 2 + 3", 15), ("-7 / 2", -3), ("-7 % 4", -3), ("n / 0", None), ("f(n)", None), ("1 <", None)],
)
def test_extents_are_evaluated_as_in_c(text, value):
    assert evaluate(text, {"n": 7}) == value


def test_a_bias_and_a_rectifier_belong_to_the_convolution():
    found = problem(kernel("fused/conv_bias_relu"))
    assert isinstance(found, Convolution)
    assert found.rectify and not found.accumulate
    assert found.bias is not None
    assert (found.bias.array, found.bias.axes) == ("bias", (Axis(((64, 1),)),))


@pytest.mark.parametrize(
    ("name", "kinds", "biases", "rectified"),
    [
        ("mlp", [MatrixMultiplication] * 3, ["b1", "b2", "b3"], [True, True, False]),
        ("mlp_free_weights", [MatrixMultiplication] * 3, ["b1", "b2", "b3"], [True, True, False]),
        ("depthwise_pointwise", [Convolution] * 2, [None, None], [True, True]),
        ("conv3x3_conv1x1", [Convolution] * 2, ["bias", None], [True, False]),
    ],
)
def test_chains_of_products(name, kinds, biases, rectified):
    found = problem(kernel(f"fused/{name}"))
    assert isinstance(found, Chain)
    assert [type(one) for one in found.problems] == kinds
    assert [one.bias.array if one.bias is not None else None for one in found.problems] == biases
    assert [one.rectify for one in found.problems] == rectified
    assert found.multiply_adds == sum(one.multiply_adds for one in found.problems)


def test_windows_behind_a_convolution():
    found = problem(kernel("fused/conv_relu_maxpool"))
    assert isinstance(found, Chain)
    assert (found.problems[0].rectify, found.problems[0].bias.array) == (True, "bias")
    windows = found.pooling
    assert (windows.window, windows.stride, windows.padding, windows.padding_after) == ((3, 3), (2, 2), (1, 1), (0, 0))
    assert windows.source.axes == found.problems[0].target.axes
    assert [axis.extent for axis in windows.target.axes] == [4, 64, 56, 56]


def test_windows_over_something_else_are_not_recognized():
    text = kernel("fused/conv_relu_maxpool").replace("int oj = pj * pool_stride", "int oj = 3 + pj * pool_stride")
    with pytest.raises(Unrecognized):
        problem(text)


def prepared(text):
    """The problem of the first function of a source, in the form that kernels are found in."""
    compilation = untouched(text)
    tree = without_scalars(compilation.regions[0].tree, compilation.options)
    values = dict(tree.directives.sizes)
    return recognize([extract(tree, values)], values)


def test_what_follows_the_sums_of_a_chain():
    found = prepared(kernel("fused/resnet_bottleneck"))
    assert isinstance(found, Chain)
    assert [one.residual.array if one.residual is not None else None for one in found.problems] == [None, None, "input"]
    assert [one.rectify for one in found.problems] == [True, True, True]
    assert found.problems[2].residual.axes == found.problems[2].target.axes


def test_bounds_on_both_sides():
    found = prepared(kernel("fused/inverted_bottleneck"))
    assert [(one.rectify, one.limit) for one in found.problems] == [(True, 6), (True, 6), (False, 0)]


@pytest.mark.parametrize("change", ["+ residual[img][oj][oi][ofm]", "+ residual[img][oi][oj][ofm]"])
def test_a_residual_lies_as_the_target_does(change):
    text = kernel("fused/conv_bias_residual_relu").replace("+ residual[img][oj][oi][ofm]", change)
    if change.count("[oj][oi]"):
        assert prepared(text).residual.array == "residual"
        return
    with pytest.raises(Unrecognized, match="other subscripts"):
        prepared(text)


def test_what_follows_for_each_channel_goes_into_weights_and_bias():
    found = problem(kernel("fused/conv_batchnorm_relu"))
    assert (found.target.array, found.rectify, found.bias) == ("output", True, None)
    assert [sorted({one.name for one in part.elements()}) for part in found.folded] == [
        ["gamma", "variance"],
        ["beta", "gamma", "mean", "variance"],
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("mean[ofm]", "mean[oi]"),
        ("scale * (conv[img][ofm][oj][oi]", "scale / (conv[img][ofm][oj][oi]"),
        ("+ beta[ofm]", "+ conv[img][ofm][oj][oi]"),
        ("conv[img][ofm][oj][oi] - mean", "conv[img][ofm][oi][oj] - mean"),
    ],
    ids=str,
)
def test_what_follows_otherwise_does_not(change):
    text = kernel("fused/conv_batchnorm_relu")
    assert change[0] in text
    with pytest.raises(Unrecognized):
        problem(text.replace(*change))


@pytest.mark.parametrize("name", ["resnet_bottleneck", "lstm_step", "attention"])
def test_other_chains_are_not_recognized(name):
    with pytest.raises(Unrecognized):
        problem(kernel(f"fused/{name}"))
