"""Documents to search: every record with a page becomes one, with fields of text.

A field groups what counts alike. Boosts belong to the field, here, beside what goes into it; a
document as a whole counts less when it is rarely what someone wants to find.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogue.content.model import Catalogue
from catalogue.schema import (
    DAGEN,
    DUTCH,
    GONE,
    GRATIS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    SOORT_PARTNER,
    Actie,
    Begrip,
    Doelgroep,
    Entry,
    Fase,
    Gebied,
    Kenmerk,
    Makerspace,
    Pagina,
    Partner,
    Programma,
    Record,
    Thema,
    VmboProfiel,
    Wijk,
    hours,
    kind_of,
    urls,
)
from catalogue.schema.alive import Alive
from catalogue.search.analysis import words

# Someone who types a name wants that thing; a word somewhere in the story is a hint. Compounds
# that were taken apart count in fields of their own, so that the whole word always wins.
BOOSTS: Mapping[str, float] = {
    "naam": 8.0,
    "oude_namen": 6.0,
    "trefwoorden": 3.0,
    "samenvatting": 2.0,
    "plaats": 2.5,
    "wie": 1.5,
    "voor": 1.2,
    "tekst": 1.0,
    "anders": 1.5,
    "naamdelen": 3.0,
    "delen": 0.8,
}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Keuze(Record):
    """A page with all that is free, or on a certain day, or that one signs up for by oneself.

    ``pad`` is its address, ``term`` that of what is understood of a question.
    """

    naam: str
    samenvatting: str
    term: str


def _choices(catalogue: Catalogue) -> dict[str, Keuze]:
    """The pages of choices that people ask for, of values that something live has."""
    live = [entry for entry in catalogue.entries if entry.status != GONE]
    days = {
        dag
        for entry in live
        for tijd in hours.tijden_of(entry)
        if hours.goes_on(tijd, catalogue.today)
        for dag in tijd.dagen
    }
    rows = [
        ("dag", dag, f"Wat er op {dag} is", f"Alles met een vaste tijd op {dag}.", dag[:2])
        for dag in DAGEN
        if dag in days
    ]
    if any(entry.gratis == "ja" for entry in live):
        about = "Alle programma's en plekken die niets kosten."
        rows.append(("gratis", "ja", "Alles wat gratis is", about, "gratis"))
    if any(entry.meedoen and entry.meedoen.hoe == "zelf" for entry in live):
        about = (
            "Alle programma's en plekken waar je je zelf voor aanmeldt, zonder school of werkgever."
        )
        rows.append(("hoe", "zelf", "Waar je je zelf voor aanmeldt", about, "zelf"))
    choices = {}
    for choice, value, naam, about, term in rows:
        page = urls.of_choice(choice, value)
        name = page.removesuffix(".html")
        choices[page] = Keuze(id=name, pad=page, naam=naam, samenvatting=about, term=term)
    return choices


# For each kind: one, many, and how much it counts as a whole; in the order of suggestions.
RESULT_KINDS: Mapping[type[Record], tuple[str, str, float]] = {
    Programma: ("programma", "Programma's", 1.0),
    Makerspace: ("makerspace", "Makerspaces", 1.0),
    Thema: ("thema", "Thema's", 1.1),
    Wijk: ("wijk", "Wijken", 1.0),
    Gebied: ("gebied", "Gebieden", 0.9),
    Partner: ("partner", "Partners", 0.8),
    Doelgroep: ("doelgroep", "Doelgroepen", 0.9),
    Fase: ("fase", "Fasen", 0.8),
    Kenmerk: ("kenmerk", "Kenmerken", 1.1),
    VmboProfiel: ("vmbo-profiel", "Vmbo-profielen", 0.9),
    Actie: ("actie", "Acties", 0.8),
    Begrip: ("begrip", "Begrippen", 0.45),
    Keuze: ("lijst", "Lijsten", 0.7),
    Pagina: ("pagina", "Pagina's", 0.7),
}
# Pages that the site makes by itself: the folder, the name, what it is, and what people type.
_OWN_PAGES = (
    (
        *("agenda", "Agenda", "Alles met een datum, en wat elke week terugkomt."),
        "kalender evenementen ics calendar",
    ),
    (
        *("data", "Open data", "De hele catalogus om mee te rekenen of verder te gebruiken."),
        "csv excel rekenblad json geojson api download bestand dataset licentie hsds dcat rss",
    ),
    (
        *("cijfers", "Cijfers", "Hoeveel programma's en plekken er zijn, en hoeveel is bevestigd."),
        "statistiek aantallen hoeveel getallen kerncijfers figures",
    ),
    (
        *("overzicht", "Overzicht", "Per doelgroep en thema: wat er is, en de grootste gaten."),
        "witte vlekken gaten matrix gaps",
    ),
    (
        *("routes", "Routes", "Van kiezen naar leren naar werken: welk programma op welk volgt."),
        "leerroute doorstroom",
    ),
    (
        *("netwerk", "Wie werkt met wie?", "Organisaties die samen iets doen."),
        "netwerk wie werkt samen",
    ),
    (
        *("wat-past-bij-mij", "Wat past bij mij?", "Een paar vragen, en dan wat bij je past."),
        "keuzehulp test quiz weet niet wat studiekeuze loopbaanoriëntatie",
    ),
    (
        *("lijstje", "Mijn lijstje", "Wat je hebt bewaard, om te vergelijken, printen of delen."),
        "bewaard favorieten bladwijzer vergelijken printen",
    ),
    (
        *("begrippen", "Begrippen", "Woorden van scholen en bedrijven, in gewone taal."),
        "woordenlijst uitleg betekenis afkorting wat betekent wat is",
    ),
    (
        *("wijken", "Wijken", "Op de kaart: welke wijk een openbare makerspace heeft."),
        "kaart plattegrond buurten map neighbourhoods",
    ),
)
# What has ended may be found, after what has not; what may have ended stands between.
# The guide for editors is no answer to a visitor who asks how to sign up.
_FOR_EDITORS = 0.3
_WEIGHT_OF_STATE: Mapping[str, float] = {Alive.GESTOPT: 0.5, Alive.OUD: 0.85}

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_LINE_MARK = re.compile(r"^\s*(?:#+|[-*+>]|\d+\.)\s+", re.MULTILINE)
_MARK = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")
_HAS_MARK = re.compile(r"[*_`]").search
_BRACKETS = re.compile(r"(.+?) \((.+)\)")
_HEADING = re.compile(r"^#+\s.*$", re.MULTILINE)

# An attribute of a record, or a function of it.
Source = str | Callable[[Any], object]


_TYPED = {folder: typed for folder, _, _, typed in _OWN_PAGES}


def _places(entry: Entry) -> Iterable[str]:
    return dict.fromkeys(_texts(entry.wijken))


def _codes(programma: Programma) -> list[str]:
    return [profiel.code for profiel in programma.vmbo_profielen]


def _hours(makerspace: Makerspace) -> list[str]:
    return list(map(hours.sentence, makerspace.vaste_tijden))


def _gratis(entry: Entry) -> str:
    return GRATIS.get(entry.gratis or "", "")


def _joining(entry: Entry) -> str:
    return (entry.meedoen and entry.meedoen.stap) or ""


# The texts in each field, besides names, summary and story.
_SOURCES: Mapping[type[Record], Mapping[str, Sequence[Source]]] = {
    Programma: {
        "oude_namen": ["oude_namen"],
        "trefwoorden": ["themas", "kenmerken", "vmbo_profielen", _codes],
        "plaats": [_places, "adres", "makerspaces"],
        "wie": ["aanbieders", "partners", "anderen"],
        "voor": ["doelgroepen", "fase"],
        "tekst": ["kosten", _joining, _gratis],
    },
    Makerspace: {
        "oude_namen": ["oude_namen"],
        "trefwoorden": [lambda plek: SOORT_MAKERSPACE[plek.soort], "apparatuur", "themas"],
        "plaats": [_places, "adres"],
        "wie": ["aanbieders", "anderen"],
        "voor": ["doelgroepen", lambda plek: OPENBAAR[plek.openbaar]],
        "tekst": ["kosten", "openingstijden", _hours, _joining, _gratis],
    },
    Thema: {"trefwoorden": ["zoekwoorden"]},
    Wijk: {"oude_namen": ["ook"], "plaats": [lambda wijk: [wijk.gebied.naam, "wijk"]]},
    Gebied: {"plaats": [lambda _: "gebied"]},
    Partner: {
        "oude_namen": ["oude_namen"],
        "trefwoorden": [lambda partner: SOORT_PARTNER[partner.soort]],
    },
    Doelgroep: {"voor": ["ik_ben"]},
    VmboProfiel: {
        "oude_namen": ["code"],
        "trefwoorden": ["mbo_richtingen", lambda _: "vmbo profiel"],
    },
    Actie: {"tekst": ["doel", "stappen"], "wie": ["trekkers"]},
    Begrip: {"oude_namen": ["ook", "voluit"]},
    Pagina: {"trefwoorden": [lambda pagina: _TYPED.get(pagina.id)]},
}
_SUMMARIES: Mapping[type[Record], Source] = {
    Begrip: "uitleg",
    Wijk: lambda wijk: f"Wijk in {wijk.gebied.naam}.",
    Gebied: lambda _: "Gebied in de stad.",
}
_STORIES: Mapping[type[Record], Source] = {
    Fase: "vraag",
    VmboProfiel: "toelichting",
    # The guide for editors is long and about everything; its headings say enough.
    Pagina: lambda pagina: "\n".join(_HEADING.findall(pagina.tekst)),
}

Fields = dict[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Document:
    """One thing that can be found.

    ``sleutels`` are the words under which editors want it to be found, however many they are;
    ``tekst`` is what snippets are taken from. ``van`` and ``tot`` are ages in years, ``None`` when
    nobody said; ``stand`` is the state of an entry, ``jaar`` the year in which it was last seen (0
    is unknown), ``feiten`` what one chooses by: names, or names of labels of the interface.
    """

    record: Record
    naam: str
    fields: Fields
    sleutels: Sequence[str] = ()
    tekst: str = field(default="", repr=False)
    boost: float = 1.0
    van: int | None = None
    tot: int | None = None
    stand: str = ""
    jaar: int = 0
    feiten: Sequence[str] = ()

    @property
    def address(self) -> str:
        """The site path of its page."""
        return self.record.pad if isinstance(self.record, Keuze) else urls.of(self.record)


def of(catalogue: Catalogue) -> list[Document]:
    """All documents, kind by kind and then by id, which is the order of their numbers.

    Not by name: who corrects a title should not renumber what stands behind it.
    """
    records: dict[type[Record], dict[str, Record]] = {
        kind: dict(catalogue.by_id[kind_of(kind).name])
        for kind in RESULT_KINDS
        if kind is not Keuze
    }
    records[Keuze] = dict(_choices(catalogue))
    records[Pagina] = {page.id: page for page in map(_own_page, _OWN_PAGES)} | records[Pagina]
    return [
        _document(record, catalogue)
        for kind in RESULT_KINDS
        for _, record in sorted(records[kind].items())
    ]


def _own_page(page: tuple[str, ...]) -> Pagina:
    folder, titel, samenvatting, _ = page
    return Pagina(id=folder, pad="", titel=titel, samenvatting=samenvatting)


def plain(markdown: str) -> str:
    """The text of our Markdown without its marks, a line per paragraph."""
    text = _LINK.sub(r"\1", markdown) if "](" in markdown else markdown
    text = _LINE_MARK.sub("", text)
    return (_MARK.sub("", text) if _HAS_MARK(text) else text).strip()


def _document(record: Record, catalogue: Catalogue) -> Document:
    kind = type(record)
    naam: str = getattr(record, "titel" if kind is Pagina else "naam")
    if kind in {Doelgroep, Fase, Kenmerk}:
        naam = naam[:1].upper() + naam[1:]
    # ``CIV (Centrum voor Innovatief Vakmanschap)`` is two names for one thing.
    brackets = _BRACKETS.fullmatch(naam)
    short, *others = brackets.groups() if brackets else (naam,)
    summary = str(_value(record, _SUMMARIES.get(kind, "samenvatting")) or "")
    story = plain(str(_value(record, _STORIES.get(kind, "tekst")) or ""))
    fields = {
        name: [text for source in sources for text in _texts(_value(record, source))]
        for name, sources in _SOURCES.get(kind, {}).items()
    }
    entry = record if isinstance(record, Entry) else None
    state = catalogue.alive(entry) if entry else ""
    seen = catalogue.last_seen(entry) if entry else None
    van, tot = _ages(record)
    return Document(
        record=record,
        naam=naam,
        fields={
            **fields,
            "naam": [short],
            "oude_namen": [*others, *fields.get("oude_namen", ())],
            "samenvatting": [summary],
            "anders": [*_elsewhere(record, catalogue)],
            "tekst": [story, *fields.get("tekst", ())],
        },
        sleutels=record.zoekwoorden if isinstance(record, Thema) else (),
        tekst="\n".join(filter(None, (summary, *_more(record, catalogue, story)))),
        boost=RESULT_KINDS[kind][2]
        * (_FOR_EDITORS if record.id == "gids" else 1.0)
        * _WEIGHT_OF_STATE.get(state, 1.0),
        van=van,
        tot=tot,
        stand=state,
        jaar=seen.year if seen else 0,
        feiten=tuple(_facts(entry)) if entry else (),
    )


def _more(record: Record, catalogue: Catalogue, story: str) -> Iterator[str]:
    """Sentences behind the summary; those that are there in Dutch only stand on no other page."""
    if catalogue.taal == DUTCH:
        yield from _hour_sentences(record if isinstance(record, Entry) else None)
        yield story
    elif "tekst" in record.vertaald:
        yield story


def _hour_sentences(entry: Entry | None) -> Iterator[str]:
    """Hours of an entry as sentences: the fixed ones, and what a place tells itself."""
    if entry:
        yield from map(hours.sentence, hours.tijden_of(entry))
    if isinstance(entry, Makerspace) and entry.openingstijden:
        yield entry.openingstijden


def _facts(entry: Entry) -> Iterator[str]:
    """Facts that one chooses by: for whom, where, for how much, how to join.

    Names, or the names of labels of the interface (``keuze.gratis.ja``).
    """
    yield from [doelgroep.naam for doelgroep in entry.doelgroepen][:2]
    yield from [wijk.naam for wijk in entry.wijken][:2]
    if isinstance(entry, Programma) and entry.bereik and not entry.wijken:
        yield f"keuze.bereik.{entry.bereik}"
    if entry.gratis:
        yield f"keuze.gratis.{entry.gratis}"
    if entry.meedoen and entry.meedoen.hoe:
        yield f"keuze.hoe.{entry.meedoen.hoe}"


_SHORT = 2
_BY_NAME = (Partner, Actie)
_ELSEWHERE = ("naam", "titel", "ik_ben", "samenvatting")


def _elsewhere(record: Record, catalogue: Catalogue) -> Iterator[str]:
    """Names and summaries in other languages.

    Translations go without the words of the Dutch name and summary: a name would count once for
    each language, and an entry that tells of a school would be found before the school. And without
    the shortest words: the Polish for `with` is one letter, with which a Dutch word may begin. What
    is looked for by its name goes without: parts of the index would grow.
    """
    if isinstance(record, _BY_NAME):
        return
    dutch = {word for key in _ELSEWHERE for word in words(getattr(record, key, None) or "")}
    for translation in catalogue.vertalingen_of(record).values():
        text = " ".join(getattr(translation, key) or "" for key in _ELSEWHERE)
        foreign = (word for word in words(text) if word not in dutch)
        yield " ".join(word for word in foreign if len(word) > _SHORT)


def _value(record: Record, source: Source) -> object:
    return getattr(record, source, None) if isinstance(source, str) else source(record)


def _texts(value: Any) -> Iterator[str]:
    """A text itself, or the names of records; those of a wijk, and of its gebied with it."""
    match value:
        case None:
            return
        case str():
            yield value
        case Wijk():
            yield from (value.naam, *value.ook, value.gebied.naam)
        case tuple() | list() | dict():
            for element in value:
                yield from _texts(element)
        case _:
            yield value.naam


def _ages(record: Record) -> tuple[int | None, int | None]:
    """Its own ages, or else those of its doelgroepen together; an open end stays open."""
    if not isinstance(record, Entry | Doelgroep):
        return None, None
    if record.leeftijd:
        return record.leeftijd.van, record.leeftijd.tot
    doelgroepen = () if isinstance(record, Doelgroep) else record.doelgroepen
    ages = [doelgroep.leeftijd for doelgroep in doelgroepen if doelgroep.leeftijd]
    if not ages:
        return None, None
    ends = [age.tot for age in ages if age.tot is not None]
    return min(age.van or 0 for age in ages), max(ends) if len(ends) == len(ages) else None
