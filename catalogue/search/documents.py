"""What is searched: every record with a page becomes a document with fields of text.

A field groups what counts alike. Boosts belong to the field, here, beside what goes into it; a
document as a whole counts less when it is rarely what someone wants to find.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import singledispatch

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
    Leeftijd,
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


@dataclass(frozen=True)
class Group:
    """How visitors see a kind: one, many, and how much it counts as a whole."""

    one: str
    many: str
    boost: float


# In the order in which suggestions show them.
KINDS: Mapping[type[Record], Group] = {
    Programma: Group("programma", "Programma's", 1.0),
    Makerspace: Group("makerspace", "Makerspaces", 1.0),
    Thema: Group("thema", "Thema's", 1.1),
    Wijk: Group("wijk", "Wijken", 1.0),
    Gebied: Group("gebied", "Gebieden", 0.9),
    Partner: Group("partner", "Partners", 0.8),
    Doelgroep: Group("doelgroep", "Doelgroepen", 0.9),
    Fase: Group("fase", "Fasen", 0.8),
    VmboProfiel: Group("vmbo-profiel", "Vmbo-profielen", 0.9),
    Actie: Group("actie", "Acties", 0.8),
    Pagina: Group("pagina", "Pagina's", 0.7),
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
    return [document(record) for group in records for record in sorted(group, key=_id)]


def _id(record: Record) -> str:
    return record.id


@singledispatch
def document(record: Record) -> Document:
    """The document of one record."""
    raise TypeError(f"no document for {type(record).__name__}")


def plain(markdown: str) -> str:
    """The text of our Markdown without its marks, a line per paragraph."""
    text = _LINK.sub(r"\1", markdown) if "](" in markdown else markdown
    text = _LINE_MARK.sub("", text)
    return (_MARK.sub("", text) if _HAS_MARK(text) else text).strip()


@document.register
def _(record: Programma) -> Document:
    ages = _ages(record.leeftijd, record.doelgroepen)
    return _made(
        record,
        record.naam,
        record.samenvatting,
        record.tekst,
        {
            "oude_namen": record.oude_namen,
            "trefwoorden": [
                *_names(record.themas),
                *_names(record.kenmerken),
                *_names(record.vmbo_profielen),
                *(profiel.code for profiel in record.vmbo_profielen),
            ],
            "plaats": [*_places(record.wijken), record.adres or "", *_names(record.makerspaces)],
            "wie": [*_names(record.aanbieders), *_names(record.partners), *record.anderen],
            "voor": [*_names(record.doelgroepen), *_names(record.fase)],
            "tekst": [record.kosten or "", record.aanmelding or "", _free(record.gratis)],
        },
        ages=ages,
        status=record.status,
    )


@document.register
def _(record: Makerspace) -> Document:
    return _made(
        record,
        record.naam,
        record.samenvatting,
        record.tekst,
        {
            "oude_namen": record.oude_namen,
            "trefwoorden": [
                SOORT_MAKERSPACE[record.soort],
                *record.apparatuur,
                *_names(record.themas),
            ],
            "plaats": [*_places(record.wijken), record.adres or ""],
            "wie": [*_names(record.aanbieders), *record.anderen],
            "voor": [*_names(record.doelgroepen), OPENBAAR[record.openbaar]],
            "tekst": [
                record.kosten or "",
                record.openingstijden or "",
                *map(hours.said, record.vaste_tijden),
                _free(record.gratis),
            ],
        },
        ages=_ages(record.leeftijd, record.doelgroepen),
        status=record.status,
    )


@document.register
def _(record: Thema) -> Document:
    return _made(
        record,
        record.naam,
        record.samenvatting,
        record.tekst,
        {"trefwoorden": record.zoekwoorden},
        sleutels=record.zoekwoorden,
    )


@document.register
def _(record: Wijk) -> Document:
    return _made(
        record,
        record.naam,
        f"Wijk in {record.gebied.naam}.",
        "",
        {"oude_namen": record.ook, "plaats": [record.gebied.naam, "wijk"]},
    )


@document.register
def _(record: Gebied) -> Document:
    return _made(record, record.naam, "Gebied in de stad.", "", {"plaats": ["gebied"]})


@document.register
def _(record: Partner) -> Document:
    return _made(
        record,
        record.naam,
        record.samenvatting or "",
        record.tekst,
        {"oude_namen": record.oude_namen, "trefwoorden": [SOORT_PARTNER[record.soort]]},
    )


@document.register
def _(record: Doelgroep) -> Document:
    age = record.leeftijd
    return _made(
        record,
        record.naam[:1].upper() + record.naam[1:],
        record.samenvatting,
        "",
        {"voor": [record.ik_ben]},
        ages=(age.van, age.tot) if age else (None, None),
    )


@document.register
def _(record: Fase) -> Document:
    naam = record.naam[:1].upper() + record.naam[1:]
    return _made(record, naam, record.samenvatting, record.vraag, {})


@document.register
def _(record: VmboProfiel) -> Document:
    return _made(
        record,
        record.naam,
        record.samenvatting,
        record.toelichting or "",
        {
            "oude_namen": [record.code],
            "trefwoorden": [*_names(record.mbo_richtingen), "vmbo profiel"],
        },
    )


@document.register
def _(record: Actie) -> Document:
    steps = [stap.naam for stap in record.stappen]
    return _made(
        record,
        record.naam,
        record.samenvatting,
        record.tekst,
        {"tekst": [record.doel, *steps], "wie": [*_names(record.trekkers)]},
    )


@document.register
def _(record: Pagina) -> Document:
    headings = "\n".join(_HEADING.findall(record.tekst))
    # The guide for editors is long and about everything; its headings say enough.
    return _made(record, record.titel, record.samenvatting, headings, {})


def _made(
    record: Record,
    naam: str,
    samenvatting: str,
    markdown: str,
    fields: Fields,
    *,
    ages: tuple[int | None, int | None] = (None, None),
    status: str = "",
    sleutels: Sequence[str] = (),
) -> Document:
    body = plain(markdown)
    short, *others = _names_in(naam)
    stand = status if status in {"gestopt", "onbekend"} else ""
    boost = KINDS[type(record)].boost * (_ENDED if stand == "gestopt" else 1.0)
    return Document(
        record=record,
        naam=naam,
        fields={
            **fields,
            "naam": [short],
            "oude_namen": [*others, *fields.get("oude_namen", ())],
            "samenvatting": [samenvatting],
            "tekst": [body, *fields.get("tekst", ())],
        },
        sleutels=sleutels,
        tekst=f"{samenvatting}\n{body}".strip(),
        boost=boost,
        van=ages[0],
        tot=ages[1],
        stand=stand,
    )


def _names_in(naam: str) -> list[str]:
    """``STC (Scheepvaart en Transport College)`` is two names for one thing."""
    parts = _BRACKETS.fullmatch(naam)
    return [part for part in parts.groups() if part] if parts else [naam]


def _names(records: Iterable[object]) -> Iterator[str]:
    return (str(record.naam) for record in records if hasattr(record, "naam"))


def _places(wijken: Iterable[Wijk]) -> list[str]:
    """Names of wijken, their other names and the gebied, each once."""
    found = [name for wijk in wijken for name in (wijk.naam, *wijk.ook, wijk.gebied.naam)]
    return list(dict.fromkeys(found))


def _ages(own: Leeftijd | None, doelgroepen: Iterable[Doelgroep]) -> tuple[int | None, int | None]:
    """Its own ages, or else those of its doelgroepen together; an open end stays open."""
    if own:
        return own.van, own.tot
    usual = [doelgroep.leeftijd for doelgroep in doelgroepen if doelgroep.leeftijd]
    if not usual:
        return None, None
    highest = [age.tot for age in usual]
    top = None if None in highest else max(tot for tot in highest if tot is not None)
    return min(age.van or 0 for age in usual), top


def _free(gratis: str | None) -> str:
    return GRATIS[gratis] if gratis else ""
