"""Proofs about calls of kernels: what they read and write, panels, tiles, which copy stands for which array."""
