"""Documents as stems of their words, and stems of the parts of compounds.

Words and stems are numbered, and a text is a row of numbers: there are millions of them in a
catalogue of ten thousand.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, count

from catalogue.search import analysis
from catalogue.search.compounds import Splitter
from catalogue.search.documents import BOOSTS, Document

# A name is found by all of its words: 'het' finds HET LAB.
NAMES = ("naam", "oude_namen")
# Texts that are so short are often the same: names of wijken, themes and organisations.
_SHORT = 100
_NONE = array("I")

Fields = Mapping[str, "array[int]"]


@dataclass(frozen=True)
class Analysed:
    """Documents as numbers of stems, per field of ``BOOSTS``; ``terms`` are the stems by number.

    ``words`` are all words (without hyphens) that occur in them, and ``vocabulary`` those that a
    browser must know to find all of them.
    """

    fields: Sequence[Fields]
    terms: Sequence[str]
    words: Set[str]
    vocabulary: Set[str]

    @property
    def named(self) -> Mapping[str, set[int]]:
        """Map each stem in a name, old names included, to the numbers of the documents named so."""
        named: defaultdict[str, set[int]] = defaultdict(set)
        for number, fields in enumerate(self.fields):
            for term in chain.from_iterable(fields[name] for name in NAMES):
                named[self.terms[term]].add(number)
        return named


def analyse(documents: Sequence[Document]) -> Analysed:
    """Analyse all documents: split texts in words, and words in stems and parts of compounds."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    texts = list(_numbered(documents, numbers))
    lexicon = list(numbers)
    # A number means nothing away from its sentence; ages are found in another way.
    telling = [word not in analysis.STOPWORDS and not word.isdigit() for word in lexicon]
    # Outside names a word is only looked for when it says something.
    texts = [
        {
            name: row if name in NAMES else array("I", filter(telling.__getitem__, row))
            for name, row in text.items()
        }
        for text in texts
    ]
    sought = set(chain.from_iterable(chain.from_iterable(text.values() for text in texts)))
    written = {lexicon[word] for word in sought}
    splitter = Splitter(word for word in written if "-" not in word)
    parts = {word: _parts(word, splitter) for word in sorted(written)}
    words = {analysis.key(word) for word in written}
    terms: defaultdict[str, int] = defaultdict(count().__next__)
    stem_of = [terms[analysis.stem(analysis.key(word))] for word in lexicon]
    parts_of = [[terms[analysis.stem(part)] for part in parts.get(word, ())] for word in lexicon]
    fields = [_stemmed(text, stem_of, parts_of) for text in texts]
    return Analysed(fields, list(terms), words, _vocabulary(words, parts.values()))


def _stemmed(text: Fields, stem_of: Sequence[int], parts_of: Sequence[Sequence[int]]) -> Fields:
    """Turn the words of a document into stems, and add fields for the parts of its compounds."""
    in_names = chain.from_iterable(text.get(name, ()) for name in NAMES)
    distinct = dict.fromkeys(chain.from_iterable(text.values()))
    rows: dict[str, Iterable[int]] = {
        "naamdelen": chain.from_iterable(map(parts_of.__getitem__, in_names)),
        "delen": chain.from_iterable(map(parts_of.__getitem__, distinct)),
    }
    rows |= {name: map(stem_of.__getitem__, row) for name, row in text.items()}
    return {name: array("I", rows[name]) if name in rows else _NONE for name in BOOSTS}


def _vocabulary(words: set[str], parts: Iterable[Iterable[str]]) -> set[str]:
    vocabulary = smallest_vocabulary(words)
    stems = {analysis.stem(word) for word in vocabulary}
    all_parts = set(chain.from_iterable(parts))
    return vocabulary | smallest_vocabulary(
        {part for part in all_parts if analysis.stem(part) not in stems}
    )


def smallest_vocabulary(words: set[str]) -> set[str]:
    """Select the words that a browser must know to find all of ``words`` while they are typed.

    ``robots`` is found without being known, because ``robot`` is known and everything that is
    typed on the way from the one to the other has the same stem.
    """
    required = set[str]()
    for word in sorted(words):
        stem = analysis.stem(word)
        end = len(word) - 1
        while end > 2 and word[:end] not in required and analysis.stem(word[:end]) == stem:
            end -= 1
        if word[:end] not in required or analysis.stem(word[:end]) != stem:
            required.add(word)
    return required


def _numbered(documents: Iterable[Document], numbers: Mapping[str, int]) -> Iterator[Fields]:
    """Turn each field of each document into numbers of words."""
    cache: dict[str, array[int]] = {}

    def row(text: str) -> "array[int]":
        if text in cache:
            return cache[text]
        words = array("I", map(numbers.__getitem__, analysis.words(text)))
        if len(text) < _SHORT:
            cache[text] = words
        return words

    for document in documents:
        yield {
            name: array("I", chain.from_iterable(map(row, texts)))
            for name, texts in document.fields.items()
        }


def _parts(word: str, splitter: Splitter) -> Sequence[str]:
    """List the pieces of a word between hyphens and the parts of compounds, also within parts."""
    pieces = word.split("-")
    parts = [piece for piece in pieces if len(piece) > 1] if len(pieces) > 1 else []
    for piece in pieces:
        for part in splitter.split(piece):
            parts += [part, *splitter.split(part)]
    return [part for part in dict.fromkeys(parts) if part not in analysis.STOPWORDS]
