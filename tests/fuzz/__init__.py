"""Random affine programs, rewritten under random options and run beside themselves."""
