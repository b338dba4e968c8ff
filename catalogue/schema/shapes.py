"""Types of the fields: text, number, day, choice, reference, list, group.

A type is called a shape. It says which values are allowed and parses nothing: ``content.parse``
turns what someone wrote into values. The form, the guide, the files for VS Code and the JSON Schema
of the open data are derived from ``describe``, ``yaml_schema``, ``json_schema`` and ``form``. So
one declaration of a field feeds every check, message and generated file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from typing import Any, ClassVar

Schema = dict[str, Any]
"""A JSON Schema."""
Names = Mapping[str, Mapping[str, str]]
"""Kind -> id -> name of the record. A reference to a kind that is not in it takes any id."""

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _string(**keywords: object) -> Schema:
    return {"type": "string", **keywords}


class Shape:
    """Base of all types of a field; those without parameters fill in the constants.

    ``description`` ends a Dutch sentence; ``form`` is what the scripts of the form call it;
    ``yaml`` is the JSON Schema of what an editor types and ``json`` that of the open data.
    """

    description: ClassVar[str]
    form: ClassVar[str]
    yaml: ClassVar[Schema]
    json: ClassVar[Schema]

    @property
    def item(self) -> "Shape":
        """Shape of one value: for a list the shape of its items, else this shape."""
        return self


@dataclass(frozen=True)
class Text(Shape):
    """Line of text; ``shortest`` and ``longest`` count characters."""

    longest: int = 200
    shortest: int = 1
    form = "tekst"


@dataclass(frozen=True)
class Range(Shape):
    """Number from ``low`` to ``high``, both included; ``PATTERN`` is how it is written."""

    low: float
    high: float
    form = "getal"
    PATTERN: ClassVar[str]


class Whole(Range):
    """Whole number, as ``int``."""

    PATTERN = r"^-?(0|[1-9][0-9]{0,9})$"


class Decimal(Range):
    """Number that may have a decimal point, as ``float``."""

    PATTERN = r"^-?[0-9]{1,6}(\.[0-9]{1,12})?$"


class Day(Shape):
    """Calendar day, written YYYY-MM-DD; becomes a ``datetime.date``."""

    description = "een datum als 2026-09-01 (jaar-maand-dag)"
    form = "dag"
    yaml = _string(pattern=f"^{_DAY}$")
    json = _string(format="date")


class Moment(Shape):
    """Day or a day with a time (YYYY-MM-DD HH:MM, Dutch clock).

    Becomes a ``datetime.date`` or a ``datetime.datetime`` without zone, read as Europe/Amsterdam.
    """

    description = "een datum als 2026-09-01, of met een tijd: 2026-09-01 19:30"
    form = "moment"
    yaml = _string(pattern=f"^{_DAY}([ T][0-9]{{1,2}}[:.][0-9]{{2}})?$")
    json = _string(anyOf=[{"format": "date"}, {"format": "date-time"}])


class Clock(Shape):
    """Time of the day, HH:MM on the Dutch clock; becomes a ``datetime.time``."""

    description = "een tijd als 13:30"
    form = "tijd"
    yaml = _string(pattern="^[0-9]{1,2}[:.][0-9]{2}$")
    json = _string(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")


class Period(Shape):
    """Year, month or day: YYYY, YYYY-MM or YYYY-MM-DD; stays text, since precision matters."""

    description = "een jaar, maand of dag: 2026, 2026-09 of 2026-09-01"
    form = "periode"
    # A year alone is a number in YAML.
    yaml: ClassVar = {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
    json = _string(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")


class Pattern(Shape):
    """Line of text that matches ``PATTERN`` and has at most ``longest`` characters."""

    longest: ClassVar[int]
    PATTERN: ClassVar[str]
    form = "patroon"


class Id(Pattern):
    """Id of a record: small letters, digits and hyphens; its file name without the ending."""

    longest = 80
    PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
    description = "een naam met kleine letters, cijfers en streepjes, zoals 'open-werkplaats'"
    yaml = json = _string(pattern=PATTERN, maxLength=longest)


class Url(Pattern):
    """Address on the web that starts with https:// or http://."""

    longest = 500
    PATTERN = "^https?://[^ ]+$"
    description = "een webadres dat begint met https:// of http://"
    form = "adres"
    yaml = _string(pattern=PATTERN, maxLength=longest)
    json = _string(format="uri", maxLength=longest)


