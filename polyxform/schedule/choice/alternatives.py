"""The ways to run a region's statements, by name: what a person, a search or a learned ranking can choose among."""

from __future__ import annotations

from collections.abc import Iterable

from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.options import Options
from polyxform.schedule.choice.candidates import ways, workload_of
from polyxform.schedule.choice.features import features
from polyxform.schedule.choice.paper_model import polydl_cost
from polyxform.schedule.contractions import contract
from polyxform.schedule.contractions.companions import Gathering, gather
from polyxform.schedule.contractions.contraction_plan import Workload
from polyxform.schedule.contractions.preference import recipe_key
from polyxform.schedule.model import Alternatives, Contraction, Way
from polyxform.schedule.orders.distribute import groups
from polyxform.scop.model import Scop

PAPER = "polydl"
"""Name under which the cost of PolyDL's published model stands beside the features."""


def alternatives(
    scop: Scop, dependences: Dependences, options: Options, machine: Machine, paper: bool = False
) -> tuple[Alternatives, ...]:
    """Statements that can run in several ways, each with the ways that `Options.tuned` can choose among.

    With `paper` each way comes with what PolyDL's model says of it, which takes a while.
    """
    found = ways(scop, options)
    threads = machine.cores if options.parallel else 1
    gathered = gather(groups(scop, dependences), found, scop, dependences.bound)
    return tuple(
        of_contraction(found[group.sums.name], workload_of(group, scop, machine, threads), paper)
        for group in gathered
        if isinstance(group, Gathering)
    )


def of_contraction(contractions: Iterable[Contraction], work: Workload, paper: bool) -> Alternatives:
    """Every plan by its recipe."""
    found = []
    for plan, estimate in contract.ranked(contractions, work):
        numbers = features(plan, work, estimate)
        if paper:
            numbers[PAPER] = polydl_cost(plan, work)
        found.append(Way(recipe_key(contract.recipe_of(plan, work)), estimate, numbers))
    return Alternatives(work.statement.name, tuple(found))
