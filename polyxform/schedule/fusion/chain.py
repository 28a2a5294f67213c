"""Run chains of sums and what stands between them block by block, so that what one hands to the next stays in cache.

Before                                       After

    for (i ...) for (j ...)                      for (i_block ...) {
      S[i][j] = sum of Q[i][d] * K[j][d];          for (i ...) for (j ...)       // kernels, for the rows of the block
    for (i ...)                                      S[i][j] = sum of Q[i][d] * K[j][d];
      softmax of S[i][...];                        for (i ...)
    for (i ...) for (d ...)                          softmax of S[i][...];
      O[i][d] = sum of S[i][j] * V[j][d];          for (i ...) for (d ...)
                                                     O[i][d] = sum of S[i][j] * V[j][d];
                                                 }

The nests share their outermost loops: iteration by iteration, or in blocks of iterations that whole register tiles fit
into. Which loops, and how large a block, the reuse model decides; it also says what a chain costs that is left apart.

Refused: loops over different ranges or of unknown length; a nest that needs what a later iteration of another one makes
(a window that reaches over the block's edge); nests that hand nothing on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import islpy as isl

from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.polyhedra import constant_bounds, least_point, node_type, sets_of, tile_start
from polyxform.reuse.model import Estimate
from polyxform.schedule.contractions.contract import build, ranked
from polyxform.schedule.contractions.contraction_loops import column_loop
from polyxform.schedule.contractions.contraction_plan import ContractionPlan, Workload
from polyxform.schedule.fusion.chain_cost import MANY_CORES, Part, Sharing, chain_estimate, compulsory_bytes, pushes_out
from polyxform.schedule.fusion.fuse import between, dimension_of, pending_in, restricted, same_range
from polyxform.schedule.model import Candidate, ChainPrediction, Contraction, LoopMark, Mark, mark_name
from polyxform.schedule.source_order import runs_over
from polyxform.schedule.threads.privatize import is_temporary
from polyxform.scop.model import Scop, Statement, union_set

LONGEST = 8
"""Nests of a chain."""
LEAST_GAIN = 0.97
"""A chain is joined where that takes at most this part of the time that the nests take one after another."""
BLOCKS = (8, 16, 24, 32, 48, 64, 96, 128, 256)
"""Iterations of a block that are tried."""


@dataclass(frozen=True)
class Link:
    """One nest of a region.

    candidate   how it runs alone
    statements  in it
    sums        what is known of its sums of products, None for plain loops
    plans       to run them in kernels, the best one first
    """

    candidate: Candidate
    statements: tuple[Statement, ...]
    sums: Workload | None
    plans: tuple[ContractionPlan, ...] = ()


@dataclass(frozen=True)
class Joined:
    """Nests under shared loops.

    sharing   the loops
    plans     of the links' sums, None for plain loops
    estimate  of the whole
    """

    sharing: Sharing
    plans: tuple[ContractionPlan | None, ...]
    estimate: Estimate


@dataclass(frozen=True)
class Chains:
    """What decides which nests are joined.

    scop         the region
    dependences  between its instances
    machine      the target
    threads      that will share the work
    """

    scop: Scop
    dependences: Dependences
    machine: Machine
    threads: int

    def joined(self, candidates: Iterable[Candidate], sums: Mapping[str, Workload], ways: Ways) -> list[Candidate]:
        """The candidates of nests that run one after another, chains of them joined where that pays.

        sums  what is known of statements that kernels compute, by name
        ways  to see them as contractions
        """
        links = [self.link(candidate, sums) for candidate in candidates]
        if any(self.is_chain(links[at : at + 2]) for at in range(len(links) - 1)):
            links = [with_plans(link, ways) for link in links]
        found: list[Candidate] = []
        start = 0
        while start < len(links):
            chosen, start = self.longest(links, start)
            found.append(chosen)
        return found

    def link(self, candidate: Candidate, sums: Mapping[str, Workload]) -> Link:
        """A nest with what is known of it."""
        names = {one.get_tuple_name() for one in sets_of(candidate.schedule.get_domain())}
        statements = tuple(statement for statement in self.scop.statements if statement.name in names)
        kernel = next((name for name in sums if name in names), "") if has_prediction(candidate) else ""
        return Link(candidate, statements, sums.get(kernel))

    def longest(self, links: Sequence[Link], start: int) -> tuple[Candidate, int]:
        """The longest chain from a link on that pays, and where the next one begins."""
        refused: tuple[ChainPrediction, ...] = ()
        for end in range(min(len(links), start + LONGEST), start + 1, -1):
            chain = links[start:end]
            if self.is_chain(chain):
                found = self.join(chain)
                if isinstance(found, Candidate):
                    return replace(found, chains=(*refused, *found.chains)), end
                refused = refused or ((found,) if found is not None else ())
        alone = links[start].candidate
        return replace(alone, chains=(*alone.chains, *refused)), start + 1

    def is_chain(self, chain: Sequence[Link]) -> bool:
        """Whether each nest reads what one before it wrote, some are kernels, and all extents are known."""
        statements = [statement for link in chain for statement in link.statements]
        if not any(link.sums is not None for link in chain):
            return False
        if not all(constant_bounds(s.domain, level) for s in statements for level in range(len(s.iterators))):
            return False
        flow = pending_in(self.dependences, union_set(s.domain for s in statements)).flow
        return all(
            any(not between(one.statements, two.statements, flow).is_empty() for one in chain[:position])
            for position, two in enumerate(chain)
            if position
        )

    def join(self, chain: Sequence[Link]) -> Candidate | ChainPrediction | None:
        """The nests under the loops that the reuse model finds best for them.

        What it says where apart is better; None where they can share no loop.
        """
        first = tuple(next(iter(link.plans), None) for link in chain)
        apart = Joined(Sharing(0), first, self.estimate(chain, first, Sharing(0), self.machine))
        found = [self.choice(chain, sharing) for sharing in self.sharings(chain)]
        choices = sorted((one for one in found if one is not None), key=lambda one: one.estimate.seconds)
        good = [one for one in choices if not pushes_out(apart.estimate, one.estimate)]
        for choice in good:
            if choice.estimate.seconds > LEAST_GAIN * apart.estimate.seconds:
                break
            built = self.build(chain, choice)
            if built is not None:
                return replace(built, chains=(self.prediction(chain, apart, choice, joined=True),))
        return self.prediction(chain, apart, (good or choices)[0], joined=False) if choices else None

    def prediction(self, chain: Sequence[Link], apart: Joined, choice: Joined, joined: bool) -> ChainPrediction:
        """What the reuse model says of a chain."""
        parts = [Part(link.statements, None, None) for link in chain]
        many = [self.estimate(chain, one.plans, one.sharing, MANY_CORES) for one in (apart, choice)]
        return ChainPrediction(
            statements=tuple(statement.name for link in chain for statement in link.statements),
            sharing=described(choice.sharing, chain[0].statements[0]),
            joined=joined,
            apart=apart.estimate,
            together=choice.estimate,
            many_apart=many[0],
            many_together=many[1],
            compulsory=compulsory_bytes(parts, self.scop, lambda name: is_temporary(name, self.scop)),
        )

    def sharings(self, chain: Sequence[Link]) -> Iterator[Sharing]:
        """Loops that the nests could share."""
        for level in range(self.common_levels(chain)):
            yield Sharing(level + 1)
            bounds = constant_bounds(chain[0].statements[0].domain, level)
            extent = bounds[1] - bounds[0] + 1 if bounds is not None else 0
            yield from (Sharing(level, block) for block in BLOCKS if 2 * block <= extent and extent % block == 0)

    def common_levels(self, chain: Sequence[Link]) -> int:
        """Loops of the source, from the outermost one on, over the same range, along which no nest looks ahead."""
        statements = tuple(statement for link in chain for statement in link.statements)
        pending = pending_in(self.dependences, union_set(statement.domain for statement in statements))
        level = 0
        while all(len(s.iterators) > level and same_range(statements[0], s, level) for s in statements):
            values = dimension_of(statements, level)
            late = pending.validity.lex_gt_at_multi_union_pw_aff(values)
            pairs = ((one, two) for at, two in enumerate(chain) for one in chain[:at])
            if not all(between(one.statements, two.statements, late).is_empty() for one, two in pairs):
                break
            pending = at_once(pending, values)
            level += 1
        return level

    def choice(self, chain: Sequence[Link], sharing: Sharing) -> Joined | None:
        """The nests under shared loops, with the best plans for that; None where some sums have none."""
        chosen: list[ContractionPlan | None] = []
        for link in chain:
            fitting = (plan for plan in link.plans if link.sums is not None and fits(plan, link.sums, sharing))
            plan = next(fitting, None)
            if link.sums is not None and plan is None:
                return None
            chosen.append(plan)
        return Joined(sharing, tuple(chosen), self.estimate(chain, chosen, sharing, self.machine))

    def estimate(
        self, chain: Sequence[Link], plans: Sequence[ContractionPlan | None], sharing: Sharing, machine: Machine
    ) -> Estimate:
        """What the nests cost on a machine; on another one than the target, with all of its cores."""
        parts = [Part(link.statements, plan, link.sums) for link, plan in zip(chain, plans, strict=True)]
        threads = self.threads if machine is self.machine else machine.cores
        return chain_estimate(parts, sharing, self.scop, machine, threads)

    def build(self, chain: Sequence[Link], choice: Joined) -> Candidate | None:
        """The candidate; None where a nest has other outermost loops, or where it would break a dependence."""
        sharing = choice.sharing
        parts = [
            build(plan, link.sums) if plan is not None and link.sums is not None else link.candidate
            for link, plan in zip(chain, choice.plans, strict=True)
        ]
        bare = [without_loops(part, link.statements, sharing.levels) for part, link in zip(parts, chain, strict=True)]
        schedules = [one for one in bare if one is not None]
        if len(schedules) < len(bare):
            return None
        statements = tuple(statement for link in chain for statement in link.statements)
        marks = {key: moved(mark, sharing) for part in parts for key, mark in part.marks.items()}
        schedule = with_shared_loops(reduce(isl.Schedule.sequence, schedules), statements, sharing, marks)
        if not is_legal(schedule, within(self.dependences.bound, schedule.get_domain())):
            return None
        recipe = (
            f"join {len(chain)} nests {described(sharing, statements[0])}",
            *(step for part in parts for step in part.recipe),
        )
        predictions = tuple(prediction for link in chain for prediction in link.candidate.predictions)
        return Candidate(schedule, marks, recipe, predictions)


Ways = Mapping[str, Sequence[Contraction]]


def at_once(dependences: Dependences, values: isl.MultiUnionPwAff) -> Dependences:
    """The dependences within one iteration of a loop."""
    return restricted(dependences, lambda pairs: pairs.eq_at_multi_union_pw_aff(values))


def with_plans(link: Link, ways: Ways) -> Link:
    """The link with all plans for its sums."""
    if link.sums is None:
        return link
    found = ranked(ways[link.sums.statement.name], link.sums)
    return replace(link, plans=tuple(plan for plan, _ in found))


def has_prediction(candidate: Candidate) -> bool:
    """Whether a candidate runs sums in kernels, which the reuse model chose."""
    return bool(candidate.predictions)


def fits(plan: ContractionPlan, work: Workload, sharing: Sharing) -> bool:
    """Whether a plan's outermost loops are the shared ones, and whole register tiles lie in each block."""
    outside = tuple(range(sharing.levels))
    contraction = plan.contraction
    if plan.depth or plan.order[: sharing.levels] != outside or plan.row in outside:
        return False
    if contraction.column < sharing.depth or (plan.line is not None and plan.line < sharing.depth):
        return False
    return not sharing.block or all(sharing.block % size == 0 for size in row_sizes(plan, work, sharing.levels))


