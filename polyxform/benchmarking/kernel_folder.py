"""Where the input kernels of the suites are: in a checkout beside the package, else where the wheel put them."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterable
from pathlib import Path

from polyxform.diagnostics import Diagnostic, EnvironmentFault, Severity

NAME = "input_kernels"
CHECKOUT = Path(__file__).resolve().parents[2] / NAME


def kernel_folder(chosen: str = "") -> Path:
    """The folder of input kernels; `chosen` names one. EnvironmentFault when there is none."""
    places = [Path(chosen)] if chosen else [CHECKOUT, *installed()]
    for place in places:
        if place.is_dir():
            return place
    searched = ", ".join(str(place) for place in places)
    help_text = "name the folder of input kernels with --kernels"
    raise EnvironmentFault(Diagnostic(Severity.ERROR, "PX706", f"no input kernels in {searched}", help=help_text))


def installed() -> Iterable[Path]:
    """Data folders of the schemes that packages are installed by."""
    schemes = (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user"))
    return (Path(sysconfig.get_path("data", scheme)) / "share" / "polyxform" / NAME for scheme in schemes)
