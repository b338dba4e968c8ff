"""Themes and vmbo profiles: the programmes they have, and what is missing."""

from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.live import PerFase, per_fase
from catalogue.schema import Actie, Fase, Makerspace, Partner, Programma, Thema, VmboProfiel

ENOUGH = 3


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme: programmes per fase and together, places, organisations and actions."""

    thema: Thema
    programmas: tuple[Programma, ...]
    per_fase: PerFase
    makerspaces: tuple[Makerspace, ...]
    partners: tuple[Partner, ...]
    acties: tuple[Actie, ...]


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
