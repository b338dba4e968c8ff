"""What the browser must know to show the form, check it and write the file: all from the schema.

The form itself is made by the scripts ``form_*.js``. Nothing about a single field stands there: the
labels, help, limits, choices and messages come from here. ``tests/client`` ties their checks to
those of ``entry``.
"""

from collections.abc import Mapping
from typing import Any

from catalogue.content.yaml_tree import INVISIBLE
from catalogue.editor.derived.document import PATTERNS
from catalogue.schema import Kind, VasteTijd
from catalogue.schema.shapes import (
    Address,
    Choice,
    Field,
    Group,
    Many,
    Pattern,
    Range,
    Ref,
    Shape,
    Text,
    describe,
    fields_of,
)

Data = dict[str, Any]

# Fields of which one says nothing without the other, and the order in which two must come.
TOGETHER = (("geen_dubbel_met", "geen_dubbel_reden"),)
IN_ORDER = (("van", "tot"), ("begin", "eind"))

# Fixed hours: an end needs a beginning before it, a part of the day stands for unknown hours, and
# exceptions are on days on which it would be.
HOURS: Data = {"streng": 1, "vraagt": ["tot", "van"], "nietmet": ["dagdeel", "van"], "dagen": 1}

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


def of_kind(kind: Kind) -> Data:
    """The form of one kind: where its files are and the fields, in the order of the schema."""
    return {
        "naam": kind.name,
        "map": kind.folder or "",
        "velden": [_field(field) for field in kind.fields],
        "samen": [pair for pair in TOGETHER if {*pair} <= {field.key for field in kind.fields}],
    }


def shared() -> Data:
    """What is the same for every kind: messages, patterns and limits."""
    return {
        "meldingen": dict(MESSAGES),
        "patronen": {**PATTERNS, "onzichtbaar": INVISIBLE.pattern},
    }


def references(kind: Kind) -> set[str]:
    """The names of the kinds that its fields refer to."""
    shapes = (field.shape.item for field in kind.fields)
    return {shape.kind for shape in shapes if isinstance(shape, Ref)}


def _field(field: Field) -> Data:
    data: Data = {
        "veld": field.key,
        "label": field.name,
        "uitleg": field.about,
        "voorbeeld": field.example,
        "vorm": shape_data(field.shape),
    }
    if field.required:
        data["nodig"] = 1
    return data


def shape_data(shape: Shape) -> Data:
    """One shape, under a short Dutch name with its limits."""
    described = {"vorm": describe(shape)}
    match shape:
        case Text(longest=longest):
            limits: Data = {"meest": longest}
        case Range(low=low, high=high):
            limits = {"patroon": shape.PATTERN, "van": low, "tot": high, **described}
        case Address(longest=longest):
            limits = {"meest": longest, **described}
        case Pattern(longest=longest):
            limits = {"patroon": shape.PATTERN, "meest": longest, **described}
        case Choice(options=options):
            limits = {"opties": [list(option) for option in options.items()]}
        case Ref(kind=kind):
            limits = {"soort": kind}
        case Many(least=least, most=most):
            limits = {"van": shape_data(shape.item), "minst": least, "meest": most}
        case Group():
            limits = {"velden": [_field(field) for field in shape.fields], **_rules(shape.record)}
        case _:
            limits = described
    return {"is": shape.form, **limits}


def _rules(record: type[Any]) -> Data:
    """What the fields of a group ask of each other; see ``entry.agreeing``."""
    keys = {field.key for field in fields_of(record)}
    rules = next(({"volgorde": list(pair)} for pair in IN_ORDER if {*pair} <= keys), {})
    return {**rules, **HOURS} if record is VasteTijd else dict(rules)
