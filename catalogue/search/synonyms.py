"""Synonyms as rows of the index: ``=12`` is in every document that has a word of group 12.

What editors wrote in ``content/naslag/synoniemen.yml`` is worked out while building, so that a
browser that is asked for one word need not fetch the rows of all others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.search import analysis
from catalogue.search.weights import NOWHERE, Row, Weights


@dataclass(frozen=True)
class Groups:
    """All groups that find something.

    ``weighed``: a row per group. ``said``: for every word or glued phrase its groups, and for every
    group the stems to mark. ``words``: all words and glued phrases, as visitors type them.
    """

    weighed: Weights
    said: Mapping[str, str]
    words: frozenset[str]


def groups(written: Sequence[Sequence[str]], weighed: Weights) -> Groups:
    """The groups of synonyms as written; ``weighed`` has the rows of all stems."""
    rows: dict[str, Row] = {}
    said: dict[str, str] = {}
    words = set[str]()
    for number, phrases in enumerate(written):
        name = f"={number}"
        row: dict[int, float] = {}
        marks: dict[str, None] = {}
        for phrase in phrases:
            # What is left of 'geen werk' or 'de hoek' is another thing: those are only asked for.
            stems = _stems(phrase)
            found = _together(stems, weighed)
            _join(row, found.items())
            _join(row, weighed.get(glued(phrase), NOWHERE).items())
            marks.update(dict.fromkeys(stems if any(found.items()) else ()))
        if not row:
            continue
        rows[name] = Row.of(row)
        said[name] = " ".join(marks)
        for phrase in phrases:
            key = glued(phrase)
            others = said.get(key, "").split()
            said[key] = " ".join(dict.fromkeys([*others, name]))
            words.add(_key(phrase))
    return Groups(rows, said, frozenset(words))


def glued(phrase: str) -> str:
    """How a word or phrase is asked for: its words as one, and of that the stem.

    >>> glued("doe het zelf")
    'doehetzelf'
    """
    return analysis.stem(_key(phrase))


def _key(phrase: str) -> str:
    return "".join(analysis.key(word) for word in analysis.words(phrase))


def _stems(phrase: str) -> list[str]:
    """The stems of a phrase that say something; none when that is one of several words."""
    words = analysis.words(phrase)
    telling = [word for word in words if word not in analysis.STOPWORDS]
    if len(words) > len(telling) < 2:
        return []
    return [analysis.stem(analysis.key(word)) for word in telling]


def _together(stems: Sequence[str], weighed: Weights) -> Row | Mapping[int, float]:
    """The documents that have all stems, at the lightest of the weights."""
    rows = [weighed.get(stem, NOWHERE) for stem in stems]
    if len(rows) < 2:
        return rows[0] if rows else NOWHERE
    shared = set.intersection(*(set(row.documents) for row in rows))
    found: dict[int, float] = {}
    for row in rows:
        for number, weight in row.items():
            if number in shared:
                found[number] = min(weight, found.get(number, weight))
    return found


def _join(row: dict[int, float], other: Iterable[tuple[int, float]]) -> None:
    for number, weight in other:
        if weight > row.get(number, 0.0):
            row[number] = weight
