"""Everything people wrote: every draft in ``content/``, and every problem in it."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.checks import cross_checks, old_addresses, prose
from catalogue.checks.old_addresses import NOTHING, Published
from catalogue.content import reader
from catalogue.content.files import IMAGES_FOLDER
from catalogue.content.front_matter import Source
from catalogue.content.parse import Draft, parse
from catalogue.content.reader import FileCache, Reading
from catalogue.schema import KIND


class ParsedPage(NamedTuple):
    """A draft, and the problems in its file if every path in ``files`` and ``images`` exists."""

    draft: Draft
    in_fields: list[Diagnostic]
    in_text: list[Diagnostic]
    files: Collection[str]
    images: Collection[str]


ParsedPages = Reading[ParsedPage]


def read(content: Path, cache: FileCache | None = None) -> ParsedPages:
    """Read every draft in the folder, with the problems that its own file can tell.

    ``cache`` keeps pages of files that do not change, for a program that reads again and again.
    """
    return reader.read_as(content, _parse_page, cache)


def _parse_page(source: Source) -> ParsedPage:
    draft, in_fields = parse(source)
    files, images = prose.Presumed(), prose.Presumed()
    return ParsedPage(draft, in_fields, list(_check_text(draft, files, images)), files, images)


def _check_text(
    draft: Draft, files: Collection[str], images: Collection[str]
) -> Iterable[Diagnostic]:
    place = Place(draft.place.path, draft.line)
    pad = draft.kind.links_of(draft.pad)
    return prose.check(draft.text, pad, place, files, images) if draft.text else ()


def check(
    reading: ParsedPages, published: Published = NOTHING
) -> tuple[list[Draft], list[Diagnostic]]:
    """Check everything in a folder: all drafts, and every problem in what people wrote.

    ``published`` has the addresses that must still lead somewhere.
    """
    drafts = [page.draft for page in reading.sources]
    problems = [*reading.problems]
    problems += (problem for page in reading.sources for problem in page.in_fields)
    problems += cross_checks.check(drafts, reading, published)
    problems += old_addresses.check(drafts, reading, published)
    problems += _check_texts(reading)
    return drafts, problems


def _check_texts(reading: ParsedPages) -> Iterator[Diagnostic]:
    """Problems in Markdown texts, among them links to files that are not there."""
    closed = sorted(KIND[kind].folder or "" for kind in reading.unknown_kinds)
    names = [(page.draft.kind, page.draft.id) for page in reading.sources]
    # A file that cannot be read is there all the same.
    names += ((KIND[kind], name) for kind, name in reading.broken)
    # Links are the same in every language.
    paths = (f"{kind.folder}/{id_}.md" for kind, id_ in names if kind.folder and not kind.language)
    files = prose.Linkable(sorted(paths), filter(None, closed))
    images = dict.fromkeys(f"{IMAGES_FOLDER}/{name}" for name in sorted(reading.images))
    for page in reading.sources:
        exist = all(path in files for path in page.files)
        if exist and all(path in images for path in page.images):
            yield from page.in_text
        else:
            yield from _check_text(page.draft, files, images)
