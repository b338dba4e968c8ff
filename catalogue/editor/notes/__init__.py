"""Notes for editors: what could be better about an entry. Advice that stops nothing.

A build does not ask for them; ``build.py check`` and the preview do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic
from catalogue.checks import old_addresses
from catalogue.content.naming import ADDRESSES
from catalogue.content.parse import Draft
from catalogue.content.source import Reading, Source
from catalogue.editor.notes import doubles, pictures, reading, sentences, stale, vocabulary
from catalogue.editor.notes.spelling import Speller
from catalogue.editor.notes.vocabulary import Vocabulary


@dataclass(frozen=True)
class Noting:
    """Everything that notes are made from: the content, its words and the day."""

    content: Reading[Source]
    drafts: tuple[Draft, ...]
    words: Vocabulary
    today: date


def noting(content: Reading[Source], drafts: Iterable[Draft], today: date) -> Noting:
    """Prepare for notes about one or more of the ``drafts`` of ``content``."""
    listed = tuple(drafts)
    return Noting(content, listed, vocabulary.of(listed, content.lines), today)


def everything(about: Noting) -> Iterator[Diagnostic]:
    """The notes about the whole content that need nothing from outside."""
    for draft in about.drafts:
        yield from of_entry(about, draft)
    yield from doubles.find(about.drafts)
    yield from pictures.check(about.content, _folder(about.drafts))
    listed = about.content.lines.get(ADDRESSES)
    if listed is not None:
        for address, draft in old_addresses.unlisted(about.drafts, listed).items():
            yield messages.site.unlisted_address(draft.place, address)


def misspelt(about: Noting) -> Iterator[Diagnostic]:
    """Words that are in no list, in every entry; it takes a second, so only on request."""
    speller = Speller(about.words)
    for draft in about.drafts:
        if draft.kind.folder:
            yield from speller.check(sentences.of_draft(draft))


def _folder(drafts: Iterable[Draft]) -> str:
    """The folder of the content, as editors see it: what stands before the path of a draft."""
    return next((draft.place.path.removesuffix(f"/{draft.pad}") for draft in drafts), "content")


def of_entry(about: Noting, draft: Draft) -> Iterator[Diagnostic]:
    """The notes about one entry alone."""
    yield from stale.notes(draft, about.today)
    yield from stale.too_early(draft, about.today)
    if draft.kind.folder:
        yield from reading.check(sentences.of_draft(draft), about.words)
