"""Weights of words in documents: BM25 with boosts, as lunr counts it, and lunr's own index.

Weights per field are added up to one per word and document. The index for programs of others is
written by lunr itself for a small catalogue. It gets words that are already stems, so that its own
pipeline (and its download of word lists) stays out of it. For a larger one it is put together here,
the same to the byte, in a tenth of the time and of the room.
"""

import json
import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from catalogue.search.documents import BOOSTS
from catalogue.search.words import Analysed

# Up to so many documents lunr writes its index; its time per document grows with the catalogue.
FEW = 400
# Above so many there is no index for programs: it would be larger than anyone loads.
MANY = 2_000
# The version of lunr.js that reads that index.
VERSION = "2.3.9"
# How BM25 weighs repetition and length; lunr's defaults.
_K1, _B = 1.2, 0.75


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


def count(analysed: Analysed, boosts: Sequence[float]) -> Weights:
    """The weight of each stem in each document; ``boosts`` holds one factor per document."""
    rows = [Row(array("I"), array("d")) for _ in analysed.terms]
    for number, fields in enumerate(_weighed(analysed, boosts)):
        total: dict[int, float] = {}
        for weights in fields.values():
            for term, weight in weights.items():
                total[term] = total.get(term, 0.0) + weight
        for term, weight in total.items():
            rows[term].documents.append(number)
            rows[term].weights.append(weight)
    return {term: row for term, row in zip(analysed.terms, rows, strict=True) if row.documents}


def _weighed(
    analysed: Analysed, boosts: Sequence[float]
) -> Iterator[Mapping[str, Mapping[int, float]]]:
    """For each document the weight of every term per field: BM25, in lunr's order of counting."""
    total = len(analysed.fields)
    frequencies = Counter[int]()
    for fields in analysed.fields:
        for name in BOOSTS:
            frequencies.update(set(fields[name]))
    rarity = {
        term: math.log(1 + abs((total - times + 0.5) / (times + 0.5)))
        for term, times in frequencies.items()
    }
    averages = {name: sum(len(f[name]) for f in analysed.fields) / max(1, total) for name in BOOSTS}
    if total > MANY:
        # In two figures: a sentence more would else change a little of every weight.
        averages = {name: float(f"{average:.2g}") for name, average in averages.items()}
    for fields, factor in zip(analysed.fields, boosts, strict=True):
        weights: dict[str, Mapping[int, float]] = {}
        for name, boost in BOOSTS.items():
            terms = fields[name]
            # How slowly repetition counts in a field of so many terms.
            slow = _K1 * (1 - _B + _B * (len(terms) / averages[name])) if terms else 0.0
            weights[name] = {
                term: round(rarity[term] * ((_K1 + 1) * times) / (slow + times) * boost * factor, 3)
                for term, times in Counter(terms).items()
            }
        yield weights


# --- lunr's own format --------------------------------------------------------------------------


def lunr_index(analysed: Analysed, boosts: Sequence[float], refs: Sequence[str]) -> bytes | None:
    """The index that programs of others load with lunr.js; nothing for very many documents.

    ``boosts`` and ``refs`` hold one factor and one name per document.
    """
    if len(refs) > MANY:
        return None
    write = by_hand if len(refs) > FEW else by_lunr
    return write(analysed, boosts, refs)


def by_lunr(analysed: Analysed, boosts: Sequence[float], refs: Sequence[str]) -> bytes:
    """The index as lunr's Builder makes it."""
    # lunr brings NLTK: a third of a second that only a small catalogue should pay.
    from lunr.builder import Builder

    builder = Builder()
    builder.ref("adres")
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    for ref, fields, boost in zip(refs, analysed.fields, boosts, strict=True):
        stems = {name: [analysed.terms[term] for term in fields[name]] for name in BOOSTS}
        builder.add({"adres": ref, **stems}, {"boost": boost})
    return _json(builder.build().serialize()).encode()


def by_hand(analysed: Analysed, boosts: Sequence[float], refs: Sequence[str]) -> bytes:
    """The index put together as text: as objects it would take ten times the room."""
    vectors = list[str]()
    # In the order in which terms occur: lunr's number, and the documents per field.
    postings: dict[int, tuple[int, dict[str, list[str]]]] = {}
    for ref, fields in zip(refs, _weighed(analysed, boosts), strict=True):
        posting = f"{_json(ref)}:{{}}"
        for name, weights in fields.items():
            elements = []
            for term, weight in weights.items():
                if term not in postings:
                    postings[term] = len(postings), {field: [] for field in BOOSTS}
                index, documents = postings[term]
                documents[name].append(posting)
                elements.append((index, weight))
            columns = ",".join(f"{index},{weight!r}" for index, weight in sorted(elements))
            vectors.append(f"[{_json(f'{name}/{ref}')},[{columns}]]")
    inverted = []
    for term in sorted(postings, key=analysed.terms.__getitem__):
        index, documents = postings[term]
        per_field = ",".join(f'"{name}":{{{",".join(refs)}}}' for name, refs in documents.items())
        inverted.append(f'[{_json(analysed.terms[term])},{{{per_field},"_index":{index}}}]')
    return (
        f'{{"version":"{VERSION}","fields":{_json(list(BOOSTS))},'
        f'"fieldVectors":[{",".join(vectors)}],'
        f'"invertedIndex":[{",".join(inverted)}],"pipeline":[]}}'
    ).encode()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
