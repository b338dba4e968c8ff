"""Markdown to safe HTML: the only place that makes ``Markup``.

pyromark (CommonMark with tables, as GitHub reads it) turns a text into HTML, with raw HTML as text;
nh3 (ammonia) then lets through a short list of elements and attributes, and no scheme but the four
that a catalogue needs. Sizes and nesting are bounded by ``prose.check`` before a text gets here.
"""

import html
import re
from collections.abc import Callable, Sequence
from typing import Any

import nh3
import pyromark
from markupsafe import Markup

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "code", "pre", "blockquote",
    "table", "thead", "tbody", "tr", "th", "td", "img", "br", "hr",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
# Text has no bracket left in HTML, so this can only be a link or a picture.
_ADDRESS = re.compile(r'(?:(?<=<a href=")|(?<=<img src="))[^"]*')

_OPTIONS = pyromark.Options.ENABLE_TABLES
_RAW = ("Html", "InlineHtml")
# What looks like HTML may hide some more of it, but not without end.
_ROUNDS = 5

# What holds no running text: a word in it is not explained.
_APART = {"Heading", "Link", "Image", "CodeBlock", "TableHead"}

Rewrite = Callable[[str], str]
Explain = Callable[[str], Sequence[tuple[str, str]]]
"""A text in pieces: each with the address that explains it, or with nothing."""


def render(text: str, rewrite: Rewrite | None = None, explain: Explain | None = None) -> Markup:
    """HTML of a Markdown text, safe to put into a page.

    ``explain`` gets every stretch of running text and says which words in it become links to an
    explanation. ``rewrite`` gets every address and answers what stands on the page. Raises nothing:
    what is not allowed is left out (and was reported by ``prose`` before).
    """
    if not text.strip():
        return Markup()
    plain = _without_html(text)
    if explain is not None:
        plain = _explained(plain, explain)
    made = pyromark.html(plain, options=_OPTIONS)
    if rewrite is not None:
        made = _ADDRESS.sub(lambda found: html.escape(rewrite(html.unescape(found.group()))), made)
    return Markup(  # noqa: S704 - nh3 is what makes it safe
        nh3.clean(
            made.rstrip("\n"),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel=None,
        )
    )


def _without_html(text: str) -> str:
    """The text with raw HTML as text, which it is here; `prose` tells the editor so."""
    for _ in range(_ROUNDS):
        if "<" not in text:
            return text
        source = text.encode()
        found = [
            place
            for event, place in pyromark.events_with_range(text, options=_OPTIONS)
            if isinstance(event, dict) and not event.keys().isdisjoint(_RAW)
        ]
        if not found:
            return text
        for place in reversed(found):
            raw = source[place["start"] : place["end"]].replace(b"<", b"&lt;")
            source = source[: place["start"]] + raw + source[place["end"] :]
        text = source.decode()
    return text.replace("<", "&lt;")


def _explained(text: str, explain: Explain) -> str:
    """The text with links around what ``explain`` can explain, in running text only."""
    source, made, end, apart = text.encode(), [], 0, 0
    for event, place in pyromark.events_with_range(text, options=_OPTIONS):
        what, about = _told(event)
        if what in {"Start", "End"}:
            apart += (_kind(about) in _APART) * (1 if what == "Start" else -1)
        elif what == "Text" and not apart:
            raw = source[place["start"] : place["end"]]
            if raw == about.encode():  # Else it is written in another way, as ``&amp;``.
                made += [source[end : place["start"]], *map(_linked, explain(about))]
                end = place["end"]
    return b"".join((*made, source[end:])).decode()


def _told(event: Any) -> tuple[str, Any]:
    """What happens, and to what: pyromark gives a pair, or a word when there is nothing to add."""
    return next(iter(event.items())) if isinstance(event, dict) else (event, "")


def _kind(about: Any) -> str:
    """The element that begins or ends: a name, or a name with what is particular of this one."""
    return about if isinstance(about, str) else str(next(iter(about)))


def _linked(piece: tuple[str, str]) -> bytes:
    text, address = piece
    return (f"[{text}](<{address}>)" if address else text).encode()
