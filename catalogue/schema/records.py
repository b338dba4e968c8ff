"""Every kind of record and its fields: the whole content model, in the order of building.

``Record`` is the base. First what entries are sorted and found by (the lists of
``content/naslag/``, partners, themes), then the entries, the actions, and the site.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from catalogue.schema.groups import (
    AARD,
    BEREIK,
    GEMAAKT,
    GRATIS,
    JA_NEE,
    KAART,
    MAATSTAF,
    NAMEN,
    OPENBAAR,
    SOORT_GEBIED,
    SOORT_MAKERSPACE,
    SOORT_PARTNER,
    SOORT_WIJK,
    STATUS,
    STATUS_ACTIE,
    TALEN,
    TECHNIEKRUIMTE,
    TOON,
    ZEKERHEID,
    Beeld,
    Bron,
    Contact,
    Evenement,
    Leeftijd,
    Ligging,
    Meedoen,
    Namen,
    Periode,
    Richting,
    Stap,
    VasteTijd,
)
from catalogue.schema.shapes import (
    Choice,
    Day,
    Decimal,
    Email,
    Group,
    Many,
    Phone,
    Ref,
    SitePath,
    Steps,
    Text,
    Url,
    Whole,
    key,
)

_NAAM = "De naam, zoals de aanbieder hem schrijft."
_SAMENVATTING = "Eén of twee zinnen die zeggen wat het is. Dit staat in lijsten en bij zoeken."
_OUDE_NAMEN = "Namen die dit vroeger had. Bezoekers vinden het dan nog."
_OUDE_ADRESSEN = "Adressen op deze site die het vroeger had. Die sturen dan door."
_VASTE_TIJDEN = "[{dagen: [woensdag], van: 13:30, tot: 17:00}]"
_WAAR_GELEZEN = "Waar je dit hebt gelezen."
_BRON = "[{url: https://voorbeeld.nl, gezien: 'Lessen vanaf groep 4', jaar: 2025}]"
_HOE_ZEKER = "Hoe zeker we zijn dat dit bestaat zoals het hier staat."
_NAGEKEKEN = "De dag waarop iemand alles voor het laatst heeft nagekeken."

# Keys that several kinds declare alike.
_THEMAS: Any = key(
    Many(Ref("thema"), least=1, most=4),
    "Waar het over gaat.",
    "[maken-en-ontwerpen]",
    ...,
    label="Thema's",
)
_GRATIS: Any = key(Choice(GRATIS), "Of het gratis is.", "ja")
_MOMENTEN: Any = key(
    Many(Group(Evenement)), "Dagen met een datum.", "[{naam: Open dag, begin: 2027-02-06}]"
)
_BEELD: Any = key(
    Group(Beeld),
    "Een foto bovenaan de pagina.",
    "{bestand: robots.jpg, alt: Twee kinderen solderen, bron: 'Foto: De Werkplaats'}",
)
_HEEL_MAKKELIJK: Any = key(
    Many(Text(90), least=1, most=5),
    "Hetzelfde in één tot vijf heel korte zinnen, voor wie moeilijk leest.",
    "[Je bouwt een robot., Het is gratis., Vraag het op school.]",
)
_BRONNEN: Any = key(Many(Group(Bron), least=1), _WAAR_GELEZEN, _BRON, ...)
_MEEDOEN: Any = key(
    Group(Meedoen),
    "Wie mee kan doen, hoe, en bij wie je vraagt.",
    "{hoe: zelf, stap: Loop binnen.}",
)
_GECONTROLEERD: Any = key(Day(), _NAGEKEKEN, "2026-11-23", ..., label="Nagekeken op")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Record:
    """Base of all records: its id and where it was written.

    ``pad`` is the path below ``content/`` with forward slashes, ``tekst`` the Markdown below the
    front matter, ``regel`` the line in the file on which ``tekst`` begins (counted from 1).
    ``vertaald`` are the fields that are not Dutch, in a catalogue in another language.
    """

    id: str
    pad: str = field(repr=False)
    tekst: str = field(default="", repr=False)
    regel: int = field(default=1, repr=False)
    vertaald: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Fase(Record):
    """kiezen, leren or werken."""

    naam: str = key(Text(40), "De naam van de fase.", "kiezen", ...)
    vraag: str = key(Text(80), "De vraag die een bezoeker heeft.", "Wat is er te doen?", ...)
    samenvatting: str = key(Text(300), "Wat de fase is.", "Ontdek wat techniek is.", ...)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Doelgroep(Record):
    """People that a programme is for."""

    naam: str = key(Text(60), "De naam van de doelgroep.", "basisschool", ...)
    ik_ben: str = key(Text(60), "Het vervolg van 'Ik ...'.", "zit op de basisschool", ...)
    samenvatting: str = key(Text(300), "Wie dit zijn.", "Kinderen van 4 tot 12 jaar.", ...)
    leeftijd: Leeftijd | None = key(Group(Leeftijd), "De gewone leeftijd.", "{van: 4, tot: 12}")
    ook: tuple[str, ...] = key(
        Many(Text(60)), "Andere woorden voor de doelgroep.", "[kinderen, kleuters]"
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class VmboProfiel(Record):
    """One of the ten vmbo profiles."""

    naam: str = key(Text(80), "De naam van het profiel.", "Bouwen, wonen en interieur", ...)
    code: str = key(Text(10), "De afkorting.", "BWI", ...)
    technisch: str = key(Choice(JA_NEE), "Of wij dit een technisch profiel noemen.", "ja", ...)
    samenvatting: str = key(Text(300), "Wat je er leert.", "Je leert bouwen en timmeren.", ...)
    mbo_richtingen: tuple[Richting, ...] = key(
        Many(Group(Richting)), "Waar het profiel naartoe leidt.", "[{naam: bouw}]"
    )
    toelichting: str | None = key(Text(400), "Wat je erbij moet weten.", "Afgeleid uit de lesstof.")
    bronnen: tuple[Bron, ...] = key(Many(Group(Bron)), _WAAR_GELEZEN, _BRON)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Kenmerk(Record):
    """A property of a programme that people look for, such as 'na schooltijd'."""

    naam: str = key(Text(60), "De naam van het kenmerk.", "na schooltijd", ...)
    samenvatting: str = key(Text(200), "Wat het betekent.", "Buiten de lesuren.", ...)
    oude_adressen: tuple[str, ...] = key(Many(SitePath()), _OUDE_ADRESSEN, "[themas/oud.html]")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Gebied(Record):
    """Area of some wijken (CBS-wijk)."""

    naam: str = key(Text(60), "De naam van het gebied.", "Noord", ...)
    code: str = key(Text(12), "De CBS-code.", "WK012301", ...)
    soort: str = key(Choice(SOORT_GEBIED), "Het soort gebied.", "woongebied", ...)
    kaart: str = key(Choice(KAART), "Op welke kaart het staat.", "haven", default="stad")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Wijk(Record):
    """Neighbourhood (CBS-buurt)."""

    naam: str = key(Text(60), "De naam van de wijk.", "Dorp", ...)
    code: str = key(Text(12), "De CBS-code.", "BU01230101", ...)
    gebied: Gebied = key(Ref("gebied"), "Het gebied waar de wijk in ligt.", "noord", ...)
    soort: str = key(Choice(SOORT_WIJK), "Het soort wijk.", "woonwijk", ...)
    inwoners: int = key(Whole(0, 500_000), "Het aantal inwoners.", "7000", ...)
    inwoners_0_15: int = key(Whole(0, 500_000), "Kinderen van 0 tot 15 jaar.", "1200", ...)
    inwoners_15_25: int = key(Whole(0, 500_000), "Jongeren van 15 tot 25 jaar.", "900", ...)
    ligging: Ligging = key(Group(Ligging), "Het midden van de wijk.", "{lat: 52.2, lon: 5.4}", ...)
    buren: tuple[str, ...] = key(Many(Ref("wijk")), "Wijken die eraan grenzen.", "[dorp]")
    buren_overkant: tuple[str, ...] = key(
        Many(Ref("wijk")), "Wijken aan de overkant van het water.", "[haven]"
    )
    ook: tuple[str, ...] = key(Many(Text(80)), "Andere namen van de wijk.", "[Oude Dorp]")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Grens(Record):
    """Boundary of a wijk on the map; without a wijk it is water.

    ``vlakken`` are rings, ``lijnen`` the middle of a river.
    """

    wijk: Wijk | None = key(Ref("wijk"), "De wijk; zonder wijk is het water.", "dorp")
    vlakken: tuple[str, ...] = key(Many(Steps()), "Gesloten lijnen.", '["44708 519215 1 -4 3 -3"]')
    lijnen: tuple[str, ...] = key(
        Many(Steps()), "Het midden van een rivier.", '["44708 519215 1 -4"]'
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Begrip(Record):
    """A word of schools and organisations that not everybody knows."""

    naam: str = key(Text(40), "Het woord, zoals we het meestal schrijven.", "bbl", ...)
    voluit: str | None = key(Text(80), "Waar de letters voor staan.", "beroepsbegeleidende leerweg")
    uitleg: str = key(Text(400), "Wat het betekent, in gewone taal.", "Je werkt en leert.", ...)
    ook: tuple[str, ...] = key(Many(Text(40)), "Hoe je het ook schrijft.", "[bbl-opleiding]")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Synoniem(Record):
    """Words that mean the same to someone who searches.

    With ``vindt`` the way is one: who types one of ``woorden`` finds those, and not the reverse.
    """

    woorden: tuple[str, ...] = key(
        Many(Text(60), least=1, most=120),
        "Woorden die mensen typen. Zonder `vindt` betekenen ze hetzelfde.",
        "[baan, werk, vacature]",
        ...,
    )
    vindt: tuple[str, ...] = key(Many(Text(60)), "Wat zij dan vinden; andersom niet.", "[lassen]")
    gewicht: float = key(
        Decimal(0.1, 1), "Hoe zwaar het telt, als het maar zijdelings klopt.", "0.5", default=1.0
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Postcode(Record):
    """The wijken in which the addresses of a postcode lie."""

    code: int = key(Whole(1000, 9999), "De vier cijfers.", "1000", ...)
    wijken: tuple[Wijk, ...] = key(
        Many(Ref("wijk"), least=1), "De wijken, die met de meeste adressen eerst.", "[dorp]", ...
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Partner(Record):
    """An organisation."""

    naam: str = key(Text(90), _NAAM, "De Werkplaats", ...)
    samenvatting: str | None = key(Text(300), _SAMENVATTING, "Werkplaats voor de hele buurt.")
    soort: str = key(Choice(SOORT_PARTNER), "Het soort organisatie.", "maatschappelijk", ...)
    website: str | None = key(Url(), "De website.", "https://voorbeeld.nl")
    email: str | None = key(Email(), "Het algemene mailadres.", "info@voorbeeld.nl")
    telefoon: str | None = key(Phone(), "Het algemene telefoonnummer.", "088 123 45 67")
    adres: str | None = key(Text(160), "Het adres van de organisatie.", "Dorpsstraat 23")
    pactpartner: str = key(
        Choice(JA_NEE),
        "Of een bron zegt dat zij bij de samenwerking hoort.",
        "nee",
        default="nee",
    )
    oude_namen: tuple[str, ...] = key(Many(Text(90)), _OUDE_NAMEN, "[Oude Naam]")
    oude_adressen: tuple[str, ...] = key(Many(SitePath()), _OUDE_ADRESSEN, "[partners/oud.html]")
    bronnen: tuple[Bron, ...] = _BRONNEN
    gecontroleerd: date = key(Day(), _NAGEKEKEN, "2026-11-23", ...)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Loket(Record):
    """A desk for everybody of some doelgroepen, where an entry names nobody to ask."""

    naam: str = key(Text(60), "De naam van het loket.", "De balie van Kleinstad", ...)
    doelgroepen: tuple[Doelgroep, ...] = key(
        Many(Ref("doelgroep"), least=1), "Wie er terecht kan.", "[werkzoekenden]", ...
    )
    uitleg: str = key(Text(200), "Wat je er kunt vragen.", "Je krijgt gratis advies.", ...)
    website: str | None = key(Url(), "De website.", "https://voorbeeld.nl")
    email: str | None = key(Email(), "Het algemene mailadres.", "info@voorbeeld.nl")
    telefoon: str | None = key(Phone(), "Het algemene telefoonnummer.", "088 123 45 67")
    adres: str | None = key(Text(160), "Het adres.", "Marktplein 1")
    bron: str | None = key(Url(), "Waar je dit hebt gelezen.", "https://voorbeeld.nl/contact")


@dataclass(frozen=True, kw_only=True, slots=True)
class Bevestigd:
    """A confirmation by an organisation that what is written is right."""

    op: date = key(Day(), "Op welke dag.", "2026-11-23", ...)
    door: Partner = key(Ref("partner"), "Welke organisatie het zei.", "de-school", ...)


_STATUS: Any = key(
    Choice(STATUS),
    "Alleen als iets nog moet beginnen of gestopt is. Laat het anders weg.",
    "gestopt",
)
_BEVESTIGD: Any = key(
    Group(Bevestigd),
    "Wanneer een organisatie zei dat dit klopt.",
    "{op: 2026-11-23, door: de-school}",
)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Thema(Record):
    """A theme that programmes and places share."""

    naam: str = key(Text(60), "De naam van het thema.", "Robots en elektronica", ...)
    samenvatting: str = key(Text(300), _SAMENVATTING, "Bouw een robot en laat hem rijden.", ...)
    zoekwoorden: tuple[str, ...] = key(
        Many(Text(60)), "Woorden waarop mensen zoeken.", "[solderen, drone]"
    )
    oude_adressen: tuple[str, ...] = key(Many(SitePath()), _OUDE_ADRESSEN, "[routes/oud.html]")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Makerspace(Record):
    """A place where people make things."""

    naam: str = key(Text(90), _NAAM, "De Werkplaats", ...)
    samenvatting: str = key(Text(300), _SAMENVATTING, "Zes werkplaatsen voor de buurt.", ...)
    soort: str = key(Choice(SOORT_MAKERSPACE), "Het soort plek.", "makerspace", ...)
    openbaar: str = key(Choice(OPENBAAR), "Wie er naar binnen mag.", "ja", ...)
    status: str | None = _STATUS
    themas: tuple[Thema, ...] = _THEMAS
    doelgroepen: tuple[Doelgroep, ...] = key(
        Many(Ref("doelgroep"), least=1), "Voor wie het is.", "[basisschool, ouders]", ...
    )
    leeftijd: Leeftijd | None = key(Group(Leeftijd), "Voor welke leeftijd.", "{van: 10, tot: 15}")
    aanbieders: tuple[Partner, ...] = key(
        Many(Ref("partner")), "Wie de plek beheert.", "[de-school]"
    )
    anderen: tuple[str, ...] = key(
        Many(Text(120)),
        "Wie meedoet en hier geen eigen pagina heeft.",
        "[buurtbewoners]",
        label="Wie doet er nog meer mee?",
    )
    apparatuur: tuple[str, ...] = key(
        Many(Text(60)), "Machines en werkplaatsen.", "[3D-printer, lasersnijder]"
    )
    adres: str | None = key(Text(160), "Straat en nummer.", "Dorpsstraat 23")
    wijken: tuple[Wijk, ...] = key(Many(Ref("wijk")), "In welke wijk het is.", "[dorp]")
    ligging: Ligging | None = key(
        Group(Ligging), "Het punt op de kaart.", "{lat: 52.16, lon: 5.39}"
    )
    vaste_tijden: tuple[VasteTijd, ...] = key(
        Many(Group(VasteTijd), most=20), "Wanneer de plek open is.", _VASTE_TIJDEN
    )
    openingstijden: str | None = key(
        Text(300), "Wat er meer over de tijden te zeggen is.", "Soms ook op zaterdag. Bel even."
    )
    gratis: str | None = _GRATIS
    kosten: str | None = key(Text(240), "Wat het kost.", "Meedoen kost geen geld.")
    toegankelijkheid: str | None = key(
        Text(300), "Hoe je binnenkomt met een beperking.", "Drempelvrij, met lift"
    )
    meedoen: Meedoen | None = _MEEDOEN
    website: str | None = key(Url(), "De website.", "https://voorbeeld.nl")
    momenten: tuple[Evenement, ...] = _MOMENTEN
    periode: Periode | None = key(Group(Periode), "Hoe lang het er al is.", "{van: 2016-05}")
    opvolger: str | None = key(Ref("makerspace"), "Wat ervoor in de plaats kwam.", "de-werkplaats")
    oude_namen: tuple[str, ...] = key(Many(Text(90)), _OUDE_NAMEN, "[Oude Naam]")
    oude_adressen: tuple[str, ...] = key(Many(SitePath()), _OUDE_ADRESSEN, "[makerspaces/oud.html]")
    beeld: Beeld | None = _BEELD
    heel_makkelijk: tuple[str, ...] = _HEEL_MAKKELIJK
    bronnen: tuple[Bron, ...] = _BRONNEN
    bevestigd: Bevestigd | None = _BEVESTIGD
    gecontroleerd: date = _GECONTROLEERD

    @property
    def is_openbare_techniekruimte(self) -> bool:
        """The place is a public makerspace while it exists: right kind, open to all."""
        return self.soort in TECHNIEKRUIMTE and self.openbaar in {"ja", "op-afspraak"}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Programma(Record):
    """A programme, project or platform for choosing, learning or working in technology."""

    naam: str = key(Text(90), _NAAM, "Robotica", ...)
    samenvatting: str = key(Text(300), _SAMENVATTING, "Technieklessen in drie lokalen.", ...)
    fase: tuple[Fase, ...] = key(
        Many(Ref("fase"), least=1, most=3), "De fase; de eerste is de hoofdfase.", "[kiezen]", ...
    )
    aard: str = key(
        Choice(AARD), "Of je mee kunt doen, of dat het anders werkt.", "aanbod", default="aanbod"
    )
    status: str | None = _STATUS
    doelgroepen: tuple[Doelgroep, ...] = key(
        Many(Ref("doelgroep"), least=1), "Voor wie het is.", "[basisschool, docenten]", ...
    )
    themas: tuple[Thema, ...] = _THEMAS
    kenmerken: tuple[Kenmerk, ...] = key(
        Many(Ref("kenmerk")), "Wat het bijzonder maakt.", "[na-schooltijd]"
    )
    aanbieders: tuple[Partner, ...] = key(
        Many(Ref("partner")), "Wie het organiseert.", "[de-school]"
    )
    partners: tuple[Partner, ...] = key(Many(Ref("partner")), "Wie meedoet.", "[de-school]")
    anderen: tuple[str, ...] = key(
        Many(Text(120)),
        "Wie meedoet en hier geen eigen pagina heeft.",
        "[bedrijven uit de buurt]",
        label="Wie doet er nog meer mee?",
    )
    makerspaces: tuple[Makerspace, ...] = key(
        Many(Ref("makerspace")), "In welke makerspace het is.", "[de-werkplaats]"
    )
    bereik: str | None = key(Choice(BEREIK), "Voor welk gebied het is.", "stad")
    wijken: tuple[Wijk, ...] = key(Many(Ref("wijk")), "In welke wijken het is.", "[dorp]")
    adres: str | None = key(Text(160), "De plek of het adres.", "Dorpsstraat 23")
    leeftijd: Leeftijd | None = key(Group(Leeftijd), "Voor welke leeftijd.", "{van: 8, tot: 12}")
    vmbo_profielen: tuple[VmboProfiel, ...] = key(
        Many(Ref("vmbo-profiel")), "Bij welke vmbo-profielen het past.", "[pie, bwi]"
    )
    gratis: str | None = _GRATIS
    kosten: str | None = key(Text(240), "Wat het kost.", "Gratis voor scholen die meedoen.")
    meedoen: Meedoen | None = _MEEDOEN
    website: str | None = key(Url(), "De website.", "https://voorbeeld.nl")
    vaste_tijden: tuple[VasteTijd, ...] = key(
        Many(Group(VasteTijd), most=20),
        "Wat elke week of elke maand terugkomt.",
        _VASTE_TIJDEN,
    )
    momenten: tuple[Evenement, ...] = _MOMENTEN
    periode: Periode | None = key(Group(Periode), "Wanneer het liep of loopt.", "{van: 2020}")
    vervolg: tuple[str, ...] = key(
        Many(Ref("programma")), "Wat hierna komt, volgens een bron.", "[lasclub]"
    )
    vervolg_suggesties: tuple[str, ...] = key(
        Many(Ref("programma")), "Wat volgens ons hierna past.", "[robotica]"
    )
    geen_dubbel_met: tuple[str, ...] = key(
        Many(Ref("programma")), "Programma's die erop lijken, maar iets anders doen.", "[lasclub]"
    )
    geen_dubbel_reden: str | None = key(
        Text(240), "Waarom dat niet dubbel is.", "Het ene is voor klassen, het andere voor thuis."
    )
    opvolger: str | None = key(Ref("programma"), "Wat ervoor in de plaats kwam.", "lasclub")
    oude_namen: tuple[str, ...] = key(Many(Text(90)), _OUDE_NAMEN, "[Oude Naam]")
    oude_adressen: tuple[str, ...] = key(Many(SitePath()), _OUDE_ADRESSEN, "[programmas/oud.html]")
    beeld: Beeld | None = _BEELD
    heel_makkelijk: tuple[str, ...] = _HEEL_MAKKELIJK
    bronnen: tuple[Bron, ...] = _BRONNEN
    bevestigd: Bevestigd | None = _BEVESTIGD
    gecontroleerd: date = _GECONTROLEERD


Entry = Programma | Makerspace
"""Anything that visitors come for: what has a page, a card and a place in the lists."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Vertaling(Record):
    """A record in another language, with its id: the fields of every kind that are translated.

    ``schema.translations`` says which of them a kind has.
    """

    naam: str | None = key(Text(90), "De naam, vertaald.", "Robots and electronics")
    titel: str | None = key(Text(80), "De titel, vertaald.", "About this site")
    voluit: str | None = key(Text(80), "Wat `voluit` betekent.", "secondary vocational education")
    vraag: str | None = key(Text(80), "De vraag, vertaald.", "What is there to do?")
    ik_ben: str | None = key(Text(60), "Het vervolg van 'I ...'.", "go to primary school")
    uitleg: str | None = key(Text(400), "De uitleg, vertaald.", "You work and learn.")
    doel: str | None = key(Text(300), "Het doel, vertaald.", "A makerspace in each neighbourhood.")
    samenvatting: str | None = key(Text(300), "De samenvatting, vertaald.", "A robot workshop.")
    toelichting: str | None = key(Text(400), "De toelichting, vertaald.", "From the lessons.")
    kosten: str | None = key(Text(240), "Wat het kost.", "It is free.")
    openingstijden: str | None = key(Text(300), "De tijden.", "Every Wednesday.")
    toegankelijkheid: str | None = key(
        Text(300), "Hoe je binnenkomt met een beperking.", "There is a lift."
    )
    stap: str | None = key(Text(200), "De `stap` van `meedoen`.", "Ask at your school.")
    periode: str | None = key(
        Text(400), "De `toelichting` van `periode`.", "In 2021 twelve schools took part."
    )
    anderen: tuple[str, ...] = key(Many(Text(120)), "Wie er nog meer meedoet.", "[companies]")
    apparatuur: tuple[str, ...] = key(Many(Text(60)), "De machines, vertaald.", "[3D printer]")
    namen: Namen | None = key(
        Group(Namen),
        "De namen van de regio, vertaald.",
        "{stad: all of Kleinstad, regio: the region, pact: the alliance, rivier: the Linge}",
    )
    gemaakt: str = key(Choice(GEMAAKT), "Of een mens dit heeft vertaald of nagelezen.", "mens", ...)
    bij: str | None = key(
        Text(8, shortest=8),
        "Van welk Nederlands dit de vertaling is; `build.py vertaald` schrijft het.",
        "1a2b3c4d",
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Actie(Record):
    """A concrete action of organisations that work together."""

    naam: str = key(Text(90), "De naam van de actie.", "Elke wijk een makerspace", ...)
    samenvatting: str = key(Text(300), _SAMENVATTING, "We zoeken per wijk een plek.", ...)
    doel: str = key(Text(300), "Wat er bereikt moet zijn.", "In elke wijk kun je maken.", ...)
    status: str = key(Choice(STATUS_ACTIE), "Hoe het ervoor staat.", "loopt", ...)
    trekkers: tuple[Partner, ...] = key(Many(Ref("partner")), "Wie de actie trekt.", "[de-school]")
    deelnemers: tuple[Partner, ...] = key(Many(Ref("partner")), "Wie meedoet.", "[de-school]")
    stappen: tuple[Stap, ...] = key(
        Many(Group(Stap)), "De stappen, met een dag.", "[{naam: Lijst maken, voor: 2027-06-30}]"
    )
    programmas: tuple[Programma, ...] = key(
        Many(Ref("programma")), "Programma's die erbij horen.", "[robotica]"
    )
    makerspaces: tuple[Makerspace, ...] = key(
        Many(Ref("makerspace")), "Makerspaces die erbij horen.", "[de-werkplaats]"
    )
    maatstaf: str | None = key(
        Choice(MAATSTAF), "Het cijfer dat de site zelf uitrekent.", "wijken-met-makerspace"
    )
    bronnen: tuple[Bron, ...] = _BRONNEN
    zekerheid: str = key(Choice(ZEKERHEID), _HOE_ZEKER, "middel", ...)
    gecontroleerd: date = key(Day(), _NAGEKEKEN, "2026-11-23", ...)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Pagina(Record):
    """A page of plain text, such as 'over'."""

    titel: str = key(Text(80), "De titel van de pagina.", "Over deze site", ...)
    samenvatting: str = key(Text(300), "Eén zin over de pagina.", "Wie dit maakt en waarom.", ...)
    volgorde: int = key(Whole(1, 99), "De plek in het menu onderaan.", "10", default=50)
    deur: str = key(
        Choice(JA_NEE),
        "Of dit een deur is op de eerste pagina, voor wie iets kan doen.",
        "ja",
        default="nee",
    )
    vraag_het: tuple[Partner, ...] = key(
        Many(Ref("partner")), "Bij een deur: wie je kunt bellen of mailen.", "[de-school]"
    )
    loketten: tuple[Loket, ...] = key(
        Many(Ref("loket")), "Bij een deur: loketten waar je het kunt vragen.", "[de-balie]"
    )
    kenmerken: tuple[Kenmerk, ...] = key(
        Many(Ref("kenmerk")), "Bij een deur: wie dit doet, staat er per gebied.", "[stage]"
    )
    soorten: tuple[str, ...] = key(
        Many(Choice(SOORT_MAKERSPACE)), "Bij een deur: deze plekken staan er per gebied.", "[lab]"
    )
    doelgroepen: tuple[Doelgroep, ...] = key(
        Many(Ref("doelgroep")), "Bij een deur: wat er voor hen nog niet is, staat er.", "[vmbo]"
    )
    toon: tuple[str, ...] = key(
        Many(Choice(TOON)), "Bij een deur: wat de site er zelf bij zet.", "[vragen, bestanden]"
    )

    @property
    def naam(self) -> str:
        """The title, under the name that every other kind uses."""
        return self.titel


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Site(Record):
    """The site itself, ``content/site.yml``: the first file that another region changes."""

    naam: str = key(Text(60), "De naam van de site.", "Techniek in Kleinstad", ...)
    regio: str = key(Text(40), "De stad of regio.", "Kleinstad", ...)
    samenvatting: str = key(
        Text(300), "Wat de site is, in één zin.", "Alle techniek bij elkaar.", ...
    )
    namen: Namen = key(
        Group(Namen),
        "Hoe de stad, de omgeving, de samenwerking en het water in een zin heten.",
        "{stad: heel Kleinstad, regio: de regio, pact: het verbond, rivier: de Linge}",
        default=NAMEN,
    )
    plaatsnamen: tuple[str, ...] = key(
        Many(Text(40)),
        "Andere woorden voor de regio. Ze zeggen bij zoeken niets: alles is er.",
        "[Kleinstadse, Kleinstadter]",
    )
    talen: tuple[str, ...] = key(
        Many(Choice(TALEN)), "De talen waarin de hele site er ook is.", "[en]"
    )
    wegwijs: tuple[str, ...] = key(
        Many(Choice(TALEN)),
        "De talen waarin er een wegwijzer is: lijsten, wijken, en hoe je meedoet.",
        "[tr, ar]",
    )
    basisadres: str | None = key(
        Url(), "Het adres waarop de site staat.", "https://voorbeeld.github.io/techniek/"
    )
    broncode: str | None = key(
        Url(), "Waar de bestanden staan.", "https://github.com/voorbeeld/techniek"
    )
    tak: str = key(Text(80), "De tak waarin voorstellen komen.", "main", default="main")
    beheer: str = key(
        Choice(JA_NEE),
        "Of er een beheerscherm is, voor wie een account bij GitHub heeft.",
        "nee",
        default="ja",
    )
    contact: Contact | None = key(
        Group(Contact),
        "Wie de site beheert en vragen beantwoordt.",
        "{naam: Gemeente Kleinstad, email: techniek@voorbeeld.nl}",
    )
    peildatum_inwoners: date | None = key(
        Day(), "De dag waarvoor de inwoners geteld zijn.", "2025-01-01"
    )
    bron_inwoners: str | None = key(
        Text(160), "Wie de inwoners telde.", "CBS, Kerncijfers wijken en buurten 2025"
    )
    bron_grenzen: str | None = key(
        Text(160), "Van wie de grenzen op de kaart zijn.", "Kadaster / CBS, 2024 (CC BY 4.0)"
    )

    @property
    def all_talen(self) -> tuple[str, ...]:
        """Codes of the languages beside Dutch, of the whole site or of a signpost."""
        return tuple(dict.fromkeys((*self.talen, *self.wegwijs)))
