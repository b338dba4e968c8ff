"""The files that a visitor's browser searches in.

One file holds the words, where they are and what the results are called, as long as that is small.
When it is not, the words are cut into stretches of the alphabet and a browser fetches the few that
a question needs; the names follow when there are very many. The sentences for snippets are in
small blocks, fetched for results that come into view. All are classic scripts that put data in
``zoekdelen``, because pages opened from disk cannot ``fetch``.
"""

import gzip
import hashlib
import itertools
import json
import posixpath
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from catalogue.base.text import slug
from catalogue.content.model import Catalogue
from catalogue.schema import Makerspace, Programma, Thema, urls
from catalogue.search import (
    ages,
    analysis,
    documents,
    facets,
    keywords,
    packing,
    spelling,
    synonyms,
    weights,
    words,
)
from catalogue.search.documents import Document
from catalogue.search.weights import Weights

Files = dict[str, bytes]

FOLDER = "zoeken"
# lunr's own format, for programs: they search with stems, as ``analysis`` makes them.
FOR_PROGRAMS = "data/zoekindex.lunr.json"
# One file while it is smaller than this after gzip, so that a first question with everything else
# it needs stays below 25 kB; above, stretches of so many characters.
WHOLE = 14_000
STRETCH = 1_500
MOST = 3
# How many documents share a block of sentences, and a block of names when there are too many
# names for the first file.
TEXTS = 2
NAMES = 8
NAMES_TOGETHER = 300
# What of the head a browser needs to read the other parts; and the form in which all are written.
_READ_WITH = ("taal", "niveaus", "blok", "jaren")
_FORM = 1
_STANDEN = {"": " ", "gestopt": "g", "onbekend": "o"}


@dataclass(frozen=True)
class SearchIndex:
    """``files`` by site path, and the ``address`` of the one with the head of the index."""

    files: Files
    address: str

    @property
    def program(self) -> str:
        """The index for programs of others (lunr); empty when the catalogue is too large for it."""
        return FOR_PROGRAMS if FOR_PROGRAMS in self.files else ""

    def with_file(self, path: str, content: bytes) -> "SearchIndex":
        """The same index with one more file."""
        return replace(self, files={**self.files, path: content})


@dataclass(frozen=True)
class Known:
    """Everything that words can be looked up in.

    ``words``: all words; ``weighed``: the weight of every stem, age and group of synonyms per
    document; ``named``: where a stem is in a name; ``said``: see ``synonyms.Groups``.
    """

    words: Set[str]
    weighed: Weights
    named: Mapping[str, Collection[int]]
    said: Mapping[str, str]

    @cached_property
    def heaviest(self) -> float:
        """The top of the scale of weights."""
        rows = (row.weights for row in self.weighed.values())
        return max((max(row) for row in rows if row), default=1)

    @cached_property
    def terms(self) -> set[str]:
        """Everything that has a row, and every stem, also of a synonym that nobody wrote."""
        return set(self.weighed) | {analysis.stem(word) for word in self.words}

    def items(self) -> list[str]:
        """Words and terms, in the order of the index."""
        return packing.order(self.words | self.terms | set(self.said))


@dataclass(frozen=True)
class Stretch:
    """A part of the alphabet: its words, its stems, and what it says of synonyms.

    Most stems follow from a word in the same stretch; ``extra`` are the ones that do not, such as
    ``las`` when only ``gelast`` is written.
    """

    words: Sequence[str]
    terms: Sequence[str]
    extra: Sequence[str]
    said: Mapping[str, str]


