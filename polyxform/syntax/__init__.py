"""C text <-> tree: regions, parse, print, splice."""
