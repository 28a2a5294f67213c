"""Suites and lists of layers: which kernel computes a row, at which sizes, and which rows are refused."""

import pytest
from polyxform.benchmarking import kernel_folder as folders
from polyxform.benchmarking.kernel_folder import kernel_folder
from polyxform.benchmarking.suites import DATA, SUITES, Shaping, UnusableLayers, read_layers, suite
from polyxform.diagnostics import EnvironmentFault
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

from tests.house.tree import ROOT

KERNELS = ROOT / "input_kernels"
HEADER = "network,layer,batch,in_channels,out_channels,in_height,in_width,kernel_height,kernel_width,pad_h,pad_w,stride"
LAYER = "n,l,4,64,32,56,28,3,3,1,1,2"


@pytest.fixture
def layers(tmp_path):
    """Reads a list of layers from its text."""

    def read(text, **shaping):
        path = tmp_path / "layers.csv"
        path.write_text(text)
        return read_layers(path, "mine", Shaping(**shaping))

    return read


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("demo", 1),
        ("conv-resnet50", 20),
        ("conv-int8", 19),
        ("conv-bf16", 19),
        ("conv-lowprec", 12),
        ("conv-all", 95),
        ("conv-held-out", 12),
        ("conv-awkward", 14),
        ("gemm", 16),
        ("polybench", 30),
    ],
)
def test_a_suite_is_complete(name, count):
    items = suite(name, Shaping(), KERNELS)
    assert len(items) == count
    assert {item.suite for item in items} == {name}


@pytest.mark.parametrize("name", SUITES)
@pytest.mark.parametrize("layout", ["free", "plain"])
def test_every_item_names_a_function_and_sizes_that_its_kernel_has(name, layout):
    for item in suite(name, Shaping(layout=layout), KERNELS):
        text = (KERNELS / item.file).read_text()
        assert find_regions(SourceFile.from_text(text, item.file))
        assert not item.function or f"void {item.function}(" in text
        signature = text.partition(f"void {item.function}(")[2].partition("{")[0]
        assert all(f"int {size}," in " ".join(signature.split()) for size, _ in item.sizes)


def test_sizes_of_a_strided_layer(layers):
    (item,) = layers(f"{HEADER}\n{LAYER}\n")
    assert (item.name, item.suite, item.file) == ("l", "mine", "conv2d_nhwc.c")
    assert dict(item.sizes) == {
        "images": 4,
        "ofms": 32,
        "ifms": 64,
        "height": 56,
        "width": 28,
        "out_h": 28,
        "out_w": 14,
        "filter_h": 3,
        "filter_w": 3,
        "stride": 2,
        "pad": 1,
    }


def test_batch_and_layout_are_the_persons(layers):
    (item,) = layers(f"{HEADER}\n{LAYER}\n", batch=2, layout="plain")
    assert item.function == "conv2d_nchw_free_filter"
    assert dict(item.sizes)["images"] == 2


@pytest.mark.parametrize(("outputs", "function"), [(3, "conv2d_nchw"), (4, "conv2d_nhwc")])
def test_few_output_channels_leave_pixels_innermost(layers, outputs, function):
    row = f"n,l,4,64,{outputs},9,7,3,3,1,1,1"
    (item,) = layers(f"{HEADER}\n{row}\n")
    assert item.function == function


@pytest.mark.parametrize(
    ("tail", "function", "expected"),
    [
        ("64,64,1,1,64", "conv2d_depthwise_nhwc", {"channels": 64}),
        ("64,32,1,1,8", "conv2d_grouped", {"groups": 8, "ifms": 8, "ofms": 4}),
        ("64,32,1,2,1", "conv2d_dilated_nhwc", {"dilation": 2, "out_h": 7, "out_w": 5}),
    ],
)
def test_other_convolutions_have_kernels_of_their_own(layers, tail, function, expected):
    inputs, outputs, stride, dilation, groups = tail.split(",")
    row = f"n,l,4,{inputs},{outputs},9,7,3,3,1,1,{stride},{dilation},{groups}"
    (item,) = layers(f"{HEADER},dilation,groups\n{row}\n")
    assert item.function == function
    assert expected.items() <= dict(item.sizes).items()


@pytest.mark.parametrize(
    ("name", "asked", "images"),
    [("conv-resnet50", 0, 4), ("conv-all", 0, 4), ("conv-int8", 0, 4), ("conv-all", 28, 28), ("conv-awkward", 2, 2)],
)
def test_suites_of_networks_have_four_images_where_nobody_asks(name, asked, images):
    items = suite(name, Shaping(batch=asked), KERNELS)
    assert {dict(item.sizes)["images"] for item in items} == {images}


def test_products(layers):
    (item,) = layers("source,M,N,K\nbert,128,768,64\n")
    assert (item.name, item.function) == ("bert_128x768x64", "matmul")
    assert dict(item.sizes) == {"m": 128, "n": 768, "p": 64}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (f"{HEADER}\n", "empty"),
        ("a,b\n1,2\n", "no column 'batch'"),
        (f"{HEADER}\n{LAYER.replace('56', 'x')}\n", "in_height = 'x'"),
        (f"{HEADER}\n{LAYER.replace('56', '-3')}\n", "in_height = '-3'"),
        (f"{HEADER}\n{LAYER.replace(',1,1,2', ',1,0,2')}\n", "differently"),
        (f"{HEADER}\n{LAYER.replace('56', '0')}\n", "from 1"),
        (f"{HEADER}\n{LAYER.replace('3,3,1,1', '99,3,1,1')}\n", "does not fit"),
        (f"{HEADER},groups\n{LAYER},7\n", "do not divide"),
        (f"{HEADER},dilation\n{LAYER},2\n", "together with a stride"),
        ("source,M,N,K\nx,1,2\n", "no column 'K'"),
    ],
)
def test_lists_that_cannot_be_used(layers, text, reason):
    with pytest.raises(UnusableLayers, match=reason):
        layers(text)


def test_a_list_that_is_not_there():
    with pytest.raises(UnusableLayers, match="cannot read"):
        read_layers(DATA / "missing.csv", "mine", Shaping())


def test_the_kernels_of_a_checkout():
    assert kernel_folder() == KERNELS


def test_the_kernels_of_an_installation(monkeypatch, tmp_path):
    monkeypatch.setattr(folders, "CHECKOUT", tmp_path / "missing")
    monkeypatch.setattr(folders.sysconfig, "get_path", lambda _name, _scheme: str(tmp_path))
    with pytest.raises(EnvironmentFault, match="no input kernels"):
        kernel_folder()
    installed = tmp_path / "share" / "polyxform" / "input_kernels"
    installed.mkdir(parents=True)
    assert kernel_folder() == installed


def test_a_named_folder_counts_alone(tmp_path):
    with pytest.raises(EnvironmentFault, match="no input kernels"):
        kernel_folder(str(tmp_path / "missing"))
    assert kernel_folder(str(tmp_path)) == tmp_path


def test_chains_are_measured_at_the_shapes_of_several_layers():
    items = SUITES["fused"]("fused", Shaping(), ROOT / "input_kernels")
    named = {item.name: dict(item.sizes) for item in items if item.sizes}
    assert named["resnet_bottleneck_14_14_1024_256"] == {"height": 14, "width": 14, "wide": 1024, "narrow": 256}
    assert all((ROOT / "input_kernels" / item.file).is_file() for item in items)
    assert len({(item.name, item.file) for item in items}) == len(items)
