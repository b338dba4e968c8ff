"""Every kind of record and every field, declared once.

The record classes below are at the same time what editors may write (``key(...)`` holds the shape,
the sentence for the guide and an example) and what the rest of the house works with (the
annotation). Records are frozen and compared by identity: there is one object for each thing.

References: a field that points to a kind declared *earlier* holds the record itself. A field that
points to its own kind (``vervolg``, ``opvolger``, ``buren``) holds ids, because a frozen record
cannot hold what does not exist yet; ``links.Catalogue`` gives the records behind those ids.

Names of kinds and fields are Dutch, as in the content. Kinds are in the order in which they can be
built: each kind only holds records of kinds above it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from catalogue.shapes import (
    Address,
    Choice,
    Day,
    Decimal,
    Field,
    Group,
    Many,
    Moment,
    Name,
    Period,
    Ref,
    SitePath,
    Text,
    Whole,
    fields_of,
    key,
)


def _options(**labels: str) -> Mapping[str, str]:
    """Options of a ``Choice``; an underscore in a Python name is a hyphen for the editor."""
    return MappingProxyType({name.replace("_", "-"): label for name, label in labels.items()})


JA_NEE = _options(ja="ja", nee="nee")
STATUS = _options(actief="loopt", gepland="gepland", gestopt="gestopt", onbekend="status onbekend")
ZEKERHEID = _options(hoog="zeker", middel="redelijk zeker", laag="onzeker")
BEREIK = _options(stad="heel Rotterdam", regio="de regio Rijnmond", online="online")
GRATIS = _options(ja="gratis", deels="deels gratis", nee="betaald")
OPENBAAR = _options(
    ja="open voor iedereen",
    op_afspraak="op afspraak",
    leden="alleen voor leden",
    scholen="alleen voor scholen",
    onbekend="niet bekend",
)
SOORT_MAKERSPACE = _options(
    makerspace="makerspace",
    fablab="fablab",
    hackerspace="hackerspace",
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
)
# Only these count as a public "techniekruimte"; the others are related places. Source: the
# explanation of `soort` in the facts that the content was made from.
TECHNIEKRUIMTE = frozenset({"makerspace", "fablab", "hackerspace", "open-werkplaats"})
SOORT_PARTNER = _options(
    onderwijs="onderwijs",
    bedrijf="bedrijf",
    overheid="overheid",
    brancheorganisatie="brancheorganisatie",
    kinderopvang="kinderopvang",
    museum="museum of bezoekerscentrum",
    maatschappelijk="maatschappelijke organisatie",
    samenwerking="samenwerking",
)
SOORT_GEBIED = _options(woongebied="woongebied", haven="haven- of bedrijvengebied")
SOORT_WIJK = _options(
    woonwijk="woonwijk",
    klein="kleine wijk, park of buitengebied",
    haven="haven- of bedrijvengebied",
)
STATUS_ACTIE = _options(
    gepland="gepland", loopt="loopt", klaar="klaar", onbekend="stand niet bekend"
)
MAATSTAF = _options(
    wijken_met_makerspace="woonwijken met een openbare makerspace",
    profielen_met_programmas="vmbo-profielen met ten minste drie programma's",
    programmas_met_zekere_status="programma's waarvan we weten of ze lopen",
    programmas_met_thema="programma's met een thema",
)


# --- groups: fields within a field ------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Bron:
    """Where a fact was read."""

    url: str = key(Address(), "Het webadres van de bron.", "https://voorbeeld.nl/pagina", ...)
    gezien: str = key(Text(240), "Wat je daar hebt gelezen, kort.", "Lessen vanaf groep 4", ...)
    jaar: int | None = key(Whole(1950, 2100), "Het jaar van de pagina, als dat er staat.", "2025")


@dataclass(frozen=True, kw_only=True)
class Leeftijd:
    """For which ages, in years, both ends included; one end may be open."""

    van: int | None = key(Whole(0, 120), "De jongste leeftijd.", "8")
    tot: int | None = key(Whole(0, 120), "De oudste leeftijd (tot en met).", "12")


@dataclass(frozen=True, kw_only=True)
class Periode:
    """Since when and until when, as precisely as a source says it."""

    van: str | None = key(Period(), "Het begin: jaar, maand of dag.", "2020-09")
    tot: str | None = key(Period(), "Het einde, als het gestopt is.", "2024")
    toelichting: str | None = key(
        Text(400), "Wat we over de looptijd weten.", "'Stand juli 2023: vijftien scholen'"
    )


@dataclass(frozen=True, kw_only=True)
class Ligging:
    """A point in WGS84, decimal degrees."""

    lat: float = key(Decimal(-90, 90), "De noorderbreedte.", "51.9101", ...)
    lon: float = key(Decimal(-180, 180), "De oosterlengte.", "4.4382", ...)


@dataclass(frozen=True, kw_only=True)
class Evenement:
    """A dated moment: an open day, a workshop, a deadline."""

    naam: str = key(Text(120), "Wat er is.", "Open dag", ...)
    begin: date = key(Moment(), "Wanneer het begint.", "2027-02-06 10:00", ...)
    eind: date | None = key(Moment(), "Wanneer het klaar is.", "2027-02-06 15:00")
    plek: str | None = key(Text(160), "Waar het is.", "Heijplaatstraat 23")
    website: str | None = key(Address(), "De pagina erover.", "https://voorbeeld.nl/open-dag")

    @property
    def hele_dag(self) -> bool:
        """Whether no time is known, so that the moment lasts whole days."""
        return not isinstance(self.begin, datetime)


@dataclass(frozen=True, kw_only=True)
class Stap:
    """A step of an action."""

    naam: str = key(Text(200), "Wat er moet gebeuren.", "Lijst van makerspaces nagaan", ...)
    voor: date | None = key(Day(), "Voor welke dag het klaar moet zijn.", "2027-06-30")
    klaar: date | None = key(Day(), "Op welke dag het klaar was.", "2026-11-23")


@dataclass(frozen=True, kw_only=True)
class Tegel:
    """A place on the schematic map: column from the west, row from the north, both from 0."""

    kolom: int = key(Whole(0, 60), "De kolom, van west naar oost.", "3", ...)
    rij: int = key(Whole(0, 60), "De rij, van noord naar zuid.", "5", ...)


@dataclass(frozen=True, kw_only=True)
class Richting:
    """A direction in mbo that a vmbo profile leads to."""

    naam: str = key(Text(120), "De richting in het mbo.", "installatietechniek", ...)
    bron: str | None = key(Address(), "Waar dat staat.", "https://platform-pie.nl/bevoegdheden")


# --- records ----------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False, kw_only=True)
class Record:
    """What every record has: its id and where it was written.

    ``pad`` is the path below ``content/`` with forward slashes, ``tekst`` the Markdown below the
    front matter, ``regel`` the line in the file on which ``tekst`` begins (counted from 1).
    """

    id: str
    pad: str = field(repr=False)
    tekst: str = field(default="", repr=False)
    regel: int = field(default=1, repr=False)


_NAAM = "De naam, zoals de aanbieder hem schrijft."
_SAMENVATTING = "Eén of twee zinnen die zeggen wat het is. Dit staat in lijsten en bij zoeken."
_OUDE_NAMEN = "Namen die dit vroeger had. Bezoekers vinden het dan nog."
_OUDE_ADRESSEN = "Adressen op deze site die het vroeger had. Die sturen dan door."
_BRONNEN = "Waar je dit hebt gelezen."
_ZEKERHEID = "Hoe zeker we zijn dat dit bestaat zoals het hier staat."
_GECONTROLEERD = "De dag waarop iemand alles voor het laatst heeft nagekeken."
_BRON_VOORBEELD = "[{url: https://voorbeeld.nl, gezien: 'Lessen vanaf groep 4', jaar: 2025}]"


@dataclass(frozen=True, eq=False, kw_only=True)
class Fase(Record):
    """kiezen, leren or werken."""

    naam: str = key(Text(40), "De naam van de fase.", "kiezen", ...)
    vraag: str = key(Text(80), "De vraag die een bezoeker heeft.", "Wat is er te doen?", ...)
    samenvatting: str = key(Text(300), "Wat de fase is.", "Ontdek wat techniek is.", ...)


@dataclass(frozen=True, eq=False, kw_only=True)
class Doelgroep(Record):
    """Whom a programme is for."""

    naam: str = key(Text(60), "De naam van de doelgroep.", "basisschool", ...)
    ik_ben: str = key(Text(60), "Het vervolg van 'Ik ...'.", "zit op de basisschool", ...)
    samenvatting: str = key(Text(300), "Wie dit zijn.", "Kinderen van 4 tot 12 jaar.", ...)
    leeftijd: Leeftijd | None = key(Group(Leeftijd), "De gewone leeftijd.", "{van: 4, tot: 12}")


@dataclass(frozen=True, eq=False, kw_only=True)
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
    bronnen: tuple[Bron, ...] = key(Many(Group(Bron)), _BRONNEN, _BRON_VOORBEELD)


@dataclass(frozen=True, eq=False, kw_only=True)
class Kenmerk(Record):
    """A property of a programme that people look for, such as 'na schooltijd'."""

    naam: str = key(Text(60), "De naam van het kenmerk.", "na schooltijd", ...)
    samenvatting: str = key(Text(200), "Wat het betekent.", "Buiten de lesuren.", ...)


@dataclass(frozen=True, eq=False, kw_only=True)
class Gebied(Record):
    """One of the 21 areas of Rotterdam (CBS-wijk)."""

    naam: str = key(Text(60), "De naam van het gebied.", "Delfshaven", ...)
    code: str = key(Text(12), "De CBS-code.", "WK059903", ...)
    soort: str = key(Choice(SOORT_GEBIED), "Het soort gebied.", "woongebied", ...)


@dataclass(frozen=True, eq=False, kw_only=True)
class Wijk(Record):
    """One of the 91 neighbourhoods of Rotterdam (CBS-buurt)."""

    naam: str = key(Text(60), "De naam van de wijk.", "Bospolder", ...)
    code: str = key(Text(12), "De CBS-code.", "BU05990321", ...)
    gebied: Gebied = key(Ref("gebied"), "Het gebied waar de wijk in ligt.", "delfshaven", ...)
    soort: str = key(Choice(SOORT_WIJK), "Het soort wijk.", "woonwijk", ...)
    inwoners: int = key(Whole(0, 500_000), "Het aantal inwoners.", "7000", ...)
    inwoners_0_15: int = key(Whole(0, 500_000), "Kinderen van 0 tot 15 jaar.", "1200", ...)
    inwoners_15_25: int = key(Whole(0, 500_000), "Jongeren van 15 tot 25 jaar.", "900", ...)
    ligging: Ligging = key(Group(Ligging), "Het midden van de wijk.", "{lat: 51.9, lon: 4.4}", ...)
    buren: tuple[str, ...] = key(Many(Ref("wijk")), "Wijken die eraan grenzen.", "[spangen]")
    buren_over_de_maas: tuple[str, ...] = key(
        Many(Ref("wijk")), "Wijken aan de overkant van de Maas.", "[waalhaven]"
    )
    ook: tuple[str, ...] = key(Many(Text(80)), "Andere namen van de wijk.", "[BoTu]")
    tegel: Tegel | None = key(
        Group(Tegel), "De plek op de schematische kaart.", "{kolom: 3, rij: 5}"
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class Partner(Record):
    """An organisation."""

    naam: str = key(Text(90), _NAAM, "Bouwkeet", ...)
    samenvatting: str | None = key(Text(300), _SAMENVATTING, "Makerspace in Delfshaven.")
    soort: str = key(Choice(SOORT_PARTNER), "Het soort organisatie.", "maatschappelijk", ...)
    website: str | None = key(Address(), "De website.", "https://www.bouwkeet.org")
    pactpartner: str = key(
        Choice(JA_NEE), "Of een bron zegt dat zij bij het pact hoort.", "nee", default="nee"
    )
    oude_namen: tuple[str, ...] = key(Many(Text(90)), _OUDE_NAMEN, "[Oude Naam]")
    oude_adressen: tuple[str, ...] = key(Many(SitePath()), _OUDE_ADRESSEN, "[partners/oud.html]")
    bronnen: tuple[Bron, ...] = key(Many(Group(Bron), least=1), _BRONNEN, _BRON_VOORBEELD, ...)
    zekerheid: str = key(Choice(ZEKERHEID), _ZEKERHEID, "hoog", ...)
    gecontroleerd: date = key(Day(), _GECONTROLEERD, "2026-11-23", ...)


@dataclass(frozen=True, eq=False, kw_only=True)
class Thema(Record):
    """A theme that programmes and places share."""

    naam: str = key(Text(60), "De naam van het thema.", "Robots en elektronica", ...)
    samenvatting: str = key(Text(300), _SAMENVATTING, "Bouw een robot en laat hem rijden.", ...)
    zoekwoorden: tuple[str, ...] = key(
        Many(Text(60)), "Woorden waarop mensen zoeken.", "[solderen, drone]"
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class Makerspace(Record):
    """A place where people make things."""

    naam: str = key(Text(90), _NAAM, "Bouwkeet", ...)
    samenvatting: str = key(Text(300), _SAMENVATTING, "Zes werkplaatsen voor de buurt.", ...)
    soort: str = key(Choice(SOORT_MAKERSPACE), "Het soort plek.", "makerspace", ...)
    openbaar: str = key(Choice(OPENBAAR), "Wie er naar binnen mag.", "ja", ...)
    status: str = key(Choice(STATUS), "Of de plek open is, volgens de bronnen.", "actief", ...)
    themas: tuple[Thema, ...] = key(
        Many(Ref("thema"), least=1, most=4), "Waar het over gaat.", "[maken-en-ontwerpen]", ...
    )
    doelgroepen: tuple[Doelgroep, ...] = key(
        Many(Ref("doelgroep"), least=1), "Voor wie het is.", "[basisschool, ouders]", ...
    )
    leeftijd: Leeftijd | None = key(Group(Leeftijd), "Voor welke leeftijd.", "{van: 10, tot: 15}")
    aanbieders: tuple[Partner, ...] = key(
        Many(Ref("partner")), "Wie de plek beheert.", "[bouwkeet]"
    )
    anderen: tuple[str, ...] = key(
        Many(Text(120)), "Wie meedoet en hier geen eigen pagina heeft.", "[buurtbewoners]"
    )
    apparatuur: tuple[str, ...] = key(
        Many(Text(60)), "Machines en werkplaatsen.", "[3D-printer, lasersnijder]"
    )
    adres: str | None = key(Text(160), "Straat en nummer.", "Schiedamseweg")
    wijken: tuple[Wijk, ...] = key(Many(Ref("wijk")), "In welke wijk het is.", "[bospolder]")
    ligging: Ligging | None = key(
        Group(Ligging), "Het punt op de kaart.", "{lat: 51.91, lon: 4.44}"
    )
    openingstijden: str | None = key(Text(300), "Wanneer de plek open is.", "Woensdag vanaf 17 uur")
    gratis: str | None = key(Choice(GRATIS), "Of het gratis is.", "ja")
    kosten: str | None = key(Text(240), "Wat het kost.", "Meedoen kost geen geld.")
    toegankelijkheid: str | None = key(
        Text(300), "Hoe je binnenkomt met een beperking.", "Drempelvrij, met lift"
    )
    website: str | None = key(Address(), "De website.", "https://www.bouwkeet.org")
    momenten: tuple[Evenement, ...] = key(
        Many(Group(Evenement)), "Dagen met een datum.", "[{naam: Open dag, begin: 2027-02-06}]"
    )
    periode: Periode | None = key(Group(Periode), "Hoe lang het er al is.", "{van: 2016-05}")
    opvolger: str | None = key(Ref("makerspace"), "Wat ervoor in de plaats kwam.", "pixelbar")
    oude_namen: tuple[str, ...] = key(Many(Text(90)), _OUDE_NAMEN, "[Oude Naam]")
    oude_adressen: tuple[str, ...] = key(Many(SitePath()), _OUDE_ADRESSEN, "[makerspaces/oud.html]")
    bronnen: tuple[Bron, ...] = key(Many(Group(Bron), least=1), _BRONNEN, _BRON_VOORBEELD, ...)
    zekerheid: str = key(Choice(ZEKERHEID), _ZEKERHEID, "hoog", ...)
    gecontroleerd: date = key(Day(), _GECONTROLEERD, "2026-11-23", ...)

    @property
    def is_openbare_techniekruimte(self) -> bool:
        """Whether the place counts as a public makerspace: right kind, open to all, running."""
        return (
            self.soort in TECHNIEKRUIMTE
            and self.openbaar in {"ja", "op-afspraak"}
            and self.status == "actief"
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class Programma(Record):
    """A programme, project or platform for choosing, learning or working in technology."""

    naam: str = key(Text(90), _NAAM, "Techniekhuis op Zuid", ...)
    samenvatting: str = key(Text(300), _SAMENVATTING, "Technieklessen in drie lokalen.", ...)
    fase: tuple[Fase, ...] = key(
        Many(Ref("fase"), least=1, most=3), "De fase; de eerste is de hoofdfase.", "[kiezen]", ...
    )
    status: str = key(Choice(STATUS), "Of het loopt, volgens de bronnen.", "onbekend", ...)
    doelgroepen: tuple[Doelgroep, ...] = key(
        Many(Ref("doelgroep"), least=1), "Voor wie het is.", "[basisschool, docenten]", ...
    )
    themas: tuple[Thema, ...] = key(
        Many(Ref("thema"), least=1, most=4), "Waar het over gaat.", "[maken-en-ontwerpen]", ...
    )
    kenmerken: tuple[Kenmerk, ...] = key(
        Many(Ref("kenmerk")), "Wat het bijzonder maakt.", "[na-schooltijd]"
    )
    aanbieders: tuple[Partner, ...] = key(
        Many(Ref("partner")), "Wie het organiseert.", "[tech-op-zuid]"
    )
    partners: tuple[Partner, ...] = key(Many(Ref("partner")), "Wie meedoet.", "[stc]")
    anderen: tuple[str, ...] = key(
        Many(Text(120)), "Wie meedoet en hier geen eigen pagina heeft.", "[havenbedrijven]"
    )
    makerspaces: tuple[Makerspace, ...] = key(
        Many(Ref("makerspace")), "In welke makerspace het is.", "[bouwkeet]"
    )
    bereik: str | None = key(Choice(BEREIK), "Voor welk gebied het is.", "stad")
    wijken: tuple[Wijk, ...] = key(Many(Ref("wijk")), "In welke wijken het is.", "[hillesluis]")
    adres: str | None = key(Text(160), "De plek of het adres.", "Hillevliet 90")
    leeftijd: Leeftijd | None = key(Group(Leeftijd), "Voor welke leeftijd.", "{van: 8, tot: 12}")
    vmbo_profielen: tuple[VmboProfiel, ...] = key(
        Many(Ref("vmbo-profiel")), "Bij welke vmbo-profielen het past.", "[pie, bwi]"
    )
    gratis: str | None = key(Choice(GRATIS), "Of het gratis is.", "ja")
    kosten: str | None = key(Text(240), "Wat het kost.", "Gratis voor scholen die meedoen.")
    aanmelding: str | None = key(Text(300), "Hoe je meedoet.", "Via de school.")
    website: str | None = key(Address(), "De website.", "https://techopzuid.nl/techniekhuis/")
    momenten: tuple[Evenement, ...] = key(
        Many(Group(Evenement)), "Dagen met een datum.", "[{naam: Open dag, begin: 2027-02-06}]"
    )
    periode: Periode | None = key(Group(Periode), "Wanneer het liep of loopt.", "{van: 2020}")
    vervolg: tuple[str, ...] = key(
        Many(Ref("programma")), "Wat hierna komt, volgens een bron.", "[aandebak-garantie]"
    )
    vervolg_suggesties: tuple[str, ...] = key(
        Many(Ref("programma")), "Wat volgens ons hierna past.", "[sto-rotterdam-zuid]"
    )
    geen_dubbel_met: tuple[str, ...] = key(
        Many(Ref("programma")), "Programma's die erop lijken, maar iets anders doen.", "[techtown]"
    )
    geen_dubbel_reden: str | None = key(
        Text(240), "Waarom dat niet dubbel is.", "Het ene is voor klassen, het andere voor thuis."
    )
    opvolger: str | None = key(Ref("programma"), "Wat ervoor in de plaats kwam.", "portlantis")
    oude_namen: tuple[str, ...] = key(Many(Text(90)), _OUDE_NAMEN, "[FutureLand]")
    oude_adressen: tuple[str, ...] = key(Many(SitePath()), _OUDE_ADRESSEN, "[programmas/oud.html]")
    bronnen: tuple[Bron, ...] = key(Many(Group(Bron), least=1), _BRONNEN, _BRON_VOORBEELD, ...)
    zekerheid: str = key(Choice(ZEKERHEID), _ZEKERHEID, "hoog", ...)
    gecontroleerd: date = key(Day(), _GECONTROLEERD, "2026-11-23", ...)


@dataclass(frozen=True, eq=False, kw_only=True)
class Actie(Record):
    """A concrete action of the pact."""

    naam: str = key(Text(90), "De naam van de actie.", "Elke wijk een makerspace", ...)
    samenvatting: str = key(Text(300), _SAMENVATTING, "We zoeken per wijk een plek.", ...)
    doel: str = key(Text(300), "Wat er bereikt moet zijn.", "In elke wijk kun je maken.", ...)
    status: str = key(Choice(STATUS_ACTIE), "Hoe het ervoor staat.", "loopt", ...)
    trekkers: tuple[Partner, ...] = key(
        Many(Ref("partner")), "Wie de actie trekt.", "[gemeente-rotterdam]"
    )
    deelnemers: tuple[Partner, ...] = key(Many(Ref("partner")), "Wie meedoet.", "[deltalinqs]")
    stappen: tuple[Stap, ...] = key(
        Many(Group(Stap)), "De stappen, met een dag.", "[{naam: Lijst maken, voor: 2027-06-30}]"
    )
    programmas: tuple[Programma, ...] = key(
        Many(Ref("programma")), "Programma's die erbij horen.", "[sto-rotterdam-zuid]"
    )
    makerspaces: tuple[Makerspace, ...] = key(
        Many(Ref("makerspace")), "Makerspaces die erbij horen.", "[bouwkeet]"
    )
    maatstaf: str | None = key(
        Choice(MAATSTAF), "Het cijfer dat de site zelf uitrekent.", "wijken-met-makerspace"
    )
    bronnen: tuple[Bron, ...] = key(Many(Group(Bron), least=1), _BRONNEN, _BRON_VOORBEELD, ...)
    zekerheid: str = key(Choice(ZEKERHEID), _ZEKERHEID, "middel", ...)
    gecontroleerd: date = key(Day(), _GECONTROLEERD, "2026-11-23", ...)


@dataclass(frozen=True, eq=False, kw_only=True)
class Pagina(Record):
    """A page of plain text, such as 'over'."""

    titel: str = key(Text(80), "De titel van de pagina.", "Over deze site", ...)
    samenvatting: str = key(Text(300), "Eén zin over de pagina.", "Wie dit maakt en waarom.", ...)
    volgorde: int = key(Whole(1, 99), "De plek in het menu onderaan.", "10", default=50)

    @property
    def naam(self) -> str:
        """The title, under the name that every other kind uses."""
        return self.titel


@dataclass(frozen=True, eq=False, kw_only=True)
class Synoniem(Record):
    """Words that mean the same to someone who searches."""

    woorden: tuple[str, ...] = key(
        Many(Text(60), least=2), "Woorden die hetzelfde betekenen.", "[baan, werk, vacature]", ...
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class Site(Record):
    """What another region changes first: ``content/site.yml``."""

    naam: str = key(Text(60), "De naam van de site.", "Techniek in Rotterdam", ...)
    regio: str = key(Text(40), "De stad of regio.", "Rotterdam", ...)
    samenvatting: str = key(
        Text(300), "Wat de site is, in één zin.", "Alle techniek bij elkaar.", ...
    )
    basisadres: str | None = key(
        Address(), "Het adres waarop de site staat.", "https://voorbeeld.github.io/techniek/"
    )
    broncode: str | None = key(
        Address(), "Waar de bestanden staan.", "https://github.com/voorbeeld/techniek"
    )
    peildatum_inwoners: str | None = key(
        Text(40), "De dag waarvoor de inwoners geteld zijn.", "1 januari 2025"
    )
    bron_inwoners: str | None = key(
        Text(160), "Wie de inwoners telde.", "CBS, Kerncijfers wijken en buurten 2025"
    )


# --- kinds ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kind:
    """A kind of record and where its files are.

    ``name`` is how editors call one, ``plural`` how the catalogue calls them all. A kind has a
    ``folder`` of Markdown files (one record each, id = file name) or a ``file``: a YAML list (the
    id is a field, or its place in the list where nothing points to it: ``numbered``) or, for the
    site, one mapping (``single``). Paths are relative to ``content/``.
    """

    name: str
    plural: str
    record: type[Record]
    folder: str | None = None
    file: str | None = None
    single: bool = False
    numbered: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that editors write; a list adds ``id``, which is a file's name elsewhere."""
        return fields_of(self.record)


