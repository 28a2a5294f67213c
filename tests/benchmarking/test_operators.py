"""Operators of libraries recognized from the values that a kernel leaves; what is none of them."""

import pytest
from polyxform.benchmarking.operators import Step
from polyxform.benchmarking.problem import Unrecognized
from polyxform.benchmarking.recognize_operators import recognize_operators
from polyxform.harness.subject import subjects_of

from tests.harness.sources import SCALE, untouched
from tests.house.tree import ROOT


def chain(text, function=0):
    """The operators of a function of a source."""
    return recognize_operators(subjects_of(untouched(text))[0][function])


def kernel(name):
    """Text of an input kernel."""
    return (ROOT / "input_kernels" / "fused" / f"{name}.c").read_text()


@pytest.mark.parametrize(
    ("name", "function", "kinds"),
    [
        ("softmax", 0, ["softmax"]),
        ("layer_norm", 0, ["pointwise", "normalize"]),
        ("bias_gelu_residual", 0, ["pointwise"]),
        ("bias_gelu_residual", 1, ["pointwise"]),
        ("elementwise_chain", 0, ["pointwise"]),
        ("batchnorm_residual_relu", 0, ["pointwise"]),
        ("lstm_step", 0, ["lstm"]),
        ("lstm_step_free_weights", 0, ["lstm"]),
        ("attention", 0, ["product", "softmax", "product"]),
        ("attention", 1, ["product", "softmax", "product"]),
    ],
)
def test_as_few_primitives_as_there_can_be(name, function, kinds):
    assert [operator.kind for operator in chain(kernel(name), function).operators] == kinds


@pytest.mark.parametrize(("function", "gelu"), [(0, "gelu_erf"), (1, "gelu_tanh")])
def test_an_error_linear_unit_is_one_step(function, gelu):
    found = chain(kernel("bias_gelu_residual"), function)
    assert [step.name for step in found.operators[0].steps] == ["+", gelu, "+"]
    assert found.operands[found.operators[0].steps[0].operand].extents == (1, 3072)


def test_statistics_of_inference_are_one_product_and_one_sum():
    found = chain(kernel("batchnorm_residual_relu"))
    assert [step.name for step in found.operators[0].steps] == ["*", "+", "+", "relu"]


def test_a_scale_that_the_function_computes_first_is_known():
    found = chain(kernel("attention"))
    assert found.operators[0].steps == (Step("linear", factor=0.125),)
    scores = found.operands[found.operators[1].operands[0]]
    assert (scores.tensor, scores.extents, scores.row) == (None, (512, 512), 0)


def test_names_do_not_count():
    text = kernel("softmax").replace("largest", "a").replace("sum", "b").replace("columns", "w").replace("softmax", "f")
    assert chain(text).operators == chain(kernel("softmax")).operators


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SCALE, "floats"),
        (kernel("softmax").replace("in[i][j] - largest", "in[i][j] - 2.0f * largest"), "computed|operator|array"),
        (kernel("softmax").replace("int j = 1", "int j = 1").replace("in[i][0]", "in[0][0]"), "computed|subscripts"),
        (kernel("elementwise_chain").replace("a[i] + b[i]", "a[i] % b[i]"), "statement|operator"),
    ],
    ids=["doubles", "another shift", "another row", "remainder"],
)
def test_what_is_no_operator(text, reason):
    with pytest.raises(Unrecognized, match=reason):
        chain(text)
