"""Judges the finished files as a visitor would: does every link lead somewhere, is each page whole.

What the checks of the content let through and the templates got wrong is found here, before
anything is written. Only the addresses inside the site are followed; there is no network.
"""

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from catalogue import rules
from catalogue.diagnostics import Diagnostic, Place

_ADDRESS = re.compile(r'\s(?:href|src|action)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_TITLE = re.compile(r"<title>([^<]*)</title>")
_H1 = re.compile(r"<h1[\s>]")
_DESCRIPTION = re.compile(r'<meta name="description" content="[^"]+')


def audit(files: Mapping[str, bytes], base_path: str = "/") -> Iterator[Diagnostic]:
    """Every fault in the finished site, in order of page.

    ``files`` maps site path to bytes. ``base_path`` is the path part of the base address; absolute
    addresses below it (on 404.html) are followed too.
    """
    pages = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    ids = {name: _ID.findall(text) for name, text in pages.items()}
    titles: dict[str, str] = {}
    for name in sorted(pages):
        yield from _check_page(name, pages[name], ids[name], titles)
        for address in sorted(set(_ADDRESS.findall(pages[name]))):
            if not _leads_somewhere(html.unescape(address), name, files, ids, base_path):
                yield rules.site.dead_address(Place(f"site/{name}"), html.unescape(address), name)


def _check_page(
    name: str, text: str, ids: list[str], titles: dict[str, str]
) -> Iterator[Diagnostic]:
    place = Place(f"site/{name}")
    title = _TITLE.search(text)
    if title is None:
        yield rules.site.page_without(place, "geen titel", name)
    elif titles.setdefault(title[1], name) != name:
        yield rules.site.page_without(place, f"dezelfde titel als {titles[title[1]]}", name)
    headings = len(_H1.findall(text))
    if headings != 1:
        yield rules.site.page_without(place, f"{headings} hoofdkoppen in plaats van één", name)
    if not _DESCRIPTION.search(text):
        yield rules.site.page_without(place, "geen beschrijving", name)
    for double in sorted(found for found, count in Counter(ids).items() if count > 1):
        yield rules.site.page_without(place, f"twee keer het kenmerk (id) '{double}'", name)


def _leads_somewhere(
    address: str,
    page: str,
    files: Mapping[str, bytes],
    ids: Mapping[str, list[str]],
    base_path: str,
) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(base_path):
            return False
        target = path.removeprefix(base_path) or "index.html"
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if target not in files:
        return False
    return not parts.fragment or unquote(parts.fragment) in ids.get(target, ())