class SitePath(Pattern):
    """Address of a page in this site, such as ``programmas/oude-naam.html``."""

    longest = 200
    PATTERN = r"^([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.html$"
    description = "een adres binnen deze site, zoals programmas/oude-naam.html"
    yaml = _string(pattern=PATTERN, maxLength=longest)
    json = _string(format="uri-reference", maxLength=longest)


class Email(Pattern):
    """Mail address, such as ``info@voorbeeld.nl``."""

    longest = 120
    PATTERN = r"^[A-Za-z0-9._+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$"
    description = "een mailadres zoals info@voorbeeld.nl"
    yaml = _string(pattern=PATTERN, maxLength=longest)
    json = _string(format="email", maxLength=longest)


class Phone(Pattern):
    """Telephone number in the Netherlands, such as ``088 123 45 67``."""

    longest = 24
    PATTERN = r"^\+?[0-9][0-9 ()-]{3,21}[0-9]$"
    description = "een telefoonnummer zoals 088 123 45 67"
    yaml = json = _string(pattern=PATTERN, maxLength=longest)


class Steps(Pattern):
    """Line on a map: longitude and latitude of a point in 0.0001 degree, then steps to the next."""

    longest = 5000
    PATTERN = r"^-?[0-9]{1,7} -?[0-9]{1,6}( -?[0-9]{1,5} -?[0-9]{1,5})+$"
    description = (
        "de plek van een punt en de stappen naar de volgende, zoals 44708 519215 1 -4 3 -3"
    )
    yaml = json = _string(pattern=PATTERN, maxLength=longest)


@dataclass(frozen=True)
class Choice(Shape):
    """One of a fixed list. ``options`` maps what is written to the label that visitors read."""

    options: Mapping[str, str]
    form = "keuze"


@dataclass(frozen=True)
class Ref(Shape):
    """Reference to a record of kind ``kind``, by its id."""

    kind: str
    form = "verwijzing"


@dataclass(frozen=True)
class Many(Shape):
    """List of ``least`` to ``most`` values of one shape; becomes a tuple."""

    shape: Shape
    least: int = 0
    most: int = 60
    form = "lijst"

    @property
    def item(self) -> Shape:
        """Shape of the values in the list."""
        return self.shape


@dataclass(frozen=True)
class Group(Shape):
    """Fields within a field, such as ``leeftijd: {van: 8, tot: 12}``; becomes ``record``."""

    record: type[Any]
    form = "groep"

    @property
    def fields(self) -> "tuple[Field, ...]":
        """Fields of the group, in order of declaration."""
        return fields_of(self.record)


@dataclass(frozen=True)
class Field:
    """Declaration of one field: the key that editors write, its shape and its texts.

    ``about`` is its sentence in the guide for editors (Dutch), ``example`` what a good value looks
    like in YAML, ``default`` what an absent key becomes (``...`` means the key is required).
    ``own_label`` is the label where the key with a capital is not good Dutch.
    """

    key: str
    shape: Shape
    about: str
    example: str
    default: Any
    own_label: str = ""

    @property
    def required(self) -> bool:
        """True when every record must have this key."""
        return self.default is ...

    @property
    def label(self) -> str:
        """Label in a form: ``Oude namen`` for the key ``oude_namen``."""
        return self.own_label or self.key[0].upper() + self.key[1:].replace("_", " ")

    @property
    def help(self) -> str:
        """Sentence of help: ``about``, with what is allowed in brackets."""
        return f"{self.about} ({describe(self.shape)})"


def key(
    shape: Shape, about: str, example: str = "", default: Any = None, *, label: str = ""
) -> Any:
    """Declare a dataclass field that editors write; ``default=...`` makes it required.

    Returns ``Any`` so that the annotation beside it stays the typed truth. A ``Many`` that is
    absent becomes an empty tuple.
    """
    if isinstance(shape, Many) and default is None:
        default = ()
    declared = {"shape": shape, "about": about, "example": example, "own_label": label}
    return field(default=MISSING if default is ... else default, metadata=declared)


