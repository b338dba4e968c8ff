"""How much each word says about each document: BM25 with boosts, counted by lunr.

lunr gets words that are already stems, so that its own pipeline (and its download of word lists)
stays out of it. Its weights per field are added up to one per word and document.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.search import analysis
from catalogue.search.compounds import Splitter
from catalogue.search.documents import BOOSTS, Document

Weights = dict[str, dict[int, float]]
Fields = Mapping[str, Sequence[str]]
# lunr's own format, which lunr.js loads.
Program = dict[str, Any]

# Above so many documents lunr takes too long: its time per document grows with the catalogue.
MANY = 2_000
# How BM25 weighs repetition and length; lunr's defaults.
_K1, _B = 1.2, 0.75


@dataclass(frozen=True)
class Analysed:
    """Documents as stems per field, and every word (without hyphens) that occurs in them.

    ``vocabulary`` are the words that a browser must know to find all of ``words``.
    """

    fields: Sequence[Mapping[str, Sequence[str]]]
    words: set[str]
    vocabulary: set[str]

    @property
    def names(self) -> list[frozenset[str]]:
        """The stems in the names of each document, old names included."""
        kept = ("naam", "oude_namen")
        return [
            frozenset(one for name in kept for one in stems.get(name, ())) for stems in self.fields
        ]


def analyse(documents: Sequence[Document]) -> Analysed:
    """Words, stems and parts of compounds of all documents."""
    found = [_words_of(document) for document in documents]
    own = {word for fields in found for group in fields.values() for word in group}
    splitter = Splitter(word for word in own if "-" not in word)
    parts = {word: _parts(word, splitter) for word in sorted(own)}
    words = {analysis.key(word) for word in own}
    vocabulary = needed(words)
    stems = {analysis.stem(word) for word in vocabulary}
    only_parts = {part for some in parts.values() for part in some}
    vocabulary |= needed({part for part in only_parts if analysis.stem(part) not in stems})
    return Analysed(
        fields=[_stems_of(fields, parts) for fields in found],
        words=words,
        vocabulary=vocabulary,
    )


def needed(words: set[str]) -> set[str]:
    """The words that a browser must know to find all of them, letter by letter.

    ``robots`` is found without being known, because ``robot`` is known and everything that is
    typed on the way from the one to the other has the same stem.
    """
    kept = set[str]()
    for word in sorted(words):
        own = analysis.stem(word)
        end = len(word) - 1
        while end > 2 and word[:end] not in kept and analysis.stem(word[:end]) == own:
            end -= 1
        if word[:end] not in kept or analysis.stem(word[:end]) != own:
            kept.add(word)
    return kept


def compute(
    fields: Sequence[Fields], boosts: Sequence[float], refs: Sequence[str]
) -> tuple[Weights, Program | None]:
    """The weight of each stem in each document, by number; and lunr's index, for programs.

    ``boosts`` and ``refs`` hold one factor and one name per document. For very many documents the
    same weights are counted here, in a tenth of the time, and there is no index for programs.
    """
    if len(fields) > MANY:
        return count(fields, boosts), None
    index = _lunr(fields, boosts, refs)
    numbers = {ref: number for number, ref in enumerate(refs)}
    return _added_up(index.inverted_index, index.field_vectors, numbers), index.serialize()


def _lunr(fields: Sequence[Fields], boosts: Sequence[float], refs: Sequence[str]) -> Any:
    # lunr brings NLTK: a third of a second that only a build should pay.
    from lunr.builder import Builder

    builder = Builder()
    builder.ref("adres")
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    for ref, stems, boost in zip(refs, fields, boosts, strict=True):
        row = {name: stems.get(name, ()) for name in BOOSTS}
        builder.add({"adres": ref, **row}, {"boost": boost})
    return builder.build()


def _added_up(
    inverted: Mapping[str, Mapping[str, object]],
    vectors: Mapping[str, Any],
    numbers: Mapping[str, int],
) -> Weights:
    names = {posting["_index"]: term for term, posting in inverted.items()}
    weights: Weights = {term: {} for term in inverted}
    for reference, vector in vectors.items():
        number = numbers[reference.partition("/")[2]]
        for index, weight in zip(vector.elements[::2], vector.elements[1::2], strict=True):
            row = weights[names[index]]
            row[number] = row.get(number, 0.0) + weight
    return weights


def count(fields: Sequence[Fields], boosts: Sequence[float]) -> Weights:
    """What lunr counts, without lunr: BM25 per field, rounded as lunr does, and added up."""
    counted = [{name: Counter(stems.get(name, ())) for name in BOOSTS} for stems in fields]
    places = Counter(term for row in counted for terms in row.values() for term in terms)
    rarity = {
        term: math.log(1 + abs((len(fields) - seen + 0.5) / (seen + 0.5)))
        for term, seen in places.items()
    }
    weights: Weights = {term: {} for term in places}
    for name, boost in BOOSTS.items():
        lengths = [sum(row[name].values()) for row in counted]
        average = sum(lengths) / max(1, len(lengths))
        for number, row in enumerate(counted):
            factor = boost * boosts[number]
            for term, times in row[name].items():
                share = _K1 * (1 - _B + _B * lengths[number] / average) + times
                weight = round(rarity[term] * (_K1 + 1) * times / share * factor, 3)
                weights[term][number] = weights[term].get(number, 0.0) + weight
    return weights


def _words_of(document: Document) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, texts in document.fields.items():
        found = [word for text in texts for word in analysis.words(text)]
        # A name is found by all of its words: 'het' finds HET LAB.
        keep = name in {"naam", "oude_namen"}
        fields[name] = found if keep else [word for word in found if _says_something(word)]
    return fields


def _says_something(word: str) -> bool:
    # A number means nothing away from its sentence; ages are found in another way.
    return word not in analysis.STOPWORDS and not word.isdigit()


def _stems_of(
    fields: Mapping[str, Sequence[str]], parts: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    stems = {
        name: [analysis.stem(analysis.key(word)) for word in group]
        for name, group in fields.items()
    }
    in_names = [word for name in ("naam", "oude_namen") for word in fields.get(name, ())]
    all_words = (word for group in fields.values() for word in group)
    stems["naamdelen"] = _stems_of_parts(in_names, parts)
    stems["delen"] = _stems_of_parts(dict.fromkeys(all_words), parts)
    return stems


def _stems_of_parts(found: Iterable[str], parts: Mapping[str, Sequence[str]]) -> list[str]:
    return [analysis.stem(part) for word in found for part in parts[word]]


def _parts(word: str, splitter: Splitter) -> tuple[str, ...]:
    """Pieces between hyphens and parts of compounds, and the parts of long parts."""
    pieces = analysis.pieces(word) if "-" in word else [word]
    found = [piece for piece in pieces if len(pieces) > 1 and len(piece) > 1]
    for piece in pieces:
        for part in splitter.split(piece):
            found += [part, *splitter.split(part)]
    return tuple(dict.fromkeys(part for part in found if part not in analysis.STOPWORDS))
