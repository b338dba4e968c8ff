"""Fields that must agree with each other."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from catalogue import rules
from catalogue.diagnostics import Diagnostic, Place
from catalogue.schema import Leeftijd, Periode


def check_group(record: type[Any], values: dict[str, Any], place: Place) -> Iterator[Diagnostic]:
    """A beginning must not come after its end."""
    if record in (Leeftijd, Periode):
        first, last = values.get("van"), values.get("tot")
        if first is not None and last is not None and _later(first, last):
            yield rules.field.not_in_order(place, "van", "tot")
    elif values.get("begin") and values.get("eind") and _later(values["begin"], values["eind"]):
        yield rules.field.not_in_order(place, "begin", "eind")


# Neither says anything without the other.
_TOGETHER = (("geen_dubbel_met", "geen_dubbel_reden"),)


def check_together(written: dict[str, Place]) -> Iterator[Diagnostic]:
    """A field that needs another one; what was written wrongly counts as written."""
    for pair in _TOGETHER:
        for key, other in (pair, pair[::-1]):
            if key in written and other not in written:
                yield rules.field.not_together(written[key], key, other)


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
