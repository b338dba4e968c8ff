"""Markdown to safe HTML: the only place that makes ``Markup``.

pyromark (CommonMark with tables, as GitHub reads it) turns a text into HTML, with raw HTML as text;
nh3 (ammonia) then lets through a short list of elements and attributes, and no scheme but the four
that a catalogue needs. Sizes and nesting are bounded by ``prose.check`` before a text gets here.
"""

import html
import re
from collections.abc import Callable

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

Rewrite = Callable[[str], str]


def render(text: str, rewrite: Rewrite | None = None) -> Markup:
    """HTML of a Markdown text, safe to put into a page.

    ``rewrite`` gets every address and answers what stands on the page. Raises nothing: what is not
    allowed is left out (and was reported by ``prose`` before).
    """
    if not text.strip():
        return Markup()
    made = pyromark.html(_without_html(text), options=_OPTIONS)
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
