"""The words of all documents: what is written becomes stems, and long words their parts as well.

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
class Lexicon:
    """All words as they are written, by number.

    ``telling``: whether a word is looked for outside names; ``stem_of``: the number of its stem;
    ``parts_of``: those of the stems of its parts.
    """

    words: Sequence[str]
    telling: bytes
    stem_of: Sequence[int]
    parts_of: Sequence[tuple[int, ...]]


@dataclass(frozen=True)
class Analysed:
    """Documents as numbers of stems per field of ``BOOSTS``; ``terms`` are the stems.

    ``words`` are all words (without hyphens) that occur in them, and ``vocabulary`` those that a
    browser must know to find all of them.
    """

    fields: Sequence[Fields]
    terms: Sequence[str]
    words: Set[str]
    vocabulary: Set[str]

    @property
    def named(self) -> Mapping[str, set[int]]:
        """The documents that have a stem in a name of theirs, old names included."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number, fields in enumerate(self.fields):
            for term in chain.from_iterable(fields[name] for name in NAMES):
                found[self.terms[term]].add(number)
        return found


def analyse(documents: Sequence[Document]) -> Analysed:
    """Words, stems and parts of compounds of all documents."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    found = list(_numbered(documents, numbers))
    all_words = list(numbers)
    telling = bytes(map(_says_something, all_words))
    own = {all_words[word] for word in set[int]().union(*(used(one, telling) for one in found))}
    splitter = Splitter(word for word in own if "-" not in word)
    parts = {word: _parts(word, splitter) for word in sorted(own)}
    words = {analysis.key(word) for word in own}
    vocabulary = needed(words)
    stems = {analysis.stem(word) for word in vocabulary}
    only_parts = {part for some in parts.values() for part in some}
    vocabulary |= needed({part for part in only_parts if analysis.stem(part) not in stems})

    terms: defaultdict[str, int] = defaultdict(count().__next__)
    stem_of = [terms[analysis.stem(analysis.key(word))] for word in all_words]
    parts_of = [
        tuple(terms[analysis.stem(part)] for part in parts.get(word, ())) for word in all_words
    ]
    lexicon = Lexicon(all_words, telling, stem_of, parts_of)
    fields = [stems_of(one, lexicon) for one in found]
    return Analysed(fields, list(terms), words, vocabulary)


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


def _numbered(documents: Iterable[Document], numbers: Mapping[str, int]) -> Iterator[Fields]:
    """Every field of every document as numbers of words."""
    known: dict[str, array[int]] = {}

    def row(text: str) -> "array[int]":
        if text in known:
            return known[text]
        made = array("I", map(numbers.__getitem__, analysis.words(text)))
        if len(text) < _SHORT:
            known[text] = made
        return made

    for document in documents:
        yield {
            name: array("I", chain.from_iterable(map(row, texts)))
            for name, texts in document.fields.items()
        }


def used(written: Fields, telling: Sequence[int]) -> set[int]:
    """The words that a document is looked for by: all of names, elsewhere those that say something.

    Both are numbers of words.
    """
    in_names = set(chain.from_iterable(written[name] for name in NAMES if name in written))
    others = set(chain.from_iterable(row for name, row in written.items() if name not in NAMES))
    return in_names | {word for word in others if telling[word]}


def _says_something(word: str) -> bool:
    # A number means nothing away from its sentence; ages are found in another way.
    return word not in analysis.STOPWORDS and not word.isdigit()


def stems_of(written: Fields, lexicon: Lexicon) -> Fields:
    """The fields of a document as numbers of stems, with fields for parts of compounds."""
    kept = {
        name: words if name in NAMES else [word for word in words if lexicon.telling[word]]
        for name, words in written.items()
    }
    in_names = chain.from_iterable(kept.get(name, ()) for name in NAMES)
    all_words = dict.fromkeys(chain.from_iterable(kept.values()))
    stem_of = lexicon.stem_of
    made = {name: array("I", map(stem_of.__getitem__, words)) for name, words in kept.items()}
    made["naamdelen"] = _joined(in_names, lexicon.parts_of)
    made["delen"] = _joined(all_words, lexicon.parts_of)
    return {name: made.get(name, _NONE) for name in BOOSTS}


def _joined(words: Iterable[int], parts_of: Sequence[Sequence[int]]) -> "array[int]":
    return array("I", chain.from_iterable(map(parts_of.__getitem__, words)))


def _parts(word: str, splitter: Splitter) -> tuple[str, ...]:
    """Pieces between hyphens and parts of compounds, and the parts of long parts."""
    pieces = analysis.pieces(word) if "-" in word else [word]
    found = [piece for piece in pieces if len(pieces) > 1 and len(piece) > 1]
    for piece in pieces:
        for part in splitter.split(piece):
            found += [part, *splitter.split(part)]
    return tuple(dict.fromkeys(part for part in found if part not in analysis.STOPWORDS))
