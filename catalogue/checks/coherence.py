"""The checks over all drafts together: no single file could tell what is wrong here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import fold
from catalogue.content.parse import Draft, RefName
from catalogue.schema import KIND, KINDS, Beeld, Pagina, PaginaEn, Programma, Wijk, urls

MOST_COMPARED = 200_000
"""Names: to look for what was meant by thousands of wrong ones would take minutes."""


@dataclass(frozen=True)
class Known:
    """Names that exist although their file could not be read; see ``source.Reading``."""

    broken: frozenset[tuple[str, str]] = frozenset()
    unknown_kinds: frozenset[str] = frozenset()
    images: tuple[str, ...] = ()


def check(drafts: Sequence[Draft], known: Known) -> Iterator[Diagnostic]:
    """Every reference that points to nothing, to itself or round in a circle.

    Names of broken files count as existing, so that one mistake is reported once.
    """
    yield from _wrong_references(drafts, known)
    yield from _circles(drafts)
    yield from _same_names(drafts)
    yield from _one_sided(drafts)
    yield from _taken_addresses(drafts)


def _wrong_references(drafts: Sequence[Draft], known: Known) -> Iterator[Diagnostic]:
    names = _names(drafts, known)
    compared = 0
    for draft in drafts:
        for ref, key in _references(draft):
            if ref.kind in known.unknown_kinds:
                continue
            if ref.name not in names[ref.kind]:
                there = names[ref.kind]
                near = there if compared < MOST_COMPARED else ()
                compared += len(near)
                yield messages.connection.unknown_reference(
                    ref.place, ref.kind, ref.name, there, KIND[ref.kind].where, near
                )
            elif ref.kind == draft.kind.name and ref.name == draft.id:
                yield messages.connection.reference_to_itself(ref.place, key)
        yield from _missing_photo(draft, known.images)
        if draft.kind.record is PaginaEn and draft.id not in names["pagina"]:
            yield messages.connection.page_without_dutch(draft.place, draft.id)


def _missing_photo(draft: Draft, images: tuple[str, ...]) -> Iterator[Diagnostic]:
    beeld = draft.values.get("beeld")
    if isinstance(beeld, Beeld) and beeld.bestand not in images:
        yield messages.connection.missing_photo(draft.places["beeld"], beeld.bestand, images)


def _names(drafts: Iterable[Draft], known: Known) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
    for draft in drafts:
        names[draft.kind.name].append(draft.id)
    for kind, name in known.broken:
        names[kind].append(name)
    return {kind: tuple(sorted(found)) for kind, found in names.items()}


def _references(draft: Draft) -> Iterator[tuple[RefName, str]]:
    for key, value in draft.values.items():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, RefName):
                yield item, key


def _circles(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Each circle of ``vervolg`` once, reported where it closes."""
    following = {
        draft.id: [
            ref
            for key in ("vervolg", "vervolg_suggesties")
            for ref in draft.values.get(key) or ()
            if ref.name != draft.id
        ]
        for draft in drafts
        if draft.kind.record is Programma
    }
    done: set[str] = set()
    for start in sorted(following):
        if start not in done:
            yield from _circles_from(start, following, done)


def _circles_from(
    start: str, following: Mapping[str, Sequence[RefName]], done: set[str]
) -> Iterator[Diagnostic]:
    """Walk depth first with an explicit stack, so a long route costs no recursion."""
    path = [start]
    pending = [iter(following.get(start, ()))]
    while pending:
        ref = next(pending[-1], None)
        if ref is None:
            done.add(path.pop())
            pending.pop()
        elif ref.name in path:
            yield messages.connection.circle(ref.place, (*path[path.index(ref.name) :], ref.name))
        elif ref.name not in done:
            path.append(ref.name)
            pending.append(iter(following.get(ref.name, ())))


def _same_names(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Two records of one kind must not have the same name: visitors could not tell them apart."""
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        name = draft.values.get(_name_key(draft))
        if not isinstance(name, str):
            continue
        known = first.setdefault((draft.kind.name, fold(name)), draft)
        if known is not draft:
            there = _place_of_name(known)
            yield messages.site.same_name(_place_of_name(draft), draft.kind.name, name, there)


def _name_key(draft: Draft) -> str:
    """The field with what visitors call a record."""
    return "titel" if draft.kind.record in (Pagina, PaginaEn) else "naam"


def _place_of_name(draft: Draft) -> Place:
    return draft.places.get(_name_key(draft), draft.place)


def _one_sided(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    wijken = {draft.id: draft for draft in drafts if draft.kind.record is Wijk}
    for key in ("buren", "buren_over_de_maas"):
        for draft in wijken.values():
            for ref in draft.values.get(key) or ():
                other = wijken.get(ref.name)
                # A wijk with a mistake in its fields may lack its neighbours: that is no echo.
                if other is not None and other.sound and draft.id not in _named(other, key):
                    yield messages.connection.one_sided_neighbour(ref.place, draft.id, other.id)


def _named(draft: Draft, key: str) -> set[str]:
    return {ref.name for ref in draft.values.get(key) or ()}


def _taken_addresses(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """No two records may claim one address, now or in the past."""
    taken = {address: Place("de site zelf") for address in urls.OWN_PAGES}
    for draft in drafts:
        for address in urls.every_of_id(draft.kind.record, draft.id):
            if address in taken:
                yield messages.site.address_taken(draft.place, address, taken[address])
            taken.setdefault(address, draft.place)
    for draft in drafts:
        for address in draft.values.get("oude_adressen") or ():
            place = draft.places.get("oude_adressen", draft.place)
            if address in taken:
                yield messages.site.address_taken(place, address, taken[address])
            taken.setdefault(address, draft.place)
