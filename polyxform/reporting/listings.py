"""Listings of a file before and after, with the remarks at the lines of the source."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.harness.measurements import Comment, Listing


@dataclass(frozen=True)
class Line:
    """A line of a listing with the remarks at it."""

    number: int
    text: str
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True)
class ListingView:
    """A file before and after, as lines."""

    name: str
    source: tuple[Line, ...]
    result: tuple[Line, ...]


def listing_view(listing: Listing) -> ListingView:
    """Both texts as lines, remarks at the lines of the source."""
    source = tuple(
        Line(number, text, tuple(comment for comment in listing.comments if comment.line == number))
        for number, text in enumerate(listing.source.splitlines(), 1)
    )
    result = tuple(Line(number, text) for number, text in enumerate(listing.result.splitlines(), 1))
    return ListingView(listing.name, source, result)
