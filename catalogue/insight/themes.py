"""Themes and vmbo profiles: the programmes they have, and what is missing."""

from collections.abc import Sized
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.live import PerFase, per_fase
from catalogue.schema import Actie, Fase, Makerspace, Partner, Programma, Thema, VmboProfiel

ENOUGH = 3
UITLEG = (
    "Bij een thema horen de programma's en makerspaces met dat thema, de organisaties die ze "
    "maken of eraan meedoen, en de acties waar ze in staan. Wat gestopt is, telt niet mee."
)
UITLEG_VMBO = (
    f"Bij dit profiel passen {ENOUGH} programma's of meer. Een netwerk van organisaties of een "
    "programma dat we lang niet zagen, telt ook mee."
)


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme: programmes per fase and together, places, organisations and actions."""

    thema: Thema
    programmas: tuple[Programma, ...]
    per_fase: PerFase
    makerspaces: tuple[Makerspace, ...]
    partners: tuple[Partner, ...]
    acties: tuple[Actie, ...]

    @property
    def leeg(self) -> tuple[str, ...]:
        """The blocks with nothing in them, as the end of "Nog leeg: ..."."""
        blocks: dict[str, Sized] = {"verhaal": self.thema.tekst.strip()}
        blocks |= {f"programma's om te {fase.naam}": self.per_fase[fase] for fase in self.per_fase}
        blocks |= {
            "plekken": self.makerspaces,
            "organisaties": self.partners,
            "acties": self.acties,
        }
        return tuple(name for name, block in blocks.items() if not block)


@dataclass(frozen=True, slots=True)
class Profile:
    """A vmbo profile with its programmes, per fase and together."""

    profiel: VmboProfiel
    programmas: tuple[Programma, ...]
    per_fase: PerFase

    @property
    def genoeg(self) -> bool:
        """True when there are enough programmes."""
        return len(self.programmas) >= ENOUGH

    @property
    def lege_fasen(self) -> tuple[Fase, ...]:
        """The fasen in which nothing serves this profile."""
        return tuple(fase for fase, programmas in self.per_fase.items() if not programmas)

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """Sentences about what is missing; empty when nothing is."""
        missing = []
        if not self.programmas:
            missing.append("We kennen geen programma dat bij dit profiel past.")
        elif not self.genoeg:
            missing.append(f"We kennen minder dan {ENOUGH} programma's die bij dit profiel passen.")
        if self.programmas and self.lege_fasen:
            names = " of te ".join(fase.naam for fase in self.lege_fasen)
            missing.append(f"Er is niets om te {names}.")
        if not self.profiel.mbo_richtingen:
            missing.append("We weten niet welke mbo-opleidingen hierbij passen.")
        return tuple(missing)


def of_themas(catalogue: Catalogue) -> tuple[ThemeView, ...]:
    """Every theme, by name."""
    return tuple(_theme(catalogue, thema) for thema in catalogue.themas)


def of_profielen(catalogue: Catalogue) -> tuple[Profile, ...]:
    """Every profile, in the order of the reference list."""
    profiles = []
    for profiel in catalogue.vmbo_profielen:
        programmas = catalogue.backlinks_of(profiel).live.programmas
        profiles.append(Profile(profiel, programmas, per_fase(catalogue.fasen, programmas)))
    return tuple(profiles)


def _theme(catalogue: Catalogue, thema: Thema) -> ThemeView:
    inside = catalogue.backlinks_of(thema).live
    partners = {
        partner
        for programma in inside.programmas
        for partner in (*programma.aanbieders, *programma.partners)
    }.union(*(place.aanbieders for place in inside.makerspaces))
    acties = {
        actie
        for entry in (*inside.programmas, *inside.makerspaces)
        for actie in catalogue.backlinks_of(entry).acties
    }
    return ThemeView(
        thema,
        inside.programmas,
        per_fase(catalogue.fasen, inside.programmas),
        inside.makerspaces,
        tuple(partner for partner in catalogue.partners if partner in partners),
        tuple(actie for actie in catalogue.acties if actie in acties),
    )
