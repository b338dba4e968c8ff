"""Audit of the finished files as a visitor sees them: dead links and pages with faults.

What the checks of the content let through and the templates got wrong is found here, before
anything is put in its place. Only the addresses inside the site are followed; there is no
network. Files are looked at one by one and forgotten, but for what others may point to.
"""

import html
import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place

_TITLE = re.compile(r"<title>([^<]*)</title>")
# An address that begins like this is about the page itself.
_WITHIN = ("", "#", "?")
# Addresses per folder. What all pages have is soon known again, and the rest only takes room.
_MOST_SOUND = 1_000
_DESCRIPTION = re.compile(r'<meta name="description" content="[^"]+')


def audit(files: Mapping[str, bytes], base_path: str = "/") -> list[Diagnostic]:
    """Every fault in a finished site, sorted; see ``Inspector``."""
    inspector = Inspector(files, base_path)
    for name in files:
        inspector.inspect(name, files[name])
    return inspector.problems()


@dataclass
class Findings:
    """Faults in a part of the site, and what pages of other parts may point to."""

    problems: list[Diagnostic] = field(default_factory=list)
    titles: dict[str, list[str]] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # What is pointed to within a page -> the pages with that address, and how they write it.
    within: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, others: "Findings") -> None:
        """Add those of pages that were inspected elsewhere."""
        self.problems += others.problems
        self.ids |= others.ids
        for title, names in others.titles.items():
            self.titles.setdefault(title, []).extend(names)
        for target, sources in others.within.items():
            self.within.setdefault(target, []).extend(sources)


class Inspector:
    """Audits finished files one by one and collects the problems.

    ``names`` are all site paths. ``base_path`` is the path part of the base address; absolute
    addresses below it (on 404.html) are followed too.
    """

    def __init__(self, names: Collection[str], base_path: str = "/") -> None:
        self._names = names
        self._base_path = base_path
        self.findings = Findings()
        # Folder -> addresses that lead to a file, seen from there: pages have most in common.
        self._sound: dict[str, set[str]] = {}
        self._same_ids: dict[tuple[str, ...], tuple[str, ...]] = {}

    def inspect(self, name: str, content: bytes) -> None:
        """Audit one file. Only pages are read; they may come in any order."""
        if not name.endswith(".html"):
            return
        text = content.decode().replace("\n", " ").replace("\t", " ")
        ids = tuple(_values(text, "id"))
        # Nearly all pages of a kind have the same ids, of which one copy is enough.
        self.findings.ids[name] = self._same_ids.setdefault(ids, ids)
        self.findings.problems += self._check_page(name, text, ids)
        if title := _TITLE.search(text):
            self.findings.titles.setdefault(title[1], []).append(name)
        self._check_links(name, text)

    def _check_links(self, name: str, text: str) -> None:
        sound = self._sound.setdefault(_folder(name), set())
        if len(sound) > _MOST_SOUND:
            sound.clear()
        addresses = {value for key in ("href", "src", "action") for value in _values(text, key)}
        for address in sorted(addresses - sound):
            written = html.unescape(address)
            target = self._find(written, name)
            if target is None or (
                target[0] == name and target[1] not in ("", *self.findings.ids[name])
            ):
                place = Place(f"site/{name}")
                self.findings.problems.append(messages.site.dead_address(place, name, written))
            elif target[0] != name and target[1]:
                self.findings.within.setdefault(target, []).append((name, written))
            elif address[:1] not in _WITHIN:
                sound.add(address)

    def problems(self) -> list[Diagnostic]:
        """Return everything that is wrong, sorted, once all files have been inspected."""
        problems = [*self.findings.problems]
        for first, *others in map(sorted, self.findings.titles.values()):
            for name in others:
                fault = f"dezelfde titel als {first}"
                problems.append(messages.site.page_without(Place(f"site/{name}"), name, fault))
        for (target, fragment), sources in self.findings.within.items():
            # One such as `l=programmas/lasclub` is for the script of the page.
            if "=" not in fragment and fragment not in self.findings.ids.get(target, ()):
                for page, address in sources:
                    place = Place(f"site/{page}")
                    problems.append(messages.site.dead_address(place, page, address))
        return sorted(problems)

    def _check_page(self, name: str, text: str, ids: Sequence[str]) -> Iterator[Diagnostic]:
        faults = []
        if not _TITLE.search(text):
            faults.append("geen titel")
        headings = text.count("<h1>") + text.count("<h1 ")
        if headings != 1:
            faults.append(f"{headings} hoofdkoppen in plaats van één")
        if not _DESCRIPTION.search(text):
            faults.append("geen beschrijving")
        if len(set(ids)) < len(ids):
            doubles = sorted(value for value, count in Counter(ids).items() if count > 1)
            faults += (f"twee keer het kenmerk (id) '{double}'" for double in doubles)
        for fault in faults:
            yield messages.site.page_without(Place(f"site/{name}"), name, fault)

    def _find(self, address: str, page: str) -> tuple[str, str] | None:
        """Find the file and the fragment that an address leads to; ``None`` when it is dead.

        An address that leaves the site gives two empty texts.
        """
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            return "", ""
        path = unquote(parts.path)
        if path.startswith("/"):
            if not path.startswith(self._base_path):
                return None
            target = path.removeprefix(self._base_path) or "index.html"
        else:
            target = posixpath.normpath(posixpath.join(_folder(page), path)) if path else page
        return (target, unquote(parts.fragment)) if target in self._names else None


def _values(text: str, attribute: str) -> list[str]:
    """List the values of an attribute in a page. Cutting is ten times as fast as a pattern."""
    _, *parts = text.split(f' {attribute}="')
    return [part[: part.find('"')] for part in parts]


def _folder(page: str) -> str:
    return page[: page.rfind("/") + 1]
