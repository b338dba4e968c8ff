"""Words that are spelt right although the catalogue does not have them.

Someone who types ``kapper`` does not mean ``kamer``. The browser gets the frequent Dutch words that
look like a word of the catalogue, and does not offer to correct them. It needs them only when it is
about to guess, so they are a part of their own.
"""

from collections.abc import Iterable, Iterator

from catalogue.search import analysis
from catalogue.search.compounds import dutch_words

# Rarer words are mistyped more often than meant.
_LEAST_USED = 400
_SHORTEST, _LONGEST = 4, 10


def words(vocabulary: Iterable[str]) -> set[str]:
    """The frequent words within a letter of a word in ``vocabulary`` that have no stem there."""
    near, stems = set[str](), set[str]()
    for word in vocabulary:
        near.update(_shortened(analysis.sound(word)))
        stems.add(analysis.stem(word))
    return {
        word
        for word, times in dutch_words().items()
        if times >= _LEAST_USED
        and _SHORTEST <= len(word) <= _LONGEST
        and word not in analysis.STOPWORDS
        and not near.isdisjoint(_shortened(analysis.sound(word)))
        and analysis.stem(word) not in stems
    }


def _shortened(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two that differ by one share one."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