def build(catalogue: Catalogue) -> SearchIndex:
    """The search index of a catalogue."""
    found = documents.of(catalogue)
    addresses = [document.address for document in found]
    analysed = words.analyse(found)
    weighed, program = weights.compute(analysed, [document.boost for document in found], addresses)
    weighed = keywords.raised(weighed, found)
    written = [group.woorden for group in catalogue.synoniemen]
    groups = synonyms.groups(written, weighed)
    known = Known(
        words=analysed.vocabulary | words.needed(set(groups.words)),
        weighed={**weighed, **groups.weighed, **ages.rows(found)},
        named=analysed.named,
        said=groups.said,
    )
    spelt = spelling.parts(sorted(analysed.words | groups.words))
    head = _head(found) | {"begin": _begins(found, written), "spel": "".join(sorted(spelt))}
    if len(found) <= NAMES_TOGETHER:
        head |= _names(found)
    parts, cuts = _together(head, known)
    if len(found) > NAMES_TOGETHER:
        parts |= _blocks("n", NAMES, found, _names)
    parts |= {f"s{letter}": _script(f"s{letter}", some) for letter, some in spelt.items()}
    parts["f0"] = _script("f0", facets.pack(catalogue, found))
    parts |= _blocks("t", TEXTS, found, lambda some: [document.tekst for document in some])
    made = _named(parts, [_FORM, *(head[key] for key in _READ_WITH), cuts, addresses])
    return made if program is None else made.with_file(FOR_PROGRAMS, program)


def _begins(found: Sequence[Document], phrases: Sequence[Sequence[str]]) -> str:
    """The stop words with which something begins that may be written as one: doe-het-zelf."""
    names = (name for one in found for name in (one.naam, *one.fields.get("oude_namen", ())))
    glued = (word for name in names for word in analysis.words(name) if "-" in word)
    together = ("-".join(analysis.words(phrase)) for group in phrases for phrase in group)
    firsts = {word.partition("-")[0] for word in (*glued, *together) if "-" in word}
    return " ".join(sorted(firsts & analysis.STOPWORDS))


def _head(found: Sequence[Document]) -> dict[str, Any]:
    groups: dict[str, list[str | int]] = {}
    for document in found:
        group = documents.KINDS[type(document.record)]
        row = groups.setdefault(group.one, [group.one, group.many, _pattern(document), 0])
        row[3] = int(row[3]) + 1
    return {
        "taal": analysis.tables(),
        "soorten": list(groups.values()),
        "niveaus": [packing.LEVELS, packing.STEP],
        "blok": {"n": NAMES, "t": TEXTS},
        "themas": _themes(found),
        "jaren": [ages.YEARLY, ages.STEP, ages.OLDEST],
        "grenzen": "",
    }


def _themes(found: Sequence[Document]) -> list[int]:
    """The numbers of the documents that are themes, those with most entries first."""
    sizes = Counter(
        thema.id
        for one in found
        if isinstance(one.record, Programma | Makerspace)
        for thema in one.record.themas
    )
    themes = [number for number, one in enumerate(found) if isinstance(one.record, Thema)]
    return sorted(themes, key=lambda number: -sizes[found[number].record.id])


def _pattern(document: Document) -> str:
    """The address with ``*`` for the id: ``programmas/*.html``, or ``*/index.html``."""
    file_name = f"{document.record.id}.html"
    if document.address.endswith(f"/{file_name}"):
        return document.address.removesuffix(file_name) + "*.html"
    return "*" + document.address.removeprefix(document.record.id)


def _together(head: Mapping[str, Any], known: Known) -> tuple[Files, list[str]]:
    """In one file as long as that is small, and else in stretches; with what those begin with."""
    # Nothing becomes twenty times as small; then there is no need to try.
    if sum(len(row.documents) for row in known.weighed.values()) < 10 * WHOLE:
        parts = _one_file(head, known)
        if len(gzip.compress(parts["kop"], 9)) <= WHOLE:
            return parts, []
    return _stretched(head, known)


def _one_file(head: Mapping[str, Any], known: Known) -> Files:
    everything = _stretch(known, known.items())
    return {"kop": _script("kop", {**head, "delen": [_packed(known, everything)]})}


