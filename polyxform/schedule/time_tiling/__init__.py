"""Steps and places tiled together: skewed tiles, blocks of the steps of an elimination."""
