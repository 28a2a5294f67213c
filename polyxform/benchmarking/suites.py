"""What suites measure: input kernels at the sizes of published layers and products.

Layers come as CSV files with named columns. A convolution has `network, layer, batch, in_channels, out_channels,
in_height, in_width, kernel_height, kernel_width, pad_h, pad_w, stride` and may have `dilation, groups`; a matrix
product has `source, M, N, K`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, Severity, Span
from polyxform.harness.subject import Sizes

DATA = Path(__file__).with_name("data")
LAYOUTS = ("free", "plain")
DENSE_KERNELS = {"free": "conv2d_nhwc", "plain": "conv2d_nchw_free_filter"}
FEW_OUTPUTS = 4
"""Lanes of the narrowest vector. Fewer output channels do not fill it where channels are innermost; pixels do."""
PIXEL_KERNEL = "conv2d_nchw"
DEPTHWISE_KERNELS = {"free": "conv2d_depthwise_nhwc", "plain": "conv2d_depthwise"}
DILATED_KERNELS = {"free": "conv2d_dilated_nhwc", "plain": "conv2d_dilated"}
CONVOLUTION_COLUMNS = (
    "batch",
    "in_channels",
    "out_channels",
    "in_height",
    "in_width",
    "kernel_height",
    "kernel_width",
    "pad_h",
    "pad_w",
    "stride",
)
OPTIONAL_COLUMNS = ("dilation", "groups")
PRODUCT_COLUMNS = ("M", "N", "K")
MAXIMUM_SIZE = 1 << 24


class UnusableLayers(PolyxformError):
    """A list of layers cannot be read or holds something that no input kernel computes."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True)
class SuiteItem:
    """One thing to measure.

    name      for the report; "" for the functions' own names
    suite     it belongs to
    file      input kernel, relative to the folder of input kernels
    function  the one to measure, "" for all of the file
    sizes     values that override the file's own
    consent   sums may be reordered unless the command line says otherwise: matrix products are held against libraries
              that add up in orders of their own
    """

    name: str
    suite: str
    file: str
    function: str = ""
    sizes: Sizes = ()
    consent: bool = False


@dataclass(frozen=True)
class Shaping:
    """How layers become sizes.

    batch   images instead of the number that the list names; 0: as the list says, SUITE_IMAGES in the suites of
            networks' convolutions
    layout  "free": channels innermost, as suits the machine, but for few output channels; "plain": channels before
            rows and columns
    """

    batch: int = 0
    layout: str = "free"


@dataclass(frozen=True)
class Layer:
    """A convolution of a list, every number of it by its column.

    name     of the layer
    numbers  columns of CONVOLUTION_COLUMNS and OPTIONAL_COLUMNS
    """

    name: str
    numbers: Mapping[str, int]

    def output(self, side: str, padding: str) -> int:
        """Rows ("height", "pad_h") or columns ("width", "pad_w") of the result."""
        numbers = self.numbers
        reach = numbers["dilation"] * (numbers[f"kernel_{side}"] - 1) + 1
        return (numbers[f"in_{side}"] + 2 * numbers[padding] - reach) // numbers["stride"] + 1


def suite(name: str, shaping: Shaping, folder: Path) -> tuple[SuiteItem, ...]:
    """The items of a suite of SUITES; `folder` holds the input kernels."""
    return SUITES[name](name, shaping, folder)


def demo_items(name: str, _shaping: Shaping, _folder: Path) -> tuple[SuiteItem, ...]:
    """ResNet-50's 3x3 layer on blocked tensors."""
    return (SuiteItem("", name, "conv2d_blocked.c"),)


SUITE_IMAGES = 4
"""Images of the networks' layers: their lists name the 28 of the paper's machine, one for each of its cores."""


def network_items(file: str, network: str = "") -> Callable[[str, Shaping, Path], tuple[SuiteItem, ...]]:
    """A suite that is all of a list of networks' convolutions, or those of one network."""

    def items(name: str, shaping: Shaping, _folder: Path) -> tuple[SuiteItem, ...]:
        return read_layers(DATA / file, name, replace(shaping, batch=shaping.batch or SUITE_IMAGES), network)

    return items


