"""Loops for threads: which can be, what each thread needs for itself, and whether the work is worth starting them."""
