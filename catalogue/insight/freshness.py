"""Age of the last check of an entry (amber at 6 months, red at 12), and whom to ask about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalogue.content.model import Catalogue
from catalogue.insight.live import live
from catalogue.schema import Entry, Partner

AMBER_MONTHS = 6
RED_MONTHS = 12


class Freshness(StrEnum):
    """Trust that what is written still holds."""

    FRESH = "vers"
    AMBER = "oud"
    RED = "te-oud"


def months(checked: date, today: date) -> int:
    """Whole months between two days; 0 for a day that is still to come."""
    between = (today.year - checked.year) * 12 + today.month - checked.month
    return max(0, between - (today.day < checked.day))


def of(checked: date, today: date) -> Freshness:
    """The freshness on the day ``today`` of what was checked on ``checked``."""
    past = months(checked, today)
    if past >= RED_MONTHS:
        return Freshness.RED
    return Freshness.AMBER if past >= AMBER_MONTHS else Freshness.FRESH


def in_words(past: int) -> str:
    """A number of months in words: "7 maanden", "een jaar", "2 jaar"."""
    if past < RED_MONTHS:
        return f"{past} maanden"
    return "een jaar" if past < 2 * RED_MONTHS else f"{past // RED_MONTHS} jaar"


@dataclass(frozen=True, slots=True)
class Organiser:
    """An organisation with its entries that have not ended, the one not seen for longest first.

    ``gezien`` is the day on which that one was last seen; ``None`` when no date is known.
    """

    partner: Partner
    entries: tuple[Entry, ...]
    gezien: date | None


def organisers(catalogue: Catalogue) -> tuple[Organiser, ...]:
    """Organisers of anything that has not ended; whom to ask first is first."""
    entries_by_partner: dict[Partner, list[Entry]] = {}
    for entry in longest_ago_first(catalogue):
        for partner in entry.aanbieders:
            entries_by_partner.setdefault(partner, []).append(entry)
    # The first entry of each decides, and these are in order already.
    return tuple(
        Organiser(partner, tuple(entries), catalogue.last_seen(entries[0]))
        for partner, entries in entries_by_partner.items()
    )


def longest_ago_first(catalogue: Catalogue) -> list[Entry]:
    """Entries that have not ended, by the day on which they were last seen; no date is first."""
    entries: list[Entry] = [*live(catalogue.programmas), *live(catalogue.makerspaces)]
    return sorted(entries, key=lambda entry: catalogue.last_seen(entry) or date.min)