def narrow_items(kernel: str, group: str, products: int) -> Callable[[str, Shaping, Path], tuple[SuiteItem, ...]]:
    """The convolutions of ResNet-50 on narrow elements, but for the first, whose three channels make no dot product.

    group     size that counts the groups of adjacent channels
    products  channels of each
    """
    layers = network_items("conv_layers.csv", "resnet50")

    def items(name: str, shaping: Shaping, folder: Path) -> tuple[SuiteItem, ...]:
        found = []
        for item in layers(name, replace(shaping, layout="free"), folder):
            own = dict(item.sizes)
            channels = own.pop("ifms")
            if channels % products == 0:
                layer = (*own.items(), (group, channels // products))
                found.append(replace(item, file=f"{kernel}.c", function=kernel, sizes=layer))
        return tuple(found)

    return items


LOWPREC_LAYERS = ("resnet_03", "resnet_04", "resnet_07", "resnet_12", "resnet_14", "resnet_17")
"""Each size of image with its 3x3 layer, and two layers that gather many channels into few."""


def lowprec_items(name: str, shaping: Shaping, folder: Path) -> tuple[SuiteItem, ...]:
    """Six convolutions of ResNet-50, each on bfloat16 numbers and on bytes."""
    return tuple(
        replace(item, name=f"{kind.removeprefix('conv-')}_{item.name}", suite=name)
        for kind in ("conv-bf16", "conv-int8")
        for item in suite(kind, shaping, folder)
        if item.name in LOWPREC_LAYERS
    )


def listed_items(file: str) -> Callable[[str, Shaping, Path], tuple[SuiteItem, ...]]:
    """A suite that is all of a list."""
    return lambda name, shaping, _folder: read_layers(DATA / file, name, shaping)


def folder_items(subfolder: str) -> Callable[[str, Shaping, Path], tuple[SuiteItem, ...]]:
    """A suite that is every file of a folder, at the files' own sizes."""

    def items(name: str, _shaping: Shaping, folder: Path) -> tuple[SuiteItem, ...]:
        files = sorted(path.name for path in (folder / subfolder).glob("*.c"))
        return tuple(SuiteItem("", name, f"{subfolder}/{file}") for file in files)

    return items


FURTHER_CHAINS: tuple[tuple[str, Sizes], ...] = (
    ("inverted_bottleneck", (("height", 28), ("width", 28), ("channels", 32), ("wide", 192))),
    ("resnet_bottleneck", (("height", 14), ("width", 14), ("wide", 1024), ("narrow", 256))),
    ("attention", (("length", 2048),)),
    ("mlp", (("batch", 32),)),
    ("mlp", (("batch", 256),)),
    ("mlp_free_weights", (("batch", 32),)),
    ("mlp_free_weights", (("batch", 256),)),
)
"""Shapes of networks at which chains are measured besides those that their files name."""


def fused_items(name: str, shaping: Shaping, folder: Path) -> tuple[SuiteItem, ...]:
    """Chains of operators at the files' own sizes, and some at those of other layers of their networks."""
    further = tuple(
        SuiteItem("_".join((kernel, *(str(value) for _, value in own))), name, f"fused/{kernel}.c", kernel, own)
        for kernel, own in FURTHER_CHAINS
    )
    return (*folder_items("fused")(name, shaping, folder), *further)


SUITES: Mapping[str, Callable[[str, Shaping, Path], tuple[SuiteItem, ...]]] = {
    "demo": demo_items,
    "conv-resnet50": network_items("conv_layers.csv", "resnet50"),
    "conv-int8": narrow_items("conv2d_int8", "quads", 4),
    "conv-bf16": narrow_items("conv2d_bf16", "pairs", 2),
    "conv-lowprec": lowprec_items,
    "conv-all": network_items("conv_layers.csv"),
    "conv-held-out": network_items("held_out.csv"),
    "conv-awkward": listed_items("conv_layers_awkward.csv"),
    "gemm": listed_items("gemms.csv"),
    "polybench": folder_items("polybench"),
    "fused": fused_items,
}


def read_layers(path: Path, name: str, shaping: Shaping, network: str = "") -> tuple[SuiteItem, ...]:
    """The items of a CSV file, of one network where it is named; `name` is the suite's.

    Raises UnusableLayers when the file is not such a list.
    """
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise unusable(path, 0, f"cannot read the list of layers: {error}") from None
    if not rows:
        raise unusable(path, 0, "the list of layers is empty")
    numbered = [(line, row) for line, row in enumerate(rows, 2) if network in ("", row.get("network"))]
    return tuple(item_of(row, Span(str(path), line), name, shaping) for line, row in numbered)


def item_of(row: Mapping[str, str | None], span: Span, name: str, shaping: Shaping) -> SuiteItem:
    """A product when the columns are a product's, else a convolution."""
    if all(column in row for column in PRODUCT_COLUMNS):
        return product_item(row, span, name)
    numbers = {column: number(row, column, span) for column in CONVOLUTION_COLUMNS}
    numbers |= {column: number(row, column, span) if row.get(column) else 1 for column in OPTIONAL_COLUMNS}
    if shaping.batch:
        numbers["batch"] = shaping.batch
    layer = Layer(row.get("layer") or f"line {span.line}", numbers)
    return replace(convolution_item(layer, span, shaping), suite=name)


def number(row: Mapping[str, str | None], column: str, span: Span) -> int:
    """A cell as a number of a layer."""
    text = row.get(column)
    if text is None:
        raise unusable(Path(span.file), span.line, f"there is no column '{column}'")
    least = 0 if column.startswith("pad") else 1
    if not text.strip().isascii() or not text.strip().isdigit() or not least <= int(text) <= MAXIMUM_SIZE:
        raise unusable(Path(span.file), span.line, f"{column} = {text!r} is no number from {least} to {MAXIMUM_SIZE}")
    return int(text)


def product_item(row: Mapping[str, str | None], span: Span, name: str) -> SuiteItem:
    """A matrix product."""
    m, n, p = (number(row, column, span) for column in PRODUCT_COLUMNS)
    title = f"{row.get('source') or 'gemm'}_{m}x{n}x{p}"
    return SuiteItem(title, name, "matmul.c", "matmul", sizes(m=m, n=n, p=p), consent=True)


def convolution_item(layer: Layer, span: Span, shaping: Shaping) -> SuiteItem:
    """The input kernel that computes a convolution. UnusableLayers when there is none."""
    numbers = layer.numbers
    shared = shared_sizes(layer, span)
    groups, inputs, outputs = (numbers[column] for column in ("groups", "in_channels", "out_channels"))
    if inputs % groups or outputs % groups:
        raise unusable(Path(span.file), span.line, f"{groups} groups do not divide the channels")
    if numbers["dilation"] > 1:
        return dilated_item(layer, span, shared, DILATED_KERNELS[shaping.layout])
    stride = sizes(stride=numbers["stride"])
    if groups == inputs == outputs:
        function = DEPTHWISE_KERNELS[shaping.layout]
        own = sizes(channels=inputs)
        return SuiteItem(layer.name, "", "conv2d_depthwise.c", function, (*own, *shared, *stride))
    own = sizes(ofms=outputs // groups, ifms=inputs // groups)
    if groups > 1:
        own = (*sizes(groups=groups), *own)
        return SuiteItem(layer.name, "", "conv2d_grouped.c", "conv2d_grouped", (*own, *shared, *stride))
    few = shaping.layout == "free" and outputs < FEW_OUTPUTS
    function = PIXEL_KERNEL if few else DENSE_KERNELS[shaping.layout]
    return SuiteItem(layer.name, "", f"{function}.c", function, (*own, *shared, *stride))


def dilated_item(layer: Layer, span: Span, shared: Sizes, function: str) -> SuiteItem:
    """A convolution with gaps between the taps."""
    numbers = layer.numbers
    if numbers["stride"] > 1 or numbers["groups"] > 1:
        raise unusable(Path(span.file), span.line, "no input kernel has dilation together with a stride or groups")
    own = sizes(ofms=numbers["out_channels"], ifms=numbers["in_channels"], dilation=numbers["dilation"])
    return SuiteItem(layer.name, "", "conv2d_dilated.c", function, (*own, *shared))


def shared_sizes(layer: Layer, span: Span) -> Sizes:
    """Sizes that every convolution has."""
    numbers = layer.numbers
    if numbers["pad_h"] != numbers["pad_w"]:
        raise unusable(Path(span.file), span.line, "no input kernel pads rows and columns differently")
    rows, columns = layer.output("height", "pad_h"), layer.output("width", "pad_w")
    if rows < 1 or columns < 1:
        raise unusable(Path(span.file), span.line, "the filter does not fit into the padded image")
    return sizes(
        images=numbers["batch"],
        height=numbers["in_height"],
        width=numbers["in_width"],
        out_h=rows,
        out_w=columns,
        filter_h=numbers["kernel_height"],
        filter_w=numbers["kernel_width"],
        pad=numbers["pad_h"],
    )


def sizes(**values: int) -> Sizes:
    """Parameter values as Options takes them."""
    return tuple(values.items())


def unusable(path: Path, line: int, reason: str) -> UnusableLayers:
    """The exception for a list that cannot be used."""
    return UnusableLayers(Diagnostic(Severity.ERROR, "PX705", reason, Span(str(path), line)))
