"""How much each word says about each document: BM25 with boosts, as lunr counts it.

For a small catalogue lunr itself does it. It gets words that are already stems, so that its own
pipeline (and its download of word lists) stays out of it. For a larger one the same numbers are
counted here, in a tenth of the time. Weights per field are added up to one per word and document.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from catalogue.search import program
from catalogue.search.documents import BOOSTS
from catalogue.search.words import Analysed, Fields


class Row(NamedTuple):
    """The documents that have a word, by number and ascending, and the weight in each.

    Arrays, because there are a million of these numbers in a catalogue of ten thousand.
    """

    documents: "array[int]"
    weights: "array[float]"

    @classmethod
    def of(cls, weights: Mapping[int, float]) -> Self:
        """The row with these weights by document."""
        numbers = sorted(weights)
        return cls(array("I", numbers), array("d", [weights[number] for number in numbers]))

    def items(self) -> Iterator[tuple[int, float]]:
        """Each document with its weight."""
        return zip(self.documents, self.weights, strict=True)


Weights = Mapping[str, Row]
NOWHERE = Row.of({})

# Up to so many documents lunr counts; its time per document grows with the catalogue.
FEW = 400
# Above so many there is no index for programs: it would be larger than anyone loads.
MANY = 2_000
# How BM25 weighs repetition and length; lunr's defaults.
_K1, _B = 1.2, 0.75


def compute(
    analysed: Analysed, boosts: Sequence[float], refs: Sequence[str]
) -> tuple[Weights, bytes | None]:
    """The weight of each stem in each document, by number; and lunr's index, for programs.

    ``boosts`` and ``refs`` hold one factor and one name per document.
    """
    if len(refs) > FEW:
        return count(analysed, boosts), by_hand(analysed, boosts, refs)
    return by_lunr(analysed, boosts, refs)


def by_lunr(
    analysed: Analysed, boosts: Sequence[float], refs: Sequence[str]
) -> tuple[Weights, bytes]:
    """Both as lunr's Builder makes them."""
    # lunr brings NLTK: a third of a second that only a small catalogue should pay.
    from lunr.builder import Builder

    builder = Builder()
    builder.ref("adres")
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    for ref, fields, boost in zip(refs, analysed.fields, boosts, strict=True):
        row = {name: [analysed.terms[term] for term in fields[name]] for name in BOOSTS}
        builder.add({"adres": ref, **row}, {"boost": boost})
    index = builder.build()
    numbers = {ref: number for number, ref in enumerate(refs)}
    weights = _added_up(index.inverted_index, index.field_vectors, numbers)
    return weights, program.packed(index.serialize())


def by_hand(analysed: Analysed, boosts: Sequence[float], refs: Sequence[str]) -> bytes | None:
    """Lunr's index without lunr, the same to the byte; nothing for very many documents."""
    if len(refs) > MANY:
        return None
    return program.written(
        analysed.terms, refs, _per_field(analysed, boosts, Frequencies.of(analysed.fields))
    )


@dataclass(frozen=True)
class Frequencies:
    """How often everything occurs: per number of a term in how many fields, all documents together.

    ``lengths`` is the number of terms per field of ``BOOSTS``, of ``total`` documents together.
    """

    seen: Counter[int]
    lengths: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, documents: Sequence[Fields]) -> Self:
        """The frequencies in these documents."""
        seen = Counter[int]()
        for fields in documents:
            for name in BOOSTS:
                seen.update(set(fields[name]))
        lengths = {name: sum(len(fields[name]) for fields in documents) for name in BOOSTS}
        return cls(seen, lengths, len(documents))

    def rarity(self, term: int) -> float:
        """How much a term says (inverse document frequency), by its number."""
        times = self.seen[term]
        return math.log(1 + abs((self.total - times + 0.5) / (times + 0.5)))

    def averages(self) -> dict[str, float]:
        """The usual length of each field; in a large catalogue in two figures.

        There a sentence more would else change a little of every weight.
        """
        found = {name: length / max(1, self.total) for name, length in self.lengths.items()}
        if self.total > MANY:
            return {name: float(f"{average:.2g}") for name, average in found.items()}
        return found


def count(analysed: Analysed, boosts: Sequence[float]) -> Weights:
    """What lunr counts, without lunr; in a large catalogue about that."""
    rows = counted(analysed, boosts, Frequencies.of(analysed.fields))
    return {term: row for term, row in zip(analysed.terms, rows, strict=True) if row.documents}


def counted(analysed: Analysed, boosts: Sequence[float], frequencies: Frequencies) -> Sequence[Row]:
    """The row of each term, by its number."""
    rows = [Row(array("I"), array("d")) for _ in analysed.terms]
    found: dict[int, float] = {}
    last = 0
    for number, _, weights in _per_field(analysed, boosts, frequencies):
        if number > last:
            _append(rows, last, found)
            found, last = {}, number
        for term, weight in weights.items():
            found[term] = found.get(term, 0.0) + weight
    _append(rows, last, found)
    return rows


def _append(rows: Sequence[Row], number: int, found: Mapping[int, float]) -> None:
    for term, weight in found.items():
        documents, weights = rows[term]
        documents.append(number)
        weights.append(weight)


def _per_field(
    analysed: Analysed, boosts: Sequence[float], frequencies: Frequencies
) -> Iterator[program.FieldWeights]:
    """For each document and field the weight of every term: BM25, in lunr's order of counting."""
    rarity = {term: frequencies.rarity(term) for term in frequencies.seen}
    averages = frequencies.averages()
    for number, fields in enumerate(analysed.fields):
        for name, boost in BOOSTS.items():
            terms = fields[name]
            long = slowed(len(terms), averages[name])
            own = boosts[number]
            weights = {
                term: round(rarity[term] * ((_K1 + 1) * times) / (long + times) * boost * own, 3)
                for term, times in Counter(terms).items()
            }
            yield number, name, weights


def slowed(length: int, average: float) -> float:
    """How slowly repetition counts in a field of so many terms."""
    return _K1 * (1 - _B + _B * (length / average)) if length else 0.0


def _added_up(
    inverted: Mapping[str, Mapping[str, object]],
    vectors: Mapping[str, Any],
    numbers: Mapping[str, int],
) -> Weights:
    names = {posting["_index"]: term for term, posting in inverted.items()}
    weights: dict[str, dict[int, float]] = {term: {} for term in inverted}
    for reference, vector in vectors.items():
        number = numbers[reference.partition("/")[2]]
        for index, weight in zip(vector.elements[::2], vector.elements[1::2], strict=True):
            row = weights[names[index]]
            row[number] = row.get(number, 0.0) + weight
    return {term: Row.of(row) for term, row in weights.items()}
