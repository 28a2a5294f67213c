"""Copies that outlive a call: of arrays whose layout is free, made by a function that the program calls once.

    static struct {
        const void *from;
        float *panels;
    } px_product_B;

    void product_pack_B(int n, const float B[n][n])
    {
        px_release(px_product_B.panels);
        px_product_B.panels = 0;
        px_product_B.from = 0;
        if (n == 1024) {
            float *px_B = px_allocate(sizeof(float), 1048576);
            if (px_B) {
                <the loops that fill it>
                px_product_B.panels = px_B;
                px_product_B.from = B;
            }
        }
    }

`product` reads this copy where it is given the same array, and packs for itself where it is given another one. That the
values have not changed since is what `layout(B = free)` says. Other sizes give the memory back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyxform.codegen.indentation import shifted
from polyxform.codegen.model import IDENTIFIER, Emitted, PackedBuffer
from polyxform.codegen.versions import wrapped
from polyxform.scop.free_layouts import packing_function, packing_parameters, record_of
from polyxform.scop.model import Scop
from polyxform.syntax.signature import FunctionParameter, FunctionSignature, signature_of
from polyxform.syntax.tree import RegionTree

INDENT = "    "
LINE = 110
Versions = Sequence[tuple[Scop, Emitted]]


def packing_functions(tree: RegionTree, versions: Versions) -> str:
    """Definitions of the functions that pack arrays of free layout, each with the record that it fills."""
    signature = signature_of(tree)
    if signature is None:
        return ""
    return "".join(f"{text}\n" for array, _ in tree.directives.layout for text in parts(array, signature, versions))


def parts(array: str, signature: FunctionSignature, versions: Versions) -> Iterator[str]:
    """The record, where any version reads a copy, and the function."""
    kept = [(scop, one) for scop, emitted in versions for one in emitted.buffers if one.kept and one.array == array]
    name, record = packing_function(signature.name, array), record_of(signature.name, array)
    for _, buffer in kept[:1]:
        yield (
            f"/* What {name} made, and of what. */\n"
            f"static struct {{\n{INDENT}const void *from;\n{INDENT}{buffer.element} *panels;\n}} {record};\n"
        )
    parameters = packing_parameters(signature, array)
    lines = [line for scop, buffer in kept for line in (*forgetting(buffer), *filling(scop, buffer))]
    body = "".join(lines)
    idle = "".join(f"{INDENT}(void){one.name};\n" for one in parameters if one.name not in IDENTIFIER.findall(body))
    about = (
        f"/* Packs {array} for {signature.name}: to be called once, and again when its values have changed.\n"
        f" * Where it was not called, {signature.name} packs at every call. */\n"
        if kept
        else f"/* {signature.name} reads {array} where it is: there is nothing to pack. */\n"
    )
    yield f"{about}{heading(name, parameters)}\n{{\n{idle}{body}}}\n"


def heading(name: str, parameters: Sequence[FunctionParameter]) -> str:
    """First lines of the definition."""
    line, indent = f"void {name}(", " " * len(f"void {name}(")
    lines = [line]
    for position, parameter in enumerate(parameters):
        text = parameter.text + (")" if position + 1 == len(parameters) else ",")
        fits = len(lines[-1]) + len(text) < LINE
        separator = "" if lines[-1].endswith("(") else " "
        lines = [*lines[:-1], f"{lines[-1]}{separator}{text}"] if fits else [*lines, f"{indent}{text}"]
    return "\n".join(lines)


def forgetting(buffer: PackedBuffer) -> Iterator[str]:
    """Lines that give an older copy back."""
    yield f"{INDENT}px_release({buffer.kept}.panels);\n"
    yield f"{INDENT}{buffer.kept}.panels = 0;\n"
    yield f"{INDENT}{buffer.kept}.from = 0;\n"


def filling(scop: Scop, buffer: PackedBuffer) -> Iterator[str]:
    """Lines that make a copy for a version's sizes."""
    tests = " && ".join(f"{name} == {value}" for name, value in scop.fixed)
    deep = 2 * INDENT if tests else INDENT
    if tests:
        yield f"{INDENT}if ({wrapped(tests, INDENT)}) {{\n"
    yield f"{deep}{buffer.declaration.strip()}\n"
    yield f"{deep}if ({buffer.name}) {{\n"
    yield shifted(buffer.copy, deep + INDENT)
    yield f"{deep}{INDENT}{buffer.kept}.panels = {buffer.name};\n"
    yield f"{deep}{INDENT}{buffer.kept}.from = {buffer.array};\n"
    yield f"{deep}}}\n"
    if tests:
        yield f"{INDENT}}}\n"
