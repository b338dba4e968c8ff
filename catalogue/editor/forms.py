"""The form on the site: data for the scripts ``form_*.js``, which check it and write the file.

Nothing about a single field stands in those scripts: labels, help, limits, choices and messages
come from here. ``tests/client`` ties their checks to those of ``content``, and reads their files.
"""

from collections.abc import Mapping
from typing import Any

from catalogue.content.yaml_tree import INVISIBLE
from catalogue.schema import Kind, VasteTijd
from catalogue.schema.shapes import (
    Choice,
    Field,
    Group,
    Many,
    Pattern,
    Range,
    Ref,
    Shape,
    Text,
    Url,
    describe,
)

Data = dict[str, Any]

# A value that needs no quotes: a letter, digit or bracket first, and nothing that ends a value.
PATTERNS: Mapping[str, str] = {
    "begin": r"^[A-Za-z0-9(\u00c0-\u024f]",
    "breekt": r":( |$)| #|^(null|Null|NULL)$",
    "vlak": r"^[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f ._/+&()'\u2019-]*$",
}

# Fields of which one says nothing without the other.
_TOGETHER = ("geen_dubbel_met", "geen_dubbel_reden")
# Fixed hours: an end needs a beginning before it, a part of the day stands for unknown hours, and
# exceptions are on days on which it would be.
_HOURS: Data = {"streng": 1, "vraagt": ["tot", "van"], "nietmet": ["dagdeel", "van"], "dagen": 1}

# What a visitor reads beside a field, by the code that `check` has for the same mistake. Words in
# {braces} are filled in.
MESSAGES: Mapping[str, str] = {
    "V201": "Dit moet je nog invullen.",
    "V205": "Kies een van de antwoorden uit de lijst.",
    "V206": "Dit is geen goede datum. Schrijf {vorm}.",
    "V207": "Schrijf {vorm}.",
    "V208": "Dit is te lang: {lengte} tekens. Er passen er {meest}.",
    "V209": "Dit klopt niet. Schrijf {vorm}.",
    "V211": "Kies er minstens {minst} en hoogstens {meest}.",
    "V212": "'{waarde}' staat er twee keer. Haal er één weg.",
    "V213": "Het begin komt na het einde. Wissel ze om.",
    "V216": "Vul ook '{ander}' in, of maak dit leeg.",
    "V217": "Dit kan niet samen met '{ander}'. Maak er één leeg.",
    "V218": "{waarde} is een {dag}, en dan is het er niet. Kijk in een kalender.",
    "V219": "Dit is geen goede tijd. Schrijf {vorm}.",
    "V220": "Die tijd bestaat niet: in die nacht gaat de klok van 2 naar 3 uur.",
    "K301": "'{waarde}' kennen we niet. Kies er een uit de lijst.",
    "K302": "Dit kan niet naar zichzelf wijzen.",
    "S501": "Dit staat al op de site. Zoek de pagina op en kies daar 'Klopt dit niet?'.",
    "B102": "Maak een naam met letters of cijfers erin.",
    "T402": "HTML zoals '{waarde}' kan hier niet. Zet een spatie na het teken '<'.",
    "T403": "Begin een kop met twee hekjes: ## Zo.",
    "T404": "Deze link kan niet: '{waarde}'. Schrijf [tekst](https://adres.nl).",
    "T405": "Deze tekst is te lang of te ingewikkeld. Maak hem korter en eenvoudiger.",
    "T408": "'{waarde}' wordt zo geen link. Schrijf [tekst](https://adres.nl).",
    "T416": "Hier begint nog een blok velden. Haal dat weg, of maak er een eigen voorstel van.",
}


def form_of(kind: Kind) -> Data:
    """Describe the form of one kind: where its files are, and the fields in order."""
    return {
        "naam": kind.name,
        "map": kind.folder or "",
        "velden": [_field_data(field) for field in kind.fields],
        "samen": [_TOGETHER] if {*_TOGETHER} <= {field.key for field in kind.fields} else [],
    }


def shared_data() -> Data:
    """Data for every kind: messages, patterns and limits."""
    return {
        "meldingen": dict(MESSAGES),
        "patronen": {**PATTERNS, "onzichtbaar": INVISIBLE.pattern},
    }


def references(kind: Kind) -> set[str]:
    """Names of the kinds that its fields refer to."""
    items = (field.shape.item for field in kind.fields)
    return {item.kind for item in items if isinstance(item, Ref)}


def _field_data(field: Field) -> Data:
    return {
        "veld": field.key,
        "label": field.label,
        "uitleg": field.about,
        "voorbeeld": field.example,
        "vorm": _shape_data(field.shape),
        **({"nodig": 1} if field.required else {}),
    }


def _shape_data(shape: Shape) -> Data:
    """Describe a shape by a short Dutch name and its limits."""
    described = {"vorm": describe(shape)}
    match shape:
        case Text(longest=longest):
            limits: Data = {"meest": longest}
        case Range(low=low, high=high):
            limits = {"patroon": shape.PATTERN, "van": low, "tot": high, **described}
        case Url(longest=longest):
            limits = {"meest": longest, **described}
        case Pattern(longest=longest):
            limits = {"patroon": shape.PATTERN, "meest": longest, **described}
        case Choice(options=options):
            limits = {"opties": [list(option) for option in options.items()]}
        case Ref(kind=kind):
            limits = {"soort": kind}
        case Many(least=least, most=most):
            limits = {"van": _shape_data(shape.item), "minst": least, "meest": most}
        case Group(record=record):
            limits = {"velden": [_field_data(field) for field in shape.fields]}
            keys = {field.key for field in shape.fields}
            for first, last in (("begin", "eind"), ("van", "tot")):
                limits |= {"volgorde": [first, last]} if {first, last} <= keys else {}
            limits |= _HOURS if record is VasteTijd else {}
        case _:
            limits = described
    return {"is": shape.form, **limits}
