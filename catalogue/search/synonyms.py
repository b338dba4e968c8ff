"""Words that visitors say instead: synonyms, ages, and the search words of editors.

A group of synonyms is a row of the index: ``=12`` is in every document that has a word of group 12.
What editors wrote in ``content/naslag/synoniemen.yml`` is worked out while building, so that a
browser that is asked for one word need not fetch the rows of all others. An age is a row too:
``@10`` is in every document that someone of ten fits.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from catalogue.search import analysis
from catalogue.search.documents import BOOSTS, Document
from catalogue.search.weights import NOWHERE, Row, Weights

# Above ``YEARLY`` people ask in round numbers, so there one row stands for ``STEP`` years.
YEARLY = 25
STEP = 5
OLDEST = 80
# An age that fits says as much as a word in the story; a narrow range says more than a wide one.
_NARROW, _WIDE = 3.0, 1.5
_YEARS_NARROW = 6
# The share for each word of a phrase, which says less than the phrase.
_OF_A_PHRASE = 0.5


@dataclass(frozen=True)
class Synonyms:
    """All groups that find something.

    ``weights``: a row per group. ``groups_of``: for every word or glued phrase its groups, and for
    every group the stems to mark. ``words``: all words and glued phrases, as visitors type them.
    """

    weights: Weights
    groups_of: Mapping[str, str]
    words: frozenset[str]


def groups(written: Sequence[Sequence[str]], weights: Weights) -> Synonyms:
    """The groups of synonyms as written; ``weights`` has the rows of all stems."""
    rows: dict[str, Row] = {}
    groups_of: dict[str, str] = {}
    words = set[str]()
    for number, phrases in enumerate(written):
        name = f"={number}"
        row: dict[int, float] = {}
        marks: dict[str, None] = {}
        for phrase in phrases:
            stems = _stems(phrase)
            together = _together([weights.get(stem, NOWHERE) for stem in stems])
            as_one = weights.get(glued(phrase), NOWHERE)
            for document, weight in chain(together.items(), as_one.items()):
                if weight > row.get(document, 0.0):
                    row[document] = weight
            if any(together.items()):
                marks |= dict.fromkeys(stems)
        if not row:
            continue
        rows[name] = Row.of(row)
        groups_of[name] = " ".join(marks)
        for phrase in phrases:
            others = groups_of.get(glued(phrase), "").split()
            groups_of[glued(phrase)] = " ".join(dict.fromkeys([*others, name]))
            words.add(_key(phrase))
    return Synonyms(rows, groups_of, frozenset(words))


def glued(phrase: str) -> str:
    """The term by which a word or phrase is asked for: its words as one, and of that the stem.

    >>> glued("doe het zelf")
    'doehetzelf'
    """
    return analysis.stem(_key(phrase))


def _key(phrase: str) -> str:
    return "".join(analysis.key(word) for word in analysis.words(phrase))


def _stems(phrase: str) -> list[str]:
    """The stems of a phrase that say something; none when that is one of several words.

    What is left of 'geen werk' or 'de hoek' is another thing: those are only asked for.
    """
    stems = analysis.terms(phrase)
    return [] if len(analysis.words(phrase)) > len(stems) < 2 else stems


def _together(rows: Sequence[Row]) -> Row | Mapping[int, float]:
    """The documents that have all stems, at the lightest of the weights."""
    if len(rows) < 2:
        return rows[0] if rows else NOWHERE
    shared = set.intersection(*(set(row.documents) for row in rows))
    lightest: dict[int, float] = {}
    for row in rows:
        for document, weight in row.items():
            if document in shared:
                lightest[document] = min(weight, lightest.get(document, weight))
    return lightest


def ages(documents: Sequence[Document]) -> Weights:
    """The weight of every age in every document that says for whom it is.

    A question about an age then needs one short row, however many ranges of ages there are.
    """
    weights: dict[str, dict[int, float]] = {}
    for number, document in enumerate(documents):
        if document.van is None and document.tot is None:
            continue
        van = document.van or 0
        tot = OLDEST if document.tot is None else document.tot
        weight = _NARROW if tot - van <= _YEARS_NARROW else _WIDE
        for age in (*range(YEARLY), *range(YEARLY, OLDEST, STEP)):
            last = age if age < YEARLY else age + STEP - 1
            if van <= last and age <= tot:
                weights.setdefault(f"@{age}", {})[number] = weight
    return {word: Row.of(row) for word, row in weights.items()}


def raised(weights: Weights, documents: Sequence[Document]) -> Weights:
    """Weights of which no ``sleutel`` counts less than one keyword by itself.

    BM25 takes a long field for a vague one, so that a word in a list of sixty would count for
    nothing. That is right for a text and wrong for words that editors chose to be found by.
    """
    rows: dict[str, dict[int, float]] = {}
    for number, document in enumerate(documents):
        for phrase in document.sleutels:
            stems = analysis.terms(phrase)
            share = 1.0 if len(stems) == 1 else _OF_A_PHRASE
            for stem in stems:
                if stem not in rows:
                    rows[stem] = dict(weights.get(stem, NOWHERE).items())
                row = rows[stem]
                row.setdefault(number, 0.0)
                rarity = math.log(1 + (len(documents) - len(row) + 0.5) / (len(row) + 0.5))
                worth = share * BOOSTS["trefwoorden"] * document.boost * rarity
                row[number] = max(worth, row[number])
    return {**weights, **{stem: Row.of(row) for stem, row in rows.items()}}
