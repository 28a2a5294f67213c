"""Flow, anti, output and input dependences; reductions; legality of a schedule."""
