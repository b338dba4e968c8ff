"""A programme, the heart of the catalogue."""

from dataclasses import dataclass
from datetime import date

from catalogue.schema import sentences
from catalogue.schema.choices import BEREIK, GRATIS, STATUS, ZEKERHEID
from catalogue.schema.groups import (
    Beeld,
    Bron,
    Evenement,
    Leeftijd,
    Periode,
    VasteTijd,
    Vertalingen,
)
from catalogue.schema.lists import Doelgroep, Fase, Kenmerk, VmboProfiel, Wijk
from catalogue.schema.makerspace import Makerspace
from catalogue.schema.organisations import Partner, Thema
from catalogue.schema.record import Record
from catalogue.schema.shapes import Address, Choice, Day, Group, Many, Ref, SitePath, Text, key


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Programma(Record):
    """A programme, project or platform for choosing, learning or working in technology."""

    naam: str = key(Text(90), sentences.NAAM, "Techniekhuis op Zuid", ...)
    samenvatting: str = key(
        Text(300), sentences.SAMENVATTING, "Technieklessen in drie lokalen.", ...
    )
    fase: tuple[Fase, ...] = key(
        Many(Ref("fase"), least=1, most=3), "De fase; de eerste is de hoofdfase.", "[kiezen]", ...
    )
    status: str = key(Choice(STATUS), "Of het loopt, volgens de bronnen.", "onbekend", ...)
    doelgroepen: tuple[Doelgroep, ...] = key(
        Many(Ref("doelgroep"), least=1), "Voor wie het is.", "[basisschool, docenten]", ...
    )
    themas: tuple[Thema, ...] = key(
        Many(Ref("thema"), least=1, most=4),
        "Waar het over gaat.",
        "[maken-en-ontwerpen]",
        ...,
        label="Thema's",
    )
    kenmerken: tuple[Kenmerk, ...] = key(
        Many(Ref("kenmerk")), "Wat het bijzonder maakt.", "[na-schooltijd]"
    )
    aanbieders: tuple[Partner, ...] = key(
        Many(Ref("partner")), "Wie het organiseert.", "[tech-op-zuid]"
    )
    partners: tuple[Partner, ...] = key(Many(Ref("partner")), "Wie meedoet.", "[stc]")
    anderen: tuple[str, ...] = key(
        Many(Text(120)),
        "Wie meedoet en hier geen eigen pagina heeft.",
        "[havenbedrijven]",
        label="Wie doet er nog meer mee?",
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
    vaste_tijden: tuple[VasteTijd, ...] = key(
        Many(Group(VasteTijd), most=20),
        "Wat elke week of elke maand terugkomt.",
        sentences.VAST_VOORBEELD,
    )
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
    oude_namen: tuple[str, ...] = key(Many(Text(90)), sentences.OUDE_NAMEN, "[FutureLand]")
    oude_adressen: tuple[str, ...] = key(
        Many(SitePath()), sentences.OUDE_ADRESSEN, "[programmas/oud.html]"
    )
    beeld: Beeld | None = key(Group(Beeld), sentences.BEELD, sentences.BEELD_VOORBEELD)
    vertalingen: Vertalingen | None = key(
        Group(Vertalingen), sentences.VERTALINGEN, "{en: A workshop with robots.}"
    )
    bronnen: tuple[Bron, ...] = key(
        Many(Group(Bron), least=1), sentences.BRONNEN, sentences.BRON_VOORBEELD, ...
    )
    zekerheid: str = key(
        Choice(ZEKERHEID), sentences.ZEKERHEID, "hoog", ..., label="Hoe zeker is het?"
    )
    gecontroleerd: date = key(
        Day(), sentences.GECONTROLEERD, "2026-11-23", ..., label="Nagekeken op"
    )
