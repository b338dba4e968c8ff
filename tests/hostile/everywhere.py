"""A catalogue in which every text of every kind is a payload, as if no check had stopped it.

What may hold a text follows from ``schema``: a new field is filled without a change here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import build
from catalogue.base.diagnostics import Place
from catalogue.base.plan import Plan
from catalogue.checks import contents
from catalogue.content import model
from catalogue.content.images import Picture
from catalogue.content.model import Catalogue
from catalogue.content.parse import Draft, RefName
from catalogue.content.versions import NONE
from catalogue.schema import KINDS
from catalogue.schema.shapes import (
    Choice,
    Clock,
    Day,
    Decimal,
    Group,
    Many,
    Moment,
    Period,
    Ref,
    Shape,
    Text,
    Url,
    Whole,
    fields_of,
)
from catalogue.search import index
from catalogue.site import theme
from tests import harness
from tests.harness import TODAY
from tests.hostile import payloads

# One page shows this many, so that all pages can be opened in reasonable time.
TOGETHER = 40


def groups(canary: str) -> list[list[str]]:
    """All payloads, some at a time."""
    armed = [payloads.armed(one, canary) for one in (*payloads.EVERYWHERE, *payloads.MARKDOWN)]
    return [armed[at : at + TOGETHER] for at in range(0, len(armed), TOGETHER)]


def catalogue(canary: str) -> Catalogue:
    """One record of every kind per group of payloads, all connected as in the smallest site."""
    reading = contents.read(harness.SMALL)
    found, _ = contents.check(reading)
    made = [made for draft in found for made in _filled(draft, groups(canary))]
    return model.resolve(made, TODAY, _Pictures(reading.images))


class _Pictures(dict[str, Picture]):
    """A picture for every name, as if nobody had checked that it is there."""

    def __missing__(self, name: str) -> Picture:
        return next(iter(self.values()))


def planned(content: Catalogue, base_url: str = "") -> Plan:
    """The site of a catalogue that no check has seen."""
    return build.plan_site(
        content,
        {"en": content},
        index.build(content),
        theme.load(harness.TEMPLATES),
        base_url,
        harness.TODAY,
        NONE,
    )


def texts_of(kind_fields: Sequence[Any]) -> Iterator[str]:
    """The path of every field that holds a text: ``naam``, ``momenten.plek``."""
    for field in kind_fields:
        shape = field.shape.item
        if isinstance(shape, Text):
            yield field.key
        elif isinstance(shape, Group):
            for inner in texts_of(fields_of(shape.record)):
                yield f"{field.key}.{inner}"


def places() -> list[str]:
    """Every place for a text in every kind, and the text of a page below its fields."""
    named = [f"{kind.name}.{path}" for kind in KINDS for path in texts_of(kind.fields)]
    return [*named, *(f"{kind.name}.tekst" for kind in KINDS if kind.folder)]


def _filled(draft: Draft, found: Sequence[list[str]]) -> Iterator[Draft]:
    if draft.kind.single:
        yield replace(draft, values=_values(draft, found[0]))
        return
    for number, payload in enumerate(found):
        yield replace(
            draft,
            id=draft.id if not number else f"{draft.id}-{number}",
            pad=draft.pad if not number else draft.pad.replace(".md", f"-{number}.md"),
            values=_values(draft, payload),
            text="\n\n".join(payload),
        )


def _values(draft: Draft, payload: list[str]) -> dict[str, Any]:
    values: Mapping[str, Any] = draft.values
    return {
        field.key: _value(field.shape, payload, values.get(field.key))
        for field in draft.kind.fields
    }


def _value(shape: Shape, payload: list[str], given: Any) -> Any:
    match shape:
        case Text():
            return " ".join(payload)
        case Many(shape=Text()):
            return tuple(payload)
        case Many(shape=Group() as group):
            return (_value(group, payload, None),)
        case Many(shape=Choice(options=options), least=least):
            return given or tuple(options)[:least]
        case Many():
            return given or ()
        case Group(record=record):
            return (
                given
                if given and not list(texts_of(fields_of(record)))
                else record(
                    **{field.key: _value(field.shape, payload, None) for field in fields_of(record)}
                )
            )
        case Ref(kind="partner"):
            return given or _PARTNER
    return given if given is not None else _SAMPLES.get(type(shape))


# Of the smallest site, for a reference within a group.
_PARTNER = RefName("partner", "de-school", Place("partners/de-school.md"))
_SAMPLES: Mapping[type, Any] = {
    Day: date(2027, 2, 6),
    Moment: datetime(2027, 2, 6, 10),  # noqa: DTZ001 - a Dutch clock
    Period: "2020",
    Url: "https://voorbeeld.nl/;javascript:hit()",
    Whole: 10,
    Decimal: 1.5,
    Clock: time(10),
    Choice: None,
}
