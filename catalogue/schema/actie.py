"""A concrete action of the pact."""

from dataclasses import dataclass
from datetime import date

from catalogue.schema import sentences
from catalogue.schema.choices import MAATSTAF, STATUS_ACTIE, ZEKERHEID
from catalogue.schema.groups import Bron, Stap
from catalogue.schema.makerspace import Makerspace
from catalogue.schema.organisations import Partner
from catalogue.schema.programma import Programma
from catalogue.schema.record import Record
from catalogue.schema.shapes import Choice, Day, Group, Many, Ref, Text, key


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Actie(Record):
    """A concrete action of the pact."""

    naam: str = key(Text(90), "De naam van de actie.", "Elke wijk een makerspace", ...)
    samenvatting: str = key(Text(300), sentences.SAMENVATTING, "We zoeken per wijk een plek.", ...)
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
    bronnen: tuple[Bron, ...] = key(
        Many(Group(Bron), least=1), sentences.BRONNEN, sentences.BRON_VOORBEELD, ...
    )
    zekerheid: str = key(Choice(ZEKERHEID), sentences.ZEKERHEID, "middel", ...)
    gecontroleerd: date = key(Day(), sentences.GECONTROLEERD, "2026-11-23", ...)
