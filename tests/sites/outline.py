"""HTML as somebody hears it who cannot see it: a line for each block, with where links lead.

Beside every expected page stands its outline, so that a review shows what changed for a visitor
apart from what changed in the tags.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
_BLOCKS = {"p", "li", "dt", "dd", "tr", "nav", "section", "form", "fieldset", "div", "summary"}
_SILENT = {"svg", "script", "style"}
_BEFORE = {**_HEADINGS, "li": "- ", "dd": "  ", "nav": "[nav] ", "form": "[form] "}


def outline(html: str) -> str:
    """The outline of a piece of HTML; drawings and scripts are silent."""
    listener = _Listener()
    listener.feed(html)
    return "".join(f"{line}\n" for line in listener.said())


class _Listener(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._lines = [""]
        self._hrefs: list[str] = []
        self._silent = 0

    def said(self) -> Iterator[str]:
        for line in self._lines:
            text = " ".join(line.split())
            if text.strip("#-[] ") and text not in {"[nav]", "[form]"}:
                yield text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._silent += tag in _SILENT
        if self._silent:
            return
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
        if self._silent:
            self._silent -= tag in _SILENT
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._begin("")
        elif tag == "a" and self._hrefs:
            self._lines[-1] += f" -> {self._hrefs.pop()} "

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._lines[-1] += data

    def _begin(self, prefix: str) -> None:
        # A block that begins inside an empty one keeps what that one says of itself.
        if self._lines[-1].strip("#-[] "):
            self._lines.append(prefix)
        else:
            self._lines[-1] = prefix or self._lines[-1]
