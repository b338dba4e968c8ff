"""The shapes a value can have: text, number, day, choice, reference, list, group.

A shape says what is allowed and can say so in Dutch. It parses nothing: ``entry`` turns what
someone wrote into values, ``writers`` turn shapes into guides and JSON Schema. So one declaration
of a field (see ``schema``) feeds every check, message and generated file.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from typing import Any, ClassVar


@dataclass(frozen=True)
class Text:
    """A line of text. ``shortest`` and ``longest`` count characters."""

    longest: int = 200
    shortest: int = 1


@dataclass(frozen=True)
class Name:
    """An id: small letters, digits and hyphens. The name of a file without its ending."""

    longest: int = 80
    PATTERN: ClassVar[str] = r"^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True)
class Whole:
    """A whole number from ``low`` to ``high``, both included."""

    low: int
    high: int


@dataclass(frozen=True)
class Decimal:
    """A number with a decimal point from ``low`` to ``high``, both included."""

    low: float
    high: float


@dataclass(frozen=True)
class Day:
    """A calendar day, written YYYY-MM-DD; becomes a ``datetime.date``."""


@dataclass(frozen=True)
class Moment:
    """A day or a day with a time (YYYY-MM-DD HH:MM, Dutch clock).

    Becomes a ``datetime.date`` or a ``datetime.datetime`` without zone, read as Europe/Amsterdam.
    """


@dataclass(frozen=True)
class Clock:
    """A time of the day, HH:MM on the Dutch clock; becomes a ``datetime.time``."""


@dataclass(frozen=True)
class Period:
    """A year, month or day: YYYY, YYYY-MM or YYYY-MM-DD; stays text, since precision matters."""


@dataclass(frozen=True)
class Address:
    """A web address that starts with https:// or http://."""

    longest: int = 500


@dataclass(frozen=True)
class SitePath:
    """An address inside this site, such as ``programmas/oude-naam.html``."""

    longest: int = 200
    PATTERN: ClassVar[str] = r"^([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.html$"


@dataclass(frozen=True)
class Mail:
    """The mail address of an organisation, such as ``info@voorbeeld.nl``."""

    longest: int = 120
    PATTERN: ClassVar[str] = r"^[A-Za-z0-9._+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$"


@dataclass(frozen=True)
class Choice:
    """One of a fixed list. ``options`` maps what is written to the label that visitors read."""

    options: Mapping[str, str]


@dataclass(frozen=True)
class Ref:
    """The id of a record of kind ``kind``."""

    kind: str


@dataclass(frozen=True)
class Many:
    """A list of ``least`` to ``most`` values of one shape; becomes a tuple."""

    shape: "Shape"
    least: int = 0
    most: int = 60


@dataclass(frozen=True)
class Group:
    """Fields within a field, such as ``leeftijd: {van: 8, tot: 12}``; becomes ``record``."""

    record: type[Any]


Shape = (
    Text
    | Name
    | Whole
    | Decimal
    | Day
    | Moment
    | Clock
    | Period
    | Address
    | SitePath
    | Mail
    | Choice
    | Ref
    | Many
    | Group
)


@dataclass(frozen=True)
class Field:
    """One key that an editor writes.

    ``about`` is its sentence in the guide for editors (Dutch), ``example`` what a good value looks
    like in YAML, ``default`` what an absent key becomes (``...`` means the key is required).
    ``label`` is the name that a form shows, where the key with a capital is not good Dutch.
    """

    key: str
    shape: Shape
    about: str
    example: str
    default: Any
    label: str = ""

    @property
    def required(self) -> bool:
        """Whether a record without this key is a mistake."""
        return self.default is ...

    @property
    def name(self) -> str:
        """What a form calls it: ``Oude namen``."""
        return self.label or self.key[0].upper() + self.key[1:].replace("_", " ")


def key(
    shape: Shape, about: str, example: str = "", default: Any = None, *, label: str = ""
) -> Any:
    """Declare a dataclass field that editors write; ``default=...`` makes it required.

    Returns ``Any`` so that the annotation beside it stays the typed truth. A ``Many`` that is
    absent becomes an empty tuple.
    """
    if isinstance(shape, Many) and default is None:
        default = ()
    declared = {
        "shape": shape,
        "about": about,
        "example": example,
        "default": default,
        "label": label,
    }
    if default is ...:
        return field(metadata=declared)
    return field(default=default, metadata=declared)


def fields_of(record: type[Any]) -> tuple[Field, ...]:
    """The fields that editors write for ``record`` (a dataclass), in the order of declaration."""
    # A class can be hashed; typeshed doubts it.
    return _fields_of(record)  # type: ignore[arg-type]


@cache
def _fields_of(record: type[Any]) -> tuple[Field, ...]:
    return tuple(
        Field(
            key=item.name,
            shape=item.metadata["shape"],
            about=item.metadata["about"],
            example=item.metadata["example"],
            label=item.metadata["label"],
            default=... if item.default is MISSING else item.default,
        )
        for item in fields(record)
        if "shape" in item.metadata
    )


def describe(shape: Shape) -> str:
    """What is allowed, as the end of a Dutch sentence: "een datum als 2026-09-01"."""
    match shape:
        case Text(longest=longest):
            return f"een tekst van hoogstens {longest} tekens"
        case Name():
            return "een naam met kleine letters, cijfers en streepjes, zoals 'open-werkplaats'"
        case Whole(low=low, high=high):
            return f"een heel getal van {low} tot en met {high}"
        case Decimal(low=low, high=high):
            return f"een getal met een punt van {low} tot en met {high}"
        case Day():
            return "een datum als 2026-09-01 (jaar-maand-dag)"
        case Moment():
            return "een datum als 2026-09-01, of met een tijd: 2026-09-01 19:30"
        case Clock():
            return "een tijd als 13:30"
        case Period():
            return "een jaar, maand of dag: 2026, 2026-09 of 2026-09-01"
        case Address():
            return "een webadres dat begint met https:// of http://"
        case SitePath():
            return "een adres binnen deze site, zoals programmas/oude-naam.html"
        case Mail():
            return "een mailadres zoals info@voorbeeld.nl"
        case Choice(options=options):
            return "één van " + ", ".join(f"`{option}`" for option in options)
        case Ref(kind=kind):
            return f"de korte naam van een {kind}"
        case Many(shape=inner):
            return f"een lijst, met steeds {describe(inner)}"
        case Group(record=record):
            return "een groepje met " + ", ".join(f"`{item.key}`" for item in fields_of(record))
