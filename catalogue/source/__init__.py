"""Reads ``content/``: bytes become fields with places and a text, or the reason why not.

This is the edge of the house: nothing behind it opens a content file. Files are read in sorted
order, only regular files with sane names, and a file that cannot be read keeps its name, so that
what refers to it is not reported as well.
"""

from pathlib import Path

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
    "shown",
    "split",
]


def read(content: Path) -> Reading:
    """Read everything below the folder ``content``.

    Never raises for what is in the folder: every refusal is a problem with a place.
    """
    reader = Reader(content)
    reader.read_all()
    return Reading(
        tuple(reader.sources),
        tuple(sorted(reader.problems)),
        reader.images,
        reader.lines,
        frozenset(reader.broken),
        frozenset(reader.unknown_kinds),
    )
