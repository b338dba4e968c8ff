"""Connects the drafts: names become references, and every record knows who points to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from catalogue import rules, urls
from catalogue.diagnostics import Diagnostic, Place
from catalogue.entry import Draft, RefName
from catalogue.pictures import Picture
from catalogue.schema import (
    GONE,
    KIND,
    KINDS,
    Actie,
    Beeld,
    Begrip,
    Doelgroep,
    Fase,
    Gebied,
    Kenmerk,
    Kind,
    Makerspace,
    Pagina,
    PaginaEn,
    Partner,
    Programma,
    Record,
    Site,
    Synoniem,
    Thema,
    VmboProfiel,
    Wijk,
)
from catalogue.text import fold


@dataclass(frozen=True)
class Belonging:
    """Everything that points to one record, sorted by name; what has ended is in it too."""

    programmas: tuple[Programma, ...] = ()
    makerspaces: tuple[Makerspace, ...] = ()
    acties: tuple[Actie, ...] = ()

    @cached_property
    def live(self) -> "Belonging":
        """The same without what has ended."""
        return Belonging(
            tuple([one for one in self.programmas if one.status != GONE]),
            tuple([one for one in self.makerspaces if one.status != GONE]),
            self.acties,
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class Catalogue:
    """All records, connected. Lists of entries are sorted by name, reference lists as written."""

    site: Site
    fasen: tuple[Fase, ...] = ()
    doelgroepen: tuple[Doelgroep, ...] = ()
    vmbo_profielen: tuple[VmboProfiel, ...] = ()
    kenmerken: tuple[Kenmerk, ...] = ()
    begrippen: tuple[Begrip, ...] = ()
    gebieden: tuple[Gebied, ...] = ()
    wijken: tuple[Wijk, ...] = ()
    partners: tuple[Partner, ...] = ()
    themas: tuple[Thema, ...] = ()
    makerspaces: tuple[Makerspace, ...] = ()
    programmas: tuple[Programma, ...] = ()
    acties: tuple[Actie, ...] = ()
    paginas: tuple[Pagina, ...] = ()
    paginas_en: tuple[PaginaEn, ...] = ()
    synoniemen: tuple[Synoniem, ...] = ()
    backlinks: Mapping[Record, Belonging] = field(default_factory=dict)
    hiervoor: Mapping[Programma, tuple[Programma, ...]] = field(default_factory=dict)
    by_id: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    beelden: Mapping[str, Picture] = field(default_factory=dict)

    @cached_property
    def nagekeken(self) -> date | None:
        """The last day on which anybody checked an entry or an organisation."""
        every = (*self.programmas, *self.makerspaces, *self.partners)
        return max(map(attrgetter("gecontroleerd"), every), default=None)

    def belonging_to(self, record: Record) -> Belonging:
        """What points to ``record``: a theme's programmes, a partner's makerspaces, and so on.

        A programme belongs to a gebied when one of its wijken lies in it, and to a partner both
        as aanbieder and as partner.
        """
        return self.backlinks.get(record, _NOTHING)

    def programmas_by_id(self, ids: Iterable[str]) -> tuple[Programma, ...]:
        """The programmes behind ``vervolg``, ``vervolg_suggesties`` or ``(opvolger,)``."""
        found = self.by_id["programma"]
        return tuple(record for name in ids if isinstance(record := found[name], Programma))

    def makerspaces_by_id(self, ids: Iterable[str]) -> tuple[Makerspace, ...]:
        """The makerspaces behind ``(opvolger,)``."""
        found = self.by_id["makerspace"]
        return tuple(record for name in ids if isinstance(record := found[name], Makerspace))

    def wijken_by_id(self, ids: Iterable[str]) -> tuple[Wijk, ...]:
        """The wijken behind ``buren``."""
        found = self.by_id["wijk"]
        return tuple(record for name in ids if isinstance(record := found[name], Wijk))


_NOTHING = Belonging()
MOST_COMPARED = 200_000
"""Names: to look for what was meant by thousands of wrong ones would take minutes."""


@dataclass(frozen=True)
class Known:
    """Names that exist although their file could not be read; see ``source.Reading``."""

    broken: frozenset[tuple[str, str]] = frozenset()
    unknown_kinds: frozenset[str] = frozenset()
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A check over all drafts together.

    ``sees`` is all that it sees of one draft, beside its kind and its id: as long as that stays
    the same of each draft, ``find`` finds what it found.
    """

    sees: Callable[[Draft], object]
    find: Callable[[Sequence[Draft], Known], Iterator[Diagnostic]]


