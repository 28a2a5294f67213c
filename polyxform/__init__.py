"""polyxform: plain C loop nests in, proven and fast plain C out.

Importing the package costs nothing; each public name loads its module when it is first asked for (PEP 562).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polyxform.options import Options
    from polyxform.pipeline import Compilation, optimize

__version__ = "0.1.0"
__all__ = ["Compilation", "Options", "__version__", "optimize"]

_HOMES = {"Compilation": "polyxform.pipeline", "Options": "polyxform.options", "optimize": "polyxform.pipeline"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'polyxform' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
