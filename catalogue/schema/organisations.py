"""Who does it, and what it is about."""

from dataclasses import dataclass
from datetime import date

from catalogue.schema import sentences
from catalogue.schema.choices import JA_NEE, SOORT_PARTNER, ZEKERHEID
from catalogue.schema.groups import Bron
from catalogue.schema.record import Record
from catalogue.schema.shapes import Address, Choice, Day, Group, Many, SitePath, Text, key


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Partner(Record):
    """An organisation."""

    naam: str = key(Text(90), sentences.NAAM, "Bouwkeet", ...)
    samenvatting: str | None = key(Text(300), sentences.SAMENVATTING, "Makerspace in Delfshaven.")
    soort: str = key(Choice(SOORT_PARTNER), "Het soort organisatie.", "maatschappelijk", ...)
    website: str | None = key(Address(), "De website.", "https://www.bouwkeet.org")
    pactpartner: str = key(
        Choice(JA_NEE), "Of een bron zegt dat zij bij het pact hoort.", "nee", default="nee"
    )
    oude_namen: tuple[str, ...] = key(Many(Text(90)), sentences.OUDE_NAMEN, "[Oude Naam]")
    oude_adressen: tuple[str, ...] = key(
        Many(SitePath()), sentences.OUDE_ADRESSEN, "[partners/oud.html]"
    )
    bronnen: tuple[Bron, ...] = key(
        Many(Group(Bron), least=1), sentences.BRONNEN, sentences.BRON_VOORBEELD, ...
    )
    zekerheid: str = key(Choice(ZEKERHEID), sentences.ZEKERHEID, "hoog", ...)
    gecontroleerd: date = key(Day(), sentences.GECONTROLEERD, "2026-11-23", ...)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Thema(Record):
    """A theme that programmes and places share."""

    naam: str = key(Text(60), "De naam van het thema.", "Robots en elektronica", ...)
    samenvatting: str = key(
        Text(300), sentences.SAMENVATTING, "Bouw een robot en laat hem rijden.", ...
    )
    naam_en: str | None = key(Text(60), sentences.NAAM_EN, "Robots and electronics")
    samenvatting_en: str | None = key(
        Text(300), sentences.SAMENVATTING_EN, "Build a robot and make it drive."
    )
    zoekwoorden: tuple[str, ...] = key(
        Many(Text(60)), "Woorden waarop mensen zoeken.", "[solderen, drone]"
    )
