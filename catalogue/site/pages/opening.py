"""The fixed hours of a place, written down so that a browser can say whether it is open now.

It never guesses: 'open' is only said within hours that we know, and 'closed' only when we know all
hours. The hours themselves are always in words beside it.
"""

from catalogue.feeds import escaping, recurring
from catalogue.schema import Makerspace, VasteTijd
from catalogue.schema.hours import WEEK

_NUMBER = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": -1}


def of(one: Makerspace) -> str:
    """JSON: whether these are all its hours, and per row what ``_row`` says.

    Empty when there is nothing to say: no hour is known, or it may have ended.
    """
    times = [found.tijd for found in recurring.of(one)]
    # What has a name of its own is something in the place, not the place itself.
    own = [tijd for tijd in times if tijd.naam is None]
    known = [tijd for tijd in own if tijd.van and tijd.tot and tijd.van < tijd.tot]
    if one.status != "actief" or not known:
        return ""
    prose_too = bool(one.openingstijden and one.vaste_tijden)
    every = len(known) == len(times) and not prose_too
    return escaping.encode([every, *map(_row, known)])


def _row(tijd: VasteTijd) -> list[object]:
    """Days (0 is Monday), which of the month (-1 the last), hours, first and last day, not on."""
    valid = tijd.geldig
    return [
        sorted(WEEK.index(name) for name in tijd.dagen),
        [_NUMBER[name] for name in tijd.welke],
        f"{tijd.van:%H:%M}",
        f"{tijd.tot:%H:%M}",
        valid.van.isoformat() if valid and valid.van else "",
        valid.tot.isoformat() if valid and valid.tot else "9999",
        [day.isoformat() for day in sorted(tijd.behalve)],
    ]
