"""Actions, with their steps by how they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catalogue.content.model import Catalogue
from catalogue.schema import Actie, Stap


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action, and its steps as written.

    ``te_laat`` should have been ready before today and are not; ``open`` are the other steps that
    are not ready.
    """

    actie: Actie
    klaar: tuple[Stap, ...]
    te_laat: tuple[Stap, ...]
    open: tuple[Stap, ...]


def is_late(stap: Stap, today: date) -> bool:
    """True when the day of a step has passed while it is not ready; false on the day itself."""
    return stap.klaar is None and stap.voor is not None and stap.voor < today


def of(catalogue: Catalogue, today: date) -> Iterator[ActionView]:
    """Every action, by name."""
    for actie in catalogue.acties:
        done = tuple(stap for stap in actie.stappen if stap.klaar)
        late = tuple(stap for stap in actie.stappen if is_late(stap, today))
        to_do = tuple(s for s in actie.stappen if not s.klaar and not is_late(s, today))
        yield ActionView(actie, done, late, to_do)
