"""Markup in a field, which is plain text: a visitor would see the signs themselves."""

import re
from collections.abc import Iterator

# Each kind of markup, as ``rules.field.markup`` calls it. The first letters of each are rare in
# a field, so that nearly every text is looked through once for nothing.
_KINDS = {
    "code": re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>"),
    "teken": re.compile(r"&(?:[a-zA-Z]{2,10}|#\d{1,6});"),
    "sterren": re.compile(r"(?<!\*)(\*{1,2})(?=[^\s*])[^*\n]{0,200}[^\s*]\1(?!\*)"),
    "link": re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)"),
}
_ANY = re.compile(r"[<&*\[]")


def found(value: object) -> Iterator[tuple[str, str]]:
    """The kind of markup and how it is written, once for each kind, in a text or a list of them."""
    texts = value if isinstance(value, tuple) else (value,)
    for text in texts:
        if isinstance(text, str) and _ANY.search(text):
            for kind, pattern in _KINDS.items():
                if match := pattern.search(text):
                    yield kind, match.group()
