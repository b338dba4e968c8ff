"""When something comes back, in the language of the page; ``hours`` says the same in Dutch only."""

from collections.abc import Iterator
from datetime import time

from catalogue.schema import DAGDEEL, WELKE, VasteTijd
from catalogue.schema.hours import WEEK
from catalogue.site.languages import Interface

# From here on, days in a row are said as 'maandag tot en met woensdag'.
_ROW = 3


def when(tijd: VasteTijd, t: Interface) -> str:
    """``elke woensdag, 13.30 tot 17.00 uur``."""
    return ", ".join(filter(None, (days(tijd, t), clock(tijd, t))))


def days(tijd: VasteTijd, t: Interface) -> str:
    """``elke woensdag``, ``maandag tot en met vrijdag``, ``elke eerste dinsdag van de maand``."""
    week = t("tijd.dagen").split()
    part = _word(tijd.dagdeel, tuple(DAGDEEL), t("tijd.delen")) if tijd.dagdeel else ""
    numbers = sorted(WEEK.index(name) for name in tijd.dagen)
    names = [
        t("tijd.dagdeel", dag=week[number], deel=part) if part else week[number]
        for number in numbers
    ]
    if tijd.welke:
        which = [_word(one, tuple(WELKE), t("tijd.welke")) for one in tijd.welke]
        return t("tijd.maand", welke=t.enumeration(which), dagen=t.enumeration(names))
    if len(numbers) == len(WEEK):
        return t("tijd.elke", dagen=part) if part else t("tijd.elke_dag")
    if len(numbers) >= _ROW and numbers[-1] - numbers[0] == len(numbers) - 1:
        return t("moment.dagen", van=names[0], tot=names[-1])
    return t("tijd.elke", dagen=t.enumeration(names))


def clock(tijd: VasteTijd, t: Interface) -> str:
    """``13.30 tot 17.00 uur``, ``vanaf 13.30 uur``; empty when no hour is known."""
    if tijd.van is None:
        return ""
    if tijd.tot is None:
        return t("tijd.vanaf", van=_hour(tijd.van, t))
    return t("tijd.van_tot", van=_hour(tijd.van, t), tot=_hour(tijd.tot, t))


def limits(tijd: VasteTijd, t: Interface) -> Iterator[str]:
    """When it is not; sentences without their full stop."""
    van = t.day(tijd.geldig.van) if tijd.geldig and tijd.geldig.van else ""
    tot = t.day(tijd.geldig.tot) if tijd.geldig and tijd.geldig.tot else ""
    if van and tot:
        yield t("tijd.geldig", van=van, tot=tot)
    elif van:
        yield t("tijd.geldig_vanaf", van=van)
    elif tot:
        yield t("tijd.geldig_tot", tot=tot)
    if tijd.behalve:
        yield t("tijd.niet_op", dagen=t.enumeration(t.day(one) for one in sorted(tijd.behalve)))


def _word(value: str, values: tuple[str, ...], words: str) -> str:
    return words.split()[values.index(value)]


def _hour(value: time, t: Interface) -> str:
    return t.clock(value).removeprefix("0")
