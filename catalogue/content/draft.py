"""What parsing gives: a draft of a record, in which references are still names.

Tens of thousands of drafts are kept between builds (see ``lasting``). So they are frozen as little
as can be: what follows from the schema is left out, and a word that many of them have is the same
object in all of them when they are thawed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Any

from catalogue.base.diagnostics import Place
from catalogue.schema import Kind

# Characters. A longer value is a sentence, and no other entry has the same.
_WORD = 24


@dataclass(frozen=True, slots=True)
class RefName:
    """A reference as written: the name of a record of ``kind``, still to be found."""

    kind: str
    name: str
    place: Place

    def __reduce__(self) -> tuple[Callable[..., "RefName"], tuple[str | int, ...]]:
        return thawed_ref, (self.kind, self.name, *self.place)


@dataclass(frozen=True, eq=False, slots=True)
class Draft:
    """A record with its own fields in order; ``sound`` says whether a record can be made of it.

    A draft is equal to itself alone: who has the same one as before need not look into it.

    ``values`` maps each key to its value, with ``RefName`` for references; ``places`` maps each
    key to where its value stands.
    """

    kind: Kind
    id: str
    pad: str
    place: Place
    values: dict[str, Any]
    places: dict[str, Place]
    text: str
    line: int
    sound: bool

    def __reduce__(self) -> tuple[Callable[..., "Draft"], tuple[Any, ...]]:
        usual = _usual(self.kind) if self.sound else {}
        given = {key: one for key, one in self.values.items() if one is not usual.get(key, self)}
        places = {key: tuple(place) for key, place in self.places.items()}
        own = (self.kind, self.id, self.pad, tuple(self.place))
        return thawed_draft, (*own, given, places, self.text, self.line, self.sound)


def thawed_ref(kind: str, name: str, *place: Any) -> RefName:
    """The reference of which these are the parts."""
    return RefName(intern(kind), intern(name), tuple.__new__(Place, place))


def thawed_draft(
    kind: Kind,
    name: str,
    pad: str,
    place: tuple[Any, ...],
    given: Mapping[str, Any],
    places: Mapping[str, tuple[Any, ...]],
    *text: Any,
) -> Draft:
    """The draft of which these are the parts; ``given`` are the values that are not as usual."""
    sound = text[-1]
    values = _usual(kind).copy() if sound else {}
    for key, value in given.items():
        values[intern(key)] = intern(value) if type(value) is str and len(value) < _WORD else value
    stand = {intern(key): tuple.__new__(Place, one) for key, one in places.items()}
    return Draft(kind, name, pad, tuple.__new__(Place, place), values, stand, *text)


# What was kept between builds may call these (see ``lasting``).
thawed_ref.thaws = True  # type: ignore[attr-defined]
thawed_draft.thaws = True  # type: ignore[attr-defined]


@cache
def _usual(kind: Kind) -> dict[str, Any]:
    """What a sound draft has when nobody wrote anything; in order, also what somebody must."""
    return {field.key: field.default for field in kind.fields}
