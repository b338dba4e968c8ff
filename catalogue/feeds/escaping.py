"""Text that no format can be broken with: what is taken out, and what is put before it.

The content refuses control characters already. Feeds go to programs of others, so they do not rely
on that.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from catalogue.content.yaml_tree import INVISIBLE, may_hide

# A spreadsheet takes a cell that begins like this for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}

encode = json.JSONEncoder(ensure_ascii=False).encode
_tight = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def plain(text: str) -> str:
    """The text without control and invisible characters; every end of a line is one newline."""
    if not may_hide(text):
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return INVISIBLE.sub("", text)


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that have a value; what nobody knows is left out of a format."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}


# A page says the same few names again and again. Few are kept: more would be spread over all of
# the memory that the pages between them take, and hold on to that.
@lru_cache(maxsize=512)
def line(text: str) -> str:
    """The text on one line, without control and invisible characters."""
    return " ".join(plain(text).split())


def cell(text: str) -> str:
    """The text for a spreadsheet: an apostrophe goes before what looks like a formula."""
    text = plain(text)
    return f"'{text}" if text.lstrip(" \xa0").startswith(_FORMULA) else text


def in_script(data: object) -> Markup:
    """JSON for within a ``<script>`` element, which it cannot end or open.

    JSON may write any character as an escape, so ``</script>`` and ``<!--`` lose their brackets
    and the data stays the same.
    """
    text = _tight(data)
    # Not ``translate``: that looks at each character of a text with one letter beyond ASCII.
    for bracket, escaped in _IN_SCRIPT.items():
        text = text.replace(bracket, escaped)
    return Markup(text)  # noqa: S704 - no bracket is left in it
