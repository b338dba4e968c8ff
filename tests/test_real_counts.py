"""Every number beside a link, on every page of the real site: what is behind it has that number."""

import html
import re
from collections.abc import Iterator
from functools import cache
from posixpath import dirname, join, normpath
from urllib.parse import parse_qsl

from catalogue.schema import GONE, Makerspace, Programma, urls
from catalogue.site import facets, languages
from tests import harness
from tests.test_real_insight_pages import site
from tests.unit.insight_catalogues import real

_LINK = re.compile(r'<a\b[^>]*?href="([^":]+)"[^>]*>(.*?)</a>( \((\d+)\))?', re.DOTALL)
_BLOCK = re.compile(
    r'<h[23]><a href="([^"]+)"(?:(?!</li>).)*?<p class="aantal">(.*?)</p>', re.DOTALL
)
_ROW = re.compile(
    r'<td class="getal"><strong>([\d.]+)</strong>.*?<a href="([^"]+)">(.*?)</a>', re.DOTALL
)
_COUNTED = re.compile(r"(?<![\d.,])(\d[\d.]*) (programma|makerspace|plek|partner)?")


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def _promises(address: str) -> Iterator[tuple[str, str]]:
    """Links of a page, each with the number beside it, and what it counts."""
    main = site()[address].partition("<main")[2].partition("</main>")[0]
    for to, inside, _, behind in _LINK.findall(main):
        number = re.search(r'<strong>([\d.]+)</strong> ([^<]*)|class="tel">([^<]+)<', inside)
        if behind:
            yield to, behind
        elif number:
            yield to, f"{number[1]} {number[2]}" if number[1] else _with_noun(address, number[3])
        elif re.fullmatch(r"[\d.]+( [\w']+)?", _text(inside)):
            yield to, _with_noun(address, _text(inside))
    yield from _BLOCK.findall(main)
    if address == urls.FIGURES:
        yield from ((to, f"{number} {what}") for number, to, what in _ROW.findall(main))


def _with_noun(address: str, number: str) -> str:
    """The filters of a list count what is in the list."""
    noun = {"programmas/index.html": "programma", "makerspaces/index.html": "makerspace"}
    return f"{number} {noun[address]}" if number.isdigit() and address in noun else number


@cache
def _facets(of_programmas: bool) -> dict[str, facets.Facet]:
    texts = languages.read(harness.TEMPLATES)["nl"]
    make = facets.of_programmas if of_programmas else facets.of_makerspaces
    return {facet.key: facet for facet in make(real(), texts)}


@cache
def _behind(address: str, query: str, part: str) -> str:
    """Text behind a link: that of the page, of a part of it, or of what a filter leaves."""
    if query:
        kind = Programma if address == urls.list_of(Programma) else Makerspace
        records = real().programmas if kind is Programma else real().makerspaces
        by_key = _facets(kind is Programma)
        left = [
            record
            for record in records
            if record.status != GONE
            and all(
                not set(values.split(",")).isdisjoint(by_key[key].of(record))
                for key, values in parse_qsl(query)
            )
        ]
        return f"{len(left)} programma {len(left)} plek"
    page = site()[address].partition("<main")[2]
    if part:
        assert f'id="{part}"' in page, (address, part)
        page = page[page.index(f'id="{part}"') :].partition("<section")[0]
    return _text(page).replace("makerspace", "plek")


def test_behind_every_number_is_that_number() -> None:
    followed, broken = 0, []
    for address in site():
        if not address.endswith(".html") or address.startswith("en/"):
            continue
        for link, promise in _promises(address):
            path, _, part = html.unescape(link).partition("#")
            path, _, query = path.partition("?")
            target = normpath(join(dirname(address), path)) if path else address
            behind = _behind(target, query, part)
            for number, noun in _COUNTED.findall(f"{_text(promise)} "):
                followed += 1
                wanted = f"{number} {noun}".replace("makerspace", "plek").strip()
                if not re.search(rf"(?<![\d.,]){re.escape(wanted)}(?![\d.]*\d)", behind):
                    broken.append(f"{address}: {promise!r} -> {link}")
    assert not broken, "\n".join(broken)
    assert followed > 1_000
