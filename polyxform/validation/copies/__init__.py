"""Proofs that a copy stands for an array: private, kept from call to call, skewed, written past the caches."""
