"""The reference lists of ``content/naslag/``: what entries are sorted and found by."""

from dataclasses import dataclass

from catalogue.schema import sentences
from catalogue.schema.choices import JA_NEE, SOORT_GEBIED, SOORT_WIJK
from catalogue.schema.groups import Bron, Leeftijd, Ligging, Richting, Tegel
from catalogue.schema.record import Record
from catalogue.schema.shapes import Choice, Group, Many, Ref, Text, Whole, key


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Fase(Record):
    """kiezen, leren or werken."""

    naam: str = key(Text(40), "De naam van de fase.", "kiezen", ...)
    vraag: str = key(Text(80), "De vraag die een bezoeker heeft.", "Wat is er te doen?", ...)
    samenvatting: str = key(Text(300), "Wat de fase is.", "Ontdek wat techniek is.", ...)
    naam_en: str | None = key(Text(40), sentences.NAAM_EN, "choosing")
    vraag_en: str | None = key(Text(80), "De vraag, in het Engels.", "What is there to do?")
    samenvatting_en: str | None = key(
        Text(300), sentences.SAMENVATTING_EN, "Find out what technology is."
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Doelgroep(Record):
    """Whom a programme is for."""

    naam: str = key(Text(60), "De naam van de doelgroep.", "basisschool", ...)
    ik_ben: str = key(Text(60), "Het vervolg van 'Ik ...'.", "zit op de basisschool", ...)
    samenvatting: str = key(Text(300), "Wie dit zijn.", "Kinderen van 4 tot 12 jaar.", ...)
    leeftijd: Leeftijd | None = key(Group(Leeftijd), "De gewone leeftijd.", "{van: 4, tot: 12}")
    naam_en: str | None = key(Text(60), sentences.NAAM_EN, "primary school")
    ik_ben_en: str | None = key(
        Text(60), "Het vervolg van 'I ...', in het Engels.", "go to primary school"
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
    bronnen: tuple[Bron, ...] = key(Many(Group(Bron)), sentences.BRONNEN, sentences.BRON_VOORBEELD)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Kenmerk(Record):
    """A property of a programme that people look for, such as 'na schooltijd'."""

    naam: str = key(Text(60), "De naam van het kenmerk.", "na schooltijd", ...)
    samenvatting: str = key(Text(200), "Wat het betekent.", "Buiten de lesuren.", ...)
    naam_en: str | None = key(Text(60), sentences.NAAM_EN, "after school")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Gebied(Record):
    """One of the 21 areas of Rotterdam (CBS-wijk)."""

    naam: str = key(Text(60), "De naam van het gebied.", "Delfshaven", ...)
    code: str = key(Text(12), "De CBS-code.", "WK059903", ...)
    soort: str = key(Choice(SOORT_GEBIED), "Het soort gebied.", "woongebied", ...)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
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


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Begrip(Record):
    """A word of schools and pacts that not everybody knows."""

    naam: str = key(Text(40), "Het woord, zoals we het meestal schrijven.", "bbl", ...)
    voluit: str | None = key(Text(80), "Waar de letters voor staan.", "beroepsbegeleidende leerweg")
    uitleg: str = key(Text(400), "Wat het betekent, in gewone taal.", "Je werkt en leert.", ...)
    ook: tuple[str, ...] = key(Many(Text(40)), "Hoe je het ook schrijft.", "[bbl-opleiding]")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Synoniem(Record):
    """Words that mean the same to someone who searches."""

    woorden: tuple[str, ...] = key(
        Many(Text(60), least=2), "Woorden die hetzelfde betekenen.", "[baan, werk, vacature]", ...
    )
