"""Schedule tree -> isl AST -> C with OpenMP."""
