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
FEW = 1_000
# Above so many there is no index for programs: it would be larger than anyone loads.
MANY = 2_000
# The version of lunr.js that reads that index.
VERSION = "2.3.9"
# How BM25 weighs repetition and length; lunr's defaults.
_K1, _B = 1.2, 0.75


class PostingList(NamedTuple):
    """Posting list: the numbers of the documents that have a term, ascending, and its weights.

    Arrays, because there are a million of these numbers in a catalogue of ten thousand.
    """

    documents: "array[int]"
    weights: "array[float]"

    @classmethod
    def of(cls, weights: Mapping[int, float]) -> Self:
        """Make a posting list of number of document -> weight."""
        numbers = sorted(weights)
        return cls(array("I", numbers), array("d", [weights[number] for number in numbers]))

    def items(self) -> Iterator[tuple[int, float]]:
        """Yield the number of each document, with the weight."""
        return zip(self.documents, self.weights, strict=True)


Weights = Mapping[str, PostingList]
"""Term -> posting list."""
NO_POSTINGS = PostingList.of({})


def weigh(analysed: Analysed, boosts: Sequence[float]) -> Weights:
    """Weigh each stem in each document by BM25; ``boosts`` holds a factor for each document."""
    rows = [PostingList(array("I"), array("d")) for _ in analysed.terms]
    for number, fields in enumerate(_weights_per_field(analysed, boosts)):
        total: dict[int, float] = {}
        for weights in fields.values():
            for term, weight in weights.items():
                total[term] = total.get(term, 0.0) + weight
        for term, weight in total.items():
            rows[term].documents.append(number)
            rows[term].weights.append(weight)
    return {term: row for term, row in zip(analysed.terms, rows, strict=True) if row.documents}


def _weights_per_field(
    analysed: Analysed, boosts: Sequence[float]
) -> Iterator[Mapping[str, Mapping[int, float]]]:
    """Yield, for each document, field -> term -> weight (BM25), added up in the order of lunr."""
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
    """Write the index that other programs load with lunr.js; ``None`` for very many documents.

    ``boosts`` and ``refs`` hold one factor and one name per document.
    """
    if len(refs) > MANY:
        return None
    write = index_by_hand if len(refs) > FEW else index_by_lunr
    return write(analysed, boosts, refs)


def index_by_lunr(analysed: Analysed, boosts: Sequence[float], refs: Sequence[str]) -> bytes:
    """Write lunr's index with its own Builder."""
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


def index_by_hand(analysed: Analysed, boosts: Sequence[float], refs: Sequence[str]) -> bytes:
    """Write lunr's index as text by ourselves: as objects it would take ten times the memory."""
    vectors = list[str]()
    # In the order in which terms occur: lunr's number, and the documents per field.
    postings: dict[int, tuple[int, dict[str, list[str]]]] = {}
    for ref, fields in zip(refs, _weights_per_field(analysed, boosts), strict=True):
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
