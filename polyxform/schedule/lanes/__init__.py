"""Plain loops in vectors: lanes, sums side by side, copies that let lanes be adjacent, stores past the caches."""
