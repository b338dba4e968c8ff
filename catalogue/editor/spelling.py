"""Spelling, on request: words that are in no list and are no compound of words that are.

The Dutch words come with ``pyspellchecker``; those of the catalogue and of its own list are added.
A capital within a sentence makes a name, which no list can hold. What it finds is a question, not
a verdict: a good word goes into the list ``naslag/woordenlijst.txt``.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic
from catalogue.base.text import fold
from catalogue.editor.language import Sentence, Vocabulary
from catalogue.search.compounds import Splitter

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WITH_DIGIT = re.compile(r"[\w.-]*\d[\w.-]*|[\w.-]+\.(?:nl|com|org|eu|net|io)\b|[\w.]+@[\w.-]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyzàáäçèéêëîïóöôûü'"
# Endings that a stem of a known word may have: "lasclubs", "makertje".
_ENDINGS = ("'s", "s", "en", "e", "je", "jes", "tje", "tjes", "er", "ers", "ing")


@cache
def _dutch() -> Mapping[str, int]:
    """Frequency of each Dutch word; 344,000 words."""
    packed = (files("spellchecker") / "resources" / "nl.json.gz").read_bytes()
    frequencies: dict[str, int] = json.loads(gzip.decompress(packed))
    return frequencies


class Speller:
    """Judges words by the Dutch list, the words of a catalogue, and compounds of both."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.words
        self._splitter = Splitter(vocabulary.words)
        self._judged: dict[str, bool] = {}

    def check(self, sentences: Iterable[Sentence]) -> Iterator[Diagnostic]:
        """Note each word of an entry that is in no list; each word once."""
        noted: set[str] = set()
        for sentence in sentences:
            text = _WITH_DIGIT.sub(lambda match: " " * len(match.group()), sentence.text)
            for number, match in enumerate(_WORD.finditer(text)):
                word = match.group().replace("’", "'")
                is_name = word.isupper() or (word[0].isupper() and number) or not word[1:].islower()
                if word in noted or is_name or self.knows(word):
                    continue
                noted.add(word)
                suggestion = self.suggest(word)
                yield messages.prose.misspelt(sentence.place, word, suggestion, sentence.text)

    def knows(self, word: str) -> bool:
        """Tell whether a word is right as far as any list can tell."""
        lower = word.lower()
        if lower not in self._judged:
            self._judged[lower] = self._is_right(lower)
        return self._judged[lower]

    def suggest(self, word: str) -> str:
        """Nearest known word that differs in one letter; empty if there is none."""
        lower = word.lower()
        near = (
            other for other in _one_off(lower) if other in _dutch() or fold(other) in self._words
        )
        # Two letters that changed places are the commonest slip; then the word that is used most.
        best = min(
            near,
            key=lambda other: (sorted(other) != sorted(lower), -_dutch().get(other, 0), other),
            default="",
        )
        return best.capitalize() if word[:1].isupper() else best

    def _is_right(self, word: str) -> bool:
        if len(word) < 3 or word in _dutch() or fold(word) in self._words:
            return True
        # Forms of a Dutch word are in the Dutch list.
        stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        if any(fold(stem) in self._words and stem not in _dutch() for stem in stems):
            return True
        return bool(self._splitter.split(fold(word)))


def _one_off(word: str) -> set[str]:
    """Everything that is one letter more, less, other or swapped."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    words = {a + b[1:] for a, b in cuts if b}
    words |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    words |= {a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS}
    return words | {a + letter + b for a, b in cuts for letter in _LETTERS}
