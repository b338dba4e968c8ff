"""Packing of the index: numbers and words as text that gzip makes small and a browser reads fast.

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


def pack_numbers(values: Iterable[int]) -> str:
    """Pack whole numbers from 0, mostly small, in one or more characters each.

    >>> pack_numbers([0, 60, 61])
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


def sort_as_javascript(words: Iterable[str]) -> list[str]:
    """Sort words as JavaScript does: by UTF-16 unit."""
    return sorted(words, key=lambda word: word.encode("utf-16-be", "surrogatepass"))


def shortest_separator(before: str, after: str) -> str:
    """Find the shortest text that sorts behind ``before`` and not behind ``after``.

    >>> shortest_separator("banken", "beroep")
    'be'
    """
    return after[: _common_prefix(before, after) + 1]


def front_code(words: Sequence[str]) -> str:
    """Front code sorted words: a capital says how many letters each shares with the one before.

    >>> front_code(["laser", "lasers", "lassen"])
    'AlaserFsDsen'
    """
    coded, last = [], ""
    for word in words:
        shared = _common_prefix(last, word)
        coded.append(chr(65 + shared) + word[shared:])
        last = word
    return "".join(coded)


def _common_prefix(a: str, b: str) -> int:
    """Count the letters that two words share at the beginning, 25 at most: a capital for each."""
    count, most = 0, min(len(a), len(b), 25)
    while count < most and a[count] == b[count]:
        count += 1
    return count


def thresholds(heaviest: float) -> list[float]:
    """List the weights at which the levels begin, lightest first; the lowest level has none."""
    return [heaviest / STEP ** (LEVELS - 1 - level + 0.5) for level in range(1, LEVELS)]


def pack_postings(
    terms: Iterable[str],
    weights: Mapping[str, tuple[Sequence[int], Sequence[float]]],
    heaviest: float,
    named: Mapping[str, Collection[int]],
) -> tuple[str, str, str]:
    """Pack the posting lists of ``terms`` in three columns: lengths, gaps and levels.

    A length is in how many documents the term is, a gap how far the number of a document is from
    the one before, a level how much the term weighs there.

    Level ``LEVELS - 1`` is the heaviest, 0 all that is very light. ``named`` holds for each term
    the documents with it in their name; there the level is ``LEVELS`` higher.
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
    return pack_numbers(counts), pack_numbers(gaps), pack_numbers(levels)
