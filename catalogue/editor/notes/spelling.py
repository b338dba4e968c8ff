"""Spelling, on request: words that are in no list and are no compound of words that are.

The Dutch words come with ``pyspellchecker``; the names of the catalogue and its own list of words
(``naslag/woordenlijst.txt``) are added. A capital within a sentence makes a name, which no list can
hold. What it finds is a question, not a verdict: a good word goes into the list.
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
from catalogue.editor.notes.sentences import Sentence
from catalogue.editor.notes.vocabulary import Vocabulary
from catalogue.search.compounds import Splitter

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WITH_DIGIT = re.compile(r"[\w.-]*\d[\w.-]*|[\w.-]+\.(?:nl|com|org|eu|net|io)\b|[\w.]+@[\w.-]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyzàáäçèéêëîïóöôûü'"
# Endings that a stem of a known word may have: "lasclubs", "makertje".
_ENDINGS = ("'s", "s", "en", "e", "je", "jes", "tje", "tjes", "er", "ers", "ing")


@cache
def _dutch() -> Mapping[str, int]:
    """How often each Dutch word is used; 344,000 words."""
    packed = (files("spellchecker") / "resources" / "nl.json.gz").read_bytes()
    found: dict[str, int] = json.loads(gzip.decompress(packed))
    return found


class Speller:
    """Judges words by the Dutch list, the words of a catalogue, and compounds of both."""

    def __init__(self, words: Vocabulary) -> None:
        self._own = words.words
        self._splitter = Splitter(words.words)
        self._judged: dict[str, bool] = {}

    def check(self, sentences: Iterable[Sentence]) -> Iterator[Diagnostic]:
        """A note about each word of an entry that is in no list; each word once."""
        told: set[str] = set()
        for sentence in sentences:
            text = _WITH_DIGIT.sub(lambda found: " " * len(found.group()), sentence.text)
            for number, found in enumerate(_WORD.finditer(text)):
                word = found.group().replace("’", "'")
                if word in told or self._is_name(word, first=number == 0) or self.knows(word):
                    continue
                told.add(word)
                yield messages.prose.misspelt(sentence.place, word, self.meant(word), sentence.text)

    def knows(self, word: str) -> bool:
        """Whether a word is right as far as any list can tell."""
        small = word.lower()
        if small not in self._judged:
            self._judged[small] = self._is_right(small)
        return self._judged[small]

    def meant(self, word: str) -> str:
        """The known word that one letter makes of it, the shortest way; empty if there is none."""
        small = word.lower()
        near = sorted(one for one in _one_off(small) if one in _dutch() or fold(one) in self._own)
        # Two letters that changed places are the commonest slip; then the word that is used most.
        best = min(
            near,
            key=lambda one: (sorted(one) != sorted(small), -_dutch().get(one, 0), one),
            default="",
        )
        return best.capitalize() if best and word[:1].isupper() else best

    def _is_right(self, word: str) -> bool:
        if len(word) < 3 or word in _dutch() or fold(word) in self._own:
            return True
        return self._is_own_form(word) or bool(self._splitter.split(fold(word)))

    def _is_own_form(self, word: str) -> bool:
        """Whether it is a form of an own word; those of a Dutch one are in the Dutch list."""
        stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        return any(fold(stem) in self._own and stem not in _dutch() for stem in stems)

    def _is_name(self, word: str, *, first: bool) -> bool:
        return word.isupper() or (word[0].isupper() and not first) or not word[1:].islower()


def _one_off(word: str) -> set[str]:
    """Everything that is one letter more, less, other or swapped."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    found |= {a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS}
    return found | {a + letter + b for a, b in cuts for letter in _LETTERS}
