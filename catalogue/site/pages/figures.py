"""The page of key figures, and the same figures as a file for other programs."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.insight import Insight, figure
from catalogue.insight.figure import Kerncijfer
from catalogue.schema import urls
from catalogue.site import words
from catalogue.site.pages.frame import Page, Press


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as shown: its number, of how many if it is a part, and where its list is."""

    id: str
    naam: str
    waarde: str
    van: str
    uitleg: str
    adres: str


def pages(press: Press, seen: Insight) -> Iterator[Page]:
    """``cijfers/index.html`` and ``data/kerncijfers.json``, from the same figures."""
    yield press.page(
        "pages/cijfers.html",
        urls.FIGURES,
        title="Cijfers",
        about=f"De kerncijfers van techniek in {press.frame.regio}, met hoe we ze tellen.",
        cijfers=lambda: tuple(map(of, seen.kerncijfers)),
        gegevens=urls.FIGURES_DATA,
    )
    yield urls.FIGURES_DATA, lambda: figure.as_json(seen.kerncijfers)


def of(one: Kerncijfer) -> Figure:
    """A figure in the words of the page."""
    return Figure(
        one.id,
        one.naam,
        words.figure(one.waarde),
        "" if one.van is None else words.figure(one.van),
        one.uitleg,
        one.adres,
    )