def row_sizes(plan: ContractionPlan, work: Workload, dimension: int) -> Iterator[int]:
    """Rows of the plan's register tiles that run along a dimension; more than any block for those that start oddly."""
    if plan.row != dimension:
        return
    for strip in column_loop(plan, work).runs:
        for loop in strip.inside:
            start = 0
            for run in loop.runs:
                yield run.size if start % run.size == 0 else BLOCKS[-1] + 1
                start += run.size * (run.count or 0)


def without_loops(candidate: Candidate, statements: Sequence[Statement], levels: int) -> isl.Schedule | None:
    """A candidate's tree without its outermost loops; None where these are others than the source's."""
    node = candidate.schedule.get_root().child(0)
    for level in range(levels):
        if node_type(node) != isl.schedule_node_type.mark:
            return None
        mark = candidate.marks[mark_name(node)]
        if not isinstance(mark, LoopMark) or mark.unroll:
            return None
        node = node.delete()
        partial = node.band_get_partial_schedule_union_map()
        if node.band_n_member() != 1 or not all(runs_over(partial, s.domain, level) for s in statements):
            return None
        node = node.delete()
    return node.get_schedule()


def moved(mark: Mark, sharing: Sharing) -> Mark:
    """A mark below one more loop, if there is a loop over blocks."""
    return replace(mark, depth=mark.depth + 1) if isinstance(mark, LoopMark) and sharing.block else mark


