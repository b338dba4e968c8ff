"""The vmbo profiles: which programmes serve them, where they lead, and what is missing."""

from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.live import PerFase, live, per_fase
from catalogue.schema import Fase, Programma, Richting, VmboProfiel

ENOUGH = 3
UITLEG = (
    "Een programma telt bij een profiel als dat profiel in het bestand van het programma staat. "
    f"Wij noemen {ENOUGH} programma's genoeg."
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with its programmes, per fase and together, and its directions in mbo."""

    profiel: VmboProfiel
    programmas: tuple[Programma, ...]
    per_fase: tuple[PerFase, ...]
    richtingen: tuple[Richting, ...]

    @property
    def genoeg(self) -> bool:
        """Whether there are enough programmes."""
        return len(self.programmas) >= ENOUGH

    @property
    def lege_fasen(self) -> tuple[Fase, ...]:
        """The fasen in which nothing serves this profile."""
        return tuple(one.fase for one in self.per_fase if not one.programmas)

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """What is missing, one sentence each; empty when nothing is."""
        missing = []
        if not self.programmas:
            missing.append("We kennen geen programma dat bij dit profiel past.")
        elif not self.genoeg:
            missing.append(f"We kennen minder dan {ENOUGH} programma's die bij dit profiel passen.")
        if self.programmas and self.lege_fasen:
            names = " en ".join(fase.naam for fase in self.lege_fasen)
            missing.append(f"Er is niets in de fase {names}.")
        if not self.richtingen:
            missing.append("We vonden geen bron over de richtingen in het mbo.")
        return tuple(missing)


def of(catalogue: Catalogue) -> tuple[Profile, ...]:
    """Every profile, in the order of the reference list."""
    profiles = []
    for profiel in catalogue.vmbo_profielen:
        programmas = live(catalogue.belonging_to(profiel).programmas)
        split = per_fase(catalogue.fasen, programmas)
        profiles.append(Profile(profiel, programmas, split, profiel.mbo_richtingen))
    return tuple(profiles)
