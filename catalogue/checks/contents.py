"""What people wrote: every draft in ``content/``, and every problem in it.

What was found before is asked of the shelf, so that who builds after every save checks only what
changed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from catalogue.base.diagnostics import Diagnostic
from catalogue.checks import coherence, old_addresses, prose
from catalogue.checks.coherence import Check
from catalogue.content import source
from catalogue.content.naming import ADDRESSES
from catalogue.content.parse import Draft, parse
from catalogue.content.source import IMAGES_FOLDER, Reading
from catalogue.drafts import changes
from catalogue.schema import KIND
from catalogue.shelf import Forgetful, Shelf, joined

Read = Reading[tuple[Draft, list[Diagnostic]]]
"""What reading gives when each source becomes a draft, with the problems in its fields."""


def read(content: Path, shelf: Shelf | None = None) -> Read:
    """Every draft in the folder, with the problems in its fields."""
    return source.read_as(content, parse, shelf or Forgetful())


def check(reading: Read, shelf: Shelf | None = None) -> tuple[list[Draft], list[Diagnostic]]:
    """All drafts, and every problem in what people wrote."""
    shelf = shelf or Forgetful()
    drafts = [draft for draft, _ in reading.sources]
    problems = [*reading.problems, *(one for _, found in reading.sources for one in found)]
    problems += shelf.get_here("koppelingen", "", _Connections).check(drafts, reading)
    problems += shelf.get_here("teksten", "", _Texts).check(drafts, reading, shelf)
    return drafts, problems


class _Connections:
    """Checks all drafts together; the next time only what may be otherwise than it was."""

    def __init__(self) -> None:
        self._drafts: Sequence[Draft] = ()
        self._beside: object = None
        self._found: list[tuple[Diagnostic, ...]] = []

    def check(self, drafts: Sequence[Draft], reading: Read) -> Iterator[Diagnostic]:
        """Every problem in how they are connected, and every address that is gone."""
        known = coherence.Known(
            reading.broken, reading.unknown_kinds, tuple(sorted(reading.images))
        )
        listed = reading.lines.get(ADDRESSES, ())
        vanished = Check(
            coherence.addresses_seen,
            lambda some, known: old_addresses.vanished(some, listed, known),
        )
        checks = (*coherence.CHECKS, vanished)
        changed = changes(self._drafts, drafts) if self._beside == (known, listed) else None
        before = self._found or [()] * len(checks)
        self._found = [
            tuple(one.find(drafts, known)) if _may_differ(one, changed) else found
            for one, found in zip(checks, before, strict=True)
        ]
        self._drafts, self._beside = drafts, (known, listed)
        return chain.from_iterable(self._found)


def _may_differ(check: Check, changed: Sequence[tuple[Draft, Draft]] | None) -> bool:
    """Whether a check sees something else than it saw; of everything that is not known."""
    return changed is None or any(check.sees(old) != check.sees(new) for old, new in changed)


class _Texts:
    """Checks the text of each draft; the next time only those that are new.

    What is found in a text that has a bracket also depends on what it can point to.
    """

    def __init__(self) -> None:
        self._found: dict[Draft, tuple[str, tuple[Diagnostic, ...]]] = {}

    def check(self, drafts: Sequence[Draft], reading: Read, shelf: Shelf) -> Iterator[Diagnostic]:
        """Every problem in the texts."""
        closed = sorted(KIND[kind].folder or "" for kind in reading.unknown_kinds)
        files = prose.Linkable(sorted(_pages(drafts, reading)), filter(None, closed))
        images = dict.fromkeys(f"{IMAGES_FOLDER}/{name}" for name in sorted(reading.images))
        names = joined((*files, "", *images, "", *files.closed))
        before, self._found = self._found, {}
        for draft in drafts:
            known = before.get(draft)
            if known is None or known[0] not in ("", names):
                state = names if "[" in draft.text else ""
                found: tuple[Diagnostic, ...] = ()
                if draft.text:
                    checked = partial(_checked, draft, files, images)
                    whole = reading.digests[draft.pad] + state
                    found = shelf.get(f"tekst {draft.place.path}", whole, checked)
                known = state, found
            self._found[draft] = known
            yield from known[1]


def _checked(
    draft: Draft, files: Collection[str], images: Collection[str]
) -> tuple[Diagnostic, ...]:
    text = prose.Text(draft.pad, draft.place.path, draft.text, draft.line)
    return tuple(prose.check(text, files, images))


def _pages(drafts: Iterable[Draft], reading: Read) -> Iterator[str]:
    """What a link in a text may point to; a file that cannot be read is there all the same."""
    yield from (draft.pad for draft in drafts if draft.kind.folder)
    yield from (f"{KIND[kind].folder}/{name}.md" for kind, name in reading.broken)
