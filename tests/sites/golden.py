"""What the pages of the smallest site show, kept in files: a change of a page is seen in review.

For one page of every family there are two files in ``klein/pages``: ``.txt`` is the outline of
``<main>`` as somebody hears it who cannot see it, ``.html`` is its HTML without drawings.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tests import harness

STORED = Path(__file__).parent / "klein" / "pages"
REFRESH = "python -m tests.sites.refresh"
# One page of every family; an address of the site.
PAGES = (
    "404.html",
    "acties/elke-wijk-een-makerspace.html",
    "bereik/index.html",
    "doelgroepen/basisschool.html",
    "fasen/kiezen.html",
    "gebieden/noord.html",
    "index.html",
    "makerspaces/de-werkplaats.html",
    "makerspaces/index.html",
    "over/index.html",
    "partners/de-school.html",
    "programmas/index.html",
    "programmas/lasclub.html",
    "programmas/robotica.html",
    "status/actief.html",
    "themas/index.html",
    "themas/robots.html",
    "vmbo/pie.html",
    "wijken/dorp.html",
    "zoeken/index.html",
)

_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
_BLOCKS = {"p", "li", "dt", "dd", "tr", "nav", "section", "form", "fieldset", "div", "summary"}
_BEFORE = {**_HEADINGS, "li": "- ", "dd": "  ", "nav": "[nav] ", "form": "[form] "}


def current(folder: Path) -> dict[str, str]:
    """Name of a stored file -> what the site gives now."""
    files = harness.made(harness.site(folder)).files
    found = {}
    for address in PAGES:
        main = _DRAWING.sub("<svg></svg>", _main(files[address].decode()))
        name = address.removesuffix(".html").replace("/", "--")
        found[f"{name}.txt"] = outline(main)
        found[f"{name}.html"] = re.sub(r"\n\s*\n+", "\n", main) + "\n"
    return found


def stored() -> dict[str, str]:
    """Name -> what is kept."""
    return {path.name: path.read_text("utf-8") for path in sorted(STORED.iterdir())}


def _main(page: str) -> str:
    found = _MAIN.search(page)
    if found is None:
        raise ValueError("a page without <main>")
    return found.group()


def outline(html: str) -> str:
    """The text of a piece of HTML, a line for each block, with where the links lead."""
    listener = _Listener()
    listener.feed(html)
    return "".join(f"{line}\n" for line in listener.said())


class _Listener(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._lines = [""]
        self._hrefs: list[str] = []

    def said(self) -> Iterator[str]:
        for line in self._lines:
            text = " ".join(line.split())
            if text.strip("#-[] ") and text not in {"[nav]", "[form]"}:
                yield text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _HEADINGS or tag in _BLOCKS:
            self._begin(_BEFORE.get(tag, ""))
        elif tag in {"input", "select", "button", "textarea"}:
            self._lines[-1] += f" [{tag} {given.get('name') or given.get('type') or ''}]"
        elif tag == "br":
            self._lines[-1] += " "
        elif tag == "img":
            self._lines[-1] += f" (beeld: {given.get('alt')})"
        elif tag == "a":
            self._hrefs.append(given.get("href") or "")
        if given.get("aria-label"):
            self._lines[-1] += f"({given['aria-label']}) "

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS or tag in _BLOCKS:
            self._begin("")
        elif tag == "a" and self._hrefs:
            self._lines[-1] += f" -> {self._hrefs.pop()} "

    def handle_data(self, data: str) -> None:
        self._lines[-1] += data.replace("\n", " ")

    def _begin(self, prefix: str) -> None:
        # A block that begins inside an empty one keeps what that one says of itself.
        if self._lines[-1].strip("#-[] "):
            self._lines.append(prefix)
        else:
            self._lines[-1] = prefix or self._lines[-1]
