"""Regions that no pragma marks: the largest runs of statements around loops for which there is a model.

Before: void f(...) { int s = g(); for (...) A[i] = s; for (...) B[i] = A[i]; h(A); }
After:  the two loops are one region

A function in which a person marked regions is left to that person. Refused: statements that share a line with others,
loops behind a pragma of OpenMP or of a compiler, loops that come out of macros.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from polyxform.diagnostics import Diagnostic, RemarkKind, Severity, SourceError, Unsupported
from polyxform.options import Options
from polyxform.scop.plain_c.inline import read_region
from polyxform.scop.versions import version_models
from polyxform.syntax.blocks import Extent, blocks_inside, function_bodies, region_of, statements_of
from polyxform.syntax.regions import Region, find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tokens import Token, tokens

REACH = 4
"""Statements other than loops that may stand between two loops of a region."""


@dataclass(frozen=True)
class Found:
    """What a file holds.

    regions  in textual order
    missed   remarks on outermost loops that are in no region
    """

    regions: tuple[Region, ...]
    missed: tuple[Diagnostic, ...] = ()


def all_regions(source: SourceFile, options: Options) -> Found:
    """The regions of a file: those that are marked, and with `autodetect` those that can be found besides.

    SourceError as for `find_regions`.
    """
    marked = find_regions(source)
    if not options.autodetect:
        return Found(marked)
    detector = Detector(source, list(tokens(source.text)), options)
    free = [b for b in function_bodies(detector.words) if not any(detector.holds(b, region) for region in marked)]
    found = [part for body in free for part in detector.search(body)]
    regions = sorted([*marked, *(part for part in found if isinstance(part, Region))], key=lambda region: region.start)
    missed = tuple(part for part in found if isinstance(part, Diagnostic))
    return Found(tuple(replace(region, index=index) for index, region in enumerate(regions)), missed)


@dataclass(frozen=True)
class Detector:
    """Looks for regions in a file.

    source   the file
    words    its tokens, not preprocessed
    options  how the file is compiled
    """

    source: SourceFile
    words: Sequence[Token]
    options: Options

    def holds(self, body: Extent, region: Region) -> bool:
        """Whether a region lies in a function's body."""
        return self.words[body.first - 1].start < region.start <= self.words[body.end].start

    def search(self, block: Extent) -> Iterator[Region | Diagnostic]:
        """The regions of a block, and remarks on its loops that are in none."""
        statements = statements_of(self.words, block)
        position = 0
        while position < len(statements):
            statement = statements[position]
            if not self.has_loop(statement):
                position += 1
                continue
            region = self.accepted(statement)
            if not isinstance(region, Region):
                yield from self.below(statement, region)
                position += 1
                continue
            while (longer := self.extended(statements, position, statement)) is not None:
                region, statement, position = longer
            yield region
            position += 1

    def below(self, statement: Extent, reason: Diagnostic | None) -> Iterator[Region | Diagnostic]:
        """What the blocks inside a statement hold; `reason` why it is not a region itself where they hold nothing."""
        found = [part for block in blocks_inside(self.words, statement) for part in self.search(block)]
        yield from found
        if reason is not None and not found:
            yield reason

    def extended(self, statements: Sequence[Extent], position: int, run: Extent) -> tuple[Region, Extent, int] | None:
        """A run of statements made longer by the next loop, with the position of that; None where it cannot be."""
        for following in range(position + 1, min(position + 2 + REACH, len(statements))):
            if not self.has_loop(statements[following]):
                continue
            longer = Extent(run.first, statements[following].end)
            region = self.accepted(longer)
            return (region, longer, following) if isinstance(region, Region) else None
        return None

    def has_loop(self, extent: Extent) -> bool:
        """Whether a `for` stands in a statement."""
        return any(word.text == "for" for word in self.words[extent.first : extent.end])

    def accepted(self, extent: Extent) -> Region | Diagnostic | None:
        """The region of some statements, or the reason why there is no model of them, if it is worth telling."""
        region = region_of(self.source, self.words, extent)
        if region is None or self.words[extent.first].kind == "directive":
            return None
        try:
            models = version_models(read_region(self.source, region, self.options), self.options)
        except (Unsupported, SourceError) as refusal:
            return as_remark(refusal.diagnostics[0])
        return region if models else None


def as_remark(refusal: Diagnostic) -> Diagnostic:
    """A refusal as a remark: nobody asked for the region."""
    return replace(refusal, severity=Severity.REMARK, kind=RemarkKind.MISSED)
