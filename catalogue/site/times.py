"""Hours that come back, in the language of a page; ``schema.hours`` says them in Dutch only."""

from collections.abc import Iterator
from datetime import time

from catalogue.schema import DAGDEEL, WELKE, VasteTijd
from catalogue.schema.hours import WEEK
from catalogue.site import words
from catalogue.site.languages import Interface

# From here on, days in a row are said as 'maandag tot en met woensdag'.
_ROW = 3


def sentence(tijd: VasteTijd, t: Interface) -> str:
    """``Soldeerles: elke woensdag, 13.30 tot 17.00 uur. Niet op 23 december 2026``."""
    text = words.capital(when(tijd, t))
    if tijd.naam:
        text = words.in_dutch(tijd.naam, t) + f": {when(tijd, t)}"
    for limit in limits(tijd, t):
        text += f". {limit}"
    if tijd.toelichting:
        text += ". " + words.in_dutch(tijd.toelichting.rstrip("."), t)
    return text


def when(tijd: VasteTijd, t: Interface) -> str:
    """``elke woensdag, 13.30 tot 17.00 uur``."""
    return ", ".join(filter(None, (_days(tijd, t), clock(tijd, t))))


def _days(tijd: VasteTijd, t: Interface) -> str:
    """``elke woensdag``, ``maandag tot en met vrijdag``, ``elke eerste dinsdag van de maand``."""
    part = t.gettext(DAGDEEL[tijd.dagdeel]) if tijd.dagdeel else ""
    numbers = sorted(WEEK.index(name) for name in tijd.dagen)
    names = [t.label("dag", WEEK[number]) for number in numbers]
    if part:
        names = [t.gettext("%(dag)s%(deel)s", dag=name, deel=part) for name in names]
    if tijd.welke:
        which = [t.gettext(WELKE[week]) for week in tijd.welke]
        return t.gettext(
            "elke %(welke)s %(dagen)s van de maand",
            welke=t.enumeration(which),
            dagen=t.enumeration(names),
        )
    if len(numbers) == len(WEEK):
        return t.gettext("elke %(dagen)s", dagen=part) if part else t.gettext("elke dag")
    if len(numbers) >= _ROW and numbers[-1] - numbers[0] == len(numbers) - 1:
        return t.gettext("%(van)s tot en met %(tot)s", van=names[0], tot=names[-1])
    return t.gettext("elke %(dagen)s", dagen=t.enumeration(names))


def clock(tijd: VasteTijd, t: Interface) -> str:
    """``13.30 tot 17.00 uur``, ``vanaf 13.30 uur``; empty when no hour is known."""
    if tijd.van is None:
        return ""
    if tijd.tot is None:
        return t.gettext("vanaf %(van)s uur", van=_hour(tijd.van, t))
    return t.gettext("%(van)s tot %(tot)s uur", van=_hour(tijd.van, t), tot=_hour(tijd.tot, t))


def limits(tijd: VasteTijd, t: Interface) -> Iterator[str]:
    """Days on which it is not, as sentences without their full stop."""
    van = t.day(tijd.geldig.van) if tijd.geldig and tijd.geldig.van else ""
    tot = t.day(tijd.geldig.tot) if tijd.geldig and tijd.geldig.tot else ""
    if van and tot:
        yield t.gettext("Van %(van)s tot en met %(tot)s", van=van, tot=tot)
    elif van:
        yield t.gettext("Vanaf %(van)s", van=van)
    elif tot:
        yield t.gettext("Tot en met %(tot)s", tot=tot)
    if tijd.behalve:
        yield t.gettext(
            "Niet op %(dagen)s", dagen=t.enumeration(t.day(day) for day in sorted(tijd.behalve))
        )


def _hour(value: time, t: Interface) -> str:
    return t.clock(value).removeprefix("0")
