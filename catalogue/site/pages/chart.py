"""How the number of woonwijken with a public makerspace moved: bars per year, and a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.insight.history import History, Year
from catalogue.site.languages import Interface
from catalogue.site.pages.frame import Link, link, links

_STEP, _BAR, _HIGH, _TOP, _FOOT = 40, 26, 90, 18, 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A year as a bar; ``getal`` is above it, ``jaar`` below it."""

    jaar: str
    getal: int
    x: int
    y: int
    hoog: int

    @property
    def midden(self) -> int:
        """The middle of the bar."""
        return self.x + _BAR // 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: years in which nothing changed are one line."""

    jaren: str
    aantal: int
    erbij: Sequence[Link]
    weg: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Missing:
    """A place that is not in the chart, and why."""

    link: Link
    reden: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars, the table and what is in neither; ``nu`` are wijken that only count now."""

    breed: int
    hoog: int
    grond: int
    staven: Sequence[Bar]
    regels: Sequence[Line]
    zonder_datum: Sequence[Missing]
    nu: Sequence[Link]
    uitleg: str


def draw(history: History, t: Interface) -> Chart | None:
    """The chart; nothing when no date is known."""
    if not history.jaren:
        return None
    return Chart(
        breed=len(history.jaren) * _STEP,
        hoog=_TOP + _HIGH + _FOOT,
        grond=_TOP + _HIGH,
        staven=tuple(_bars(history.jaren)),
        regels=tuple(_lines(history.jaren, t)),
        zonder_datum=tuple(
            Missing(link(one.makerspace), one.reden) for one in history.zonder_datum
        ),
        nu=links(history.nu_zonder_datum),
        uitleg=t("verloop.uitleg"),
    )


def _bars(years: Sequence[Year]) -> Iterator[Bar]:
    most = max(1, *(year.woonwijken for year in years))
    for at, year in enumerate(years):
        high = round(_HIGH * year.woonwijken / most)
        x = at * _STEP + (_STEP - _BAR) // 2
        yield Bar(str(year.jaar), year.woonwijken, x, _TOP + _HIGH - high, high)


def _lines(years: Sequence[Year], t: Interface) -> Iterator[Line]:
    """A line for every year with a change, and one for each stretch without."""
    quiet: list[Year] = []
    for year in years:
        if year.erbij or year.weg:
            yield from _stretch(quiet, t)
            quiet = []
            yield Line(str(year.jaar), year.woonwijken, links(year.erbij), links(year.weg))
        else:
            quiet.append(year)
    yield from _stretch(quiet, t)


def _stretch(quiet: Sequence[Year], t: Interface) -> Iterator[Line]:
    if quiet:
        first, last = quiet[0].jaar, quiet[-1].jaar
        name = str(first) if first == last else t("moment.dagen", van=str(first), tot=str(last))
        yield Line(name, quiet[0].woonwijken, (), ())
