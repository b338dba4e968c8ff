"""One key figure: a number, how it is counted, and the page with the list behind it."""

from dataclasses import dataclass

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
