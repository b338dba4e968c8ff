"""The files that a visitor's browser searches in.

One file holds the words, where they are and what the results are called, as long as that is small;
the sentences for snippets are in blocks that are fetched for the results that are shown. All are
classic scripts that put their data in ``zoekdelen``: pages opened from disk cannot ``fetch``.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.links import Catalogue
from catalogue.schema import Pagina, kind_of
from catalogue.search import analysis, documents, packing, weights
from catalogue.search.documents import Document
from catalogue.text import slug

Files = dict[str, bytes]

FOLDER = "zoeken"
# How many documents share one block of sentences.
BLOCK = 12
# A part of the vocabulary when it does not fit in one file, in characters before gzip.
SHARD = 16_000
# One file while it is smaller than this after gzip.
WHOLE = 25_000
# The weight of an age that fits: as much as a word in the story.
_AGE_WEIGHT = 2.0


@dataclass(frozen=True)
class SearchIndex:
    """``files`` by site path, and the ``address`` of the one that a page asks for first."""

    files: Files
    address: str


def build(catalogue: Catalogue) -> SearchIndex:
    """The search index of a catalogue."""
    found = documents.of(catalogue)
    analysed = weights.analyse(found)
    weighed = weights.compute(analysed.fields, [document.boost for document in found])
    weighed.update(_ages(found))
    shards = _shards(analysed.vocabulary | {term for term in weighed if term[0] == "@"}, weighed)
    synonyms = [group.woorden for group in catalogue.synoniemen]
    return _assemble(found, shards, synonyms, _heaviest(weighed))


def _heaviest(weighed: weights.Weights) -> float:
    return max((weight for row in weighed.values() for weight in row.values()), default=1.0)


def _ages(found: Sequence[Document]) -> weights.Weights:
    """A word such as ``@8-12`` for every range of ages; 0 and 120 stand for an open end."""
    rows: weights.Weights = {}
    for number, document in enumerate(found):
        if document.van is not None or document.tot is not None:
            van = document.van if document.van is not None else 0
            tot = document.tot if document.tot is not None else 120
            rows.setdefault(f"@{van}-{tot}", {})[number] = _AGE_WEIGHT
    return rows


@dataclass(frozen=True)
class Shard:
    """A stretch of the vocabulary, the stems that are only elsewhere written, and who has what."""

    words: Sequence[str]
    extra: Sequence[str]
    terms: Sequence[str]


def _shards(vocabulary: frozenset[str], weighed: weights.Weights) -> list[Shard]:
    words = packing.order(vocabulary)
    stems = {word: analysis.stem(word) for word in words}
    extra = packing.order(set(weighed) - set(stems.values()))
    if extra:
        raise ValueError(f"stems without a word: {extra[:5]}")
    return [Shard(words, (), packing.order(set(stems.values())))]


def _assemble(
    found: Sequence[Document],
    shards: Sequence[Shard],
    synonyms: Sequence[Sequence[str]],
    heaviest: float,
) -> SearchIndex:
    raise NotImplementedError