def check(drafts: Sequence[Draft], known: Known) -> Iterator[Diagnostic]:
    """Every reference that points to nothing, to itself or round in a circle.

    Names of broken files count as existing, so that one mistake is reported once.
    """
    for one in CHECKS:
        yield from one.find(drafts, known)


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
                yield rules.connection.unknown_reference(
                    ref.place, ref.kind, ref.name, there, KIND[ref.kind].where, near
                )
            elif ref.kind == draft.kind.name and ref.name == draft.id:
                yield rules.connection.reference_to_itself(ref.place, key)
        yield from _missing_photo(draft, known.images)
        if draft.kind.record is PaginaEn and draft.id not in names["pagina"]:
            yield rules.connection.page_without_dutch(draft.place, draft.id)


def _missing_photo(draft: Draft, images: tuple[str, ...]) -> Iterator[Diagnostic]:
    beeld = draft.values.get("beeld")
    if isinstance(beeld, Beeld) and beeld.bestand not in images:
        yield rules.connection.missing_photo(draft.places["beeld"], beeld.bestand, images)


def resolve(drafts: Sequence[Draft], beelden: Mapping[str, Picture] | None = None) -> Catalogue:
    """The catalogue of drafts that are all sound and whose references all exist.

    ``beelden`` maps the name of each file in ``beelden/`` to what is made of it.

    Raises ``KeyError`` for a reference to nothing and ``TypeError`` for a draft with a missing
    field: ``check`` and ``Draft.sound`` must have been looked at before.
    """
    by_id: dict[str, dict[str, Record]] = {kind.name: {} for kind in KINDS}
    for kind in KINDS:
        for draft in drafts:
            if draft.kind is kind:
                by_id[kind.name][draft.id] = record_of(draft, by_id)
    lists = {kind.plural: _sorted(kind, by_id[kind.name]) for kind in KINDS if not kind.single}
    site = next(iter(by_id["site"].values()))
    catalogue = Catalogue(site=site, by_id=by_id, beelden=beelden or {}, **lists)  # type: ignore[arg-type]
    return replace(catalogue, backlinks=_backlinks(catalogue), hiervoor=hiervoor(catalogue))


def retell(catalogue: Catalogue, drafts: Iterable[Draft]) -> None:
    """Give entries the text that their drafts have now, when that is all that changed.

    The one thing about a catalogue that can change: after a save of a text, who shows pages while
    someone writes need not connect ten thousand records again.
    """
    for draft in drafts:
        if draft.kind.record in (Programma, Makerspace):
            record = catalogue.by_id[draft.kind.name][draft.id]
            if record.tekst != draft.text or record.regel != draft.line:
                object.__setattr__(record, "tekst", draft.text)
                object.__setattr__(record, "regel", draft.line)


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


def record_of(draft: Draft, by_id: Mapping[str, Mapping[str, Record]]) -> Record:
    """The record of a draft, connected to those of the kinds before its own."""
    values = {key: _connected(draft, value, by_id) for key, value in draft.values.items()}
    return draft.kind.record(
        id=draft.id, pad=draft.pad, tekst=draft.text, regel=draft.line, **values
    )


def _connected(draft: Draft, value: object, by_id: Mapping[str, Mapping[str, Record]]) -> object:
    if isinstance(value, tuple):
        return tuple(_connected(draft, item, by_id) for item in value)
    if not isinstance(value, RefName):
        return value
    # A record cannot hold its own kind before it exists; see the note in `schema`.
    return value.name if value.kind == draft.kind.name else by_id[value.kind][value.name]


def _sorted(kind: Kind, records: Mapping[str, Record]) -> tuple[Record, ...]:
    if kind.folder is None:
        return tuple(records.values())
    return tuple(sorted(records.values(), key=order_of(kind)))


def order_of(kind: Kind) -> Callable[[Record], tuple[str | int, str]]:
    """The key that sorts the records of a kind with a folder; no two have the same."""
    return _by_place_in_menu if kind.record is Pagina else by_name


def by_name(record: Record) -> tuple[str, str]:
    """The key that sorts records as a reader expects: accents and capitals do not count."""
    return fold(getattr(record, "naam", record.id)), record.id


def _by_place_in_menu(record: Record) -> tuple[int, str]:
    return (record.volgorde if isinstance(record, Pagina) else 0), record.id


