"""Checker of a site as visitors get it, in a folder or at its address: ``check --site``.

From the first page, the sitemap and the open data on, every address within the site is followed:
each file must answer, be whole and be what its fingerprint says; every page must have its policy;
an address that does not exist must get our page; and the search index must hold what it names.
"""

import hashlib
import html
import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urljoin

from catalogue.base.text import slug
from catalogue.editor.guard import Guard
from catalogue.editor.link_checker import Client, reason_of
from catalogue.feeds import DOWNLOADS
from catalogue.schema import urls
from catalogue.search import analysis, packing
from catalogue.search.index import FOLDER, TEXTS

# Seconds for the whole site, and how many files are asked for at once.
DEADLINE, AT_ONCE = 300.0, 8
# What must be there, whether a page links to it or not.
_ALWAYS = (urls.NOT_FOUND, urls.OFFLINE, urls.WORKER, "robots.txt", "site.webmanifest")
_LOST = "deze-pagina-is-er-vast-niet.html"
_LINK = re.compile(r'\s(?:href|src|action)="([^"#?]+)')
# Scripts that are loaded later, sizes of photos, and pictures for other sites.
_LATER = re.compile(r'\s(?:srcset|data-[a-z]+|content)="([^"]+)"')
_FILE = re.compile(r"(?:https?:/|\.\.|[\w-]+)(?:[\w./-]*)\.(?:js|jpg|webp|png)(?=[?\s]|$)")
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"')
_FINGERPRINT = re.compile(r"\.([0-9a-f]{10})\.(?:css|js)$")
# How a whole file ends.
_ENDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((".json", ".jsonld", ".geojson", ".webmanifest"), ("}", "]")),
    ".html": ("</html>",),
    ".atom": ("</feed>",),
    ".svg": ("</svg>",),
    ".xml": (">",),
    ".ics": ("END:VCALENDAR",),
}


class Fault(NamedTuple):
    """Something wrong at a site path; ``sentence`` is Dutch and goes on after the path."""

    path: str
    sentence: str


Answer = tuple[int, bytes]
"""Status and body of a request, as HTTP has them."""


@dataclass(frozen=True)
class Folder:
    """A site on disk."""

    path: Path

    def ask(self, name: str) -> Answer:
        """Read a file; a folder without our page for lost visitors answers nothing of ours."""
        file = self.path / name
        if file.is_file():
            return 200, file.read_bytes()
        lost = self.path / urls.NOT_FOUND
        return 404, lost.read_bytes() if lost.is_file() else b""

    def names(self) -> list[str]:
        """Every file, but for the marker that says whose folder it is."""
        files = (path for path in self.path.rglob("*") if path.is_file())
        names = (path.relative_to(self.path).as_posix() for path in files)
        return sorted(name for name in names if "/" in name or not name.startswith("."))


class _Anywhere(Guard):
    """Who checks a site has typed its address: it may be a machine at home."""

    def address(self, host: str, port: int) -> tuple[str, int]:
        """Leave the looking up to the connection."""
        return host, port


_CLIENT = Client("techniek-catalogus (nakijken van de site)", _Anywhere())


@dataclass(frozen=True)
class Address:
    """A site at an address, which ends with a slash; ``until`` is the end, on the clock."""

    url: str
    until: float = field(default_factory=lambda: time.monotonic() + DEADLINE)

    def ask(self, name: str) -> Answer:
        """Request a file. Raises ``OSError``, ``http.client.HTTPException`` and ``ValueError``."""
        address = self.url + quote(name)
        status, _, body = _CLIENT.request(address, "GET", self.until, read=True)
        return status, body

    def names(self) -> list[str]:
        """What is there is known by following links; a published site has a map of them."""
        return ["sitemap.xml"]


