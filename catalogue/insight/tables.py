"""Every table about one catalogue, in the order of the reference lists or by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from catalogue.content.model import Catalogue
from catalogue.insight import (
    actions,
    coverage,
    gaps,
    history,
    matrix,
    network,
    overlap,
    routes,
    themes,
)
from catalogue.insight.actions import ActionView
from catalogue.insight.coverage import Coverage, GebiedTotal, Reach, Tally
from catalogue.insight.gaps import Candidate, Gap
from catalogue.insight.history import History
from catalogue.insight.matrix import Overview
from catalogue.insight.network import PartnerView, Ties
from catalogue.insight.overlap import Cluster, Neighbours
from catalogue.insight.routes import Routes
from catalogue.insight.themes import Profile, ThemeView
from catalogue.schema import Wijk


@dataclass(frozen=True, eq=False)
class Insight:
    """The tables of a catalogue, each made when it is first asked for: one page needs few.

    ``today`` decides which steps are late and nothing else.
    """

    catalogue: Catalogue
    today: date

    @cached_property
    def wijken(self) -> Mapping[Wijk, Coverage]:
        """The public makerspaces in and around each wijk."""
        return coverage.of_wijken(self.catalogue)

    @cached_property
    def stand(self) -> Tally:
        """The numbers of wijken by state."""
        return coverage.tally(self.wijken.values())

    @cached_property
    def afstanden(self) -> tuple[Reach, ...]:
        """The woonwijken by how far the nearest public makerspace is."""
        return coverage.by_distance(self.wijken.values())

    @cached_property
    def gebieden(self) -> tuple[GebiedTotal, ...]:
        """The totals of each gebied."""
        return coverage.of_gebieden(self.catalogue, self.wijken)

    @cached_property
    def witte_vlekken(self) -> tuple[Coverage, ...]:
        """The woonwijken without a public makerspace, most inhabitants first."""
        return coverage.white_spots(self.wijken.values())

    @cached_property
    def gaten(self) -> tuple[Gap, ...]:
        """All gaps, those of wijken and of doelgroepen in turn, the largest first."""
        return gaps.largest_gaps(self.catalogue, most=None)

    @cached_property
    def kandidaten(self) -> Mapping[Wijk, tuple[Candidate, ...]]:
        """The organisations that do something nearest to each wijk."""
        return gaps.candidates(self.catalogue)

    @cached_property
    def geschiedenis(self) -> History:
        """The number of woonwijken with a public makerspace per year."""
        return history.of(self.catalogue, self.wijken)

    @cached_property
    def routes(self) -> Routes:
        """The routes that a source gives."""
        return routes.of(self.catalogue)

    @cached_property
    def profielen(self) -> tuple[Profile, ...]:
        """The vmbo profiles."""
        return themes.of_profielen(self.catalogue)

    @cached_property
    def overzicht(self) -> Overview:
        """The matrix."""
        return matrix.of(self.catalogue)

    @cached_property
    def themas(self) -> tuple[ThemeView, ...]:
        """The contents of each theme."""
        return themes.of_themas(self.catalogue)

    @cached_property
    def samenwerking(self) -> Ties:
        """The pairs of organisations that share programmes."""
        return network.ties(self.catalogue)

    @cached_property
    def partners(self) -> tuple[PartnerView, ...]:
        """The organisations, each with those it works with."""
        return network.of_partners(self.catalogue, self.samenwerking)

    @cached_property
    def overlap(self) -> tuple[Cluster, ...]:
        """The groups of programmes that look alike."""
        return overlap.of(self.catalogue)

    @cached_property
    def neighbours(self) -> Neighbours:
        """The entries that resemble an entry."""
        return Neighbours(self.catalogue)

    @cached_property
    def acties(self) -> tuple[ActionView, ...]:
        """The actions, with their steps."""
        return tuple(actions.of(self.catalogue, self.today))
