"""Reads ``content/``: bytes become fields with places and a text, or the reason why not.

This is the edge of the house: nothing behind it opens a content file. Files are read in sorted
order, only regular files with sane names, and a file that cannot be read keeps its name, so that
what refers to it is not reported as well.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from catalogue.base import messages
from catalogue.base.diagnostics import Place
from catalogue.content.decoding import decode
from catalogue.content.front_matter import Source, split
from catalogue.content.naming import ID, IMAGES_FOLDER
from catalogue.content.opening import shown, sight
from catalogue.content.reader import FileCache, Reader
from catalogue.content.sources import Line, Reading
from catalogue.schema import Kind

__all__ = [
    "ID",
    "IMAGES_FOLDER",
    "Line",
    "Reading",
    "Source",
    "decode",
    "read",
    "read_as",
    "read_one",
    "shown",
    "split",
]


T = TypeVar("T")
# Half a copy of a folder would be a whole site of half the content.
_TRIES = 3
_RESTLESS = "er verandert steeds iets terwijl het gelezen wordt"


def read(content: Path) -> Reading[Source]:
    """Read everything below the folder ``content``.

    Never raises for what is in the folder: every refusal is a problem with a place.
    """
    return read_as(content, _as_it_is)


def read_as(
    content: Path, turn: Callable[[Source], T], cache: FileCache | None = None
) -> Reading[T]:
    """Read everything and make something of each source at once, so that none is kept.

    ``cache`` holds what became of files that stayed the same; it must always see the same ``turn``.
    What changes meanwhile is read again; a folder that does not come to rest is refused.
    """
    for _ in range(_TRIES):
        reader = Reader(content, turn, sight(content), cache)
        reader.read_all()
        if reader.sight.remains(reader.opened):
            return _reading(reader)
    reader.problems.append(messages.file.unreadable(Place(shown(content)), _RESTLESS))
    return _reading(reader)


def read_one(content: Path, kind: Kind, name: str) -> Reading[Source]:
    """Read the one entry ``name`` of a kind with a folder, and the lists for editors."""
    reader = Reader(content, _as_it_is)
    reader.read_one(kind, name)
    return _reading(reader)


def _as_it_is(source: Source) -> Source:
    return source


def _reading(reader: Reader[T]) -> Reading[T]:
    return Reading(
        tuple(reader.sources),
        tuple(sorted(reader.problems)),
        reader.images,
        reader.lines,
        frozenset(reader.broken),
        frozenset(reader.unknown_kinds),
    )
