"""One key figure: a number, how it is counted, and the page with the list behind it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from catalogue.schema import MAATSTAF

# Ends most explanations.
LIVE = "Wat gestopt is, telt niet mee."


@dataclass(frozen=True, slots=True)
class Kerncijfer:
    """A figure: ``waarde``, of how many (``van``) if it is a part, and one explanation.

    ``adres`` is the site path of the list behind it.
    """

    id: str
    naam: str
    waarde: int
    van: int | None
    uitleg: str
    adres: str


def measure(name: str, count: int, total: int, words: str, address: str) -> Kerncijfer:
    """A figure that actions can be measured by; it is called as editors choose it."""
    return Kerncijfer(name, MAATSTAF[name], count, total, words, address)


def as_json(figures: Iterable[Kerncijfer]) -> bytes:
    """The figures for other programs: a list in a fixed order, with Dutch keys as in the content.

    ``van`` is absent for a figure that is no part of something.
    """
    rows = [
        {key: value for key, value in asdict(one).items() if value is not None} for one in figures
    ]
    return (json.dumps({"kerncijfers": rows}, ensure_ascii=False, indent=2) + "\n").encode()
