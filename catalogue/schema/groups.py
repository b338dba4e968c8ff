"""Fields within a field: small frozen records without an id of their own."""

from dataclasses import dataclass
from datetime import date, datetime

from catalogue.shapes import Address, Day, Decimal, Moment, Period, Text, Whole, key


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
