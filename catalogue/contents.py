"""What people wrote: every draft in ``content/``, and every problem in it.

What was found before is asked of the shelf, so that who builds after every save checks only what
changed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from catalogue import entry, links, prose, published, source
from catalogue.diagnostics import Diagnostic
from catalogue.entry import Draft
from catalogue.schema import KIND
from catalogue.shelf import Forgetful, Shelf, joined
from catalogue.source import IMAGES_FOLDER, Reading
from catalogue.source.naming import ADDRESSES

Read = Reading[tuple[Draft, list[Diagnostic]]]
"""What reading gives when each source becomes a draft, with the problems in its fields."""


def read(content: Path, shelf: Shelf | None = None) -> Read:
    """Every draft in the folder, with the problems in its fields."""
    return source.read_as(content, entry.parse, shelf or Forgetful())


def check(reading: Read, shelf: Shelf | None = None) -> tuple[list[Draft], list[Diagnostic]]:
    """All drafts, and every problem in what people wrote."""
    shelf = shelf or Forgetful()
    drafts = [draft for draft, _ in reading.sources]
    problems = [*reading.problems, *(one for _, found in reading.sources for one in found)]
    connections = partial(_check_connections, drafts, reading)
    problems += shelf.get_here("koppelingen", reading.state(), connections)
    problems += _check_texts(drafts, reading, shelf)
    return drafts, problems


def _check_connections(drafts: Sequence[Draft], reading: Read) -> tuple[Diagnostic, ...]:
    known = links.Known(reading.broken, reading.unknown_kinds, tuple(sorted(reading.images)))
    listed = reading.lines.get(ADDRESSES, ())
    return (*links.check(drafts, known), *published.vanished(drafts, listed, known))


def _check_texts(drafts: Sequence[Draft], reading: Read, shelf: Shelf) -> Iterator[Diagnostic]:
    closed = sorted(KIND[kind].folder or "" for kind in reading.unknown_kinds)
    files = prose.Linkable(sorted(_pages(drafts, reading)), filter(None, closed))
    images = dict.fromkeys(f"{IMAGES_FOLDER}/{name}" for name in sorted(reading.images))
    names = joined((*files, "", *images, "", *files.closed))
    for draft in drafts:
        if draft.text:
            text = prose.Text(draft.pad, draft.place.path, draft.text, draft.line)
            # Only what has a bracket can point to something.
            state = reading.digests[draft.pad] + (names if "[" in draft.text else "")
            checked = partial(_checked, text, files, images)
            yield from shelf.get(f"tekst {draft.place.path}", state, checked)


def _checked(
    text: prose.Text, files: Collection[str], images: Collection[str]
) -> tuple[Diagnostic, ...]:
    return tuple(prose.check(text, files, images))


def _pages(drafts: Iterable[Draft], reading: Read) -> Iterator[str]:
    """What a link in a text may point to; a file that cannot be read is there all the same."""
    yield from (draft.pad for draft in drafts if draft.kind.folder)
    yield from (f"{KIND[kind].folder}/{name}.md" for kind, name in reading.broken)
