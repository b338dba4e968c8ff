"""Suggestions for references to records that are not there: what an editor most likely meant.

An editor obeys a message, so a wrong suggestion puts a wrong fact on the site. A name is compared
with the names of the same kind only, first as a whole and then word by word; letters come last,
and when two records fit equally well neither is suggested alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from catalogue.base.text import fold, is_misspelt
from catalogue.checks.old_addresses import NOTHING, Published
from catalogue.content.parse import Draft
from catalogue.content.reader import Reading
from catalogue.schema import KIND

# Fields with a name of a record, and those with words under which people look for it.
_NAMES = ("naam", "titel", "code", "oude_namen", "ook")
_KEYWORDS = ("ik_ben", "zoekwoorden", "voluit")
_BRACKETS = re.compile(r"(.+?) \((.+)\)")
_BETWEEN = re.compile(r"\s*[;/&+]\s*|\s+en\s+")
_FILE = re.compile(r"(?:.*/)?([^/]+)\.(?:md|html)")
_WORD = re.compile(r"[a-z0-9]+")
_ORDINARY = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w'-])")
_LINK = re.compile(r"\]\([^)]*\)|https?://\S+|`[^`]*`")
# Words that no name depends on.
_SMALL = frozenset({"de", "het", "een", "van", "voor", "en", "in", "op", "te", "aan", "bij", "der"})
_SMALL |= {"den", "stichting", "vereniging", "bv"}
# Kinds with names of their own; what others are called are ordinary words.
_PROPER = frozenset({"programma", "makerspace", "partner", "wijk", "gebied"})
# A word in the names of more records than this says nothing about one of them.
_TELLING = 3
_MOST_MEANT = 3
# With thousands of wrong references, looking for what was meant takes minutes.
_MOST_LOOKED_UP = 1_000


class Suggestions:
    """Suggestions for the references in ``drafts``; names are only gathered when one is wrong."""

    def __init__(
        self, drafts: Sequence[Draft], reading: Reading[Any], published: Published = NOTHING
    ) -> None:
        self._drafts = drafts
        self._reading = reading
        self._published = published.places
        self._names: dict[str, Names] = {}
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def meant(self, kind: str, written: str) -> tuple[str, ...]:
        """Ids of which one was most likely meant; empty when in doubt."""
        known = self._known.get((kind, written))
        if known is None:
            known = self._meant(kind, written) if len(self._known) < _MOST_LOOKED_UP else ()
            self._known[kind, written] = known
        return known

    def certain(self, kind: str, written: str) -> tuple[str, ...]:
        """The id that was meant, or all of ``De School en Hal 3``; empty when one is in doubt."""
        meant = self.meant(kind, written)
        parts = _BETWEEN.split(written)
        if len(meant) == 1 or len(parts) == 1:
            return meant if len(meant) == 1 else ()
        ids = [self.meant(kind, part) for part in parts]
        return tuple(chain.from_iterable(ids)) if all(len(part) == 1 for part in ids) else ()

    def _meant(self, kind: str, written: str) -> tuple[str, ...]:
        written = _FILE.sub(r"\1", written.strip())
        renamed = self._renamed.get(f"{KIND[kind].folder}/{written}.html")
        if renamed and renamed.kind.name == kind:
            return (renamed.id,)
        names = self._names_of(kind)
        same = map(names.as_a_whole, self._synonyms.get(_bare(written), ()))
        return names.meant(written) or next(filter(None, same), ())

    def _names_of(self, kind: str) -> "Names":
        if kind not in self._names:
            drafts = [draft for draft in self._drafts if draft.kind.name == kind]
            broken = {name: list[str]() for other, name in self._reading.broken if other == kind}
            self._names[kind] = Names(
                {draft.id: [*_names(draft)] for draft in drafts} | broken,
                {draft.id: [*_texts(draft, _KEYWORDS)] for draft in drafts},
                self._ordinary if kind in _PROPER else frozenset(),
            )
        return self._names[kind]

    def is_gone(self, kind: str, written: str) -> bool:
        """True when a record of this name was published once."""
        return bool(KIND[kind].folder) and f"{KIND[kind].folder}/{written}.html" in self._published

    @cached_property
    def _renamed(self) -> Mapping[str, Draft]:
        return {
            address: draft
            for draft in self._drafts
            for address in draft.values.get("oude_adressen") or ()
        }

    @cached_property
    def _synonyms(self) -> Mapping[str, list[str]]:
        """Words that mean the same for visitors, such as leraren and docenten."""
        same: dict[str, list[str]] = {}
        for draft in self._drafts:
            if draft.kind.name == "synoniem":
                words = draft.values.get("woorden") or ()
                for word in words:
                    others = draft.values.get("vindt") or words
                    same.setdefault(_bare(word), []).extend(others)
        return same

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that stand in the texts without a capital, and so are no names."""
        texts = (_LINK.sub("", draft.text) for draft in self._drafts)
        return frozenset(word for text in texts for word in _ORDINARY.findall(text))


