"""Words that editors chose to be found by: each counts as if it were the only one.

BM25 takes a long field for a vague one, so that a word in a list of sixty would count for nothing.
That is right for a text and wrong for a list of search words.
"""

import math
from collections.abc import Sequence

from catalogue.search import analysis
from catalogue.search.documents import BOOSTS, Document
from catalogue.search.weights import NOWHERE, Row, Weights

# The share for each word of a phrase, which says less than the phrase.
_OF_A_PHRASE = 0.5


def raised(weighed: Weights, found: Sequence[Document]) -> Weights:
    """The same weights, except that no ``sleutel`` counts less than one keyword by itself."""
    rows: dict[str, dict[int, float]] = {}
    for number, document in enumerate(found):
        for phrase in document.sleutels:
            stems = analysis.terms(phrase)
            for stem in stems:
                if stem not in rows:
                    rows[stem] = dict(weighed.get(stem, NOWHERE).items())
                row = rows[stem]
                row.setdefault(number, 0.0)
                share = 1.0 if len(stems) == 1 else _OF_A_PHRASE
                worth = share * BOOSTS["trefwoorden"] * document.boost * _rarity(row, len(found))
                row[number] = max(worth, row[number])
    return {**weighed, **{stem: Row.of(row) for stem, row in rows.items()}}


def _rarity(row: dict[int, float], documents: int) -> float:
    """How much a stem says, as BM25 has it."""
    return math.log(1 + (documents - len(row) + 0.5) / (len(row) + 0.5))
