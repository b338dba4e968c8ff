"""The files that a visitor's browser searches in.

The head says how to read the rest. The words are cut into stretches of the alphabet, and a browser
fetches the few that a question needs; a small catalogue has them all in the head. Names and facts
of results are in the head too, or in blocks of a few when there are very many. The sentences for
snippets are in small blocks, fetched for results that come into view. All are classic scripts that
put data in ``zoekdelen``, because pages opened from disk cannot ``fetch``. The head keeps its name,
and says how the parts that belong to it are called.
"""

import gzip
import hashlib
import itertools
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from catalogue.base.text import slug
from catalogue.content.model import Catalogue
from catalogue.schema import Begrip, Entry, Thema, urls
from catalogue.search import (
    analysis,
    facets,
    packing,
    spelling,
    synonyms,
    understanding,
    weights,
    words,
)
from catalogue.search.documents import RESULT_KINDS, Document, Keuze
from catalogue.search.documents import of as documents_of
from catalogue.search.synonyms import Synonyms
from catalogue.search.weights import Weights
from catalogue.search.words import Analysed

# The name of a part, such as ``kop`` or ``w3``, and its data.
Part = tuple[str, Any]

FOLDER = "zoeken"
# lunr's own format, for programs: they search with stems, as ``analysis`` makes them.
FOR_PROGRAMS = "data/zoekindex.lunr.json"
# One file while it is smaller than this after gzip, so that a first question with everything else
# it needs stays below 25 kB; above, stretches of so many characters.
WHOLE = 16_000
STRETCH = 1_150
MOST = 2
# How many documents share a block of sentences, and a block of names when there are too many
# documents for names in the head.
TEXTS = 4
NAMES = 8
NAMES_IN_HEAD = 600
# A word that weighs so much somewhere is what a document is about.
TELLING = 12.0
# What of the head a browser needs to read the other parts; and the form in which all are written.
_READ_WITH = ("taal", "niveaus", "blok", "jaren")
_FORM = 2
_STANDEN = {"": " ", "nu": "n", "waarschijnlijk": "w", "oud": "o", "gepland": "p", "gestopt": "g"}
# Years are counted from here; 0 is no year.
_YEAR = 1949
NOTHING: Mapping[str, Catalogue] = MappingProxyType({})


@dataclass(frozen=True)
class SearchIndex:
    """Search index: its ``files`` by site path, and the ``address`` of the file to load first."""

    files: dict[str, bytes]
    address: str

    @property
    def program(self) -> str:
        """Site path of lunr's index, for other programs; empty when the catalogue is too large."""
        return FOR_PROGRAMS if FOR_PROGRAMS in self.files else ""


