"""The sentences that visitors read, each with the place where an editor finds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.base.diagnostics import Place
from catalogue.content import markdown_positions
from catalogue.content.parse import Draft
from catalogue.schema import PaginaEn

# Fields that hold sentences; the others hold names.
FIELDS = (
    "samenvatting",
    "doel",
    "kosten",
    "aanmelding",
    "openingstijden",
    "toegankelijkheid",
    "toelichting",
    "geen_dubbel_reden",
)
_HIDDEN = re.compile(
    r"!\[[^\]]*\]\([^)]*\)"  # a picture
    r"|(?<=\])\([^)]*\)"  # the address of a link
    r"|^ {0,3}\[[^\]\n]+\]:.*$"  # the definition of a link
    r"|<[^<>\s]+>|https?://\S+|www\.\S+"
    r"|[\[\]*_`~\ufffc]",
    re.MULTILINE,
)
_NEW_BLOCK = re.compile(r"\s*$|\s*(?:[-+*]|\d{1,9}[.)])\s|\s*[#|>]")
_START_OF_LINE = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+|#+\s*)?")
_NO_END = re.compile(
    r"(?:\b(?:bijv|etc|nr|dr|ir|drs|mr|prof|st|ca|blz|art|jl|incl|excl|evt|resp|max|min|tel|vgl)"
    r"|\b\w(?:\.\w)*)\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"'’”)]*(?=\s)")
_SPACE_BEFORE_MARK = re.compile(r"\s+([.,;:!?)])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence on one line, without marks for layout."""

    text: str
    place: Place


def of_draft(draft: Draft) -> Iterator[Sentence]:
    """The sentences in the fields of a draft and in its text; what we know is for Dutch only."""
    if draft.kind.record is PaginaEn:
        return
    for key in FIELDS:
        value = draft.values.get(key)
        if isinstance(value, str):
            for text, _ in _split(value):
                yield Sentence(text, draft.places[key])
    yield from of_text(draft.text, draft.place.path, draft.line)


def of_text(text: str, path: str, line: int) -> Iterator[Sentence]:
    """The sentences of a Markdown text that begins on ``line``. Headings and items are some too."""
    source = markdown_positions.Source(text, path, line)
    plain = _HIDDEN.sub(lambda found: " " * len(found.group()), source.plain)
    for start, end in _blocks(plain):
        for sentence, offset in _split(plain[start:end]):
            yield Sentence(sentence, source.place(start + offset))


def _blocks(plain: str) -> Iterator[tuple[int, int]]:
    """Start and end of what belongs together: a paragraph, an item of a list, a heading."""
    start = offset = 0
    for line in plain.splitlines(keepends=True):
        if _NEW_BLOCK.match(line):
            yield start, offset
            # A row of a table holds words beside each other, and no sentence.
            start = offset + (
                len(line) if line.lstrip().startswith("|") else _START_OF_LINE.match(line).end()  # type: ignore[union-attr]
            )
            if line.lstrip().startswith("#"):
                yield start, offset + len(line)
                start = offset + len(line)
        offset += len(line)
    yield start, offset


def _split(text: str) -> Iterator[tuple[str, int]]:
    """Each sentence of a block, with its offset."""
    start = 0
    for found in _END.finditer(text):
        if not _NO_END.search(text[start : found.end()]):
            yield from _sentence(text, start, found.end())
            start = found.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    words = " ".join(text[start:end].split())
    if words:
        at = start + len(text[start:end]) - len(text[start:end].lstrip())
        yield _SPACE_BEFORE_MARK.sub(r"\1", words), at
