"""Footprints, working sets, cost model, ranking."""