def fields_of(record: type[Any]) -> tuple[Field, ...]:
    """List the fields that editors write for ``record`` (a dataclass), in order of declaration."""
    # A class can be hashed; typeshed doubts it.
    return _fields_of(record)  # type: ignore[arg-type]


@cache
def _fields_of(record: type[Any]) -> tuple[Field, ...]:
    return tuple(
        Field(
            key=declared.name,
            default=... if declared.default is MISSING else declared.default,
            **declared.metadata,
        )
        for declared in fields(record)
        if declared.metadata
    )


def describe(shape: Shape) -> str:
    """Describe what is allowed, as the end of a Dutch sentence: "een datum als 2026-09-01"."""
    match shape:
        case Text():
            return f"een tekst van hoogstens {shape.longest} tekens"
        case Whole():
            return f"een heel getal van {shape.low} tot en met {shape.high}"
        case Decimal():
            return f"een getal met een punt van {shape.low} tot en met {shape.high}"
        case Choice():
            return "één van " + ", ".join(f"`{option}`" for option in shape.options)
        case Ref():
            return f"de korte naam van een {shape.kind}"
        case Many():
            return f"een lijst, met steeds {describe(shape.item)}"
        case Group():
            return "een groepje met " + ", ".join(f"`{part.key}`" for part in shape.fields)
    return shape.description


def options_of(shape: Shape, names: Names) -> Mapping[str, str]:
    """Map each value of a choice or reference to its label; empty for other shapes."""
    item = shape.item
    if isinstance(item, Choice):
        return item.options
    return names.get(item.kind, {}) if isinstance(item, Ref) else {}


def yaml_schema(shape: Shape, names: Names) -> Schema:
    """Make the JSON Schema of a value as an editor types it in YAML.

    There a year is a number and a day is text.
    """
    match shape:
        case Text():
            # A name may be a number, such as 1040.
            return {"type": ["string", "number"], "maxLength": shape.longest}
        case Choice(options=options):
            return {"enum": list(options), "enumDescriptions": list(options.values())}
        case Ref(kind=kind):
            return {"enum": list(names[kind])} if kind in names else _string(pattern=Id.PATTERN)
        case Many(least=least, most=most):
            counts = {"minItems": least, "maxItems": most, "uniqueItems": True}
            return {"type": "array", "items": yaml_schema(shape.item, names), **counts}
        case Group():
            return yaml_object(shape.fields, names)
        case Range():
            return json_schema(shape)
    return shape.yaml


def json_schema(shape: Shape) -> Schema:
    """Make the JSON Schema of a value in the open data."""
    match shape:
        case Text():
            return _string(minLength=shape.shortest, maxLength=shape.longest)
        case Range(low=low, high=high):
            name = "integer" if isinstance(shape, Whole) else "number"
            return {"type": name, "minimum": low, "maximum": high}
        case Choice(options=options):
            return _string(oneOf=[{"const": key, "title": label} for key, label in options.items()])
        case Ref():
            return _string(pattern=Id.PATTERN)
        case Many(least=least, most=most):
            # An empty list is left out, so a list that is there holds something.
            counts = {"minItems": max(least, 1), "maxItems": most}
            return {"type": "array", "items": json_schema(shape.item), **counts}
        case Group():
            return json_object(shape.fields)
    return shape.json


def yaml_object(declared: Sequence[Field], names: Names) -> Schema:
    """Make the JSON Schema of a block of fields as an editor types it."""
    return _object(
        declared, lambda field: {"description": field.help, **yaml_schema(field.shape, names)}
    )


def json_object(declared: Sequence[Field]) -> Schema:
    """Make the JSON Schema of a record or group in the open data."""
    return _object(declared, lambda field: {"description": field.about, **json_schema(field.shape)})


def _object(declared: Sequence[Field], schema_of: Callable[[Field], Schema]) -> Schema:
    return {
        "type": "object",
        "properties": {field.key: schema_of(field) for field in declared},
        "required": [field.key for field in declared if field.required],
        "additionalProperties": False,
    }