def check_site(site: Folder | Address) -> tuple[int, list[Fault]]:
    """Look at every file of a site; gives how many there are, and what is wrong with them."""
    first = _file(site, urls.HOME)
    if isinstance(first, str):
        return 0, [Fault(urls.HOME, first)]
    home = _CANONICAL.search(first.decode("utf-8", "replace"))
    base = home[1] if home else "https://site.invalid/"
    if home and isinstance(site, Address) and base != site.url:
        return 0, [Fault(urls.HOME, f"noemt {base} als adres van de site")]
    wanted = (urls.HOME, *_ALWAYS, *(download.address for download in DOWNLOADS), *site.names())
    files, faults = _follow(site, wanted, base)
    for name, content in files.items():
        faults += (Fault(name, sentence) for sentence in _faults_of(name, content))
    faults += _lost(site, files.get(urls.NOT_FOUND, b""))
    faults += _search(files)
    return len(files), sorted(faults)


def _file(site: Folder | Address, name: str) -> bytes | str:
    """The content of a file, or in Dutch why it cannot be had."""
    try:
        status, body = site.ask(name)
    except Exception as error:  # noqa: BLE001 - whatever a network brings; reported
        return reason_of(error)
    return body if status == 200 else f"is er niet ({status})"


def _follow(
    site: Folder | Address, wanted: Iterable[str], base: str
) -> tuple[dict[str, bytes], list[Fault]]:
    """Ask for files, for all that they point to, and so on; those that came, and the others."""
    # Site path -> the file that points to it.
    source_by_path = dict.fromkeys(wanted, "")
    asking = list(source_by_path)
    files: dict[str, bytes] = {}
    faults = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while asking:
            answers = pool.map(lambda name: (name, _file(site, name)), asking)
            asking = []
            for name, content in answers:
                if isinstance(content, str):
                    source = source_by_path[name]
                    pointer = f"; {source} wijst ernaar" if source else ""
                    faults.append(Fault(name, content + pointer))
                    continue
                files[name] = content
                for path in _paths(name, content, base):
                    if path not in source_by_path:
                        source_by_path[path] = name
                        asking.append(path)
    return files, faults


def _paths(name: str, content: bytes, base: str) -> Iterator[str]:
    """The site paths that a file points to."""
    text = content.decode("utf-8", "replace")
    if name == urls.SEARCH_POINTER:
        yield from _parts(_data(text))
        return
    links: list[str] = []
    if name.endswith(".html"):
        later = (_FILE.match(part) for value in _LATER.findall(text) for part in value.split())
        links = [*_LINK.findall(text), *(file[0] for file in later if file)]
    elif name == "sitemap.xml":
        links = re.findall(r"<loc>([^<]+)", text)
    elif name == urls.WORKER:
        kern = re.search(r'"kern": (\[[^\]]*\])', text)
        links = json.loads(kern[1]) if kern else []
    elif name == "site.webmanifest":
        links = re.findall(r'"src": "([^"]+)', text)
    for link in links:
        address = urljoin(base + name, html.unescape(link))
        if address.startswith(base):
            path = unquote(re.split("[?#]", address[len(base) :], maxsplit=1)[0])
            yield f"{path}index.html" if not path or path.endswith("/") else path


def _faults_of(name: str, content: bytes) -> Iterator[str]:
    """Faults of a file by itself."""
    if not content:
        yield "is leeg"
        return
    suffix = name[name.rfind(".") :]
    text = content.decode("utf-8", "replace")
    if not text.rstrip().endswith(_ENDS.get(suffix, ("",))):
        yield "is niet heel: het einde ontbreekt"
    policy = _POLICY.search(text)
    if suffix == ".html" and not (policy and "default-src 'none'" in html.unescape(policy[1])):
        yield "heeft geen Content-Security-Policy die alles van elders tegenhoudt"
    mark = _FINGERPRINT.search(name)
    is_part = name.startswith(f"{FOLDER}/")
    if mark and not is_part and hashlib.sha256(content).hexdigest()[:10] != mark[1]:
        yield "is een andere versie dan zijn naam zegt"


