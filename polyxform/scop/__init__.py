"""Tree -> Scop: the polyhedral model of a region."""