KINDS: tuple[Kind, ...] = (
    Kind("site", "site", Site, file="site.yml", single=True),
    Kind("fase", "fasen", Fase, file="naslag/fasen.yml"),
    Kind("doelgroep", "doelgroepen", Doelgroep, file="naslag/doelgroepen.yml"),
    Kind("vmbo-profiel", "vmbo_profielen", VmboProfiel, file="naslag/vmbo-profielen.yml"),
    Kind("kenmerk", "kenmerken", Kenmerk, file="naslag/kenmerken.yml"),
    Kind("gebied", "gebieden", Gebied, file="naslag/gebieden.yml"),
    Kind("wijk", "wijken", Wijk, file="naslag/wijken.yml"),
    Kind("partner", "partners", Partner, folder="partners"),
    Kind("thema", "themas", Thema, folder="themas"),
    Kind("makerspace", "makerspaces", Makerspace, folder="makerspaces"),
    Kind("programma", "programmas", Programma, folder="programmas"),
    Kind("actie", "acties", Actie, folder="acties"),
    Kind("pagina", "paginas", Pagina, folder="paginas"),
    Kind("synoniem", "synoniemen", Synoniem, file="naslag/synoniemen.yml", numbered=True),
)
KIND: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in KINDS})

ID_FIELD = Field("id", Name(), "De korte naam, die ook in het adres staat.", "spangen", ...)


def kind_of(record: type[Any]) -> Kind:
    """The kind of a record class. Raises ``KeyError`` for a class that is no kind."""
    return _BY_RECORD[record]


_BY_RECORD: Mapping[type[Any], Kind] = MappingProxyType({kind.record: kind for kind in KINDS})
