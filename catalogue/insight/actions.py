"""How the actions of the pact stand: the figure of each, and the steps that are late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.content.model import Catalogue
from catalogue.insight.figure import Kerncijfer
from catalogue.schema import Actie, Stap


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action: its figure if it has one, and its steps by how they stand.

    ``te_laat`` should have been ready before today and are not; ``open`` are the other steps that
    are not ready.
    """

    actie: Actie
    maatstaf: Kerncijfer | None
    klaar: tuple[Stap, ...]
    te_laat: tuple[Stap, ...]
    open: tuple[Stap, ...]


def is_late(step: Stap, today: date) -> bool:
    """Whether the day of a step has passed while it is not ready; on the day itself it has not."""
    return step.klaar is None and step.voor is not None and step.voor < today


def of(
    catalogue: Catalogue, cijfers: Mapping[str, Kerncijfer], today: date
) -> tuple[ActionView, ...]:
    """Every action, by name; steps as written. ``cijfers`` has a figure for every maatstaf."""
    return tuple(_view(actie, cijfers, today) for actie in catalogue.acties)


def _view(actie: Actie, cijfers: Mapping[str, Kerncijfer], today: date) -> ActionView:
    undone = [step for step in actie.stappen if step.klaar is None]
    return ActionView(
        actie,
        cijfers[actie.maatstaf] if actie.maatstaf else None,
        tuple(step for step in actie.stappen if step.klaar is not None),
        tuple(step for step in undone if is_late(step, today)),
        tuple(step for step in undone if not is_late(step, today)),
    )
