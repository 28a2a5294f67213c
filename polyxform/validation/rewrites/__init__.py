"""Proofs that another form of a region computes the same as the source."""
