"""A place where people make things."""

from dataclasses import dataclass
from datetime import date

from catalogue.schema import sentences
from catalogue.schema.choices import (
    GRATIS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    STATUS,
    TECHNIEKRUIMTE,
    ZEKERHEID,
)
from catalogue.schema.groups import (
    Beeld,
    Bron,
    Evenement,
    Leeftijd,
    Ligging,
    Periode,
    VasteTijd,
    Vertalingen,
)
from catalogue.schema.lists import Doelgroep, Wijk
from catalogue.schema.organisations import Partner, Thema
from catalogue.schema.record import Record
from catalogue.schema.shapes import Address, Choice, Day, Group, Many, Ref, SitePath, Text, key


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Makerspace(Record):
    """A place where people make things."""

    naam: str = key(Text(90), sentences.NAAM, "Bouwkeet", ...)
    samenvatting: str = key(
        Text(300), sentences.SAMENVATTING, "Zes werkplaatsen voor de buurt.", ...
    )
    soort: str = key(Choice(SOORT_MAKERSPACE), "Het soort plek.", "makerspace", ...)
    openbaar: str = key(Choice(OPENBAAR), "Wie er naar binnen mag.", "ja", ...)
    status: str = key(Choice(STATUS), "Of de plek open is, volgens de bronnen.", "actief", ...)
    themas: tuple[Thema, ...] = key(
        Many(Ref("thema"), least=1, most=4),
        "Waar het over gaat.",
        "[maken-en-ontwerpen]",
        ...,
        label="Thema's",
    )
    doelgroepen: tuple[Doelgroep, ...] = key(
        Many(Ref("doelgroep"), least=1), "Voor wie het is.", "[basisschool, ouders]", ...
    )
    leeftijd: Leeftijd | None = key(Group(Leeftijd), "Voor welke leeftijd.", "{van: 10, tot: 15}")
    aanbieders: tuple[Partner, ...] = key(
        Many(Ref("partner")), "Wie de plek beheert.", "[bouwkeet]"
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
    adres: str | None = key(Text(160), "Straat en nummer.", "Schiedamseweg")
    wijken: tuple[Wijk, ...] = key(Many(Ref("wijk")), "In welke wijk het is.", "[bospolder]")
    ligging: Ligging | None = key(
        Group(Ligging), "Het punt op de kaart.", "{lat: 51.91, lon: 4.44}"
    )
    vaste_tijden: tuple[VasteTijd, ...] = key(
        Many(Group(VasteTijd), most=20), "Wanneer de plek open is.", sentences.VAST_VOORBEELD
    )
    openingstijden: str | None = key(
        Text(300), "Wat er meer over de tijden te zeggen is.", "Soms ook op zaterdag. Bel even."
    )
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
    oude_namen: tuple[str, ...] = key(Many(Text(90)), sentences.OUDE_NAMEN, "[Oude Naam]")
    oude_adressen: tuple[str, ...] = key(
        Many(SitePath()), sentences.OUDE_ADRESSEN, "[makerspaces/oud.html]"
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

    @property
    def is_openbare_techniekruimte(self) -> bool:
        """Whether the place counts as a public makerspace: right kind, open to all, running."""
        return (
            self.soort in TECHNIEKRUIMTE
            and self.openbaar in {"ja", "op-afspraak"}
            and self.status == "actief"
        )
