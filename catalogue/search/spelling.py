"""Words that typing errors are compared with, by the first letter of what they sound like.

Beside the words of the catalogue these parts hold words that are spelt right although the catalogue
does not have them: someone who types ``kapper`` does not mean ``kamer``. A browser needs a part
only when it is about to guess.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from catalogue.search import analysis, packing
from catalogue.search.compounds import dutch_words

# Rarer words are mistyped more often than meant.
_LEAST_USED = 200
_SHORTEST, _LONGEST = 4, 10
# Letters that take fewer characters than this together are one part.
_TOGETHER = 5_000
# The key of the words to compare with a word of which the first letter is wrong, whatever it is.
ANY_FRONT = "*"
_LONG = 6
_LIST = Path(__file__).with_name("dutch_sounds.txt")

# Front coded words of a letter: those of the catalogue, and other Dutch words that are right.
Row = tuple[str, str]


def words_by_sound(
    vocabulary: Iterable[str], telling: Iterable[str]
) -> dict[str, Mapping[str, Row]]:
    """Group words by the first letter of their sound, letters that take little room together.

    The long ones of ``telling``, what documents are about, are a group of their own too.
    """
    groups: list[dict[str, Row]] = [{}]
    size = 0
    for letter, row in _rows(vocabulary):
        length = sum(map(len, row))
        if groups[-1] and size + length > _TOGETHER:
            groups.append({})
            size = 0
        groups[-1][letter] = row
        size += length
    fronts = packing.sort_as_javascript(word for word in telling if len(word) >= _LONG)
    groups.append({ANY_FRONT: (packing.front_code(fronts), "")})
    return {"".join(group): group for group in groups}


def _rows(vocabulary: Iterable[str]) -> Iterator[tuple[str, Row]]:
    plain = {word for word in vocabulary if len(word) > 2 and word.isascii() and word.isalpha()}
    plain -= analysis.STOPWORDS
    ours, others = _by_letter(plain), _by_letter(similar_dutch_words(plain))
    for letter in sorted(ours):
        yield letter, (packing.front_code(ours[letter]), packing.front_code(others.get(letter, ())))


def similar_dutch_words(vocabulary: Iterable[str]) -> set[str]:
    """Find the frequent Dutch words that sound like a word in ``vocabulary``, but for one letter.

    Words of which the stem is in ``vocabulary`` are left out.
    """
    near, stems = set[str](), set[str]()
    for word, sound in _with_sounds(list(vocabulary)):
        near.update(_shortened(sound))
        stems.add(analysis.stem(word))
    rows = iter(_LIST.read_text("ascii").split())
    return {
        word
        for word, sound, stem in zip(rows, rows, rows, strict=True)
        if stem not in stems and not near.isdisjoint(_shortened(sound))
    }


def sound_list() -> str:
    """Text of ``dutch_sounds.txt``: frequent Dutch words with their sounds and stems.

    These follow from the word list alone; ``catalogue.editor.generated`` writes the file.
    """
    frequent = [
        word
        for word, times in dutch_words().items()
        if times >= _LEAST_USED
        and _SHORTEST <= len(word) <= _LONGEST
        and word not in analysis.STOPWORDS
    ]
    rows = _with_sounds(frequent)
    return "".join(f"{word} {sound} {analysis.stem(word)}\n" for word, sound in rows)


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for word, sound in _with_sounds(packing.sort_as_javascript(words)):
        rows.setdefault(sound[:1], []).append(word)
    return rows


def _with_sounds(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(words, analysis.sounds(words), strict=True)


def _shortened(word: str) -> Iterator[str]:
    """Yield the word, and the word without each of its letters.

    Two words that differ in one letter have one of these in common.
    """
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
