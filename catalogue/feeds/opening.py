"""Fixed hours in the words of schema.org: opening hours of a place, or the schedule of an event."""

from collections.abc import Iterable
from datetime import date

from catalogue.base.dates import ZONE
from catalogue.feeds.recurring import Recurring
from catalogue.feeds.terms import Node
from catalogue.schema import hours
from catalogue.schema.hours import WEEK

_SCHEMA = "https://schema.org"
_DAYS = dict(
    zip(
        WEEK,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
# Schema.org says that a place is closed when it opens and closes at midnight.
_CLOSED = "00:00"


def is_plain(fixed: Recurring) -> bool:
    """Whether these are opening hours: every week, at a known hour, and nothing in particular."""
    return not fixed.tijd.welke and fixed.tijd.van is not None and fixed.tijd.naam is None


def hours_of(fixed: Iterable[Recurring]) -> list[Node]:
    """``openingHoursSpecification``, one for each of these plain hours."""
    return [_specification(one) for one in fixed]


def closed_on(fixed: Iterable[Recurring]) -> list[Node]:
    """``specialOpeningHoursSpecification``: the days on which it is closed."""
    every = tuple(fixed)
    days = {day for one in every for day in one.tijd.behalve}
    # Closed in the morning is not closed when it is open that evening.
    other = {day for one in every for day in days if _is_open(one, day)}
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": day.isoformat(),
            "validThrough": day.isoformat(),
            "opens": _CLOSED,
            "closes": _CLOSED,
        }
        for day in sorted(days - other)
    ]


def _is_open(one: Recurring, day: date) -> bool:
    return hours.is_on(one.tijd, day) and day not in one.tijd.behalve


def schedule(one: Recurring) -> Node:
    """``Schedule``: days as RFC 5545 writes them when they are of the month."""
    tijd, period = one.tijd, one.tijd.geldig
    return _known(
        {
            "@type": "Schedule",
            "repeatFrequency": "P1M" if tijd.welke else "P1W",
            "byDay": one.byday if tijd.welke else _days(one),
            "startTime": f"{tijd.van:%H:%M}" if tijd.van else None,
            "endTime": f"{tijd.tot:%H:%M}" if tijd.tot else None,
            "startDate": period.van.isoformat() if period and period.van else None,
            "endDate": period.tot.isoformat() if period and period.tot else None,
            "exceptDate": [day.isoformat() for day in sorted(tijd.behalve)],
            "scheduleTimezone": ZONE.key,
        }
    )


def _specification(one: Recurring) -> Node:
    tijd, period = one.tijd, one.tijd.geldig
    return _known(
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": _days(one),
            "opens": f"{tijd.van:%H:%M}",
            "closes": f"{tijd.tot:%H:%M}" if tijd.tot else None,
            "validFrom": period.van.isoformat() if period and period.van else None,
            "validThrough": period.tot.isoformat() if period and period.tot else None,
        }
    )


def _days(one: Recurring) -> list[str]:
    return [f"{_SCHEMA}/{_DAYS[name]}" for name in sorted(one.tijd.dagen, key=WEEK.index)]


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [])}
