"""Translations of entries: their fields and the Dutch that they were made from.

A translation is a file under the name of its entry in a folder of its language:
``en/programmas/lasclub.md``. So a translator has a folder of her own, which holds nothing that she
cannot read or should not change, and the folders of editors stay as they are.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

_SAME_KEY = ("samenvatting", "kosten", "openingstijden", "toegankelijkheid")
STORY = "de tekst"
INSIDE: Mapping[str, tuple[str, str]] = {
    "stap": ("meedoen", "stap"),
    "periode": ("periode", "toelichting"),
}
"""Fields of a translation that stand inside a group of the Dutch: that group, and its key."""
ABOUT_ITSELF = frozenset({"gemaakt", "bij"})
"""Fields of a translation that say where it comes from."""
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)")


def originals(value_of: Callable[[str], Any], story: str) -> dict[str, str]:
    """The Dutch texts of an entry, by the field of a translation; ``STORY`` is its text.

    ``value_of`` gives the value of a field of the entry, or ``None``.
    """
    texts = {key: value_of(key) for key in _SAME_KEY}
    texts |= {key: getattr(value_of(group), inner, None) for key, (group, inner) in INSIDE.items()}
    return {key: text for key, text in {**texts, STORY: story}.items() if text}


def fingerprint(dutch: Mapping[str, str], *, with_story: bool) -> str:
    """Eight hex digits that change with any of the Dutch texts.

    Line ends and spaces do not count, nor do addresses of links: those change when another entry
    gets another name. The story counts where the translation has one.
    """
    texts = (
        f"{key}: {' '.join(_ADDRESS.sub('', text).split())}"
        for key, text in dutch.items()
        if with_story or key != STORY
    )
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]
