"""The words that this catalogue knows: its names, its lists for editors, what is hard to read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from catalogue.base.text import fold
from catalogue.content.naming import ABBREVIATIONS, HARD_WORDS, WORDS
from catalogue.content.parse import Draft
from catalogue.content.sources import Line

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Fields whose words are names or words that the catalogue itself explains.
_NAMES = ("naam", "titel", "code", "oude_namen", "ook", "anderen", "woorden", "zoekwoorden", "plek")


@dataclass(frozen=True)
class Vocabulary:
    """``names``: words as written in names; ``words``: folded words that are right and known.

    ``hard`` maps a folded word, or a few words, to what is simpler; ``abbreviations`` maps one to
    its meaning, empty for one that everybody knows.
    """

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    hard: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def hard_words(self) -> re.Pattern[str]:
        """Finds each hard word, the longest first."""
        longest = sorted(self.hard, key=lambda word: (-len(word), word))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?![\w-])")


def of(drafts: Iterable[Draft], lines: Mapping[str, Iterable[Line]]) -> Vocabulary:
    """The vocabulary of all drafts and of the lists for editors (see ``source.naming``)."""
    return with_names(names_in(drafts), lines)


def names_in(drafts: Iterable[Draft]) -> frozenset[str]:
    """The words of all names, as they are written."""
    return frozenset(word for draft in drafts for word in _names(draft))


def with_names(names: frozenset[str], lines: Mapping[str, Iterable[Line]]) -> Vocabulary:
    """The vocabulary of names that were found before and of the lists for editors."""
    listed = {fold(part) for line in lines.get(WORDS, ()) for part in words_of(line.word)}
    return Vocabulary(
        names,
        frozenset(map(fold, names)) | listed,
        {
            form: line.about
            for line in reversed(tuple(lines.get(HARD_WORDS, ())))
            for form in _forms(fold(line.word))
        },
        {line.word: line.about for line in lines.get(ABBREVIATIONS, ())},
    )


def words_of(text: str) -> Iterator[str]:
    """The words of a text, with the parts of what is written with a hyphen after the whole."""
    for found in _WORD.finditer(text):
        yield found.group()
        if "-" in found.group():
            yield from found.group().split("-")


def _names(draft: Draft) -> Iterator[str]:
    for key in _NAMES:
        value = draft.values.get(key)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield from words_of(text)


def _forms(word: str) -> Iterator[str]:
    """The word itself and, of a verb on -eren, its other forms."""
    yield word
    if word.endswith("eren") and " " not in word and len(word) > 6:
        stem = word.removesuffix("eren") + "eer"
        prefix = "" if word.startswith(("ge", "be", "ver", "her", "ont")) else "ge"
        yield from (stem, f"{stem}t", f"{stem}de", f"{stem}den", f"{prefix}{stem}d")
