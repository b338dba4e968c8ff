"""Markdown to safe HTML: the only place that makes ``Markup``.

Python-Markdown turns a text into HTML, with raw HTML switched off; nh3 (ammonia) then lets through
a short list of elements and attributes, and no scheme but the four that a catalogue needs. Sizes
and nesting are bounded by ``prose.check`` before a text gets here.
"""

from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "code", "pre", "blockquote",
    "table", "thead", "tbody", "tr", "th", "td", "img", "br", "hr",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}

Rewrite = Callable[[str], str]


class _Rewriter(Treeprocessor):
    """Lets the caller say what each link and picture becomes on the page."""

    rewrite: Rewrite | None = None

    def run(self, root: Element) -> None:
        """Rewrite the addresses in the tree; part of Python-Markdown's interface."""
        if self.rewrite is None:
            return
        for name, attribute in (("a", "href"), ("img", "src")):
            for element in root.iter(name):
                element.set(attribute, self.rewrite(element.get(attribute, "")))


@cache
def _converter() -> tuple[Markdown, _Rewriter]:
    """One converter for all texts: making a new one for each costs a fifth of the time."""
    markdown = Markdown(
        extensions=[TableExtension(use_align_attribute=False), "sane_lists", "fenced_code"],
        output_format="html",
    )
    # Raw HTML is text here; `prose` tells the editor so.
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    rewriter = _Rewriter(markdown)
    # After "inline" (20), which makes the links.
    markdown.treeprocessors.register(rewriter, "rewrite", 15)
    return markdown, rewriter


def render(text: str, rewrite: Rewrite | None = None) -> Markup:
    """HTML of a Markdown text, safe to put into a page.

    ``rewrite`` gets every address as written and answers what stands on the page. Raises nothing:
    what is not allowed is left out (and was reported by ``prose`` before).
    """
    if not text.strip():
        return Markup()
    markdown, rewriter = _converter()
    markdown.reset()
    rewriter.rewrite = rewrite
    html = markdown.convert(text)
    return Markup(  # noqa: S704 - nh3 is what makes it safe
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel=None,
        )
    )
