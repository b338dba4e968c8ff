"""What the catalogue says as a whole: tables that no single page could know.

Every table is a pure function of the catalogue, and of today where a day matters. What has ended
('gestopt') is left out everywhere. Each module has one table, with ``UITLEG``: the sentence that
tells visitors how it is counted. ``Insight`` has them all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from catalogue.content.model import Catalogue
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
from catalogue.schema import Wijk


@dataclass(frozen=True, eq=False)
class Insight:
    """Every table, in the order of the reference lists or by name.

    Each is made when it is first asked for: who shows one page needs few of them.
    """

    catalogue: Catalogue
    today: date
    """It decides which steps are late and nothing else."""

    @cached_property
    def wijken(self) -> Mapping[Wijk, Coverage]:
        """How each wijk is served."""
        return coverage.of_wijken(self.catalogue)

    @cached_property
    def stand(self) -> Tally:
        """How many wijken are in which state."""
        return coverage.tally(self.wijken.values())

    @cached_property
    def gebieden(self) -> tuple[GebiedTotal, ...]:
        """The totals of each gebied."""
        return coverage.of_gebieden(self.catalogue, self.wijken)

    @cached_property
    def witte_vlekken(self) -> WhiteSpots:
        """The wijken without a public makerspace."""
        return coverage.white_spots(self.wijken.values())

    @cached_property
    def geschiedenis(self) -> History:
        """How the number of wijken with a public makerspace moved."""
        return history.of(self.catalogue, self.wijken)

    @cached_property
    def routes(self) -> Routes:
        """Which programme leads to which."""
        return routes.of(self.catalogue)

    @cached_property
    def tekeningen(self) -> tuple[Drawing, ...]:
        """The routes of each theme as a drawing."""
        return drawing.of_themas(self.catalogue, self.routes)

    @cached_property
    def profielen(self) -> tuple[Profile, ...]:
        """The vmbo profiles."""
        return vmbo.of(self.catalogue)

    @cached_property
    def overzicht(self) -> Overview:
        """The matrix."""
        return matrix.of(self.catalogue)

    @cached_property
    def themas(self) -> tuple[ThemeView, ...]:
        """What each theme has."""
        return themes.of(self.catalogue)

    @cached_property
    def netwerk(self) -> Network:
        """Which organisations work together."""
        return partners.of(self.catalogue)

    @property
    def overlap(self) -> tuple[Overlap, ...]:
        """The pairs of programmes that look alike."""
        return self._pairs[0]

    @property
    def geen_dubbel(self) -> tuple[Dismissed, ...]:
        """The pairs of which an editor said that they are no doubles."""
        return self._pairs[1]

    @cached_property
    def _pairs(self) -> tuple[tuple[Overlap, ...], tuple[Dismissed, ...]]:
        return overlap.split(self.catalogue)

    @cached_property
    def acties(self) -> tuple[ActionView, ...]:
        """How the actions stand."""
        known = {one.id: one for one in self.kerncijfers}
        return actions.of(self.catalogue, known, self.today)

    @cached_property
    def kerncijfers(self) -> tuple[Kerncijfer, ...]:
        """The key figures, each from the table that the pages show."""
        steps = (step for one in self.catalogue.acties for step in one.stappen)
        return figures.of(
            self.catalogue,
            stand=self.stand,
            witte_vlekken=self.witte_vlekken,
            routes=self.routes,
            profielen=self.profielen,
            overzicht=self.overzicht,
            netwerk=self.netwerk,
            overlap=self.overlap,
            te_laat=sum(actions.is_late(step, self.today) for step in steps),
        )
