"""Long lists over several pages: what each page shows, and the way to the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalogue.base import text
from catalogue.schema import Programma, urls
from catalogue.site import words
from catalogue.site.words import Link, links

MOST = 75
"""Cards on one page: with real texts such a page stays within what it may weigh (25 kB)."""
NAMED = 100
"""Names in a list on a page that is about more than that list."""
# Numbers beside that of the page itself.
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of a list: from ``van`` up to ``tot``, from 0. ``nummer`` is from 1."""

    nummer: int
    van: int
    tot: int


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through a list in parts.

    ``nummers`` are the first page, those around this one and the last, with ``None`` where some
    are left out; this page itself has no address. ``letters`` lead to where names begin so.
    """

    nu: int
    laatste: int
    vorige: str
    volgende: str
    nummers: Sequence[Link | None]
    letters: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """The first names of a list, how many there are, and the way to the rest when that is long."""

    links: Sequence[Link]
    aantal: int
    meer: Link | None = None


def named(programmas: Sequence[Programma], where: str, address: str) -> Named:
    """The names of programmes; ``where`` says in words what the others are listed by."""
    rest = len(programmas) - NAMED
    said = words.count(rest, "programma", "programma's")
    more = Link(f"En nog {said}: kijk bij {where}", address) if rest > 0 else None
    return Named(links(programmas[:NAMED]), len(programmas), more)


def of(number: int, most: int = MOST) -> tuple[Part, ...]:
    """The parts of a list of so many, as large as each other as far as possible; at least one.

    >>> [part.tot - part.van for part in of(76)]
    [38, 38]
    """
    pages = -(-number // most) or 1
    size = -(-number // pages)
    return tuple(
        Part(at + 1, min(at * size, number), min((at + 1) * size, number)) for at in range(pages)
    )


def titled(title: str, part: Part) -> str:
    """The title of a part; that of the first is the title of the whole."""
    return title if part.nummer == 1 else f"{title}, pagina {part.nummer}"


def pager(
    address: str, part: Part, split: Sequence[Part], letters: Sequence[Link] = ()
) -> Pager | None:
    """The way through a list that begins at ``address``; none when it has one page."""
    last = len(split)
    if last < 2:
        return None
    now = part.nummer
    return Pager(
        now,
        last,
        urls.part_of(address, now - 1) if now > 1 else "",
        urls.part_of(address, now + 1) if now < last else "",
        tuple(_numbers(address, now, last)),
        letters,
    )


def _numbers(address: str, now: int, last: int) -> Iterable[Link | None]:
    shown = sorted({1, last, *range(max(now - _BESIDE, 1), min(now + _BESIDE, last) + 1)})
    before = 0
    for number in shown:
        if number > before + 1:
            yield None
        yield Link(str(number), urls.part_of(address, number) if number != now else "")
        before = number


def letters(address: str, names: Sequence[str], split: Sequence[Part]) -> tuple[Link, ...]:
    """Per letter the page with the first name that begins with it; digits are together."""
    found: dict[str, int] = {}
    for part in split:
        for name in names[part.van : part.tot]:
            found.setdefault(_initial(name), part.nummer)
    return tuple(Link(letter, urls.part_of(address, page)) for letter, page in found.items())


def _initial(name: str) -> str:
    first = next((char for char in text.fold(name) if char.isalnum()), "#").upper()
    return "0-9" if first.isdigit() else first
