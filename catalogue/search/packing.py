"""Makes the index small: numbers and words as text that gzip likes and a browser reads fast.

Columns of one kind of number stay together, because gzip then needs few bits for each. Everything
is printable ASCII without the two characters that JSON escapes, and small letters for words.
"""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import sub

# From '#' to '~', without the backslash.
ALPHABET = "".join(chr(code) for code in range(35, 127) if code != 92)
# A number ends in one of the first ``ONE`` characters; each one before it is from the others.
ONE = 61
_MORE = len(ALPHABET) - ONE

# Weights on a scale of equal steps: each level is ``STEP`` times the one below.
LEVELS = 10
STEP = 1.6


def numbers(values: Iterable[int]) -> str:
    """Whole numbers from 0, mostly small, one or more characters each.

    >>> numbers([0, 60, 61])
    '#_`#'
    """
    return "".join(map(_number, values))


@lru_cache(maxsize=50_000)
def _number(value: int) -> str:
    high, low = divmod(value, ONE)
    packed = ALPHABET[low]
    while high:
        high, sign = divmod(high - 1, _MORE)
        packed = ALPHABET[ONE + sign] + packed
    return packed


def order(words: Iterable[str]) -> list[str]:
    """Sorted as JavaScript sorts: by UTF-16 unit."""
    return sorted(words, key=lambda word: word.encode("utf-16-be", "surrogatepass"))


def border(before: str, after: str) -> str:
    """The shortest text that sorts behind ``before`` and not behind ``after``.

    >>> border("banken", "beroep")
    'be'
    """
    return after[: _shared(before, after) + 1]


def front_coded(words: Sequence[str]) -> str:
    """Sorted words; a capital says how many letters each shares with the one before.

    >>> front_coded(["laser", "lasers", "lassen"])
    'AlaserFsDsen'
    """
    coded, last = [], ""
    for word in words:
        shared = _shared(last, word)
        coded.append(chr(65 + shared) + word[shared:])
        last = word
    return "".join(coded)


def _shared(a: str, b: str) -> int:
    count = 0
    while count < min(len(a), len(b), 25) and a[count] == b[count]:
        count += 1
    return count


def thresholds(heaviest: float) -> list[float]:
    """The weight at which each level but the lowest begins, lightest first."""
    return [heaviest / STEP ** (LEVELS - 1 - level + 0.5) for level in range(1, LEVELS)]


def postings(
    terms: Iterable[str],
    weights: Mapping[str, tuple[Sequence[int], Sequence[float]]],
    heaviest: float,
    named: Mapping[str, Collection[int]],
) -> tuple[str, str, str]:
    """Columns: in how many documents each term is, the gaps between their numbers, the levels.

    Weights are on a scale: ``LEVELS - 1`` is the heaviest, 0 all that is very light. ``named``
    holds for each term the documents with it in their name; there it is ``LEVELS`` higher.
    """
    begins = thresholds(heaviest)
    counts, gaps, levels = array("I"), array("I"), array("I")
    for term in terms:
        documents, heavy = weights.get(term, ((), ()))
        counts.append(len(documents))
        gaps.extend(map(sub, documents, chain((0,), (number + 1 for number in documents))))
        row = [bisect_right(begins, weight) for weight in heavy]
        if in_names := named.get(term):
            row = [
                level + LEVELS if number in in_names else level
                for level, number in zip(row, documents, strict=True)
            ]
        levels.extend(row)
    return numbers(counts), numbers(gaps), numbers(levels)
