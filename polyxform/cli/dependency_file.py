"""`-MD`: tell make and ninja which headers an output was made from."""

from __future__ import annotations

import os

from polyxform.cli.outputs import STANDARD, write
from polyxform.options import Options
from polyxform.toolchain.preprocessor import dependencies


def write_dependencies(source: str, target: str, named: str | None, options: Options) -> None:
    """Write the rule for `target`, to the file that is named or to one beside the target: fast.c, fast.d.

    Nothing for an output that is no file. PolyxformError when the preprocessor or the disk refuses.
    """
    if target == STANDARD:
        return
    rule = dependencies(source, target, options.preprocessor, options.compiler)
    write(named or f"{os.path.splitext(target)[0]}.d", rule.encode("latin-1"))
