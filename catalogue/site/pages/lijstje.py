"""``Mijn lijstje``: what a visitor kept in the browser, and the files that page reads it from.

The page itself knows nothing of what was kept. It loads, for what is on the list only, files that
register themselves, so that it works from disk too. Entries are spread over those files by their
id: however large the catalogue, a kept entry costs one small file.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property, partial

from markupsafe import Markup, escape

from catalogue.base import text
from catalogue.content.model import Catalogue
from catalogue.feeds import escaping
from catalogue.schema import Entry, Programma, urls
from catalogue.site import facts, joining, seen, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.pages.texts import old_addresses

_PER_FILE = 16


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page and its data files."""
    files = _DataFiles(renderer)
    for number in range(files.count):
        yield renderer.naar(f"{urls.KEPT_PARTS}/{number}.js"), partial(files.script, number)
    yield from renderer.plan(urls.KEPT, _lijstje, files)


def _lijstje(renderer: Renderer, files: "_DataFiles") -> bytes:
    return renderer.render(
        "pages/lijstje.html",
        urls.KEPT,
        title=renderer.t.gettext("Mijn lijstje"),
        about=renderer.t.gettext(
            "Wat je op deze site hebt bewaard: bekijk, vergelijk, print of deel het."
        ),
        feiten=_headings(renderer.t),
        merk=files.fingerprint,
        delen=files.count,
    )


class _DataFiles:
    """Data files of the page: scripts numbered from 0 that hold all entries together."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        catalogue = renderer.catalogue
        self.count = -(-len((*catalogue.programmas, *catalogue.makerspaces)) // _PER_FILE) or 1
        self._digests: dict[int, str] = {}

    @cached_property
    def _entries(self) -> list[list[tuple[str, Entry]]]:
        """Names and entries of each file; an entry is there under its name and its old names."""
        catalogue = self._renderer.catalogue
        entries: tuple[Entry, ...] = (*catalogue.programmas, *catalogue.makerspaces)
        names = [(_name(entry), entry) for entry in entries]
        for address, record in old_addresses(catalogue).items():
            if isinstance(record, Entry):
                names.append((urls.name_of(address), record))
        files: list[list[tuple[str, Entry]]] = [[] for _ in range(self.count)]
        for name, entry in names:
            files[text.stable_hash(name) % self.count].append((name, entry))
        return files

    def script(self, number: int) -> bytes:
        """Write the data file ``number``: JavaScript that adds its rows to ``lijstdelen``."""
        rows = escaping.in_script([self._row(*named) for named in self._entries[number]])
        script = f'(self.lijstdelen=self.lijstdelen||{{}})["{number}"]={rows};\n'.encode()
        self._digests[number] = hashlib.sha256(script).hexdigest()
        return script

    def _row(self, name: str, entry: Entry) -> list[object]:
        if name != _name(entry):
            return [name, _name(entry)]
        values = _values(entry, self._renderer.catalogue, self._renderer.t)
        return [name, entry.naam, self._renderer.card(entry), values]

    @cached_property
    def fingerprint(self) -> str:
        """Digest of all data files together, which changes when one of them does."""
        for number in range(self.count):
            if number not in self._digests:
                self.script(number)
        together = "".join(self._digests[number] for number in range(self.count))
        return hashlib.sha256(together.encode()).hexdigest()[:10]


def _name(entry: Entry) -> str:
    return urls.name_of(urls.of(entry))


def _headings(t: Interface) -> tuple[str, ...]:
    """The facts side by side, in the order of ``_values``."""
    return (
        t.gettext("Voor wie"),
        t.gettext("Leeftijd"),
        t.gettext("Waar"),
        t.gettext("Kosten"),
        t.gettext("Wanneer"),
        t.gettext("Fase"),
        t.gettext("Laatst gezien"),
        t.gettext("Aanmelden"),
    )


def _values(entry: Entry, catalogue: Catalogue, t: Interface) -> tuple[str, ...]:
    """The facts of an entry as HTML, in the order of ``_headings``; empty for what is unknown."""
    wijken = t.enumeration(wijk.naam for wijk in entry.wijken)
    place = ": ".join(filter(None, (wijken, entry.adres)))
    if isinstance(entry, Programma):
        place = place or (t.label("bereik", entry.bereik) if entry.bereik else "")
        kind = t.enumeration(fase.naam for fase in entry.fase)
        entrance = ""
    else:
        kind = t.label("soort", entry.soort)
        known = entry.openbaar != "onbekend"
        entrance = words.capital(t.label("openbaar", entry.openbaar)) if known else ""
    values = (
        ", ".join(group.naam for group in entry.doelgroepen),
        words.age(entry.leeftijd, t) if entry.leeftijd else "",
        place,
        _sentences(facts.costs(entry, t)),
        _sentences(facts.when(entry, t)),
        kind,
        seen.in_words(entry, catalogue, t),
        _sentences(filter(None, (entrance, *_joining(entry, catalogue, t)))),
    )
    return tuple(map(escape, values))


def _joining(entry: Entry, catalogue: Catalogue, t: Interface) -> Iterator[str]:
    """How to join and whom to ask, in words that are of use on paper."""
    if not (block := joining.of(entry, catalogue, "", t)):
        return
    yield from (block.hoe, block.stap, block.let_op)
    if block.loket:
        yield t.gettext("Vragen: %(naam)s", naam=block.loket.naam)
    yield ", ".join(map(_way, block.wegen))


def _way(way: joining.Way) -> str:
    """Way to reach somebody: ``Bel 088 123 45 67``, ``info@example.nl`` or ``example.nl/mee``."""
    scheme, _, rest = way.adres.partition(":")
    return way.naam if scheme == "tel" else rest.strip("/").removeprefix("www.")


def _sentences(lines: Iterable[str]) -> str:
    return Markup(". ").join(line.rstrip(".") for line in lines)
