"""Sums of products in kernels: which statements are some, tiles, copies in panels, triangles in rectangles."""
