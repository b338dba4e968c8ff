"""Connects the drafts: names become references, and every record knows who points to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from catalogue.base.text import fold
from catalogue.content.images import Picture
from catalogue.content.parse import Draft, RefName
from catalogue.schema import (
    GONE,
    KINDS,
    Actie,
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


@dataclass(frozen=True)
class Belonging:
    """Everything that points to one record, sorted by name; what has ended is in it too."""

    programmas: tuple[Programma, ...] = ()
    makerspaces: tuple[Makerspace, ...] = ()
    acties: tuple[Actie, ...] = ()

    @property
    def entries(self) -> tuple[Programma | Makerspace, ...]:
        """Programmes, and then makerspaces."""
        return (*self.programmas, *self.makerspaces)

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

    @property
    def entries(self) -> tuple[Programma | Makerspace, ...]:
        """Programmes, and then makerspaces."""
        return (*self.programmas, *self.makerspaces)

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


def resolve(drafts: Sequence[Draft], beelden: Mapping[str, Picture] | None = None) -> Catalogue:
    """The catalogue of drafts that are all sound and whose references all exist.

    ``beelden`` maps the name of each file in ``beelden/`` to what is made of it.

    Raises ``KeyError`` for a reference to nothing and ``TypeError`` for a draft with a missing
    field: ``cross_checks.check`` and ``Draft.sound`` must have been looked at before.
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
