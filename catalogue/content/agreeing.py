"""Fields that must agree with each other."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.schema import Geldig, Leeftijd, Periode, VasteTijd, hours


def check_group(record: type[Any], values: dict[str, Any], place: Place) -> Iterator[Diagnostic]:
    """A beginning must not come after its end, and fixed hours must not contradict themselves."""
    if record is VasteTijd:
        yield from _check_hours(values, place)
    elif record in (Leeftijd, Periode, Geldig):
        first, last = values.get("van"), values.get("tot")
        if first is not None and last is not None and _later(first, last):
            yield messages.field.not_in_order(place, "van", "tot")
    elif values.get("begin") and values.get("eind") and _later(values["begin"], values["eind"]):
        yield messages.field.not_in_order(place, "begin", "eind")


def _check_hours(values: dict[str, Any], place: Place) -> Iterator[Diagnostic]:
    begin, end = values.get("van"), values.get("tot")
    if end and not begin:
        yield messages.field.not_together(place, "tot", "van")
    elif begin and end and begin >= end:
        yield messages.field.not_in_order(place, "van", "tot", same=begin == end)
    if values.get("dagdeel") and begin:
        yield messages.field.not_both(place, "dagdeel", "van")
    if values.get("dagen"):
        tijd = VasteTijd(dagen=values["dagen"], welke=values.get("welke", ()))
        for day in values.get("behalve", ()):
            if not hours.is_on(tijd, day):
                weekday = hours.WEEK[day.weekday()]
                yield messages.field.never_on(place, day.isoformat(), weekday, hours.days(tijd))


# Neither says anything without the other.
_TOGETHER = (("geen_dubbel_met", "geen_dubbel_reden"),)


def check_together(written: dict[str, Place]) -> Iterator[Diagnostic]:
    """A field that needs another one; what was written wrongly counts as written."""
    for pair in _TOGETHER:
        for key, other in (pair, pair[::-1]):
            if key in written and other not in written:
                yield messages.field.not_together(written[key], key, other)


def _later(first: Any, last: Any) -> bool:
    if isinstance(first, str) and isinstance(last, str):
        # '2020' to '2020-09' is fine: compare only as precisely as both are written.
        precision = min(len(first), len(last))
        return first[:precision] > last[:precision]
    if isinstance(first, date) and isinstance(last, date):
        return (
            first.isoformat()[:16] > last.isoformat()[:16]
            if _alike(first, last)
            else (first.isoformat()[:10] > last.isoformat()[:10])
        )
    return bool(first > last)


def _alike(first: date, last: date) -> bool:
    return isinstance(first, datetime) == isinstance(last, datetime)
