"""Loops whose iterations do not depend on each other and have variables of their own: they may run part by part.

Before                                   After

    for (i ...) {                            for (i in groups of four) {
      float largest;                           for (four i) largest of s[i][...];
      largest of s[i][...];                    for (four i) s[i][...] -= largest of i;
      s[i][...] -= largest;                  }
    }

Here they are found only; `codegen.row_groups` decides where that pays.

Refused: loops without variables of their own, or with arrays; loops in lanes; iterations that depend on each other.
"""

from __future__ import annotations

from dataclasses import replace

from polyxform.dependences.model import Dependences
from polyxform.schedule.model import Candidate, LoopMark, mark_name, marked_nodes
from polyxform.schedule.threads.parallelize import is_parallel


def in_turns(candidate: Candidate, dependences: Dependences) -> Candidate:
    """The candidate with a note in the marks of such loops."""
    marks = dict(candidate.marks)
    for node in marked_nodes(candidate.schedule.get_root()):
        mark = marks[mark_name(node)]
        if isinstance(mark, LoopMark) and has_scalars(mark) and is_parallel(node, candidate, dependences):
            marks[mark_name(node)] = replace(mark, turns=True)
    return replace(candidate, marks=marks)


def has_scalars(mark: LoopMark) -> bool:
    """Whether iterations of a loop that does not run in lanes have scalars, and nothing else, for themselves."""
    plain = not (mark.simd or mark.sums or mark.owned)
    return plain and bool(mark.private) and not any(one.slices or one.place for one in mark.private)
