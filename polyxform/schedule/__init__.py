"""Transformations on schedule trees, one module each, and the candidates made of them."""
