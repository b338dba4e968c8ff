"""Entries that nobody has looked at for a while: a note each, and an issue per aanbieder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic
from catalogue.content.parse import Draft, RefName
from catalogue.insight import freshness
from catalogue.insight.freshness import Freshness


@dataclass(frozen=True, slots=True)
class Issue:
    """What to ask the people of one aanbieder; ``body`` is Markdown."""

    title: str
    body: str


def notes(draft: Draft, today: date) -> Iterator[Diagnostic]:
    """The note about one entry, if it is not fresh."""
    checked = draft.values.get("gecontroleerd")
    if not isinstance(checked, date):
        return
    rule = {
        Freshness.AMBER: messages.field.some_time_ago,
        Freshness.RED: messages.field.long_ago,
    }.get(freshness.of(checked, today))
    if rule:
        past = freshness.in_words(freshness.months(checked, today))
        yield rule(draft.places["gecontroleerd"], past, checked.isoformat(), today.isoformat())


def too_early(draft: Draft, today: date) -> Iterator[Diagnostic]:
    """The note about an entry that was checked on a day to come.

    A computer that does not run on Dutch time may be a day behind.
    """
    checked = draft.values.get("gecontroleerd")
    if isinstance(checked, date) and checked > today + timedelta(days=1):
        place = draft.places["gecontroleerd"]
        yield messages.field.in_the_future(place, checked.isoformat(), today.isoformat())


def issues(drafts: Iterable[Draft], today: date) -> list[Issue]:
    """One issue per aanbieder with something that is not fresh, in order of name."""
    listed = list(drafts)
    names = {one.id: _name(one) for one in listed if one.kind.name == "partner"}
    found: dict[str, list[Draft]] = {}
    for draft in listed:
        if next(notes(draft, today), None):
            for owner in _owners(draft) or ("",):
                found.setdefault(names.get(owner, owner), []).append(draft)
    return [_issue(name, entries, today) for name, entries in sorted(found.items())]


def _owners(draft: Draft) -> tuple[str, ...]:
    if draft.kind.name == "partner":
        return (draft.id,)
    value = draft.values.get("aanbieders") or draft.values.get("trekkers") or ()
    return tuple(ref.name for ref in value if isinstance(ref, RefName))


def _issue(name: str, entries: list[Draft], today: date) -> Issue:
    lines = [
        "Wil je dit nalezen? Klopt het nog, zet dan bij `gecontroleerd` de dag van vandaag.",
        "Klopt het niet meer, verander dan wat anders is. Is iets gestopt? Zet `status: gestopt`.",
        "",
    ]
    for draft in sorted(entries, key=lambda one: (one.values["gecontroleerd"], one.pad)):
        checked = draft.values["gecontroleerd"]
        past = freshness.in_words(freshness.months(checked, today))
        mark = "**" if freshness.of(checked, today) is Freshness.RED else ""
        path = draft.place.path
        lines.append(f"- [ ] {_plain(_name(draft))}: {mark}{past} geleden{mark} (`{path}`)")
    return Issue(f"Nalezen: {name or 'zonder aanbieder'}", "\n".join(lines))


def _name(draft: Draft) -> str:
    return str(draft.values.get("naam") or draft.values.get("titel") or draft.id)


def _plain(text: str) -> str:
    """Between backticks a name mentions nobody and is no Markdown."""
    return "`" + text.replace("`", "'") + "`"
