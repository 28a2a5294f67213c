"""Flow, anti, output and input dependences of a region; which of them a schedule breaks or a loop carries."""

from polyxform.dependences.analysis import analyze
from polyxform.dependences.explain import Conflict, describe
from polyxform.dependences.legality import carried, is_legal, parallel_violations, violations
from polyxform.dependences.model import ArrayDependences, Dependences

__all__ = [
    "ArrayDependences",
    "Conflict",
    "Dependences",
    "analyze",
    "carried",
    "describe",
    "is_legal",
    "parallel_violations",
    "violations",
]