class Lexicon:
    """Words, terms and groups of synonyms in alphabetical order, and what is looked up by them.

    ``weights``: the posting list of every stem, age and group of synonyms; ``named``: the documents
    with a stem in their name; ``groups_of``: see ``Synonyms``.
    """

    def __init__(
        self, analysed: Analysed, groups: Synonyms, weights: Weights, names: tuple[str, ...]
    ) -> None:
        self.words = analysed.vocabulary | words.smallest_vocabulary(set(groups.words))
        self.weights = weights
        self.named = analysed.named
        self.groups_of = groups.groups_of
        # Also of a synonym that nobody wrote.
        self.terms = set(weights) | {analysis.stem(word) for word in self.words}
        heaviest = (max(row.weights) for row in weights.values() if row.weights)
        self.heaviest = max(heaviest, default=1)
        # What documents are about, and so no other subject.
        self.telling = {
            term for term, row in weights.items() if max(row.weights, default=0.0) >= TELLING
        }
        self.weak = analysis.weak_stems(names)
        self.other = analysis.other_stems() - self.weak - self.telling - set(self.groups_of)
        items = self.words | self.terms | set(self.groups_of) | self.weak | self.other
        # A group stands with each of its words, so that no question needs a part for it alone.
        self.items = packing.sort_as_javascript(item for item in items if not _is_group(item))

    def pack(self, items: Sequence[str]) -> dict[str, object]:
        """Pack a part of the alphabet: its words, its terms, and its synonyms.

        Most stems follow from a word in the same part; ``x`` are the ones that do not, such as
        ``las`` when only ``gelast`` is written. ``z`` are stems of weak words, ``o`` those of other
        subjects.
        """
        written = [item for item in items if item in self.words]
        terms = [item for item in items if item in self.terms]
        derived = {analysis.stem(word) for word in written}
        counts, gaps, levels = packing.pack_postings(terms, self.weights, self.heaviest, self.named)
        return {
            "w": packing.front_code(written),
            "x": " ".join(term for term in terms if term not in derived),
            "b": [*terms[:1], *terms[-1:]],
            "n": counts,
            "d": gaps,
            "g": levels,
            "z": packing.front_code([item for item in items if item in self.weak]),
            "o": packing.front_code([item for item in items if item in self.other]),
            "s": self._pack_synonyms(items),
        }

    def _pack_synonyms(self, items: Sequence[str]) -> list[str]:
        """Pack the synonyms of a part: words with their groups, and groups with their documents.

        Columns: the words, how many groups each is in and which; the numbers of the groups in this
        part, the stems to mark of each, and their posting lists.
        """
        words = [item for item in items if item in self.groups_of]
        names_of = [self.groups_of[word].split() for word in words]
        groups = list(dict.fromkeys(itertools.chain.from_iterable(names_of)))
        place = {name: number for number, name in enumerate(groups)}
        return [
            packing.front_code(words),
            packing.pack_numbers(map(len, names_of)),
            packing.pack_numbers(place[name] for names in names_of for name in names),
            packing.pack_numbers(int(name[1:]) for name in groups),
            ",".join(self.groups_of[name] for name in groups),
            *packing.pack_postings(groups, self.weights, self.heaviest, {}),
        ]

    def stretches(self) -> Iterator[list[str]]:
        """Cut the alphabet into stretches: rows of items that take about ``STRETCH`` characters.

        A hash of the item decides if it begins a stretch, the likelier the larger it is. So a
        word more or less elsewhere moves no border, and other stretches stay what they are.
        """
        size, items = 0, list[str]()
        for item in self.items:
            row = self.weights.get(item, weights.NO_POSTINGS)
            # A part has the rows of its groups too; with words of five languages that is much.
            names = self.groups_of.get(item, "")
            of_groups = sum(len(self.weights[name].documents) for name in names.split())
            cost = 4 + 2 * len(row.documents) + len(names) + of_groups
            # A power of two, so that a document more or less seldom makes a difference.
            share = (1 << cost.bit_length()) / STRETCH
            if items and (zlib.crc32(item.encode()) < share * 2**32 or size > MOST * STRETCH):
                yield items
                size, items = 0, []
            size += cost
            items.append(item)
        yield items


