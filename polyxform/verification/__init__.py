"""Compile and run original and result, and compare."""