class Names:
    """Names of the records of one kind. ``keywords`` only fit as a whole."""

    def __init__(
        self,
        names: Mapping[str, Sequence[str]],
        keywords: Mapping[str, Sequence[str]],
        ordinary: frozenset[str] = frozenset(),
    ) -> None:
        self._ids_by_name = _inverted(
            {name: [name, *names[name], *map(_initials, names[name])] for name in names}
        )
        self._ids_by_keyword = _inverted(keywords)
        self._words = {name: [_words(text) for text in (name, *names[name])] for name in names}
        counts = Counter(
            word for sets in self._words.values() for word in {*chain.from_iterable(sets)}
        )
        self._rare = {word for word, count in counts.items() if count <= _TELLING}
        self._known = frozenset(counts)
        self._telling = {word for word in self._rare - ordinary if len(word) > 2}

    def meant(self, written: str) -> tuple[str, ...]:
        """Ids that were most likely meant by ``written``."""
        return self.as_a_whole(written) or self._by_words(written) or self._by_letters(written)

    def as_a_whole(self, written: str) -> tuple[str, ...]:
        """Ids of which ``written`` is a name or a keyword; at most three, or it says too little."""
        bare = _bare(written)
        ids = self._ids_by_name.get(bare) or self._ids_by_keyword.get(bare) or []
        return tuple(ids) if len(ids) <= _MOST_MEANT else ()

    def _by_words(self, written: str) -> tuple[str, ...]:
        """Ids with the telling words of ``written`` in a name, or all its words in any order."""
        words = set(_words(written))
        meant = {word: self._nearest_telling(word) for word in words}
        # Another name with one word in common is another thing.
        if sum(word not in self._known and not other for word, other in meant.items()) > 1:
            return ()
        telling = {*meant.values()} - {""}
        exact = [
            name for name, sets in self._words.items() if len(words) > 1 and words in map(set, sets)
        ]
        having = {
            name: [own for own in sets if telling <= {*own}]
            for name, sets in self._words.items()
            if telling and any(telling <= {*own} for own in sets)
        }
        # When a name says it, so may the others with the same word: Oud- and Nieuw-Dorp.
        said = any(self._is_about(own, telling) for names in having.values() for own in names)
        ids = exact or (list(having) if said else [])
        return tuple(ids) if len(ids) <= _MOST_MEANT else ()

    def _is_about(self, own: Sequence[str], telling: set[str]) -> bool:
        """True when a name begins with a word of ``telling``, or says little else."""
        rest = {*own} & self._rare - telling
        return own[0] in telling or len(rest) < len(telling)

    def _nearest_telling(self, word: str) -> str:
        """The telling word that this is, perhaps with a typing error."""
        if word in self._known:
            return word if word in self._telling else ""
        near = [other for other in self._telling if is_misspelt(word, other)]
        return near[0] if len(near) == 1 and len(word) > 4 else ""

    def _by_letters(self, written: str) -> tuple[str, ...]:
        bare = _bare(written)
        ids = {
            name
            for other, names in self._ids_by_name.items()
            if is_misspelt(bare, other)
            for name in names
        }
        return tuple(ids) if len(ids) == 1 else ()


def _names(draft: Draft) -> Iterator[str]:
    for text in _texts(draft, _NAMES):
        match = _BRACKETS.fullmatch(text)
        yield text
        yield from match.groups() if match else ()


def _texts(draft: Draft, keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        value = draft.values.get(key)
        yield from (value,) if isinstance(value, str) else value or ()


def _inverted(names: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for name, texts in names.items():
        for bare in dict.fromkeys(map(_bare, texts)):
            if bare:
                ids.setdefault(bare, []).append(name)
    return ids


def _initials(name: str) -> str:
    """Initials of a name of some words: GLK for Grafisch Lyceum Kleinstad."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _SMALL]


def _bare(text: str) -> str:
    return "".join(_words(text)) or "".join(_WORD.findall(fold(text)))
