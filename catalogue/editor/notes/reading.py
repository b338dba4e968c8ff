"""Reading level B1: what is hard to read, and what would be easier. Advice, never a failure.

Sources of the rules: the Dutch government's advice on plain language (short sentences, familiar
words, say who does what, explain an abbreviation), https://www.communicatierijk.nl/taalniveau-b1.
"""

import re
from collections.abc import Iterable, Iterator

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic
from catalogue.base.text import fold
from catalogue.editor.notes import passive
from catalogue.editor.notes.sentences import Sentence
from catalogue.editor.notes.vocabulary import Vocabulary
from catalogue.search.compounds import Splitter

MOST_WORDS = 20
LONG_WORD = 19
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,6}(?=s?(?![\w]))")
# Where a long sentence can be cut in two.
_CUT = re.compile(
    r"(?:, (?:en|maar|want|omdat|zodat|waarbij|waardoor|dan|die|dat)|(?<!,) (?:en|maar|want|omdat"
    r"|zodat|waarbij|waardoor|terwijl)) [\w-]+"
)


def check(sentences: Iterable[Sentence], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """The advice about the sentences of one entry; each word is named once."""
    listed = tuple(sentences)
    text = "\n".join(sentence.text for sentence in listed)
    named: set[str] = set()
    for sentence in listed:
        yield from _long_sentence(sentence)
        found = passive.find(sentence.text)
        if found:
            yield messages.prose.passive(sentence.place, found, sentence.text)
        for problem, word in (
            *_hard_words(sentence, vocabulary),
            *_long_words(sentence, vocabulary),
            *_abbreviations(sentence, vocabulary, text),
        ):
            if word not in named:
                named.add(word)
                yield problem


def _long_sentence(sentence: Sentence) -> Iterator[Diagnostic]:
    words = len(_WORD.findall(sentence.text))
    if words > MOST_WORDS:
        cut = _best_cut(sentence.text)
        yield messages.prose.long_sentence(sentence.place, words, sentence.text, cut)


def _best_cut(sentence: str) -> str:
    """The words at which to begin a new sentence: the link nearest to the middle."""
    middle = len(sentence) / 2
    found = min(_CUT.finditer(sentence), key=lambda one: abs(one.start() - middle), default=None)
    return found.group().lstrip(", ") if found else ""


def _hard_words(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[tuple[Diagnostic, str]]:
    for found in vocabulary.hard_words.finditer(fold(sentence.text)):
        simpler = vocabulary.hard[found.group()]
        yield (
            messages.prose.hard_word(sentence.place, found.group(), simpler, sentence.text),
            simpler,
        )


def _long_words(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[tuple[Diagnostic, str]]:
    for found in _LETTERS.finditer(sentence.text):
        word = found.group()
        if len(word) >= LONG_WORD and not _is_known(fold(word), vocabulary):
            parts = Splitter(()).split(fold(word))
            yield messages.prose.long_word(sentence.place, word, parts), fold(word)


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    return any(form in vocabulary.words for form in (word, word.removesuffix("en"), word[:-1]))


def _abbreviations(
    sentence: Sentence, vocabulary: Vocabulary, text: str
) -> Iterator[tuple[Diagnostic, str]]:
    for found in _ABBREVIATION.finditer(sentence.text):
        word = found.group()
        explained = re.search(rf"\({word}\)|\b{word}(?: \(| is | betekent | staat voor )", text)
        meaning = vocabulary.abbreviations.get(word)
        # What the list gives a meaning is explained also where a name holds it: "Ouders en LOB".
        if explained or meaning == "" or (meaning is None and word in vocabulary.names):
            continue
        yield messages.prose.unexplained(sentence.place, word, meaning or ""), word