def _stretched(head: Mapping[str, Any], known: Known) -> tuple[Files, list[str]]:
    stretches = list(_stretches(known))
    ends = itertools.pairwise(stretches)
    borders = packing.front_coded([packing.border(left[-1], right[0]) for left, right in ends])
    files = {"kop": _script("kop", {**head, "grenzen": borders, "delen": []})}
    for at, items in enumerate(stretches):
        files[f"w{at}"] = _script(f"w{at}", _packed(known, _stretch(known, items)))
    return files, [items[0] for items in stretches]


def _stretches(known: Known) -> Iterator[list[str]]:
    """The alphabet cut into rows of items that take about ``STRETCH`` characters.

    Where it is cut follows from the item itself, the likelier the larger it is: a word more or less
    elsewhere then moves no border, and other stretches stay what they are.
    """
    size, items = 0, list[str]()
    for item in known.items():
        documents, _ = known.weighed.get(item, weights.NOWHERE)
        cost = 4 + 2 * len(documents) + len(known.said.get(item, ""))
        # A power of two, so that a document more or less seldom makes a difference.
        share = (1 << cost.bit_length()) / STRETCH
        if items and (zlib.crc32(item.encode()) < share * 2**32 or size > MOST * STRETCH):
            yield items
            size, items = 0, []
        size += cost
        items.append(item)
    yield items


def _stretch(known: Known, items: Sequence[str]) -> Stretch:
    own = [item for item in items if item in known.words]
    terms = [item for item in items if item in known.terms]
    derived = {analysis.stem(word) for word in own}
    return Stretch(
        words=own,
        terms=terms,
        extra=[term for term in terms if term not in derived],
        said={item: known.said[item] for item in items if item in known.said},
    )


def _packed(known: Known, stretch: Stretch) -> dict[str, object]:
    counts, gaps, levels = packing.postings(
        stretch.terms, known.weighed, known.heaviest, known.named
    )
    return {
        "w": packing.front_coded(stretch.words),
        "x": " ".join(stretch.extra),
        "b": [*stretch.terms[:1], *stretch.terms[-1:]],
        "n": counts,
        "d": gaps,
        "g": levels,
        "s": stretch.said,
    }


def _blocks(
    letter: str, size: int, found: Sequence[Document], made: Callable[[Sequence[Document]], Any]
) -> Files:
    """What is made of each ``size`` documents: ``t0`` is the first block of texts."""
    blocks = (found[at : at + size] for at in range(0, len(found), size))
    names = (f"{letter}{number}" for number in itertools.count())
    return {name: _script(name, made(some)) for name, some in zip(names, blocks, strict=False)}


def _names(found: Sequence[Document]) -> dict[str, str]:
    return {
        "namen": "\n".join(map(_name, found)),
        "stand": "".join(_STANDEN[document.stand] for document in found).rstrip(),
    }


def _name(document: Document) -> str:
    """The name on one line, with the id behind a tab when it does not follow from the name."""
    name = " ".join(document.naam.split())
    same = slug(name) == document.record.id
    return name if same else f"{name}\t{document.record.id}"


def _script(part: str, data: object) -> bytes:
    return b'(self.zoekdelen=self.zoekdelen||{})["%s"]=%s;\n' % (part.encode(), _json(data))


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _named(parts: Files, shape: object) -> SearchIndex:
    """All parts under one fingerprint, of what they must have in common to be read together.

    A change of a text changes what is in a few files, and no name. Parts from before and after it
    may meet in a cache, and that does no harm. A new entry, which renumbers the others, gives every
    file a new name.
    """
    mark = hashlib.sha256(_json(shape)).hexdigest()[:10]
    files = {
        f"{FOLDER}/{'index' if part == 'kop' else part}.{mark}.js": content
        for part, content in parts.items()
    }
    address = f"{FOLDER}/index.{mark}.js"
    # Beside its own index, so that a page from anywhere can find it.
    files[urls.SEARCH_POINTER] = _script("adres", posixpath.basename(address))
    return SearchIndex(files, address)
