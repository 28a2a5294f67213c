"""Measure original, result, other compilers and libraries side by side."""
