"""Other forms of a region that compute the same: scalars, sums and operations as kernels and schedules want them."""