def build(catalogue: Catalogue, translated: Mapping[str, Catalogue] = NOTHING) -> SearchIndex:
    """Build the search index of a catalogue; ``translated`` has its words in other languages.

    Questions in every language go to the one index; what is shown of an answer is in parts of its
    own (see ``_in_language``).
    """
    documents = documents_of(catalogue)
    addresses = [document.address for document in documents]
    boosts = [document.boost for document in documents]
    analysed = words.analyse(documents)
    stems = synonyms.boost_keywords(weights.weigh(analysed, boosts), documents)
    written = [synoniem.woorden for synoniem in catalogue.synoniemen]
    groups = synonyms.build_groups(catalogue.synoniemen, stems)
    rows = {
        **stems,
        **groups.weights,
        **synonyms.age_postings(documents),
        **understanding.postings(documents, catalogue),
    }
    site = catalogue.site
    lexicon = Lexicon(analysed, groups, rows, (site.regio, *site.plaatsnamen))
    about = {word for word in analysed.words if analysis.stem(word) in lexicon.telling}
    spelt = spelling.words_by_sound(analysed.words | groups.guesses, about | groups.guesses)
    head = _head(documents) | {
        "begin": _phrases_from_stop_words(documents, written),
        "spel": list(spelt),
    }
    names_in_head = len(documents) <= NAMES_IN_HEAD
    head["blok"] = {"n": NAMES, "t": TEXTS}
    if names_in_head:
        head["namen"] = _names(documents)
    cuts, kop, parts = _words(head, lexicon)
    files = {
        name: _script(name, data)
        for name, data in itertools.chain(
            parts,
            () if names_in_head else _blocks("n", NAMES, documents, _names),
            ((f"s{number}", part) for number, part in enumerate(spelt.values())),
            [("f0", facets.pack(catalogue, documents))],
            _blocks("t", TEXTS, documents, lambda block: [document.tekst for document in block]),
            *(_in_language(documents, *other) for other in translated.items()),
        )
    }
    # All parts have one fingerprint, of what they must have in common to be read together. A change
    # of a text changes what is in a few files, and no name: parts from before and after it may meet
    # in a cache, and that does no harm. A new entry, which renumbers the others, gives every file a
    # new name.
    common = [_FORM, *(head[key] for key in _READ_WITH), cuts, addresses]
    mark = hashlib.sha256(_json(common)).hexdigest()[:10]
    files = {f"{FOLDER}/{name}.{mark}.js": content for name, content in files.items()}
    files[urls.SEARCH_POINTER] = _script("kop", kop | {"merk": mark})
    if (for_programs := weights.lunr_index(analysed, boosts, addresses)) is not None:
        files[FOR_PROGRAMS] = for_programs
    return SearchIndex(files, urls.SEARCH_POINTER)


def _in_language(documents: Sequence[Document], code: str, translated: Catalogue) -> Iterator[Part]:
    """What is shown of documents in another language: names, facts, and sentences for snippets.

    ``er`` has a digit for each document: 1 when its page is there, 2 when its text is there too.
    Texts are in blocks such as ``tr-t0``, of which one without any text is left out.
    """
    by_address = {document.address: document for document in documents_of(translated)}
    others = [by_address[document.address] for document in documents]
    pairs = list(zip(documents, others, strict=True))
    facts = (
        pair
        for document, other in pairs
        for pair in zip(document.feiten, other.feiten, strict=True)
    )
    yield (
        code,
        {
            "namen": "\n".join(
                other.naam if other.naam != document.naam else "" for document, other in pairs
            ),
            "feiten": {dutch: own for dutch, own in facts if dutch != own},
            "er": "".join(_there(document, translated) for document in others),
        },
    )
    texts = [other.tekst if other.record.vertaald else "" for other in others]
    for number, at in enumerate(range(0, len(texts), TEXTS)):
        if any(texts[at : at + TEXTS]):
            yield f"{code}-t{number}", texts[at : at + TEXTS]


def _there(document: Document, translated: Catalogue) -> str:
    if not translated.has_page(document.address.partition("#")[0]):
        return "0"
    return "2" if document.record.vertaald else "1"


def _words(
    head: Mapping[str, Any], lexicon: Lexicon
) -> tuple[list[str], dict[str, Any], Iterable[Part]]:
    """Make the head, with all words in it while that is small, else also a part for each stretch.

    Returns the items with which the stretches begin, the head and the parts.
    """
    # Nothing becomes twenty times as small; then there is no need to try.
    if sum(len(row.documents) for row in lexicon.weights.values()) < 10 * WHOLE:
        together = {**head, "delen": [lexicon.pack(lexicon.items)]}
        if len(gzip.compress(_script("kop", together), 9)) <= WHOLE:
            return [], together, []
    stretches = list(lexicon.stretches())
    ends = itertools.pairwise(stretches)
    borders = packing.front_code(
        [packing.shortest_separator(left[-1], right[0]) for left, right in ends]
    )
    parts = ((f"w{n}", lexicon.pack(items)) for n, items in enumerate(stretches))
    kop = {**head, "grenzen": borders, "delen": []}
    return [items[0] for items in stretches], kop, parts


