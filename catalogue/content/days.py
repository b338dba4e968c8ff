"""Days, moments, times and periods as editors write them."""

import re
from datetime import date, datetime, time

from catalogue.base import messages
from catalogue.content import meant
from catalogue.content.yaml_tree import Refused, Scalar
from catalogue.schema import hours
from catalogue.schema.shapes import Clock, Day, Moment, Period, Shape, describe

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2})[:.](\d{2})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)
_NEARLY_CLOCK = re.compile(r"(\d{1,2})(?:[ :.,hu]{0,2}(\d{2}))?(?: ?[hu](?:ur)?\.?)?", re.ASCII)
_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _not_a_day(shape: Shape, node: Scalar, key: str, suggestion: str) -> Refused:
    return Refused(
        messages.field.not_a_day(node.place, key, node.text, describe(shape), suggestion)
    )


def day(shape: Day, node: Scalar, key: str) -> date:
    """A calendar day. Raises ``Refused`` with the day that was probably meant."""
    match = _DAY.fullmatch(node.text)
    found = _date(*match.groups()) if match else None
    if found is None:
        raise _not_a_day(shape, node, key, meant.day(node.text))
    return found


def moment(shape: Moment, node: Scalar, key: str) -> date:
    """A day, or a day with a time. Raises ``Refused``."""
    match = _MOMENT.fullmatch(node.text)
    if match is None:
        return _day_of_moment(shape, node, key)
    day = _DAY.fullmatch(match.group(1))
    found = _date(*day.groups()) if day else None
    hour, minute = int(match.group(2)), int(match.group(3))
    if found is None or hour > 23 or minute > 59:
        raise _not_a_day(shape, node, key, "")
    # A Dutch wall clock: the zone is always Europe/Amsterdam, and the feeds say so. Of an hour that
    # comes twice it is the first.
    shown = datetime(found.year, found.month, found.day, hour, minute)  # noqa: DTZ001
    if not hours.exists(shown):
        raise Refused(messages.field.skipped_time(node.place, key, node.text))
    return shown


def _day_of_moment(shape: Moment, node: Scalar, key: str) -> date:
    try:
        return day(Day(), node, key)
    except Refused as wrong:
        raise _not_a_day(shape, node, key, meant.moment(node.text)) from wrong


def clock(shape: Clock, node: Scalar, key: str) -> time:
    """A time of the day. Raises ``Refused`` with the time that was probably meant."""
    written = node.text.strip()
    match = _CLOCK.fullmatch(written)
    found = _time(*match.groups()) if match else None
    if found is None:
        nearly = _NEARLY_CLOCK.fullmatch(written)
        maybe = _time(nearly[1], nearly[2] or "0") if nearly else None
        suggestion = f"{maybe:%H:%M}" if maybe else ""
        raise Refused(
            messages.field.not_a_time(node.place, key, written, describe(shape), suggestion)
        )
    return found


def _time(hour: str, minute: str) -> time | None:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None


def period(shape: Period, node: Scalar, key: str) -> str:
    """A year, month or day, as it was written. Raises ``Refused``."""
    match = _PERIOD.fullmatch(node.text)
    if not match or not _date(match["year"], match["month"] or "01", match["day"] or "01"):
        raise _not_a_day(shape, node, key, meant.period(node.text))
    return node.text
