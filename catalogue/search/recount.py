"""The words and weights of all documents; after a small change they follow from the last ones.

A sentence more changes the rows of its own words, and no other row as long as it brings no new word
and the usual length of a text stays the same. When it does, or when much changed, everything is
counted anew; either way the answer is the same to the bit.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from catalogue.search import weights, words
from catalogue.search.documents import BOOSTS, Document
from catalogue.search.weights import Frequencies, Row, Weights
from catalogue.search.words import Analysed, Fields, Lexicon
from catalogue.shelf import digest

# Documents, and places in rows. What is more is quicker counted anew.
_FEW = 20
_MOST = 40_000


@dataclass(frozen=True)
class Counted:
    """All documents as words and as weights, with what a later change needs to know.

    Per document: ``states`` is what its words follow from, and ``boosts`` its factor. ``used`` is
    in how many documents each word of the lexicon is looked for; ``rows`` has one per term.
    """

    states: Sequence[str]
    boosts: Sequence[float]
    analysed: Analysed
    used: "array[int]"
    frequencies: Frequencies
    rows: Sequence[Row]

    @property
    def weights(self) -> Weights:
        """The row of each stem that is anywhere."""
        named = zip(self.analysed.terms, self.rows, strict=True)
        return {term: row for term, row in named if row.documents}

    def __getstate__(self) -> dict[str, Any]:
        """Words and numbers, and rows of numbers as bytes: see ``lasting``."""
        analysed, lexicon = self.analysed, self.analysed.lexicon
        return {
            "states": list(self.states),
            "boosts": list(self.boosts),
            "used": self.used.tobytes(),
            "seen": dict(self.frequencies.seen),
            "lengths": self.frequencies.lengths,
            "terms": analysed.terms,
            "words": frozenset(analysed.words),
            "vocabulary": frozenset(analysed.vocabulary),
            "lexicon": (lexicon.words, lexicon.telling, lexicon.stem_of, lexicon.parts_of),
            "fields": _packed(fields[name] for fields in analysed.fields for name in BOOSTS),
            "names": [tuple(written) for written in analysed.written],
            "written": _packed(chain.from_iterable(one.values() for one in analysed.written)),
            "documents": _packed(row.documents for row in self.rows),
            "weights": _packed(row.weights for row in self.rows),
        }

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """The same from what ``__getstate__`` gave."""
        fields, written = _unpacked("I", state["fields"]), _unpacked("I", state["written"])
        total = len(state["states"])
        analysed = Analysed(
            fields=[{name: next(fields) for name in BOOSTS} for _ in range(total)],
            terms=state["terms"],
            words=state["words"],
            vocabulary=state["vocabulary"],
            lexicon=Lexicon(*state["lexicon"]),
            written=[{name: next(written) for name in names} for names in state["names"]],
        )
        rows = zip(
            _unpacked("I", state["documents"]), _unpacked("d", state["weights"]), strict=True
        )
        own = {
            "states": state["states"],
            "boosts": state["boosts"],
            "analysed": analysed,
            "used": array("I", state["used"]),
            "frequencies": Frequencies(Counter(state["seen"]), state["lengths"], total),
            "rows": [Row(*row) for row in rows],
        }
        self.__dict__.update(own)


def count(documents: Sequence[Document], recall: Callable[[], object] = lambda: None) -> Counted:
    """Everything counted; ``recall`` gives what was counted earlier, if anything."""
    states = [digest(repr(document.fields).encode()) for document in documents]
    # Nobody has what was counted earlier while everything is counted anew: it is as large.
    return _again(documents, states, recall()) or _anew(documents, states)


def _anew(documents: Sequence[Document], states: Sequence[str]) -> Counted:
    analysed = words.analyse(documents)
    boosts = [document.boost for document in documents]
    used = array("I", bytes(4 * len(analysed.lexicon.words)))
    for written in analysed.written:
        for word in words.used(written, analysed.lexicon.telling):
            used[word] += 1
    frequencies = Frequencies.of(analysed.fields)
    rows = weights.counted(analysed, boosts, frequencies)
    return Counted(states, boosts, analysed, used, frequencies, rows)


def _again(documents: Sequence[Document], states: Sequence[str], before: object) -> Counted | None:
    """What follows from the last time; nothing when more than some rows changed."""
    if not isinstance(before, Counted):
        return None
    if [document.boost for document in documents] != before.boosts:
        return None
    changed = [number for number, state in enumerate(states) if state != before.states[number]]
    if len(changed) > _FEW:
        return None
    numbers = {word: number for number, word in enumerate(before.analysed.lexicon.words)}
    written: dict[int, Fields] = {}
    for number in changed:
        found = words.numbered(documents[number], numbers)
        if found is None:
            return None
        written[number] = found
    used = _used_now(before, written)
    if used is None:
        return None
    analysed = _with(before.analysed, written)
    frequencies = _frequencies_now(before, analysed, changed)
    rows = _rows_now(before, analysed, frequencies, changed)
    return Counted(states, before.boosts, analysed, used, frequencies, rows)


def _used_now(before: Counted, written: Mapping[int, Fields]) -> "array[int] | None":
    """How often words are used now; nothing when one is used for the first time, or no more."""
    used, telling = before.used[:], before.analysed.lexicon.telling
    for number, now in written.items():
        for word in words.used(before.analysed.written[number], telling):
            used[word] -= 1
        for word in words.used(now, telling):
            used[word] += 1
    touched = (bool(now) != bool(then) for now, then in zip(used, before.used, strict=True))
    return None if any(touched) else used


def _with(analysed: Analysed, written: Mapping[int, Fields]) -> Analysed:
    """The same documents, but for those that are written in another way now."""
    all_written, fields = list(analysed.written), list(analysed.fields)
    for number, now in written.items():
        all_written[number] = now
        fields[number] = words.stems_of(now, analysed.lexicon)
    return replace(analysed, fields=fields, written=all_written)


def _frequencies_now(before: Counted, after: Analysed, changed: Iterable[int]) -> Frequencies:
    seen, lengths = before.frequencies.seen.copy(), dict(before.frequencies.lengths)
    for number in changed:
        for name in BOOSTS:
            gone, come = before.analysed.fields[number][name], after.fields[number][name]
            seen.subtract(set(gone))
            seen.update(set(come))
            lengths[name] += len(come) - len(gone)
    return Frequencies(seen, lengths, before.frequencies.total)


def _rows_now(
    before: Counted, after: Analysed, frequencies: Frequencies, changed: Sequence[int]
) -> Sequence[Row]:
    averages = frequencies.averages()
    touched = {
        term
        for fields in (before.analysed.fields, after.fields)
        for number in changed
        for terms in fields[number].values()
        for term in terms
    }
    # A word in more or fewer documents says less or more in all of them.
    rarer = {term for term in touched if before.frequencies.seen[term] != frequencies.seen[term]}
    much = sum(len(before.rows[term].documents) for term in rarer) > _MOST
    if much or averages != before.frequencies.averages():
        return weights.counted(after, before.boosts, frequencies)
    rows = list(before.rows)
    for term in touched:
        row = dict(before.rows[term].items())
        rarity = frequencies.rarity(term)
        for number in {*changed, *row} if term in rarer else changed:
            fields = after.fields[number]
            row.pop(number, None)
            if any(term in terms for terms in fields.values()):
                row[number] = weights.weight(term, fields, before.boosts[number], rarity, averages)
        rows[term] = Row.of(row)
    return rows


def _packed(rows: Iterable["array[Any]"]) -> tuple[bytes, bytes]:
    """Rows of numbers as bytes: how long each is, and all of them."""
    every = list(rows)
    return array("I", map(len, every)).tobytes(), b"".join(every)


def _unpacked(code: str, packed: tuple[bytes, bytes]) -> Iterator["array[Any]"]:
    lengths, data = array("I", packed[0]), memoryview(packed[1])
    size, at = array(code).itemsize, 0
    for length in lengths:
        row = array(code)
        row.frombytes(data[at : at + length * size])
        at += length * size
        yield row
