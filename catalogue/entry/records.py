"""What parsing gives: a draft of a record, in which references are still names."""

from dataclasses import dataclass
from typing import Any

from catalogue.diagnostics import Place
from catalogue.schema import Kind


@dataclass(frozen=True, slots=True)
class RefName:
    """A reference as written: the name of a record of ``kind``, still to be found."""

    kind: str
    name: str
    place: Place

    def __reduce__(self) -> tuple[type["RefName"], tuple[str, str, Place]]:
        # There are ten of them in every entry: what a dataclass does by itself takes three times
        # as long to thaw.
        return RefName, (self.kind, self.name, self.place)


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
