"""Subscripts that are linear where a statement is printed, though the source writes them with remainders or choices.

    b[i] = a[(i + 1) % n];       // printed for i = 1, ..., n - 2 only:      b[i] = a[i + 1];

Which instances a place in the code runs is told by isl while it makes the tree of loops.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import islpy as isl

from polyxform.codegen.expressions import Sum, subscript
from polyxform.polyhedra import linear_subscripts, sets_of
from polyxform.scop.model import Scop, Statement


@dataclass
class Leaves:
    """The instances that run at each place of a tree of loops, by the names of annotations.

    wrapping   names of the statements for which this is asked
    instances  filled while isl makes the tree
    """

    wrapping: frozenset[str]
    instances: dict[str, isl.Set] = field(default_factory=dict)

    def tree(self, build: isl.AstBuild, schedule: isl.Schedule) -> isl.AstNode:
        """The tree of loops."""
        if not self.wrapping:
            return build.node_from_schedule(schedule)
        # islpy does not keep the function alive by itself.
        telling, kept = build.set_at_each_domain(self.annotated)
        tree = telling.node_from_schedule(schedule)
        del kept
        return tree

    def annotated(self, node: isl.AstNode, build: isl.AstBuild) -> isl.AstNode:
        """The node with a name for the instances that it runs."""
        (instances,) = sets_of(build.get_schedule().domain())
        if instances.get_tuple_name() not in self.wrapping:
            return node
        name = f"leaf{len(self.instances)}"
        self.instances[name] = instances
        return node.set_annotation(isl.Id(name))

    def accesses(
        self, node: isl.AstNode, statement: Statement, values: tuple[Sum, ...], parameters: Mapping[str, Sum]
    ) -> dict[str, str]:
        """C text of each access of a statement that is linear here and not everywhere, by its text in the source."""
        if statement.name not in self.wrapping:
            return {}
        instances = self.instances.get(annotation_of(node))
        if instances is None:
            return {}
        found: dict[str, str] = {}
        for access in statement.accesses:
            forms = linear_subscripts(access.relation.intersect_domain(instances))
            if linear_subscripts(access.relation) is None and forms is not None:
                places = (subscript(form, values, parameters).text.text for form in forms)
                found[access.text] = access.array + "".join(f"[{place}]" for place in places)
        return found


def annotation_of(node: isl.AstNode) -> str:
    """Name of a node's annotation, "" where it has none: in the code of a tile, which isl makes for itself."""
    try:
        return str(node.get_annotation().name)
    except isl.Error:
        return ""


def leaves(scop: Scop) -> Leaves:
    """For the statements of a region that have such subscripts."""
    wrapping = (one.name for one in scop.statements if any(may_settle(one, n, scop) for n in range(len(one.accesses))))
    return Leaves(frozenset(wrapping))


def may_settle(statement: Statement, position: int, scop: Scop) -> bool:
    """Whether an access of a statement has subscripts that are exactly known and not linear."""
    access = statement.accesses[position]
    array = scop.arrays[access.array]
    exact = bool(access.relation.is_single_valued()) and bool(array.extents) and not array.linear
    return exact and linear_subscripts(access.relation) is None
