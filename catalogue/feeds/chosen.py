"""What has which value of a field with a fixed list; each value has a page that lists it."""

from catalogue.content.model import Catalogue
from catalogue.schema import GONE, Makerspace, Programma, urls

Entry = Programma | Makerspace
_ENDED = urls.of_choice("status", GONE)


def of_catalogue(catalogue: Catalogue) -> dict[str, list[Entry]]:
    """The page of each value -> what it lists, in that order; what has ended is on one page."""
    found: dict[str, list[Entry]] = {}
    entries: tuple[Entry, ...] = (*catalogue.programmas, *catalogue.makerspaces)
    for one in entries:
        for field in urls.CHOICES:
            value = getattr(one, field, None)
            if value:
                found.setdefault(urls.of_choice(field, value), []).append(one)
    return {
        address: [one for one in listed if one.status != GONE or address == _ENDED]
        for address, listed in found.items()
    }
