"""Reads ``content/``: bytes become fields with places and a text, or the reason why not.

This is the edge of the house: nothing behind it opens a content file. Files are read in sorted
order, only regular files with sane names, and a file that cannot be read keeps its name, so that
what refers to it is not reported as well.
"""

from pathlib import Path

from catalogue.recent import Forgetful, Recent
from catalogue.schema import Kind
from catalogue.source.decoding import decode
from catalogue.source.front_matter import split
from catalogue.source.naming import ID, IMAGES_FOLDER
from catalogue.source.opening import shown
from catalogue.source.photos import photos
from catalogue.source.reader import Reader
from catalogue.source.records import Line, Reading, Source

__all__ = [
    "ID",
    "IMAGES_FOLDER",
    "Line",
    "Reading",
    "Source",
    "decode",
    "photos",
    "read",
    "read_one",
    "shown",
    "split",
]


def read(content: Path, recent: Recent | None = None) -> Reading:
    """Read everything below the folder ``content``; ``recent`` knows what was read before.

    Never raises for what is in the folder: every refusal is a problem with a place.
    """
    reader = Reader(content, recent or Forgetful())
    reader.read_all()
    return _reading(reader)


def read_one(content: Path, kind: Kind, name: str) -> Reading:
    """Read the one entry ``name`` of a kind with a folder, and the lists for editors."""
    reader = Reader(content, Forgetful())
    reader.read_one(kind, name)
    return _reading(reader)


def _reading(reader: Reader) -> Reading:
    return Reading(
        tuple(reader.sources),
        tuple(sorted(reader.problems)),
        reader.images,
        reader.lines,
        frozenset(reader.broken),
        frozenset(reader.unknown_kinds),
    )