def _head(documents: Sequence[Document]) -> dict[str, Any]:
    numbers = Counter(type(document.record) for document in documents)
    first = {type(document.record): document for document in reversed(documents)}
    return {
        "taal": {**analysis.tables(), "begrepen": understanding.PATTERNS},
        "soorten": [
            [*RESULT_KINDS[kind][:2], _pattern(first[kind]), number]
            for kind, number in numbers.items()
        ],
        "niveaus": [packing.LEVELS, packing.STEP],
        "themas": _themes(documents),
        "jaren": [synonyms.YEARLY, synonyms.STEP, synonyms.OLDEST],
        "grenzen": "",
    }


def _pattern(document: Document) -> str:
    """The address with ``*`` for the id: ``programmas/*.html``, or ``*/index.html``."""
    if isinstance(document.record, Keuze):
        return "*.html"
    if isinstance(document.record, Begrip):
        return document.address.removesuffix(document.record.id) + "*"
    file_name = f"{document.record.id}.html"
    if document.address.endswith(f"/{file_name}"):
        return document.address.removesuffix(file_name) + "*.html"
    return "*" + document.address.removeprefix(document.record.id)


def _themes(documents: Sequence[Document]) -> list[int]:
    """The numbers of the documents that are themes, those with most entries first."""
    sizes = Counter(
        thema.id
        for document in documents
        if isinstance(document.record, Entry)
        for thema in document.record.themas
    )
    themes = [n for n, document in enumerate(documents) if isinstance(document.record, Thema)]
    return sorted(themes, key=lambda number: -sizes[documents[number].record.id])


def _phrases_from_stop_words(
    documents: Sequence[Document], phrases: Sequence[Sequence[str]]
) -> str:
    """List the phrases that begin with a stop word, each joined, such as doehetzelf."""
    names = (
        name for document in documents for name in (document.naam, *document.fields["oude_namen"])
    )
    glued = (word for name in names for word in analysis.words(name) if "-" in word)
    together = (
        "-".join(synonyms.without_leading_stop_words(phrase))
        for group in phrases
        for phrase in group
    )
    joined = {
        analysis.key(word)
        for word in (*glued, *together)
        if "-" in word and word.partition("-")[0] in analysis.STOPWORDS
    }
    return " ".join(sorted(joined))


def _is_group(item: str) -> bool:
    return item.startswith("=")


def _blocks(
    letter: str, size: int, documents: Sequence[Document], data: Callable[[Sequence[Document]], Any]
) -> Iterator[Part]:
    """Yield blocks with the data of ``size`` documents each: ``t0`` is the first block of texts."""
    for number, at in enumerate(range(0, len(documents), size)):
        yield f"{letter}{number}", data(documents[at : at + size])


def _names(documents: Sequence[Document]) -> dict[str, Any]:
    """Pack names, states, years and facts of documents; each fact as its number in a list."""
    facts = list(dict.fromkeys(fact for document in documents for fact in document.feiten))
    numbers = {fact: number for number, fact in enumerate(facts)}
    return {
        "namen": "\n".join(map(_name, documents)),
        "stand": "".join(_STANDEN[document.stand] for document in documents).rstrip(),
        "jaar": packing.pack_numbers(max(0, document.jaar - _YEAR) for document in documents),
        "feiten": facts,
        "n": packing.pack_numbers(len(document.feiten) for document in documents),
        "d": packing.pack_numbers(
            numbers[fact] for document in documents for fact in document.feiten
        ),
    }


def _name(document: Document) -> str:
    """The name on one line, with the id behind a tab when it does not follow from the name."""
    name = " ".join(document.naam.split())
    return name if slug(name) == document.record.id else f"{name}\t{document.record.id}"


def _script(part: str, data: object) -> bytes:
    return b'(self.zoekdelen=self.zoekdelen||{})["%s"]=%s;\n' % (part.encode(), _json(data))


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
