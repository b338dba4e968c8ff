"""Markdown to safe HTML: the only place that makes ``Markup``.

Python-Markdown turns a text into HTML, with raw HTML switched off; nh3 (ammonia) then lets through
a short list of elements and attributes, and no scheme but the four that a catalogue needs. Sizes
and nesting are bounded by ``prose.check`` before a text gets here.
"""

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "code", "pre", "blockquote",
    "table", "thead", "tbody", "tr", "th", "td", "img", "br", "hr",
    "figure", "figcaption", "picture", "source", "small",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "srcset", "sizes", "width", "height", "loading"},
    "source": {"type", "srcset", "sizes"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
# A path from this page: no scheme, no other host, and no start that a browser takes for one.
_OWN = re.compile(r"(?![/\\]|[^/?#]*:)[^\x00-\x20\x7f]*")
# Python-Markdown keeps an escaped backslash as its number until the end.
_ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[/\\]|92\x03)")
# The column of text is 68 characters wide, about 44 times the size of a letter.
_SIZES = "(min-width: 48em) 44rem, 100vw"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture on a page: addresses as they stand there, sizes in pixels.

    ``srcset`` and ``webp`` have the form that HTML wants: ``foto-480.jpg 480w, foto-960.jpg 960w``.
    """

    src: str
    width: int
    height: int
    srcset: str
    webp: str


# What holds no running text: a word in it is not explained.
_APART = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "th", "figure"}

Rewrite = Callable[[str], str]
Photos = Callable[[str], Photo | None]
Explain = Callable[[str], Sequence[tuple[str, str]]]
"""A text in pieces: each with the address that explains it, or with nothing."""


class _Rewriter(Treeprocessor):
    """Lets the caller say what each link and picture becomes on the page."""

    rewrite: Rewrite
    photos: Photos
    explain: Explain | None

    def run(self, root: Element) -> None:
        """Rewrite the addresses in the tree; part of Python-Markdown's interface."""
        for element in root.iter("a"):
            address = self.rewrite(element.get("href", ""))
            # Without a scheme, and yet of another site: to a browser `//host` and `\\host` are.
            element.set("href", "" if _ELSEWHERE.match(address) else address)
        for parent in list(root.iter()):
            for image in parent.findall("img"):
                self._replace_image(parent, image)
        if self.explain is not None:
            _explain(root, self.explain)

    def _replace_image(self, parent: Element, image: Element) -> None:
        written = image.get("src", "")
        photo = self.photos(written)
        if photo is not None:
            _as_picture(parent, image, photo)
            return
        address = self.rewrite(written)
        # A picture from elsewhere would tell that somebody looks; it loses its address.
        image.set("src", address if _OWN.fullmatch(address) else "")


def _as_picture(parent: Element, image: Element, photo: Photo) -> None:
    """Put every size of the photo in place of ``image``, and its maker (the title) in sight."""
    source = image.attrib.pop("title", "")
    for name in ("src", "srcset", "width", "height"):
        image.set(name, str(getattr(photo, name)))
    image.set("sizes", _SIZES)
    image.set("loading", "lazy")
    picture = Element("picture")
    picture.append(Element("source", type="image/webp", srcset=photo.webp, sizes=_SIZES))
    picture.tail, image.tail = image.tail, None
    parent[list(parent).index(image)] = picture
    picture.append(image)
    alone = len(parent) == 1 and not f"{parent.text or ''}{picture.tail or ''}".strip()
    caption = Element("small")
    if parent.tag == "p" and alone:
        # A figure may not stand in a paragraph: the paragraph becomes it.
        parent.tag, caption.tag = "figure", "figcaption"
    if source:
        caption.text = source
        caption.tail, picture.tail = picture.tail, None
        parent.insert(list(parent).index(picture) + 1, caption)


def _explain(parent: Element, explain: Explain) -> None:
    """Make links of the words that can be explained, in the order in which they are read."""
    if parent.tag in _APART:
        return
    children = list(parent)
    for child in children:
        parent.remove(child)
    parent.text = _put(parent, parent.text, explain)
    for child in children:
        _explain(child, explain)
        parent.append(child)
        child.tail = _put(parent, child.tail, explain)


def _put(parent: Element, text: str | None, explain: Explain) -> str:
    """Append the links in ``text`` to ``parent``; return what stands before the first of them."""
    before = ""
    last: Element | None = None
    for piece, address in explain(text or ""):
        if address:
            last = SubElement(parent, "a", href=address)
            last.text = piece
        elif last is not None:
            last.tail = f"{last.tail or ''}{piece}"
        else:
            before += piece
    return before


_ALONE = threading.Lock()


@cache
def _converter() -> tuple[Markdown, _Rewriter]:
    """Make the converter of all texts: making a new one for each costs a fifth of the time."""
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


def _no_photo(_: str) -> None:
    """Take every picture for one that is not ours."""


def render(
    text: str, rewrite: Rewrite = str, photos: Photos = _no_photo, explain: Explain | None = None
) -> Markup:
    """Render a Markdown text as HTML that is safe to put into a page.

    ``rewrite`` gets every address as written and answers what stands on the page; ``photos`` gets
    that of every picture and answers its sizes, or nothing when it is not ours. ``explain`` gets
    every stretch of running text and says which words in it become links to an explanation.
    Raises nothing: what is not allowed is left out (and was reported by ``prose`` before).
    """
    if not text.strip():
        return Markup()
    # The preview makes pages in two threads, and there is one converter.
    with _ALONE:
        markdown, rewriter = _converter()
        markdown.reset()
        rewriter.rewrite, rewriter.photos, rewriter.explain = rewrite, photos, explain
        html = markdown.convert(text)
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    return Markup(clean)  # noqa: S704 - nh3 is what makes it safe
