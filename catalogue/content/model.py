"""The catalogue: drafts connected to records, and for each record everything that points to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TypeVar, cast

from catalogue.base.text import fold
from catalogue.content.images import Picture
from catalogue.content.parse import Draft, RefName
from catalogue.schema import (
    DUTCH,
    GONE,
    KINDS,
    TALEN,
    Actie,
    Begrip,
    Bevestigd,
    Doelgroep,
    Entry,
    Fase,
    Gebied,
    Grens,
    Kenmerk,
    Loket,
    Makerspace,
    Pagina,
    Partner,
    Postcode,
    Programma,
    Record,
    Site,
    Synoniem,
    Thema,
    Vertaling,
    VmboProfiel,
    Wijk,
    alive,
    kind_of,
    urls,
)
from catalogue.schema.alive import Alive, EntryT
from catalogue.schema.translations import ABOUT_ITSELF, INSIDE

# Of these a page in a language is more than what it lists.
_WITH_WORDS = (Programma, Makerspace, Partner)
SourceT = TypeVar("SourceT", bound=Record)
TargetT = TypeVar("TargetT", bound=Record)


@dataclass(frozen=True)
class Backlinks:
    """Records that point to one record, sorted by name; what has ended is in it too."""

    programmas: tuple[Programma, ...] = ()
    makerspaces: tuple[Makerspace, ...] = ()
    acties: tuple[Actie, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Programmes, and then makerspaces."""
        return (*self.programmas, *self.makerspaces)

    @cached_property
    def live(self) -> "Backlinks":
        """Backlinks that have not ended."""
        return Backlinks(
            tuple([programma for programma in self.programmas if programma.status != GONE]),
            tuple([makerspace for makerspace in self.makerspaces if makerspace.status != GONE]),
            self.acties,
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class Catalogue:
    """All records, connected, as they are on the day ``today``.

    Lists of entries are sorted by name, reference lists as written. Its words are those of the
    language ``taal``, as far as they are translated.
    """

    site: Site
    today: date
    taal: str = DUTCH
    fasen: tuple[Fase, ...] = ()
    doelgroepen: tuple[Doelgroep, ...] = ()
    vmbo_profielen: tuple[VmboProfiel, ...] = ()
    kenmerken: tuple[Kenmerk, ...] = ()
    begrippen: tuple[Begrip, ...] = ()
    gebieden: tuple[Gebied, ...] = ()
    wijken: tuple[Wijk, ...] = ()
    grenzen: tuple[Grens, ...] = ()
    partners: tuple[Partner, ...] = ()
    loketten: tuple[Loket, ...] = ()
    themas: tuple[Thema, ...] = ()
    makerspaces: tuple[Makerspace, ...] = ()
    programmas: tuple[Programma, ...] = ()
    acties: tuple[Actie, ...] = ()
    paginas: tuple[Pagina, ...] = ()
    synoniemen: tuple[Synoniem, ...] = ()
    postcodes: tuple[Postcode, ...] = ()
    backlinks: Mapping[Record, Backlinks] = field(default_factory=dict)
    hiervoor: Mapping[Programma, tuple[Programma, ...]] = field(default_factory=dict)
    by_id: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    beelden: Mapping[str, Picture] = field(default_factory=dict)
    vertalingen: Mapping[Record, Mapping[str, Vertaling]] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Programmes, and then makerspaces."""
        return (*self.programmas, *self.makerspaces)

    @cached_property
    def nagekeken(self) -> date | None:
        """The last day on which anybody checked an entry or an organisation."""
        records = (*self.programmas, *self.makerspaces, *self.partners)
        return max(map(attrgetter("gecontroleerd"), records), default=None)

    @cached_property
    def _states(self) -> dict[Entry, Alive]:
        return {entry: alive.of(entry, self.today) for entry in self.entries}

    def alive(self, entry: Entry) -> Alive:
        """State of an entry by the one rule of ``schema.alive``."""
        # Asked for every card and every list.
        return self._states.get(entry) or alive.of(entry, self.today)

    def newest_first(self, entries: Iterable[EntryT]) -> tuple[EntryT, ...]:
        """Sort by state: seen first, old last; within a state the order stays as it was."""
        return tuple(sorted(entries, key=lambda entry: alive.ORDER[self.alive(entry)]))

    def last_seen(self, record: Entry | Partner) -> date | None:
        """Newest day on which a record is known to have existed."""
        return alive.last_seen(record, self.today)

    def has_page(self, address: str) -> bool:
        """True when the page at a Dutch address is there in the language of this catalogue.

        A page with words of its own is there when these are translated, and a list of records is
        always there in a whole language; a signpost has some lists. Files that a page loads are
        there too.
        """
        if address not in self._pages:
            self._pages[address] = self.taal == DUTCH or self._has_page(urls.first_part(address))
        return self._pages[address]

    def _has_page(self, address: str) -> bool:
        if not address.endswith(".html"):
            return True
        kind, name = urls.kind_and_id(address)
        record = self.by_id[kind_of(kind).name].get(name)
        if isinstance(record, Pagina):
            return "tekst" in record.vertaald
        if record and kind in _WITH_WORDS:
            return bool(record.vertaald)
        if address in urls.TRANSLATED or (record and kind in urls.LISTS_TRANSLATED):
            return True
        return self.is_whole and (record is not None or urls.can_be_translated(address))

    @property
    def is_whole(self) -> bool:
        """True for a language of the whole site; another has a signpost."""
        return self.taal == DUTCH or self.taal in self.site.talen

    @cached_property
    def _pages(self) -> dict[str, bool]:
        return {}

    def vertalingen_of(self, record: Record) -> Mapping[str, Vertaling]:
        """Translations of a record by the code of their language, in the order of the schema."""
        return self.vertalingen.get(record, {})

    def backlinks_of(self, record: Record) -> Backlinks:
        """Backlinks of ``record``: the programmes of a theme, the makerspaces of a partner.

        A programme belongs to a gebied when one of its wijken lies in it, and to a partner both
        as aanbieder and as partner.
        """
        return self.backlinks.get(record, _NOTHING)

    def programmas_by_id(self, ids: Iterable[str]) -> tuple[Programma, ...]:
        """The programmes behind ``vervolg``, ``vervolg_suggesties`` or ``(opvolger,)``."""
        return self._by_id(Programma, ids)

    def makerspaces_by_id(self, ids: Iterable[str]) -> tuple[Makerspace, ...]:
        """The makerspaces behind ``(opvolger,)``."""
        return self._by_id(Makerspace, ids)

    def wijken_by_id(self, ids: Iterable[str]) -> tuple[Wijk, ...]:
        """The wijken behind ``buren``."""
        return self._by_id(Wijk, ids)

    def _by_id(self, kind: type[TargetT], ids: Iterable[str]) -> tuple[TargetT, ...]:
        records = self.by_id[kind_of(kind).name]
        return tuple(record for name in ids if isinstance(record := records[name], kind))


_NOTHING = Backlinks()


def wijken_of(entry: Entry) -> tuple[Wijk, ...]:
    """The wijken of an entry, also when only its makerspaces name them; once each."""
    places = entry.makerspaces if isinstance(entry, Programma) else ()
    inside = (*entry.wijken, *(wijk for place in places for wijk in place.wijken))
    return tuple(dict.fromkeys(inside))


def resolve(
    drafts: Sequence[Draft],
    today: date,
    beelden: Mapping[str, Picture] | None = None,
    *,
    repository: str = "",
    taal: str = DUTCH,
) -> Catalogue:
    """Connect drafts that are all sound and whose references all exist.

    ``today`` decides what is alive; ``beelden`` maps the name of each file in ``beelden/`` to its
    measures; ``repository`` is the ``broncode`` of a site that names none. ``taal`` is the language
    of the drafts; see ``in_language``.

    Raises ``KeyError`` for a reference to nothing and ``TypeError`` for a draft with a missing
    field: ``cross_checks.check`` and ``Draft.sound`` must have been looked at before.
    """
    by_id: dict[str, dict[str, Record]] = {kind.name: {} for kind in KINDS}
    lists: dict[str, tuple[Record, ...]] = {}
    for kind in KINDS:
        records = by_id[kind.name]
        for draft in drafts:
            if draft.kind is kind:
                records[draft.id] = _connected(draft, by_id)
        if not kind.single:
            in_order = sorted(records.values(), key=_order) if kind.folder else records.values()
            lists[kind.plural] = tuple(in_order)
    site = next(iter(by_id["site"].values()))
    if isinstance(site, Site) and repository and not site.broncode:
        site = replace(site, broncode=repository)
        by_id["site"] = {site.id: site}
    catalogue = Catalogue(
        site=site,  # type: ignore[arg-type]
        today=today,
        taal=taal,
        by_id=by_id,
        beelden=beelden or {},
        vertalingen=_translations(drafts, by_id),
        **lists,  # type: ignore[arg-type]
    )
    hiervoor = _inverted(
        catalogue.programmas,
        lambda before: catalogue.programmas_by_id((*before.vervolg, *before.vervolg_suggesties)),
    )
    return replace(catalogue, backlinks=_backlinks(catalogue), hiervoor=hiervoor)


def in_other_languages(catalogue: Catalogue, drafts: Sequence[Draft]) -> dict[str, Catalogue]:
    """The same catalogue with the words of each other language of the site, by its code."""
    return {
        code: resolve(
            in_language(drafts, code),
            catalogue.today,
            catalogue.beelden,
            repository=catalogue.site.broncode or "",
            taal=code,
        )
        for code in catalogue.site.all_talen
    }


def in_language(drafts: Sequence[Draft], code: str) -> list[Draft]:
    """Drafts with the words of their translations in a language, as far as there are any."""
    translations = {
        (draft.kind.original, draft.id): draft for draft in drafts if draft.kind.language == code
    }
    return [_translated(draft, translations.get((draft.kind.name, draft.id))) for draft in drafts]


def _translated(draft: Draft, translation: Draft | None) -> Draft:
    if translation is None:
        return draft
    values, keys = dict(draft.values), set[str]()
    for key, text in translation.values.items():
        if not text or key in ABOUT_ITSELF:
            continue
        group, inner = INSIDE.get(key, (key, ""))
        values[group] = replace(values[group], **{inner: text}) if inner else text
        keys.add(key)
    if translation.text:
        keys.add("tekst")
    text = translation.text or draft.text
    return replace(draft, values=values, text=text, translated=frozenset(keys))


def _translations(
    drafts: Sequence[Draft], by_id: Mapping[str, Mapping[str, Record]]
) -> dict[Record, dict[str, Vertaling]]:
    translations: dict[Record, dict[str, Vertaling]] = {}
    order = list(TALEN)
    translated = (draft for draft in drafts if draft.kind.language)
    for draft in sorted(translated, key=lambda draft: order.index(draft.kind.language)):
        # A site may do without a list, and have its translation.
        if record := by_id[draft.kind.original].get(draft.id):
            translation = cast("Vertaling", _connected(draft, by_id))
            translations.setdefault(record, {})[draft.kind.language] = translation
    return translations


def _connected(draft: Draft, by_id: Mapping[str, Mapping[str, Record]]) -> Record:
    """The record of a draft, connected to those of the kinds before its own."""
    values = {key: _connect(value, draft.kind.name, by_id) for key, value in draft.values.items()}
    return draft.kind.record(
        id=draft.id,
        pad=draft.pad,
        tekst=draft.text,
        regel=draft.line,
        vertaald=draft.translated,
        **values,
    )


def _connect(value: object, kind: str, by_id: Mapping[str, Mapping[str, Record]]) -> object:
    # Within `_connected` it would hold itself, and with it the draft, until the end of the build.
    if isinstance(value, tuple):
        return tuple(_connect(item, kind, by_id) for item in value)
    if isinstance(value, Bevestigd):
        # The only group that holds a reference.
        return replace(value, door=_connect(value.door, kind, by_id))  # type: ignore[arg-type]
    if not isinstance(value, RefName):
        return value
    # A record cannot hold its own kind before it exists; see the note in `schema`.
    return value.name if value.kind == kind else by_id[value.kind][value.name]


def _order(record: Record) -> tuple[int, str, str]:
    """The key that sorts records as a reader expects: accents and capitals do not count.

    Pages stand in the order of the menu.
    """
    if isinstance(record, Pagina):
        return record.volgorde, "", record.id
    return 0, fold(getattr(record, "naam", record.id)), record.id


def _backlinks(catalogue: Catalogue) -> dict[Record, Backlinks]:
    """Find the backlinks of each record, by name."""
    programmas = _inverted(catalogue.programmas, _targets)
    makerspaces = _inverted(catalogue.makerspaces, _targets)
    acties = _inverted(catalogue.acties, _targets)
    return {
        target: Backlinks(
            programmas.get(target, ()), makerspaces.get(target, ()), acties.get(target, ())
        )
        for target in {**programmas, **makerspaces, **acties}
    }


def _inverted(
    sources: Iterable[SourceT], targets: Callable[[SourceT], Iterable[TargetT]]
) -> dict[TargetT, tuple[SourceT, ...]]:
    """For each target its sources, in their order and each once."""
    pointing: dict[TargetT, list[SourceT]] = {}
    for source in sources:
        # Some are named twice: an aanbieder that is a partner too, two wijken of one gebied.
        for target in dict.fromkeys(targets(source)):
            pointing.setdefault(target, []).append(source)
    return {target: tuple(records) for target, records in pointing.items()}


def _targets(record: Record) -> Iterator[Record]:
    """Everything that a record points to; the gebied of each of its wijken too.

    A network is for the organisations in it: no doelgroep can join it.
    """
    network = isinstance(record, Programma) and record.aard == "netwerk"
    for declared in fields(record):
        if network and declared.name == "doelgroepen":
            continue
        value = getattr(record, declared.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Wijk):
                yield item.gebied
            if isinstance(item, Record):
                yield item
