"""What the catalogue says as a whole: tables that no single page could know.

Every table is a pure function of the catalogue, and of today where a day matters. What has ended
('gestopt') is left out everywhere. Each module has one table, with ``UITLEG``: the sentence that
tells visitors how it is counted. ``of`` makes them all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.insight import (
    actions,
    coverage,
    drawing,
    figures,
    history,
    matrix,
    overlap,
    partners,
    routes,
    themes,
    vmbo,
)
from catalogue.insight.actions import ActionView
from catalogue.insight.coverage import Coverage, GebiedTotal, Tally, WhiteSpots
from catalogue.insight.drawing import Drawing
from catalogue.insight.figure import Kerncijfer
from catalogue.insight.history import History
from catalogue.insight.matrix import Overview
from catalogue.insight.overlap import Dismissed, Overlap
from catalogue.insight.partners import Network
from catalogue.insight.routes import Routes
from catalogue.insight.themes import ThemeView
from catalogue.insight.vmbo import Profile
from catalogue.links import Catalogue
from catalogue.schema import Wijk


@dataclass(frozen=True, eq=False, kw_only=True)
class Insight:
    """Every table, in the order of the reference lists or by name."""

    wijken: Mapping[Wijk, Coverage]
    stand: Tally
    gebieden: tuple[GebiedTotal, ...]
    witte_vlekken: WhiteSpots
    geschiedenis: History
    routes: Routes
    tekeningen: tuple[Drawing, ...]
    profielen: tuple[Profile, ...]
    overzicht: Overview
    themas: tuple[ThemeView, ...]
    netwerk: Network
    overlap: tuple[Overlap, ...]
    geen_dubbel: tuple[Dismissed, ...]
    acties: tuple[ActionView, ...]
    kerncijfers: tuple[Kerncijfer, ...]


def of(catalogue: Catalogue, today: date) -> Insight:
    """Every table of a catalogue; ``today`` decides which steps are late and nothing else."""
    wijken = coverage.of_wijken(catalogue)
    stand = coverage.tally(wijken.values())
    witte_vlekken = coverage.white_spots(wijken.values())
    wegen = routes.of(catalogue)
    profielen = vmbo.of(catalogue)
    overzicht = matrix.of(catalogue)
    netwerk = partners.of(catalogue)
    gelijk, geen_dubbel = overlap.split(catalogue)
    kerncijfers = figures.of(
        catalogue,
        stand=stand,
        witte_vlekken=witte_vlekken,
        routes=wegen,
        profielen=profielen,
        overzicht=overzicht,
        netwerk=netwerk,
        overlap=gelijk,
        te_laat=sum(
            actions.is_late(step, today) for one in catalogue.acties for step in one.stappen
        ),
    )
    return Insight(
        wijken=wijken,
        stand=stand,
        gebieden=coverage.of_gebieden(catalogue, wijken),
        witte_vlekken=witte_vlekken,
        geschiedenis=history.of(catalogue, wijken),
        routes=wegen,
        tekeningen=drawing.of_themas(catalogue, wegen),
        profielen=profielen,
        overzicht=overzicht,
        themas=themes.of(catalogue),
        netwerk=netwerk,
        overlap=gelijk,
        geen_dubbel=geen_dubbel,
        acties=actions.of(catalogue, {one.id: one for one in kerncijfers}, today),
        kerncijfers=kerncijfers,
    )
