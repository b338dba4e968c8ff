"""lunr's own format, for programs of others: they load it with lunr.js.

It is put together as text from what was counted, because as objects it would take ten times the
room. What lunr itself writes is the same to the byte.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalogue.search.documents import BOOSTS

# A document by number, a field, and the weight of every term in it, by number.
FieldWeights = tuple[int, str, Mapping[int, float]]
# The version of lunr.js that reads it.
VERSION = "2.3.9"


def packed(index: Mapping[str, Any]) -> bytes:
    """What lunr made, as small as JSON can be."""
    return _json(index).encode()


def written(terms: Sequence[str], refs: Sequence[str], found: Iterable[FieldWeights]) -> bytes:
    """The same from counted weights; ``refs`` are the names of the documents."""
    names = [_json(ref) for ref in refs]
    vectors = list[str]()
    # In the order in which terms occur: lunr's number, and the documents per field.
    postings: dict[int, tuple[int, dict[str, list[str]]]] = {}
    for number, field, weights in found:
        elements = []
        for term, weight in weights.items():
            if term not in postings:
                postings[term] = len(postings), {name: [] for name in BOOSTS}
            index, documents = postings[term]
            documents[field].append(f"{names[number]}:{{}}")
            elements.append((index, weight))
        columns = ",".join(f"{index},{weight!r}" for index, weight in sorted(elements))
        vectors.append(f"[{_json(f'{field}/{refs[number]}')},[{columns}]]")
    inverted = (
        _posting(terms[term], *postings[term]) for term in sorted(postings, key=terms.__getitem__)
    )
    return (
        f'{{"version":"{VERSION}","fields":{_json(list(BOOSTS))},'
        f'"fieldVectors":[{",".join(vectors)}],'
        f'"invertedIndex":[{",".join(inverted)}],"pipeline":[]}}'
    ).encode()


def _posting(term: str, index: int, documents: Mapping[str, Sequence[str]]) -> str:
    fields = ",".join(f'"{name}":{{{",".join(some)}}}' for name, some in documents.items())
    return f'[{_json(term)},{{{fields},"_index":{index}}}]'


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