def _backlinks(catalogue: Catalogue) -> dict[Record, Belonging]:
    """For each record what points to it. One pass over all references, in order of name."""
    found: dict[Record, tuple[dict[Any, None], dict[Any, None], dict[Any, None]]] = {}
    entries = (catalogue.programmas, catalogue.makerspaces, catalogue.acties)
    for position, records in enumerate(entries):
        for record in records:
            for target in targets(record):
                # A dict keeps order and drops doubles: aanbieder and partner, two wijken of one
                # gebied.
                found.setdefault(target, ({}, {}, {}))[position][record] = None
    return {
        target: Belonging(tuple(programmas), tuple(makerspaces), tuple(acties))
        for target, (programmas, makerspaces, acties) in found.items()
    }


def targets(record: Record) -> Iterator[Record]:
    """Everything that a record points to; the gebied of each of its wijken too."""
    for field_ in fields(record):
        value = getattr(record, field_.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Wijk):
                yield item.gebied
            if isinstance(item, Record):
                yield item


def hiervoor(catalogue: Catalogue) -> dict[Programma, tuple[Programma, ...]]:
    """What comes before each programme, by name."""
    found: dict[Programma, dict[Programma, None]] = {}
    for programma in catalogue.programmas:
        names = (*programma.vervolg, *programma.vervolg_suggesties)
        for later in catalogue.programmas_by_id(names):
            found.setdefault(later, {})[programma] = None
    return {programma: tuple(earlier) for programma, earlier in found.items()}


# --- checks over all drafts -------------------------------------------------------------------


def _circles(drafts: Sequence[Draft], _known: Known) -> Iterator[Diagnostic]:
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
            yield rules.connection.circle(ref.place, (*path[path.index(ref.name) :], ref.name))
        elif ref.name not in done:
            path.append(ref.name)
            pending.append(iter(following.get(ref.name, ())))


def _same_names(drafts: Sequence[Draft], _known: Known) -> Iterator[Diagnostic]:
    """Two records of one kind must not have the same name: visitors could not tell them apart."""
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        name = draft.values.get(_name_key(draft))
        if not isinstance(name, str):
            continue
        known = first.setdefault((draft.kind.name, fold(name)), draft)
        if known is not draft:
            there = _place_of_name(known)
            yield rules.site.same_name(_place_of_name(draft), draft.kind.name, name, there)


def _name_key(draft: Draft) -> str:
    """The field with what visitors call a record."""
    return "titel" if draft.kind.record in (Pagina, PaginaEn) else "naam"


def _place_of_name(draft: Draft) -> Place:
    return draft.places.get(_name_key(draft), draft.place)


def _one_sided(drafts: Sequence[Draft], _known: Known) -> Iterator[Diagnostic]:
    wijken = {draft.id: draft for draft in drafts if draft.kind.record is Wijk}
    for key in ("buren", "buren_over_de_maas"):
        for draft in wijken.values():
            for ref in draft.values.get(key) or ():
                other = wijken.get(ref.name)
                # A wijk with a mistake in its fields may lack its neighbours: that is no echo.
                if other is not None and other.sound and draft.id not in _named(other, key):
                    yield rules.connection.one_sided_neighbour(ref.place, draft.id, other.id)


def _named(draft: Draft, key: str) -> set[str]:
    return {ref.name for ref in draft.values.get(key) or ()}


def _taken_addresses(drafts: Sequence[Draft], _known: Known) -> Iterator[Diagnostic]:
    """No two records may claim one address, now or in the past."""
    taken = {address: Place("de site zelf") for address in urls.OWN_PAGES}
    for draft in drafts:
        for address in urls.every_of_id(draft.kind.record, draft.id):
            if address in taken:
                yield rules.site.address_taken(draft.place, address, taken[address])
            taken.setdefault(address, draft.place)
    for draft in drafts:
        for address in draft.values.get("oude_adressen") or ():
            place = draft.places.get("oude_adressen", draft.place)
            if address in taken:
                yield rules.site.address_taken(place, address, taken[address])
            taken.setdefault(address, draft.place)


def addresses_seen(draft: Draft) -> object:
    """What a check of addresses sees of a draft."""
    return draft.place, draft.values.get("oude_adressen"), draft.places.get("oude_adressen")


def _references_seen(draft: Draft) -> object:
    return (
        draft.place,
        tuple(_references(draft)),
        draft.values.get("beeld"),
        draft.places.get("beeld"),
    )


def _name_seen(draft: Draft) -> object:
    return draft.values.get(_name_key(draft)), _place_of_name(draft)


def _neighbours_seen(draft: Draft) -> object:
    return draft.sound, draft.values.get("buren"), draft.values.get("buren_over_de_maas")


CHECKS = (
    Check(_references_seen, _wrong_references),
    Check(_references_seen, _circles),
    Check(_name_seen, _same_names),
    Check(_neighbours_seen, _one_sided),
    Check(addresses_seen, _taken_addresses),
)
