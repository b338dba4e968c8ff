"""Documents to search: every record with a page becomes one, with fields of text.

A field groups what counts alike. Boosts belong to the field, here, beside what goes into it; a
document as a whole counts less when it is rarely what someone wants to find.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from operator import attrgetter

from catalogue.content.model import Catalogue
from catalogue.schema import (
    GRATIS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    SOORT_PARTNER,
    Actie,
    Doelgroep,
    Fase,
    Gebied,
    Makerspace,
    Pagina,
    Partner,
    Programma,
    Record,
    Thema,
    VmboProfiel,
    Wijk,
    hours,
    urls,
)

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
    "naamdelen": 3.0,
    "delen": 0.8,
}


# For each kind: one, many, and how much it counts as a whole; in the order of suggestions.
KINDS: Mapping[type[Record], tuple[str, str, float]] = {
    Programma: ("programma", "Programma's", 1.0),
    Makerspace: ("makerspace", "Makerspaces", 1.0),
    Thema: ("thema", "Thema's", 1.1),
    Wijk: ("wijk", "Wijken", 1.0),
    Gebied: ("gebied", "Gebieden", 0.9),
    Partner: ("partner", "Partners", 0.8),
    Doelgroep: ("doelgroep", "Doelgroepen", 0.9),
    Fase: ("fase", "Fasen", 0.8),
    VmboProfiel: ("vmbo-profiel", "Vmbo-profielen", 0.9),
    Actie: ("actie", "Acties", 0.8),
    Pagina: ("pagina", "Pagina's", 0.7),
}
# What has ended may be found, after what has not.
_ENDED = 0.5

Fields = dict[str, Sequence[str]]

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_LINE_MARK = re.compile(r"^\s*(?:#+|[-*+>]|\d+\.)\s+", re.MULTILINE)
_MARK = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")
_HAS_MARK = re.compile(r"[*_`]").search
_BRACKETS = re.compile(r"(.+?) \((.+)\)")
_HEADING = re.compile(r"^#+\s.*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Document:
    """One thing that can be found.

    ``sleutels`` are the words under which editors want it to be found, however many they are;
    ``tekst`` is what snippets are taken from. ``van`` and ``tot`` are ages in years, ``None`` when
    nobody said; ``stand`` is ``gestopt``, ``onbekend`` or empty.
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

    @property
    def address(self) -> str:
        """The site path of its page."""
        return urls.of(self.record)


def of(catalogue: Catalogue) -> list[Document]:
    """All documents, kind by kind and then by id, which is the order of their numbers.

    Not by name: who corrects a title should not renumber what stands behind it.
    """
    records: tuple[Sequence[Record], ...] = (
        catalogue.programmas,
        catalogue.makerspaces,
        catalogue.themas,
        catalogue.wijken,
        catalogue.gebieden,
        catalogue.partners,
        catalogue.doelgroepen,
        catalogue.fasen,
        catalogue.vmbo_profielen,
        catalogue.acties,
        catalogue.paginas,
    )
    return [_of(record) for group in records for record in sorted(group, key=attrgetter("id"))]


def plain(markdown: str) -> str:
    """The text of our Markdown without its marks, a line per paragraph."""
    text = _LINK.sub(r"\1", markdown) if "](" in markdown else markdown
    text = _LINE_MARK.sub("", text)
    return (_MARK.sub("", text) if _HAS_MARK(text) else text).strip()


def _document(
    record: Record, naam: str, samenvatting: str, markdown: str, **fields: Iterable[str]
) -> Document:
    body = plain(markdown)
    # ``STC (Scheepvaart en Transport College)`` is two names for one thing.
    brackets = _BRACKETS.fullmatch(naam)
    short, *others = brackets.groups() if brackets else (naam,)
    status = record.status if isinstance(record, Programma | Makerspace) else ""
    van, tot = _ages(record)
    return Document(
        record=record,
        naam=naam,
        fields={
            **{name: list(texts) for name, texts in fields.items()},
            "naam": [short],
            "oude_namen": [*others, *fields.get("oude_namen", ())],
            "samenvatting": [samenvatting],
            "tekst": [body, *fields.get("tekst", ())],
        },
        sleutels=record.zoekwoorden if isinstance(record, Thema) else (),
        tekst=f"{samenvatting}\n{body}".strip(),
        boost=KINDS[type(record)][2] * (_ENDED if status == "gestopt" else 1.0),
        van=van,
        tot=tot,
        stand=status if status in {"gestopt", "onbekend"} else "",
    )


