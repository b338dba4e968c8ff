"""What each theme has, and which block of its page is empty."""

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass

from catalogue.content.model import Belonging, Catalogue
from catalogue.insight.live import PerFase, live, per_fase
from catalogue.schema import Actie, Makerspace, Partner, Programma, Record, Thema

UITLEG = (
    "Bij een thema horen de programma's en makerspaces met dat thema, de organisaties die ze "
    "maken of eraan meedoen, en de acties waar ze in staan. Wat gestopt is, telt niet mee."
)


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme: programmes per fase and together, places, organisations and actions."""

    thema: Thema
    programmas: tuple[Programma, ...]
    per_fase: tuple[PerFase, ...]
    makerspaces: tuple[Makerspace, ...]
    partners: tuple[Partner, ...]
    acties: tuple[Actie, ...]

    @property
    def leeg(self) -> tuple[str, ...]:
        """The blocks with nothing in them, as the end of "Nog leeg: ..."."""
        blocks: dict[str, Sized] = {"verhaal": self.thema.tekst.strip()}
        blocks |= {f"programma's om te {one.fase.naam}": one.programmas for one in self.per_fase}
        blocks |= {
            "plekken": self.makerspaces,
            "organisaties": self.partners,
            "acties": self.acties,
        }
        return tuple(name for name, block in blocks.items() if not block)


def of(catalogue: Catalogue) -> tuple[ThemeView, ...]:
    """Every theme, by name."""
    ranks: dict[Record, int] = {one: rank for rank, one in enumerate(catalogue.partners)}
    ranks |= {one: rank for rank, one in enumerate(catalogue.acties)}
    return tuple(_view(catalogue, thema, ranks) for thema in catalogue.themas)


def _view(catalogue: Catalogue, thema: Thema, ranks: Mapping[Record, int]) -> ThemeView:
    inside: Belonging = catalogue.belonging_to(thema)
    programmas, places = live(inside.programmas), live(inside.makerspaces)
    return ThemeView(
        thema,
        programmas,
        per_fase(catalogue.fasen, programmas),
        places,
        tuple(sorted(_partners(programmas, places), key=ranks.__getitem__)),
        tuple(sorted(_acties(catalogue, programmas, places), key=ranks.__getitem__)),
    )


def _partners(programmas: Iterable[Programma], places: Iterable[Makerspace]) -> set[Partner]:
    found = {
        one for programma in programmas for one in (*programma.aanbieders, *programma.partners)
    }
    return found.union(*(place.aanbieders for place in places))


def _acties(
    catalogue: Catalogue, programmas: Iterable[Programma], places: Iterable[Makerspace]
) -> set[Actie]:
    return {actie for one in (*programmas, *places) for actie in catalogue.belonging_to(one).acties}
