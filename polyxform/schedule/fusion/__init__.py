"""Nests that run under shared loops: element by element, in blocks of rows, or where a sum begins."""
