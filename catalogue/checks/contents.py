"""Everything people wrote: every draft in ``content/``, and every problem in it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.checks import cross_checks, old_addresses, prose
from catalogue.content import reader
from catalogue.content.files import IMAGES_FOLDER
from catalogue.content.parse import Draft, parse
from catalogue.content.reader import FileCache, Reading
from catalogue.schema import KIND

Drafts = Reading[tuple[Draft, list[Diagnostic]]]
"""The outcome of reading when each source becomes a draft, with the problems in its fields."""


def read(content: Path, cache: FileCache | None = None) -> Drafts:
    """Read every draft in the folder, with the problems in its fields.

    ``cache`` keeps drafts of files that do not change, for a program that reads again and again.
    """
    return reader.read_as(content, parse, cache)


def check(reading: Drafts) -> tuple[list[Draft], list[Diagnostic]]:
    """Check everything in a folder: all drafts, and every problem in what people wrote."""
    drafts = [draft for draft, _ in reading.sources]
    problems = [*reading.problems]
    problems += (problem for _, in_fields in reading.sources for problem in in_fields)
    problems += cross_checks.check(drafts, reading)
    problems += old_addresses.vanished(drafts, reading)
    problems += _check_texts(drafts, reading)
    return drafts, problems


def _check_texts(drafts: Iterable[Draft], reading: Drafts) -> Iterator[Diagnostic]:
    """Problems in Markdown texts, among them links to files that are not there."""
    closed = sorted(KIND[kind].folder or "" for kind in reading.unknown_kinds)
    pages = [draft.pad for draft in drafts if draft.kind.folder]
    # A file that cannot be read is there all the same.
    pages += (f"{KIND[kind].folder}/{name}.md" for kind, name in reading.broken)
    files = prose.Linkable(sorted(pages), filter(None, closed))
    images = dict.fromkeys(f"{IMAGES_FOLDER}/{name}" for name in sorted(reading.images))
    for draft in drafts:
        if draft.text:
            place = Place(draft.place.path, draft.line)
            yield from prose.check(draft.text, draft.pad, place, files, images)