def with_shared_loops(
    schedule: isl.Schedule, statements: Sequence[Statement], sharing: Sharing, marks: dict[str, Mark]
) -> isl.Schedule:
    """The tree below shared loops, which are marked."""
    node = schedule.get_root().child(0)
    if sharing.block:
        origin = least_point(statements[0].domain, sharing.levels)
        starts = [tile_start(s.domain, sharing.levels, sharing.block, origin).get_at(0) for s in statements]
        blocks = isl.MultiUnionPwAff.from_union_pw_aff(reduce(isl.UnionPwAff.union_add, starts))
        name = f"{statements[0].iterators[sharing.levels]}_block"
        node = marked(node.insert_partial_schedule(blocks), statements[0], LoopMark(name, sharing.levels), marks)
    for level in reversed(range(sharing.levels)):
        band = node.insert_partial_schedule(dimension_of(statements, level))
        node = marked(band, statements[0], LoopMark(statements[0].iterators[level], level), marks)
    return node.get_schedule()


def marked(node: isl.ScheduleNode, first: Statement, mark: LoopMark, marks: dict[str, Mark]) -> isl.ScheduleNode:
    """A band below a new mark."""
    key = f"{first.name}.shared{mark.depth}"
    marks[key] = mark
    return node.insert_mark(isl.Id(key))


def described(sharing: Sharing, statement: Statement) -> str:
    """The shared loops, in words."""
    names = ", ".join(statement.iterators[: sharing.levels])
    blocks = f"blocks of {sharing.block} x {statement.iterators[sharing.levels]}" if sharing.block else ""
    return "over " + " and ".join(part for part in (names, blocks) if part)
