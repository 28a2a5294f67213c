"""Regions for the tests of this package, from C text."""

from __future__ import annotations

from collections.abc import Mapping

from polyxform.options import Options
from polyxform.scop.extract import extract
from polyxform.scop.model import Scop
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

JACOBI_1D = """
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < n - 1; i++) B[i] = A[i - 1] + A[i] + A[i + 1];
        for (int i = 1; i < n - 1; i++) A[i] = B[i - 1] + B[i] + B[i + 1];
    }"""

JACOBI_2D = """
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++) B[i][j] = A[i][j] + A[i][j - 1] + A[i][j + 1] + A[i - 1][j] + A[i + 1][j];
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++) A[i][j] = B[i][j] + B[i][j - 1] + B[i][j + 1] + B[i - 1][j] + B[i + 1][j];
    }"""

SEIDEL_2D = """
    for (int t = 0; t < steps; t++)
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++)
                A[i][j] = A[i - 1][j - 1] + A[i - 1][j + 1] + A[i][j - 1] + A[i][j + 1] + A[i + 1][j - 1];"""

WAVES = """
    for (int t = 0; t < steps; t++) {
        for (int j = 0; j < n; j++) E[0][j] = source[t];
        for (int i = 1; i < n; i++)
            for (int j = 0; j < n; j++) E[i][j] -= H[i][j] - H[i - 1][j];
        for (int i = 0; i < n - 1; i++)
            for (int j = 0; j < n; j++) H[i][j] -= E[i + 1][j] - E[i][j];
    }"""

ONE = "int steps, int n, double A[restrict n], double B[restrict n]"
TWO = "int steps, int n, double A[restrict n][n], double B[restrict n][n]"
FIELDS = "int steps, int n, double E[restrict n][n], double H[restrict n][n], const double source[restrict steps]"


def function(loops: str, arguments: str, pragmas: str = "") -> str:
    """A function whose body is a region."""
    return f"void f({arguments})\n{{\n{pragmas}#pragma scop\n{loops}\n#pragma endscop\n}}\n"


def scop_of(loops: str, arguments: str, sizes: Mapping[str, int] | None = None, pragmas: str = "") -> Scop:
    """The model of a region, with parameters fixed where `sizes` names them."""
    source = SourceFile.from_text(function(loops, arguments, pragmas), "k.c")
    return extract(parse_region(source, find_regions(source)[0], Options()), sizes or {})