def _ages(record: Record) -> tuple[int | None, int | None]:
    """Its own ages, or else those of its doelgroepen together; an open end stays open."""
    if not isinstance(record, Programma | Makerspace | Doelgroep):
        return None, None
    if record.leeftijd:
        return record.leeftijd.van, record.leeftijd.tot
    doelgroepen = () if isinstance(record, Doelgroep) else record.doelgroepen
    ages = [doelgroep.leeftijd for doelgroep in doelgroepen if doelgroep.leeftijd]
    if not ages:
        return None, None
    ends = [age.tot for age in ages if age.tot is not None]
    return min(age.van or 0 for age in ages), max(ends) if len(ends) == len(ages) else None


@singledispatch
def _of(record: Record) -> Document:
    """The document of one record."""
    raise TypeError(f"no document for {type(record).__name__}")


@_of.register
def _(record: Programma) -> Document:
    return _document(
        record,
        record.naam,
        record.samenvatting,
        record.tekst,
        oude_namen=record.oude_namen,
        trefwoorden=[
            *_names(record.themas),
            *_names(record.kenmerken),
            *_names(record.vmbo_profielen),
            *(profiel.code for profiel in record.vmbo_profielen),
        ],
        plaats=[*_places(record), *_names(record.makerspaces)],
        wie=[*_names(record.aanbieders), *_names(record.partners), *record.anderen],
        voor=[*_names(record.doelgroepen), *_names(record.fase)],
        tekst=[record.kosten or "", record.aanmelding or "", GRATIS.get(record.gratis or "", "")],
    )


@_of.register
def _(record: Makerspace) -> Document:
    return _document(
        record,
        record.naam,
        record.samenvatting,
        record.tekst,
        oude_namen=record.oude_namen,
        trefwoorden=[
            SOORT_MAKERSPACE[record.soort],
            *record.apparatuur,
            *_names(record.themas),
        ],
        plaats=_places(record),
        wie=[*_names(record.aanbieders), *record.anderen],
        voor=[*_names(record.doelgroepen), OPENBAAR[record.openbaar]],
        tekst=[
            record.kosten or "",
            record.openingstijden or "",
            *map(hours.sentence, record.vaste_tijden),
            GRATIS.get(record.gratis or "", ""),
        ],
    )


@_of.register
def _(record: Thema) -> Document:
    return _document(
        record, record.naam, record.samenvatting, record.tekst, trefwoorden=record.zoekwoorden
    )


@_of.register
def _(record: Wijk) -> Document:
    summary = f"Wijk in {record.gebied.naam}."
    places = [record.gebied.naam, "wijk"]
    return _document(record, record.naam, summary, "", oude_namen=record.ook, plaats=places)


@_of.register
def _(record: Gebied) -> Document:
    return _document(record, record.naam, "Gebied in de stad.", "", plaats=["gebied"])


@_of.register
def _(record: Partner) -> Document:
    return _document(
        record,
        record.naam,
        record.samenvatting or "",
        record.tekst,
        oude_namen=record.oude_namen,
        trefwoorden=[SOORT_PARTNER[record.soort]],
    )


@_of.register
def _(record: Doelgroep) -> Document:
    return _document(record, _capital(record.naam), record.samenvatting, "", voor=[record.ik_ben])


@_of.register
def _(record: Fase) -> Document:
    return _document(record, _capital(record.naam), record.samenvatting, record.vraag)


@_of.register
def _(record: VmboProfiel) -> Document:
    return _document(
        record,
        record.naam,
        record.samenvatting,
        record.toelichting or "",
        oude_namen=[record.code],
        trefwoorden=[*_names(record.mbo_richtingen), "vmbo profiel"],
    )


@_of.register
def _(record: Actie) -> Document:
    return _document(
        record,
        record.naam,
        record.samenvatting,
        record.tekst,
        tekst=[record.doel, *_names(record.stappen)],
        wie=_names(record.trekkers),
    )


@_of.register
def _(record: Pagina) -> Document:
    # The guide for editors is long and about everything; its headings say enough.
    headings = "\n".join(_HEADING.findall(record.tekst))
    return _document(record, record.titel, record.samenvatting, headings)


def _names(records: Iterable[object]) -> list[str]:
    return list(map(attrgetter("naam"), records))


def _places(record: Programma | Makerspace) -> list[str]:
    """Names of wijken, their other names and the gebied, each once; and the address."""
    names = [n for wijk in record.wijken for n in (wijk.naam, *wijk.ook, wijk.gebied.naam)]
    return [*dict.fromkeys(names), record.adres or ""]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
