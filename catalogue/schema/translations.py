"""Translations of records: their fields and the Dutch that they were made from.

A translation is a file under the name of its original in a folder of its language:
``en/programmas/lasclub.md``, or a row with its id in ``en/naslag/fasen.yml``. So a translator has a
folder of her own, which holds nothing that she cannot read or should not change, and the folders of
editors stay as they are.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import astuple, replace
from functools import cache
from typing import Any

from catalogue.schema.groups import Namen
from catalogue.schema.records import (
    Begrip,
    Gebied,
    Makerspace,
    Partner,
    Programma,
    Record,
    Vertaling,
    Wijk,
)
from catalogue.schema.shapes import Field, fields_of

STORY = "de tekst"
INSIDE: Mapping[str, tuple[str, str]] = {
    "stap": ("meedoen", "stap"),
    "periode": ("periode", "toelichting"),
}
"""Fields of a translation that stand inside a group of the Dutch: that group, and its key."""
ABOUT_ITSELF = frozenset({"gemaakt", "bij"})
"""Fields of a translation that say where it comes from."""
# Proper names, and words of which the Dutch itself is explained.
_NAMED = (Programma, Makerspace, Partner, Begrip, Gebied, Wijk)
# What a translation may leave out: then it is Dutch, and other Dutch makes nothing outdated.
_LEFT_OUT = frozenset({STORY, "anderen", "apparatuur"})
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)")


def fields_for(record: type[Record]) -> tuple[Field, ...]:
    """Fields in a translation of such a record, required where its Dutch always has them.

    Empty for a record without anything to translate.
    """
    # A class can be hashed; typeshed doubts it.
    return _fields_for(record)  # type: ignore[arg-type]


@cache
def _fields_for(record: type[Record]) -> tuple[Field, ...]:
    dutch = {field.key: field for field in fields_of(record)}
    if record in _NAMED:
        del dutch["naam"]
    about_itself, texts = [], []
    for field in fields_of(Vertaling):
        if field.key in ABOUT_ITSELF:
            about_itself.append(field)
        elif field.key in INSIDE:
            texts += [field] if INSIDE[field.key][0] in dutch else []
        elif same := dutch.get(field.key):
            default = ... if same.required else field.default
            texts.append(replace(field, shape=same.shape, default=default))
    return (*texts, *about_itself) if texts else ()


def originals(record: type[Record], value_of: Callable[[str], Any], story: str) -> dict[str, str]:
    """The Dutch texts of a record, by the field of its translation; ``STORY`` is its text.

    ``value_of`` gives the value of a field of the record, or ``None``.
    """
    texts = {}
    for field in fields_for(record):
        group, inner = INSIDE.get(field.key, (field.key, ""))
        value = value_of(group)
        texts[field.key] = _as_text(getattr(value, inner, None) if inner else value)
    return {key: text for key, text in {**texts, STORY: story}.items() if text}


def _as_text(value: Any) -> str:
    if isinstance(value, Namen):
        value = astuple(value)
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def fingerprint(dutch: Mapping[str, str], translated: Callable[[str], Any], story: str) -> str:
    """Eight hex digits that change with any of the Dutch texts.

    Line ends and spaces do not count, nor do addresses of links: those change when another entry
    gets another name. ``translated`` gives the value of a field of the translation, and ``story``
    is its text: what it may leave out counts where it does not.
    """
    texts = (
        f"{key}: {' '.join(_ADDRESS.sub('', text).split())}"
        for key, text in dutch.items()
        if key not in _LEFT_OUT or (story if key == STORY else translated(key))
    )
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]
