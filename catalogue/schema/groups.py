"""The parts of records: the options of a choice, and groups of fields without an id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from catalogue.schema.shapes import (
    Choice,
    Clock,
    Day,
    Decimal,
    Email,
    Group,
    Many,
    Moment,
    Period,
    Phone,
    Text,
    Url,
    Whole,
    key,
)


def _options(*names: str, **labels: str) -> Mapping[str, str]:
    """Options of a ``Choice``: ``names`` that are their own label, then name and label.

    An underscore in a Python name is a hyphen for the editor.
    """
    options = {name: name for name in names}
    options.update((name.replace("_", "-"), label) for name, label in labels.items())
    return MappingProxyType(options)


JA_NEE = _options("ja", "nee")
# Only these two are written by editors; whether anything else is alive follows from its sources,
# see ``schema.alive``.
STATUS = _options("gepland", "gestopt")
# What has this status keeps its page, and is in no list, count, map or calendar.
GONE = "gestopt"
AARD = _options(
    aanbod="aanbod: je kunt meedoen",
    regeling="regeling: geld of een afspraak voor jou",
    netwerk="netwerk: organisaties werken samen",
)
HOE = _options(
    zelf="zelf aanmelden",
    via_school="via school",
    via_werkgever="via je werkgever",
    via_gemeente_of_uwv="via gemeente of UWV",
)
# The language of the content.
DUTCH = "nl"
# Languages beside Dutch, by their codes of BCP 47, which is what `lang` in HTML wants.
TALEN = _options(en="Engels", tr="Turks", ar="Arabisch", pl="Pools", uk="Oekraïens")
ZEKERHEID = _options(hoog="zeker", middel="redelijk zeker", laag="onzeker")
# A region names its own city and surroundings, see ``Namen``.
BEREIK = _options(stad="de hele stad", regio="de regio", online="online")
GRATIS = _options(ja="gratis", deels="deels gratis", nee="betaald")
OPENBAAR = _options(
    ja="voor iedereen",
    op_afspraak="op afspraak",
    leden="alleen voor leden",
    scholen="alleen voor scholen",
    onbekend="niet bekend",
)
SOORT_MAKERSPACE = _options(
    "makerspace",
    "fablab",
    "hackerspace",
    open_werkplaats="open werkplaats",
    kinderwerkplaats="werkplaats voor kinderen",
    medialab="medialab",
    lab="lab en werkplaats",
    fieldlab="fieldlab",
    makersgebouw="gebouw voor makers",
    technieklokaal="technieklokaal voor scholen",
    repair_cafe="repair café",
    fietswerkplaats="fietswerkplaats",
    gereedschapspunt="gereedschap op straat",
    reparatieplek="plek om te repareren",
)
# Only these count as a public "techniekruimte"; the others are related places. Source: the
# explanation of `soort` in the facts that the content was made from.
TECHNIEKRUIMTE = frozenset({"makerspace", "fablab", "hackerspace", "open-werkplaats"})
SOORT_PARTNER = _options(
    "onderwijs",
    "bedrijf",
    "overheid",
    "brancheorganisatie",
    "kinderopvang",
    "opleidingsfonds",
    museum="museum of bezoekerscentrum",
    maatschappelijk="maatschappelijke organisatie",
    samenwerking="samenwerking",
)
SOORT_GEBIED = _options("woongebied", haven="haven- of bedrijvengebied")
KAART = _options("stad", "haven")
SOORT_WIJK = _options(
    "woonwijk", klein="kleine wijk, park of buitengebied", haven="haven- of bedrijvengebied"
)
STATUS_ACTIE = _options("gepland", "loopt", "klaar", onbekend="stand niet bekend")
MAATSTAF = _options(
    wijken_met_makerspace="woonwijken met een openbare makerspace die kort geleden is gezien",
    profielen_met_programmas="vmbo-profielen met ten minste drie programma's",
    programmas_nu_gezien="programma's die kort geleden zijn gezien",
    programmas_met_thema="programma's met een thema",
)
# What the site adds to a page of text that is a door.
TOON = _options(
    vragen="vragen over wat er ontbreekt, met het antwoord in een getal",
    wijken="de wijken waar een makerspace het meest ontbreekt",
    acties="de acties en hoe ver ze zijn",
    lijsten="per doelgroep van de deur een lijst om te printen, en de vmbo-profielen",
    bestanden="bestanden voor een rekenblad",
)
GEMAAKT = _options(
    programma="vertaald door een programma, en door niemand nagelezen",
    mens="vertaald of nagelezen door een mens",
)
DAGEN = _options("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WELKE = _options("eerste", "tweede", "derde", "vierde", "laatste")
DAGDEEL = _options("ochtend", "middag", "avond")


# Source: H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000), 128-133.
EARTH_KM = 6371.0088


@dataclass(frozen=True, kw_only=True, slots=True)
class Bron:
    """The source of a fact."""

    url: str = key(
        Url(), "Het webadres van de bron.", "https://voorbeeld.nl/pagina", ..., label="Webadres"
    )
    gezien: str = key(
        Text(240),
        "Wat je daar hebt gelezen, kort.",
        "Lessen vanaf groep 4",
        ...,
        label="Wat lees je daar?",
    )
    jaar: int | None = key(Whole(1950, 2100), "Het jaar van de pagina, als dat er staat.", "2025")


@dataclass(frozen=True, kw_only=True, slots=True)
class Beeld:
    """A photo of an entry: a file in ``beelden/``, what it shows and who made it."""

    bestand: str = key(Text(100), "De naam van de foto in de map beelden.", "robots.jpg", ...)
    alt: str = key(
        Text(200), "Wat er te zien is, voor wie de foto niet ziet.", "Twee kinderen solderen", ...
    )
    bron: str = key(
        Text(160), "Wie de foto maakte en of wij hem mogen tonen.", '"Foto: De Werkplaats"', ...
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Leeftijd:
    """For which ages, in years, both ends included; one end may be open."""

    van: int | None = key(Whole(0, 120), "De jongste leeftijd.", "8", label="Vanaf")
    tot: int | None = key(
        Whole(0, 120), "De oudste leeftijd (tot en met).", "12", label="Tot en met"
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Periode:
    """Since when and until when, as precisely as a source says it."""

    van: str | None = key(Period(), "Het begin: jaar, maand of dag.", "2020-09", label="Vanaf")
    tot: str | None = key(Period(), "Het einde, als het gestopt is.", "2024")
    toelichting: str | None = key(
        Text(400), "Wat we over de looptijd weten.", "'Stand juli 2023: vijftien scholen'"
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Meedoen:
    """Who can join and how, and whom to ask: addresses of organisations, never of a person."""

    hoe: str | None = key(Choice(HOE), "Wie je aanmeldt.", "zelf", label="Hoe meld je je aan?")
    stap: str | None = key(
        Text(200), "Wat je nu doet, in één zin.", "Vraag op je school of zij meedoen.", label="Stap"
    )
    website: str | None = key(
        Url(), "De pagina om je aan te melden.", "https://voorbeeld.nl/aanmelden"
    )
    email: str | None = key(Email(), "Het mailadres van de organisatie.", "info@voorbeeld.nl")
    telefoon: str | None = key(Phone(), "Het telefoonnummer van de organisatie.", "088 123 45 67")


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """The organisation behind the site, for its footer and forms."""

    naam: str = key(Text(80), "Wie deze site beheert.", "Gemeente Kleinstad", ...)
    email: str = key(Email(), "Het mailadres voor vragen.", "techniek@voorbeeld.nl", ...)
    antwoord: str | None = key(
        Text(80), "Hoe snel er antwoord komt.", "Je krijgt binnen drie werkdagen antwoord."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Namen:
    """Names that a region has of its own, as they stand in the middle of a sentence."""

    stad: str = key(Text(40), "De hele stad.", "heel Kleinstad", ...)
    regio: str = key(Text(40), "De omgeving van de stad.", "de regio", ...)
    pact: str = key(Text(40), "Waarin organisaties samenwerken.", "het verbond", ...)
    rivier: str = key(Text(40), "Het water tussen de wijken.", "de Linge", ...)


# A region that names nothing.
NAMEN = Namen(stad="de hele stad", regio="de regio", pact="de samenwerking", rivier="het water")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ligging:
    """A point in WGS84, decimal degrees."""

    lat: float = key(Decimal(-90, 90), "De noorderbreedte.", "52.1552", ..., label="Noorderbreedte")
    lon: float = key(Decimal(-180, 180), "De oosterlengte.", "5.3872", ..., label="Oosterlengte")


def distance(first: Ligging, second: Ligging) -> float:
    """Kilometres along a great circle.

    The haversine formula, which stays exact for short distances. Source: R. W. Sinnott, "Virtues
    of the Haversine", Sky and Telescope 68 (1984), 159.
    """
    north = radians(second.lat - first.lat) / 2
    east = radians(second.lon - first.lon) / 2
    narrowing = cos(radians(first.lat)) * cos(radians(second.lat))
    haversine = sin(north) ** 2 + narrowing * sin(east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(haversine)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Evenement:
    """A dated moment: an open day, a workshop, a deadline."""

    naam: str = key(Text(120), "Wat er is.", "Open dag", ...)
    begin: date = key(Moment(), "Wanneer het begint.", "2027-02-06 10:00", ...)
    eind: date | None = key(Moment(), "Wanneer het klaar is.", "2027-02-06 15:00")
    plek: str | None = key(Text(160), "Waar het is.", "Dorpsstraat 23")
    website: str | None = key(Url(), "De pagina erover.", "https://voorbeeld.nl/open-dag")

    @property
    def hele_dag(self) -> bool:
        """No time is known, so that the moment lasts whole days."""
        return not isinstance(self.begin, datetime)


@dataclass(frozen=True, kw_only=True, slots=True)
class Geldig:
    """From which day until which day, both included; one end may be open."""

    van: date | None = key(Day(), "De eerste dag.", "2026-09-01")
    tot: date | None = key(Day(), "De laatste dag (tot en met).", "2027-07-09")


@dataclass(frozen=True, kw_only=True, slots=True)
class VasteTijd:
    """Hours that come back every week, or every month on a certain weekday.

    Hours are those of the Dutch clock. ``dagdeel`` stands in for hours that no source gives.
    """

    dagen: tuple[str, ...] = key(
        Many(Choice(DAGEN), least=1, most=7), "Op welke dagen van de week.", "[woensdag]", ...
    )
    welke: tuple[str, ...] = key(
        Many(Choice(WELKE), most=5),
        "Alleen die dagen van de maand. Laat het weg als het elke week is.",
        "[eerste, derde]",
    )
    van: time | None = key(Clock(), "Hoe laat het begint.", "13:30")
    tot: time | None = key(Clock(), "Hoe laat het klaar is.", "17:00")
    dagdeel: str | None = key(Choice(DAGDEEL), "Het deel van de dag, zonder tijd.", "middag")
    naam: str | None = key(Text(80), "Wat er dan is, als dat een eigen naam heeft.", "Soldeerles")
    geldig: Geldig | None = key(
        Group(Geldig), "In welke tijd van het jaar.", "{van: 2026-09-01, tot: 2027-07-09}"
    )
    behalve: tuple[date, ...] = key(
        Many(Day()), "Dagen waarop het niet doorgaat.", "[2026-12-23, 2026-12-30]"
    )
    toelichting: str | None = key(
        Text(160), "Wat je erbij moet weten.", "Niet in de schoolvakanties."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Stap:
    """A step of an action."""

    naam: str = key(Text(200), "Wat er moet gebeuren.", "Lijst van makerspaces nagaan", ...)
    voor: date | None = key(Day(), "Voor welke dag het klaar moet zijn.", "2027-06-30")
    klaar: date | None = key(Day(), "Op welke dag het klaar was.", "2026-11-23")


@dataclass(frozen=True, kw_only=True, slots=True)
class Richting:
    """A direction in mbo that a vmbo profile leads to."""

    naam: str = key(Text(120), "De richting in het mbo.", "installatietechniek", ...)
    bron: str | None = key(Url(), "Waar dat staat.", "https://platform-pie.nl/bevoegdheden")
