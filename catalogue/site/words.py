"""Words and links for visitors: days, periods, ages, names and the pages they lead to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import pairwise

from markupsafe import Markup

from catalogue.schema import Evenement, Gebied, Leeftijd, Pagina, Periode, Record, Wijk, urls
from catalogue.search.compounds import Splitter
from catalogue.site.languages import DUTCH, Interface


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the site path it leads to; ``aantal`` is shown beside it when it is known.

    ``taal`` is the language of a name that is not translated.
    """

    naam: str
    adres: str
    aantal: int | None = None
    taal: str = ""


def link(record: Record) -> Link:
    """Link to the page of a record, by its name."""
    name = str(getattr(record, "naam", record.id))
    return Link(name, urls.of(record), taal=language_of(record, "naam"))


def links(records: Iterable[Record]) -> tuple[Link, ...]:
    """Links to the pages of records, by their names."""
    return tuple(link(record) for record in records)


def language_of(record: Record, field: str) -> str:
    """``nl`` for a text that is Dutch in every language of the site; empty for one that is not.

    The name of a place on the map is the same in every language.
    """
    if isinstance(record, Pagina):
        field = {"naam": "titel"}.get(field, field)
    of_place = field == "naam" and isinstance(record, (Wijk, Gebied))
    return "" if of_place or field in record.vertaald else DUTCH


def lang(record: Record | None, field: str, t: Interface) -> Markup:
    """Attribute ``lang`` for a text of a record, when it is not in the language of the page."""
    code = "" if t.is_dutch or record is None else language_of(record, field)
    return Markup(' lang="{}"').format(code) if code else Markup()


def in_dutch(text: str, t: Interface) -> str:
    """A Dutch text, which says so on a page that is not Dutch."""
    return text if t.is_dutch else Markup('<span lang="nl">{}</span>').format(text)


def of_field(text: str, record: Record, field: str, t: Interface) -> str:
    """The text of a field, which says so where it is in Dutch on a page that is not."""
    return in_dutch(text, t) if language_of(record, field) else text


def text_of(record: Record, field: str, t: Interface) -> str:
    """The text of a field as ``of_field`` writes it; empty without one."""
    text = getattr(record, field)
    return of_field(text, record, field, t) if text else ""


def moment(event: Evenement, t: Interface) -> str:
    """Day and hours of an event: ``6 februari 2027, 10.00 tot 15.00 uur``."""
    begin, end = event.begin, event.eind
    dag = t.day(begin)
    if isinstance(begin, datetime):
        van = t.clock(begin)
        if isinstance(end, datetime) and end.date() == begin.date():
            return t.gettext("%(dag)s, %(van)s tot %(tot)s uur", dag=dag, van=van, tot=t.clock(end))
        return t.gettext("%(dag)s, %(van)s uur", dag=dag, van=van)
    return (
        dag
        if end is None or end == begin
        else t.gettext("%(van)s tot en met %(tot)s", van=dag, tot=t.day(end))
    )


def partial_date(value: str, t: Interface) -> str:
    """Write a year, month or day (``2020``, ``2020-09``, ``2020-09-01``) in words."""
    year, *rest = map(int, value.split("-"))
    match rest:
        case [month, day]:
            return t.day(date(year, month, day))
        case [month]:
            return t.month(date(year, month, 1))
    return str(year)


def period(value: Periode, t: Interface) -> str:
    """Write a period: ``sinds 2020``, ``van 2020 tot maart 2024`` or ``tot 2024``, or nothing."""
    van, tot = (partial_date(end, t) if end else "" for end in (value.van, value.tot))
    if van and tot:
        return t.gettext("van %(van)s tot %(tot)s", van=van, tot=tot)
    if van:
        return t.gettext("sinds %(dag)s", dag=van)
    return t.gettext("tot %(dag)s", dag=tot) if tot else ""


def age(value: Leeftijd, t: Interface) -> str:
    """Write ages: ``8 tot en met 12 jaar``, ``vanaf 18 jaar`` or ``tot en met 12 jaar``."""
    if value.van is not None and value.tot is not None:
        return ages(value, t)
    if value.van is not None:
        return t.ngettext("vanaf %(n)s jaar", "vanaf %(n)s jaar", value.van)
    if value.tot is not None:
        return t.ngettext("tot en met %(n)s jaar", "tot en met %(n)s jaar", value.tot)
    return ""


def ages(value: Leeftijd, t: Interface) -> str:
    """Write ages in the language of a page: ``8 tot en met 12 jaar``, ``18 jaar en ouder``."""
    if value.tot is None:
        return t.ngettext("%(n)s jaar en ouder", "%(n)s jaar en ouder", value.van or 0)
    return t.gettext("%(van)s tot en met %(tot)s jaar", van=value.van or 0, tot=value.tot)


def host(url: str) -> str:
    """Name of a website, as ``voorbeeld.nl``."""
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")


def capital(text: str) -> str:
    """Begin a text with a capital; the Dutch ``ij`` takes two."""
    if text[:2] == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]


def clipped(text: str, longest: int = 158) -> str:
    """Cut a text at a word, for a description that search engines show."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


# In ems of a bold, ordinary sans: what a visitor without any of our narrow letters sees.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.33, 0.89, 0.70, 0.59
_NARROW_LETTERS, _WIDE_LETTERS = frozenset("fijlrtI .,:;'-()!|"), frozenset("mwMW@%&…")


def width(text: str) -> float:
    """Estimated width of a text in ems, on the safe side.

    For drawings, where no browser breaks or shortens a line.
    """
    return sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _WIDE_LETTERS:
        return _WIDE
    return _CAPITAL if letter.isupper() else _OTHER


# --- long words ---

# Twelve letters are as many as a card on a phone has room for when text is twice as large.
_LONG = re.compile(r"[A-Za-z]{12,}")
_SOFT_HYPHEN = "\u00ad"


def hyphenated(heading: str) -> str:
    """Heading with soft hyphens between the parts of its long compounds.

    Browsers without Dutch patterns, such as Chrome on a computer, cannot hyphenate by themselves.

    >>> hyphenated("Techniekonderwijs, ook in Kleinstad").replace(_SOFT_HYPHEN, "|")
    'Techniek|onderwijs, ook in Kleinstad'
    """
    return type(heading)(_LONG.sub(lambda match: _hyphenated(match[0]), heading))


@cache
def _hyphenated(word: str) -> str:
    parts = _splitter().split(word.lower())
    at, pieces = 0, []
    for before, part in pairwise(parts):
        # A letter that links two parts belongs to none.
        begin = word.lower().index(part, at + len(before))
        pieces.append(word[at:begin])
        at = begin
    return _SOFT_HYPHEN.join((*pieces, word[at:]))


@cache
def _splitter() -> Splitter:
    return Splitter(())
