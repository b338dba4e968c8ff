"""Connects again what changed since the last time, and lets everything else be as it was.

No record is changed: what is written otherwise is made anew, and so is every record that points to
it. The catalogue that comes out is another one, equal to what ``links.resolve`` makes of the same
drafts, and shares with the one before it what stayed the same. So what anybody worked out of a
record holds for as long as there is that record, and who still shows the old one sees no change.
"""

from bisect import insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from catalogue.content import model
from catalogue.content.images import Picture
from catalogue.content.model import Belonging, Catalogue
from catalogue.content.parse import Draft
from catalogue.drafts import changes
from catalogue.schema import KINDS, Actie, Kind, Makerspace, Programma, Record, kind_of

T = TypeVar("T", bound=Record)
Remade = Mapping[Record, Record]
"""A record as it was -> as it is now."""
_POINTING: tuple[type[Record], ...] = (Programma, Makerspace, Actie)
"""What ``links`` keeps back-references of; nothing else points to a record with its own file."""


class Connector:
    """Connects drafts, and the next time only what changed."""

    def __init__(self) -> None:
        self._drafts: Sequence[Draft] = ()
        self._catalogue: Catalogue | None = None

    def resolve(self, drafts: Sequence[Draft], beelden: Mapping[str, Picture]) -> Catalogue:
        """What ``links.resolve`` makes of these drafts, which must be as sound as it asks."""
        pairs = changes(self._drafts, drafts)
        changed = [new for _, new in pairs or ()]
        if self._catalogue is None or pairs is None or not all(map(_renews, changed)):
            catalogue = model.resolve(drafts, beelden)
        else:
            catalogue = replace(_renewed(self._catalogue, drafts, changed), beelden=beelden)
        self._drafts, self._catalogue = drafts, catalogue
        return catalogue


def _renews(draft: Draft) -> bool:
    """Whether it is known what points to a record: it is when that has a file of its own."""
    return draft.kind.folder is not None


def _renewed(old: Catalogue, drafts: Sequence[Draft], changed: Sequence[Draft]) -> Catalogue:
    by_id = {name: dict(records) for name, records in old.by_id.items()}
    remade = _remade(old, drafts, changed, by_id)
    lists: dict[str, Any] = {
        kind.plural: _listed(getattr(old, kind.plural), remade, model.order_of(kind))
        for kind in dict.fromkeys(kind_of(type(one)) for one in remade)
    }
    new = replace(old, by_id=by_id, backlinks=_backlinks(old, remade), **lists)
    return replace(new, hiervoor=model.hiervoor(new))


def _remade(
    old: Catalogue,
    drafts: Sequence[Draft],
    changed: Sequence[Draft],
    by_id: Mapping[str, dict[str, Record]],
) -> Remade:
    """Make the records of changed drafts and of all that points to them, and put them in place."""
    waiting: dict[Kind, dict[str, Draft]] = {kind: {} for kind in KINDS}
    for draft in changed:
        waiting[draft.kind][draft.id] = draft
    every = {(draft.kind.record, draft.id): draft for draft in drafts}
    remade = {}
    # A record only points to kinds that come before its own.
    for kind in KINDS:
        for name, draft in waiting[kind].items():
            before = by_id[kind.name][name]
            remade[before] = by_id[kind.name][name] = model.record_of(draft, by_id)
            for one in _pointing(old.belonging_to(before)):
                waiting[kind_of(type(one))][one.id] = every[type(one), one.id]
    return remade


def _pointing(belonging: Belonging) -> Iterator[Record]:
    yield from belonging.programmas
    yield from belonging.makerspaces
    yield from belonging.acties


def _listed(
    before: Sequence[Record], remade: Remade, key: Callable[[Record], tuple[str | int, str]]
) -> tuple[Record, ...]:
    """The list with remade records in place of the old ones, each where it belongs now."""
    same = [one for one in before if one not in remade]
    for one in before:
        if one in remade:
            insort(same, remade[one], key=key)
    return tuple(same)


def _backlinks(old: Catalogue, remade: Remade) -> dict[Record, Belonging]:
    found = dict(old.backlinks)
    for before, after in remade.items():
        if before in found:
            found[after] = found.pop(before)
    pointing: dict[Record, dict[Record, None]] = {}
    for before, after in remade.items():
        if isinstance(after, _POINTING):
            for target in model.targets(before):
                pointing.setdefault(remade.get(target, target), {})
            for target in model.targets(after):
                pointing.setdefault(target, {})[after] = None
    for target, added in pointing.items():
        found[target] = _belonging(found.get(target, Belonging()), remade, added)
    return found


def _belonging(before: Belonging, remade: Remade, added: Mapping[Record, None]) -> Belonging:
    """What belongs to a record, without the old ones among it and with what points to it now."""

    def mixed(old: Sequence[T], kind: type[T]) -> tuple[T, ...]:
        same = [one for one in old if one not in remade]
        for one in added:
            if isinstance(one, kind):
                insort(same, one, key=model.by_name)
        return tuple(same)

    return Belonging(
        mixed(before.programmas, Programma),
        mixed(before.makerspaces, Makerspace),
        mixed(before.acties, Actie),
    )
