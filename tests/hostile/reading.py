"""Reads a finished page as a browser would and tells what in it should not be there."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

# As the URL standard has it: tabs and ends of lines are taken out, what stands before it is
# skipped, and a space ends it ('javas :x' is a file of this site).
_UNSEEN = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"^[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
_ICON = "data:image/svg+xml,"
_MAY = frozenset({"http", "https", "mailto", "tel"})
_ADDRESSES = frozenset(
    {"href", "src", "srcset", "action", "formaction", "poster", "data", "background", "ping"}
)
# What the templates use no more than the texts do.
_NEVER = frozenset(
    {
        *("iframe", "frame", "frameset", "object", "embed", "applet", "base", "style", "template"),
        *("math", "xmp", "plaintext", "listing", "textarea", "portal", "marquee"),
        *("keygen", "video", "audio", "track", "dialog", "slot"),
    }
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _NEVER:
            self.strange.append(f"<{tag}>")
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.strange.append("a script inside the page")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "ping", "srcdoc"}:
                self.strange.append(f"{name}={value}")
            # The icon is in the page itself; as an image no script in it runs.
            icon = tag == "link" and given.get("rel") == "icon" and name == "href"
            if name in _ADDRESSES and not (icon and (value or "").startswith(_ICON)):
                self._address(tag, name, value or "")

    def _address(self, tag: str, name: str, value: str) -> None:
        scheme = _SCHEME.match(value.translate(_UNSEEN))
        if scheme and scheme[1].lower() not in _MAY:
            self.strange.append(f"{name}={value}")
        elsewhere = bool(scheme) or value.strip().startswith(("//", "\\", "/\\"))
        # A link may leave the site, when someone follows it; nothing is fetched from elsewhere.
        if elsewhere and not (name == "href" and tag in {"a", "link"} and scheme):
            self.strange.append(f"from elsewhere: <{tag} {name}={value}>")


def strange(page: str) -> Iterator[str]:
    """Things in the page that neither templates nor texts may put there."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    yield from reader.strange
    if page.count("<script") != len(re.findall(r"<script[ >]", page)):
        yield "half a script"
