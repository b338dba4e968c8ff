"""Rules about a field and its value."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from catalogue.base.diagnostics import Diagnostic, Severity
from catalogue.base.messages.rule import Rule, Words, did_you_mean, enumerated, quote, rule
from catalogue.base.text import nearest

_REMARKS = frozenset({"opmerking", "opmerkingen", "notitie", "notities", "todo", "nb", "let op"})
_NONE = frozenset({"geen", "nee", "nvt", "n.v.t.", "onbekend", "-", "--", "?", "x"})
_STILL = _NONE | {"heden", "nu", "doorlopend", "loopt nog", "niet", "nog niet", "nooit"}
_WITHOUT = {
    "code": "haal de code tussen < en > weg",
    "teken": "typ het teken zelf, of een spatie",
    "sterren": "haal de sterretjes weg",
    "link": "haal de link weg, of zet hem in de tekst onder de velden",
}
# Words of other catalogues, of other languages, or just another word for it: the fields that are
# meant, the likeliest first, and what people write.
_WRITTEN_FOR_FIELDS = {
    "titel naam": "title",
    "naam": "titel, name",
    "titel": "naam",
    "samenvatting": "description, summary, beschrijving, omschrijving, inleiding, intro",
    "themas": "tags, onderwerp, onderwerpen",
    "themas soort": "categorie",
    "zoekwoorden kenmerken": "trefwoorden",
    "soort": "type",
    "website": "url, link, site",
    "url website": "webadres",
    "kosten": "prijs",
    "adres": "locatie, straat",
    "adres plek": "plaats",
    "wijken": "wijk, buurt, gebied",
    "doelgroepen": "voor, voor wie",
    "meedoen": "aanmelden, inschrijven, contact, email, telefoon",
    "email contact meedoen": "e-mail, mail",
    "telefoon meedoen": "tel, telefoonnummer",
    "aanbieders": "organisatie, organisator, school",
    "partners": "samenwerking, deelnemers",
    "momenten begin gecontroleerd": "datum",
    "momenten": "data, wanneer",
    "vaste_tijden": "tijden, tijd",
    "begin van": "start, begindatum",
    "van": "begin",
    "begin": "van",
    "van begin": "vanaf",
    "eind tot": "einde, einddatum",
    "tot": "eind",
    "eind": "tot",
    "bronnen url": "bron",
    "beeld": "foto, afbeelding",
    "gecontroleerd": "nagekeken",
    "apparatuur": "machines",
    "en": "engels",
    "tr": "turks",
    "ar": "arabisch",
    "pl": "pools",
    "uk": "oekraïens",
}
_FIELDS_BY_WORD = {
    word: fields.split()
    for fields, words in _WRITTEN_FOR_FIELDS.items()
    for word in words.split(", ")
}
YES_NO = {"true": "ja", "yes": "ja", "waar": "ja", "false": "nee", "no": "nee", "onwaar": "nee"}
_FEW = 20
# A longer value is not said twice.
_LONGEST = 120
_FEW_LABELS = 6


@rule("V201")
def missing_field(key: str, about: str, example: str) -> Words:
    """A required field is missing."""
    # The capital of "één" has no accent.
    what = "één" + about[3:] if about.startswith("Eén") else about[0].lower() + about[1:]
    return f"het veld `{key}` ontbreekt: {what.rstrip('.')}", f"bijvoorbeeld `{key}: {example}`"


def with_line(problem: Diagnostic, key: str) -> Diagnostic:
    """Give the remedy of a field with one value the whole line, when it proposes that value."""
    meant = re.fullmatch(r"bedoel je '(.+)'\?", problem.advice)
    line = f" Schrijf dan `{key}: {meant[1]}`" if meant and len(meant[1]) <= _LONGEST else ""
    return replace(problem, advice=problem.advice + line)


@rule("V202")
def unknown_field(key: str, allowed: tuple[str, ...], value: str = "") -> Words:
    """A field that does not exist; ``value`` is what is written behind it, on one line."""
    if ":" in key:
        name, _, value = key.partition(":")
        return (
            f"achter de dubbele punt in {quote(key)} ontbreekt een spatie",
            f"schrijf `{name}: {value}`",
        )
    if re.fullmatch(r"[0-9]+", key):
        return (
            f"hier staat een komma voor '{key}', en die begint een nieuw veld",
            "is het een getal? Schrijf dan een punt in plaats van de komma, zoals 51.91",
        )
    meant = meant_field(key, allowed)
    message = f"onbekend veld {quote(key)}"
    if meant:
        line = f" Schrijf dan `{meant}: {value}`" if value else ""
        return message, f"bedoel je '{meant}'?{line}"
    if is_remark(key):
        return message, "is het alleen voor redacteuren? Zet dan een # voor de regel"
    if not allowed:
        return message, "haal het weg; alles wat hier kan, staat er al"
    return message, f"hier kan nog: {enumerated(allowed, 40)}"


double_field = Rule[str, int](
    "V203", "het veld `{key}` staat er al op regel {first}", "haal één van de twee weg"
)


@rule("V204")
def wrong_shape(key: str, actual: str, wanted: str, example: str, first: str = "") -> Words:
    """A list where a text must be, or the other way round.

    ``first`` is the first field of a group that should have been an item of a list.
    """
    return (
        f"`{key}` moet zijn: {wanted}; hier staat {actual}",
        f"zet een streepje en een spatie voor `{first}`, of voor elk groepje als het er meer zijn"
        if first
        else f"bijvoorbeeld `{key}: {example}`",
    )


@rule("V205")
def not_an_option(key: str, written: str, options: Mapping[str, str]) -> Words:
    """A value outside the list of values (each with the label that visitors read)."""
    by_label = {label.lower(): option for option, label in options.items()}
    wanted = YES_NO.get(written.lower(), written)
    begun = [option for option in options if option.startswith(wanted.lower().rstrip(". "))]
    if len(begun) == 1 and len(wanted) > 1:
        wanted = begun[0]
    labels = [f"{option} ({label})" for option, label in options.items() if label != option]
    return (
        f"`{key}` kan niet {quote(written)} zijn; kies uit {enumerated(options, 20)}",
        did_you_mean(
            by_label.get(wanted.lower(), wanted),
            options,
            f"dit betekenen ze: {', '.join(labels)}" if 0 < len(labels) <= _FEW_LABELS else "",
        ),
    )


def _not(key: str, written: str, wanted: str, suggestion: str, otherwise: str) -> Words:
    advice = f"bedoel je '{suggestion}'?" if suggestion else otherwise
    return f"`{key}` moet zijn: {wanted}; {quote(written)} is dat niet", advice


@rule("V206")
def not_a_day(key: str, written: str, wanted: str, suggestion: str) -> Words:
    """A date that does not exist or is written another way."""
    return _not(key, written, wanted, suggestion, _about_day(written))


@rule("V207")
def not_a_number(key: str, written: str, wanted: str) -> Words:
    """Not a number, or a number that is too small or too large."""
    numbers = re.findall(r"\d+", written, re.ASCII)
    only = numbers[0] if len(numbers) == 1 and not set(written) & set("-.,") else ""
    suggestion = only if only != written.strip() else ""
    return _not(key, written, wanted, suggestion, "schrijf alleen het getal")


wrong_length = Rule[str, int, int](
    "V208",
    "`{key}` is te lang: {length} tekens, hoogstens {longest} mag",
    "maak de zin korter; de rest kan in de tekst eronder",
)


@rule("V209")
def not_an_address(
    key: str, written: str, wanted: str, suggestion: str, otherwise: str = ""
) -> Words:
    """Not a web address, mail address or telephone number; ``otherwise`` is the advice."""
    return _not(key, written, wanted, suggestion, otherwise or _about_address(written))


empty_field = Rule[str]("V210", "`{key}` is leeg", "vul het in, of haal de regel weg")


@rule("V211")
def wrong_count(key: str, count: int, least: int, most: int, example: str) -> Words:
    """A list with too few or too many values."""
    if count < least:
        must = "moet minstens 1 waarde" if least == 1 else f"moeten minstens {least} waarden"
        there = "is een lege lijst" if not count else f"heeft er maar {count}"
        return f"`{key}` {there}; er {must} in staan", (
            f"vul de lijst aan, bijvoorbeeld `{key}: {example}`"
        )
    return (
        f"`{key}` heeft {count} waarden; hoogstens {most} mag",
        "laat de minst belangrijke weg",
    )


@rule("V212")
def double_value(key: str, written: str, line: str) -> Words:
    """A list that names something twice; ``line`` is the list without that, or empty."""
    advice = f"schrijf `{key}: {line}`" if line else "haal er één weg"
    return f"`{key}` noemt {quote(written)} twee keer", advice


@rule("V213")
def not_in_order(first: str, second: str, *, same: bool = False) -> Words:
    """A beginning that comes after its end."""
    if same:
        return f"`{first}` en `{second}` zijn gelijk", f"verbeter er één, of haal `{second}` weg"
    return f"`{first}` komt na `{second}`", "wissel ze om, of verbeter er één"


@rule("V214")
def not_a_name(key: str, written: str, suggestion: str) -> Words:
    """An id that cannot be an address."""
    return (
        f"`{key}` mag alleen kleine letters, cijfers en streepjes hebben: {quote(written)}",
        f"bedoel je '{suggestion}'?" if suggestion else "kies een korte naam",
    )


unfinished = Rule[str](
    "V215",
    "`{key}` is nog niet ingevuld",
    "vervang de voorbeeldtekst, ook '(nog invullen)'",
    Severity.WARNING,
)
not_together = Rule[str, str](
    "V216",
    "`{key}` hoort samen met `{other}`, maar `{other}` is er niet",
    "vul ook `{other}` in, of haal `{key}` weg",
)
not_both = Rule[str, str](
    "V217",
    "`{key}` en `{other}` kunnen niet samen",
    "haal `{key}` weg: `{other}` zegt het preciezer",
)
never_on = Rule[str, str, str](
    "V218",
    "`behalve` noemt {day}, maar dat is een {weekday}; het is {days}",
    "kijk in een kalender welke dag het moet zijn",
)


@rule("V219")
def not_a_time(key: str, written: str, wanted: str, suggestion: str) -> Words:
    """A time that does not exist or is written another way."""
    return _not(key, written, wanted, suggestion, _about_time(written))


skipped_time = Rule[str, str](
    "V220",
    "`{key}` kan niet '{written}' zijn: in die nacht gaat de klok van 2 naar 3 uur",
    "kies een andere tijd of dag",
)


@rule("V221", Severity.WARNING)
def markup(key: str, kind: str, written: str) -> Words:
    """Markup in a field, of which visitors see the signs."""
    return (
        f"`{key}` is gewone tekst, dus {quote(written)} komt precies zo op de site",
        _WITHOUT[kind],
    )


retired = Rule[str, str](
    "V222",
    "`{key}` hoort hier niet meer: {reason}",
    "haal de regel weg; `python build.py check --fix` doet dat voor je",
    Severity.WARNING,
)


@rule("V223")
def not_chosen(key: str, options: Collection[str]) -> Words:
    """An example of a new file in the place of what only the editor can choose."""
    advice = f"kies uit {enumerated(options, _FEW)}" if 0 < len(options) <= _FEW else "kies zelf"
    return f"bij `{key}` staat nog een voorbeeld", advice


cut_off = Rule[str, str, str](
    "V224",
    "`{key}` houdt op voor '{remark}': een spatie met # begint een opmerking",
    "zet de hele waarde tussen aanhalingstekens: `{key}: {line}`",
    Severity.WARNING,
)


@rule("V225", Severity.WARNING)
def personal_data(written: str) -> Words:
    """A mail address or a mobile number of a person."""
    return (
        f"{quote(written)} lijkt van een persoon",
        "haal het weg, of neem het algemene adres of nummer van de organisatie",
    )


_NOT_FRESH = (
    "dit is {past} geleden nagekeken ({checked})",
    "lees het na; klopt alles nog, schrijf dan `gecontroleerd: {today}`",
)
some_time_ago = Rule[str, str, str]("V230", *_NOT_FRESH, Severity.TIP)
long_ago = Rule[str, str, str]("V231", *_NOT_FRESH, Severity.WARNING)
in_the_future = Rule[str, str](
    "V232",
    "`gecontroleerd` ligt in de toekomst ({checked})",
    "schrijf de dag waarop je het nakeek; vandaag is het {today}",
    Severity.WARNING,
)


def _about_day(written: str) -> str:
    """A day that does not exist or is no day."""
    text = written.strip()
    if text.lower() in _STILL:
        return "laat dit weg als er geen dag of jaar is"
    if re.fullmatch(r"(?:[a-z]+ )?\d{4}", text, re.ASCII | re.IGNORECASE):
        return "schrijf ook de dag, zoals 2026-09-01"
    if len(re.findall(r"\d{4}", text, re.ASCII)) > 1:
        return "schrijf hier één datum"
    if re.fullmatch(r"\d{1,4}[-/. ]\d{1,2}([-/. ]\d{1,4})?", text, re.ASCII):
        return "kijk na of die dag bestaat"
    if re.match(r"\d{4}-\d{2}-\d{2}[ T]", text, re.ASCII):
        return "kijk na of die dag en die tijd bestaan"
    return "schrijf eerst het jaar, dan de maand, dan de dag, in cijfers met streepjes ertussen"


def _about_time(written: str) -> str:
    """A time that is no time."""
    if len(re.findall(r"\d{1,2}[:.]\d{2}", written, re.ASCII)) > 1:
        return "zet het begin bij `van` en het eind bij `tot`"
    return "schrijf uren en minuten in cijfers, met een dubbele punt ertussen"


def _about_address(written: str) -> str:
    """A web address that is none."""
    text = written.strip()
    if text.lower() in _NONE:
        return "haal de regel weg als er geen adres is"
    if re.fullmatch(r"(?:mailto:)?[^\s@]+@[^\s@]+", text):
        return "dit is een mailadres; kopieer het adres van de site uit je browser"
    if len(re.findall(r"https?://|www\.", text)) > 1:
        return "schrijf hier één adres; andere adressen kunnen bij `bronnen` of in de tekst"
    return "kopieer het adres uit je browser"


def meant_field(key: str, allowed: Iterable[str]) -> str | None:
    """The field that someone who wrote ``key`` most likely meant: misspelt, or another word."""
    fields = tuple(allowed)
    other = next((word for word in _FIELDS_BY_WORD.get(key.lower(), ()) if word in fields), None)
    return other or nearest(key.partition(":")[0], fields)


def is_remark(key: str) -> bool:
    """Test for a key under which editors leave remarks for each other."""
    return key.lower() in _REMARKS
