"""Posting lists for synonyms and ages, and a higher weight for the search words of editors.

A group of synonyms is a term of the index: ``=12`` is in every document with a word of group 12.
What editors wrote in ``content/naslag/synoniemen.yml`` is worked out while building, so that a
browser that is asked for one word need not fetch those of all others. An age is a term too:
``@10`` is in every document that someone of ten fits.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, dropwhile

from catalogue.schema import Entry, Record, Synoniem
from catalogue.search import analysis
from catalogue.search.compounds import dutch_words
from catalogue.search.documents import BOOSTS, Document
from catalogue.search.weights import NO_POSTINGS, PostingList, Weights

# Above ``YEARLY`` people ask in round numbers, so there one term stands for ``STEP`` years.
YEARLY = 25
STEP = 5
OLDEST = 80
# An age that fits says as much as a word in the story; a narrow range says more than a wide one.
_NARROW, _WIDE = 3.0, 1.5
_YEARS_NARROW = 6
# The share for each word of a phrase, which says less than the phrase.
_OF_A_PHRASE = 0.5
# Documents of a group at most: a synonym in the story of a hundred others finds nobody anything.
_MOST = 20
# Stems of a group that are marked in a sentence.
_MOST_MARKED = 2


@dataclass(frozen=True)
class Synonyms:
    """Groups of synonyms that find something.

    ``weights``: the posting list of each group. ``groups_of``: for every word or joined phrase the
    names of its groups, and for every group the stems to mark. ``words``: all words and joined
    phrases, as visitors type them. ``guesses``: those that a typing error may have been meant as; a
    word of another language is none, or who types ``kappers`` is taken to mean ``careers``.
    """

    weights: Weights
    groups_of: Mapping[str, str]
    words: frozenset[str]
    guesses: frozenset[str]


def build_groups(written: Sequence[Synoniem], weights: Weights) -> Synonyms:
    """Build the groups of synonyms from ``written``; ``weights`` has the posting lists of stems."""
    rows: dict[str, PostingList] = {}
    groups_of: dict[str, str] = {}
    words, foreign = set[str](), set[str]()
    names: dict[frozenset[tuple[int, float]], str] = {}
    for number, synoniem in enumerate(written):
        name = f"={number}"
        row: dict[int, float] = {}
        marks: dict[str, None] = {}
        for phrase in synoniem.vindt or synoniem.woorden:
            stems = _stems(phrase)
            together = _intersection([weights.get(stem, NO_POSTINGS) for stem in stems])
            as_one = weights.get(joined_stem(phrase), NO_POSTINGS)
            for document, weight in chain(together.items(), as_one.items()):
                if weight * synoniem.gewicht > row.get(document, 0.0):
                    row[document] = weight * synoniem.gewicht
            if any(together.items()):
                marks |= dict.fromkeys(stems)
        if not row:
            continue
        heaviest = sorted(row, key=lambda document: (-row[document], document))[:_MOST]
        kept = {document: row[document] for document in heaviest}
        # Rows in many languages lead to the same documents.
        name = names.setdefault(frozenset(kept.items()), name)
        rows[name] = PostingList.of(kept)
        groups_of[name] = " ".join([*marks][:_MOST_MARKED])
        for phrase in synoniem.woorden:
            others = groups_of.get(joined_stem(phrase), "").split()
            groups_of[joined_stem(phrase)] = " ".join(dict.fromkeys([*others, name]))
            words.add(_joined(phrase))
            if synoniem.vindt and _joined(phrase) not in dutch_words():
                foreign.add(_joined(phrase))
    return Synonyms(rows, groups_of, frozenset(words), frozenset(words - foreign))


def joined_stem(phrase: str) -> str:
    """Join the words of a phrase and take the stem, the term by which the phrase is looked up.

    >>> joined_stem("doe het zelf")
    'doehetzelf'
    """
    return analysis.stem(_joined(phrase))


def without_leading_stop_words(phrase: str) -> list[str]:
    """The words of a phrase without stop words in front, when two words or more are left.

    So 'met mijn handen werken' is found at its first word that says something.

    >>> without_leading_stop_words("met mijn handen werken")
    ['handen', 'werken']
    >>> without_leading_stop_words("na schooltijd")
    ['na', 'schooltijd']
    """
    words = analysis.words(phrase)
    rest = list(dropwhile(analysis.STOPWORDS.__contains__, words))
    return rest if len(rest) > 1 else words


@lru_cache(maxsize=20_000)
def _joined(phrase: str) -> str:
    return "".join(map(analysis.key, without_leading_stop_words(phrase)))


def _stems(phrase: str) -> list[str]:
    """List the stems of a phrase without stop words; none when only one of several words is left.

    What is left of 'geen werk' or 'de hoek' is another thing: those are only asked for.
    """
    stems = analysis.terms(phrase)
    return [] if len(analysis.words(phrase)) > len(stems) < 2 else stems


def _intersection(rows: Sequence[PostingList]) -> PostingList | Mapping[int, float]:
    """Intersect posting lists: the documents that are in all, at the lightest of the weights."""
    if len(rows) < 2:
        return rows[0] if rows else NO_POSTINGS
    shared = set.intersection(*(set(row.documents) for row in rows))
    lightest: dict[int, float] = {}
    for row in rows:
        for document, weight in row.items():
            if document in shared:
                lightest[document] = min(weight, lightest.get(document, weight))
    return lightest


def age_postings(documents: Sequence[Document]) -> Weights:
    """Make a posting list for each age, of the documents that say for whom they are.

    A question about an age then needs one short list, however many ranges of ages there are.
    """
    weights: dict[str, dict[int, float]] = {}
    for number, document in enumerate(documents):
        if document.van is None and document.tot is None:
            continue
        van = document.van or 0
        tot = OLDEST if document.tot is None else document.tot
        weight = (_NARROW if tot - van <= _YEARS_NARROW else _WIDE) * _fit(document.record)
        for age in (*range(YEARLY), *range(YEARLY, OLDEST, STEP)):
            last = age if age < YEARLY else age + STEP - 1
            if van <= last and age <= tot:
                weights.setdefault(f"@{age}", {})[number] = weight
    return {word: PostingList.of(row) for word, row in weights.items()}


def _fit(record: Record) -> float:
    """How well an age fits an entry: its own age says more than that of its doelgroepen.

    Somebody who names an age wants to join by themselves.
    """
    if not isinstance(record, Entry):
        return 1.0
    own = 2.0 if record.leeftijd else 1.0
    joins = record.meedoen.hoe if record.meedoen else None
    return own * (1.5 if joins == "zelf" else 0.7 if joins == "via-school" else 1.0)


def boost_keywords(weights: Weights, documents: Sequence[Document]) -> Weights:
    """Boost the keywords of documents (``sleutels``): each weighs at least as much as one alone.

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
                    rows[stem] = dict(weights.get(stem, NO_POSTINGS).items())
                row = rows[stem]
                row.setdefault(number, 0.0)
                rarity = math.log(1 + (len(documents) - len(row) + 0.5) / (len(row) + 0.5))
                worth = share * BOOSTS["trefwoorden"] * document.boost * rarity
                row[number] = max(worth, row[number])
    return {**weights, **{stem: PostingList.of(row) for stem, row in rows.items()}}
