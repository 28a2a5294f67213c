"""The order of loops and pieces of loops: interchange, distribution, splitting of index sets."""
