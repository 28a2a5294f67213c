"""What can be tuned in a file: statements that run in several ways, and the ways themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import islpy as isl

from polyxform import machine
from polyxform.dependences.analysis import analyze
from polyxform.diagnostics import Unsupported
from polyxform.machine import Machine
from polyxform.options import Options, Tuned
from polyxform.pipeline import Compilation, compile_source
from polyxform.polyhedra import operation_budget
from polyxform.preparation import prepared_models
from polyxform.schedule.choice.alternatives import alternatives
from polyxform.schedule.model import Alternatives, Way
from polyxform.scop.model import Scop
from polyxform.scop.plain_c.detection import all_regions
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.fingerprint import fingerprint
from polyxform.syntax.regions import Region
from polyxform.syntax.source import SourceFile
from polyxform.toolchain.forked import ChildEnded, bounded

Sizes = tuple[tuple[str, int], ...]


PAPER_PATIENCE = 10
"""How many times as long PolyDL's model may take as a compilation."""


@dataclass(frozen=True)
class Site:
    """A statement that can run in several ways, at the sizes that its region is specialized for.

    function   the one around it
    region     fingerprint of its region
    sizes      values of the region's parameters
    threads    that share the work
    target     name of the machine that the code is for
    statement  its name
    ways       the one that the cost model prefers first
    """

    function: str
    region: str
    sizes: Sizes
    threads: int
    target: str
    statement: str
    ways: tuple[Way, ...]

    def choice(self, recipe: str, about: str = "") -> Tuned:
        """The option that makes the statement run in one of the ways."""
        return Tuned(self.region, self.sizes, self.threads, self.target, self.statement, recipe, about)


def sites(source: SourceFile, options: Options, paper: bool = False) -> tuple[Site, ...]:
    """Everything that can be tuned in a file, in textual order; regions that cannot be handled have nothing.

    Only the first version of a region counts: the one for the sizes that are named, where there is one. With `paper`
    the features hold what PolyDL's published model says.
    """
    regions = all_regions(source, options).regions
    return tuple(site for region in regions for site in region_sites(source, region, options, paper))


def region_sites(source: SourceFile, region: Region, options: Options, paper: bool) -> Iterator[Site]:
    """What can be tuned in one region."""
    try:
        tree = read_region(source, region, options)
        models = prepared_models(tree, replace(options, general=False))
    except Unsupported:
        return
    if tree.directives.off or tree.insertion is None or not models:
        return
    scop, target = models[0].scop, machine.targets(options.target or tree.directives.target)[0]
    for found in ways_of(scop, options, target, paper):
        yield Site(
            function=tree.function,
            region=fingerprint(tree),
            sizes=scop.fixed,
            threads=target.cores if options.parallel else 1,
            target=target.name,
            statement=found.statement,
            ways=found.ways,
        )


def ways_of(scop: Scop, options: Options, target: Machine, paper: bool) -> tuple[Alternatives, ...]:
    """The alternatives of a model; none where finding them costs more than a compilation may."""

    def work() -> tuple[Alternatives, ...]:
        with operation_budget(options.max_operations):
            return alternatives(scop, analyze(scop), options, target, paper)

    try:
        return bounded(work, options.max_seconds * (PAPER_PATIENCE if paper else 1))
    except (isl.Error, ChildEnded):
        return ()


def compile_choice(source: SourceFile, options: Options, choices: tuple[Tuned, ...]) -> Compilation:
    """Compile with ways chosen by hand, through every check that a compilation has, for the named sizes only."""
    return compile_source(source, replace(options, tuned=choices, general=False))


def follows(compilation: Compilation, choice: Tuned) -> bool:
    """Whether a compilation runs the statement as the choice says: the way may have been refused on the way."""
    versions = (version for region in compilation.regions for version in region.versions[:1])
    return any(
        prediction.statement == choice.statement and prediction.recipe == choice.recipe
        for version in versions
        for prediction in version.candidate.predictions
    )
