"""Age of the last check of an entry: amber at 6 months, red at 12."""

from datetime import date
from enum import StrEnum

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