def _lost(site: Folder | Address, page: bytes) -> Iterator[Fault]:
    """A visitor who is lost must get our page, with the status that says so."""
    try:
        status, body = site.ask(_LOST)
    except Exception as error:  # noqa: BLE001 - whatever a network brings; reported
        yield Fault(_LOST, reason_of(error))
        return
    if status != 404:
        yield Fault(_LOST, f"bestaat niet, en toch zegt de site {status} in plaats van 404")
    elif body != page:
        yield Fault(_LOST, f"bestaat niet, maar bezoekers krijgen iets anders dan {urls.NOT_FOUND}")


# --- search -------------------------------------------------------------------------------------


def _search(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """The parts of the index can be read, and a question with a name gives what has that name."""
    parts: dict[str, Any] = {}
    for name, content in files.items():
        if name.startswith(f"{FOLDER}/") and name.endswith(".js"):
            part = _data(content.decode("utf-8", "replace"))
            if part is None:
                yield Fault(name, "is niet heel: zoeken kan dit niet lezen")
            parts[name.removeprefix(f"{FOLDER}/").partition(".")[0]] = part
    head = parts.get("adres")
    if not head or None in parts.values():
        return
    names = (head.get("namen") or parts["n0"])["namen"].split("\n")
    stretches = [*head["delen"], *(part for name, part in parts.items() if name[0] == "w")]
    # Some names are only weak words, such as Over.
    if not any(_answers(stretches, name, number) for number, name in enumerate(names[:20])):
        question = names[0].partition("\t")[0]
        yield Fault(urls.SEARCH_POINTER, f"is stuk: zoeken naar '{question}' geeft dat niet")


def _data(text: str) -> Any:
    """The data of a part of the index; ``None`` when it is broken off."""
    _, _, data = text.partition("]=")
    try:
        return json.loads(data.rstrip().removesuffix(";"))
    except ValueError:
        return None


def _parts(head: Any) -> Iterator[str]:
    """The files that belong to the head of the index."""
    if not isinstance(head, dict):
        return
    documents = sum(kind[3] for kind in head["soorten"])
    words = len(_words(head["grenzen"])) + 1 if head["grenzen"] else 0
    blocks = 0 if "namen" in head else -(-documents // head["blok"]["n"])
    numbers = {"w": words, "s": len(head["spel"]), "t": -(-documents // TEXTS), "n": blocks}
    for letter, number in (*numbers.items(), ("f", 1)):
        yield from (f"{FOLDER}/{letter}{n}.{head['merk']}.js" for n in range(number))


def _answers(stretches: Iterable[Mapping[str, Any]], name: str, number: int) -> bool:
    """True when a question with the longest word of a name finds the document."""
    word = max(slug(name.partition("\t")[0]).split("-"), key=len)
    stem = analysis.stem(word)
    for part in stretches:
        if part["b"] and part["b"][0] <= stem <= part["b"][1]:
            derived = {analysis.stem(each) for each in _words(part["w"])}
            first, last = part["b"]
            within = {each for each in derived if first <= each <= last}
            terms = packing.sort_as_javascript(within | set(part["x"].split()))
            if stem in terms:
                ends = list(accumulate(_numbers(part["n"])))
                at = terms.index(stem)
                gaps = list(_numbers(part["d"]))[ends[at - 1] if at else 0 : ends[at]]
                return number in accumulate(gaps, lambda before, gap: before + gap + 1)
    return False


def _words(coded: str) -> list[str]:
    """Words of ``packing.front_code``."""
    words, last = [], ""
    for capital, rest in re.findall(r"([A-Z])([^A-Z]*)", coded):
        last = last[: ord(capital) - 65] + rest
        words.append(last)
    return words


def _numbers(packed: str) -> Iterator[int]:
    """Numbers of ``packing.pack_numbers``."""
    high = 0
    for sign in map(packing.ALPHABET.index, packed):
        if sign < packing.ONE:
            yield high * packing.ONE + sign
            high = 0
        else:
            high = high * (len(packing.ALPHABET) - packing.ONE) + sign - packing.ONE + 1
