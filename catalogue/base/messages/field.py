"""Rules about a field and its value."""

import re
from collections.abc import Mapping

from catalogue.base.diagnostics import Severity
from catalogue.base.messages import remedies
from catalogue.base.messages.declaring import Said, did_you_mean, enumerated, quote, rule
from catalogue.base.messages.other_words import is_remark, meant_field


@rule("V201")
def missing_field(key: str, about: str, example: str) -> Said:
    """A required field is missing."""
    # The capital of "één" has no accent.
    what = "één" + about[3:] if about.startswith("Eén") else about[0].lower() + about[1:]
    return f"het veld `{key}` ontbreekt: {what.rstrip('.')}", f"bijvoorbeeld `{key}: {example}`"


@rule("V202")
def unknown_field(key: str, allowed: tuple[str, ...]) -> Said:
    """A field that does not exist."""
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
        return message, f"bedoel je '{meant}'?"
    if is_remark(key):
        return message, "is het alleen voor redacteuren? Zet dan een # voor de regel"
    if not allowed:
        return message, "haal het weg; alles wat hier kan, staat er al"
    return message, f"hier kan nog: {enumerated(allowed, 40)}"


@rule("V203")
def double_field(key: str, first: int) -> Said:
    """The same field twice."""
    return f"het veld `{key}` staat er al op regel {first}", "haal één van de twee weg"


@rule("V204")
def wrong_shape(key: str, found: str, wanted: str, example: str, first: str = "") -> Said:
    """A list where a text must be, or the other way round.

    ``first`` is the first field of a group that should have been an item of a list.
    """
    return (
        f"`{key}` moet zijn: {wanted}; hier staat {found}",
        f"zet een streepje en een spatie voor `{first}`, of voor elk groepje als het er meer zijn"
        if first
        else f"bijvoorbeeld `{key}: {example}`",
    )


@rule("V205")
def not_an_option(key: str, written: str, options: Mapping[str, str]) -> Said:
    """A value outside the list of values (each with the label that visitors read)."""
    by_label = {label: option for option, label in options.items()}
    wanted = YES_NO.get(written.lower(), written)
    begun = [one for one in options if one.startswith(wanted.lower().rstrip(". "))]
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


_FEW_LABELS = 6


YES_NO = {"true": "ja", "yes": "ja", "waar": "ja", "false": "nee", "no": "nee", "onwaar": "nee"}


@rule("V206")
def not_a_day(key: str, written: str, wanted: str, suggestion: str) -> Said:
    """A date that does not exist or is written another way."""
    return (
        f"`{key}` moet zijn: {wanted}; {quote(written)} is dat niet",
        f"bedoel je '{suggestion}'?" if suggestion else remedies.about_day(written),
    )


@rule("V207")
def not_a_number(key: str, written: str, wanted: str) -> Said:
    """Not a number, or a number that is too small or too large."""
    return f"`{key}` moet zijn: {wanted}; {quote(written)} is dat niet", "schrijf alleen het getal"


@rule("V208")
def wrong_length(key: str, length: int, longest: int) -> Said:
    """A text that is too long."""
    return (
        f"`{key}` is te lang: {length} tekens, hoogstens {longest} mag",
        "maak de zin korter; de rest kan in de tekst eronder",
    )


@rule("V209")
def not_an_address(key: str, written: str, wanted: str, suggestion: str) -> Said:
    """Not a web address."""
    return (
        f"`{key}` moet zijn: {wanted}; {quote(written)} is dat niet",
        f"bedoel je '{suggestion}'?" if suggestion else remedies.about_address(written),
    )


@rule("V210")
def empty_field(key: str) -> Said:
    """A field without a value."""
    return f"`{key}` is leeg", "vul het in, of haal de regel weg"


@rule("V211")
def wrong_count(key: str, found: int, least: int, most: int) -> Said:
    """A list with too few or too many values."""
    if found < least:
        must = "moet minstens 1 waarde" if least == 1 else f"moeten minstens {least} waarden"
        there = "is een lege lijst" if not found else f"heeft er maar {found}"
        return f"`{key}` {there}; er {must} in staan", "vul de lijst aan"
    return (
        f"`{key}` heeft {found} waarden; hoogstens {most} mag",
        "laat de minst belangrijke weg",
    )


@rule("V212")
def double_value(key: str, written: str) -> Said:
    """The same value twice in a list."""
    return f"`{key}` noemt {quote(written)} twee keer", "haal er één weg"


@rule("V213")
def not_in_order(first: str, second: str, *, same: bool = False) -> Said:
    """A beginning that comes after its end."""
    if same:
        return f"`{first}` en `{second}` zijn gelijk", f"verbeter er één, of haal `{second}` weg"
    return f"`{first}` komt na `{second}`", "wissel ze om, of verbeter er één"


@rule("V214")
def not_a_name(key: str, written: str, suggestion: str) -> Said:
    """An id that cannot be an address."""
    return (
        f"`{key}` mag alleen kleine letters, cijfers en streepjes hebben: {quote(written)}",
        f"bedoel je '{suggestion}'?" if suggestion else "kies een korte naam",
    )


@rule("V215", Severity.WARNING)
def unfinished(key: str) -> Said:
    """A value that still holds the words of a new file."""
    return f"`{key}` is nog niet ingevuld", "vervang de voorbeeldtekst, ook '(nog invullen)'"


@rule("V216")
def not_together(key: str, other: str) -> Said:
    """A field that says nothing without another one."""
    return (
        f"`{key}` hoort samen met `{other}`, maar `{other}` is er niet",
        f"vul ook `{other}` in, of haal `{key}` weg",
    )


@rule("V217")
def not_both(key: str, other: str) -> Said:
    """Two fields that say the same in another way."""
    return (
        f"`{key}` en `{other}` kunnen niet samen",
        f"haal `{key}` weg: `{other}` zegt het preciezer",
    )


@rule("V218")
def never_on(day: str, weekday: str, days: str) -> Said:
    """An exception on a day on which it would not be anyway."""
    return (
        f"`behalve` noemt {day}, maar dat is een {weekday}; het is {days}",
        "kijk in een kalender welke dag het moet zijn",
    )


@rule("V219")
def not_a_time(key: str, written: str, wanted: str, suggestion: str) -> Said:
    """A time that does not exist or is written another way."""
    return (
        f"`{key}` moet zijn: {wanted}; {quote(written)} is dat niet",
        f"bedoel je '{suggestion}'?" if suggestion else remedies.about_time(written),
    )


@rule("V220")
def skipped_time(key: str, written: str) -> Said:
    """A time that the clock skips when summer time begins."""
    return (
        f"`{key}` kan niet {quote(written)} zijn: in die nacht gaat de klok van 2 naar 3 uur",
        "kies een andere tijd of dag",
    )


@rule("V221", Severity.WARNING)
def markup(key: str, kind: str, written: str) -> Said:
    """Markup in a field, of which visitors see the signs."""
    return (
        f"`{key}` is gewone tekst, dus {quote(written)} komt precies zo op de site",
        _WITHOUT[kind],
    )


_WITHOUT = {
    "code": "haal de code tussen < en > weg",
    "teken": "typ het teken zelf, of een spatie",
    "sterren": "haal de sterretjes weg",
    "link": "haal de link weg, of zet hem in de tekst onder de velden",
}


@rule("V230", Severity.TIP)
def some_time_ago(past: str, checked: str, today: str) -> Said:
    """An entry that nobody checked for half a year."""
    return _not_fresh(past, checked, today)


@rule("V231", Severity.WARNING)
def long_ago(past: str, checked: str, today: str) -> Said:
    """An entry that nobody checked for a year."""
    return _not_fresh(past, checked, today)


@rule("V232", Severity.WARNING)
def in_the_future(checked: str, today: str) -> Said:
    """An entry that was checked on a day that is still to come."""
    return (
        f"`gecontroleerd` ligt in de toekomst ({checked})",
        f"schrijf de dag waarop je het nakeek; vandaag is het {today}",
    )


def _not_fresh(past: str, checked: str, today: str) -> Said:
    return (
        f"dit is {past} geleden nagekeken ({checked})",
        f"lees het na; klopt alles nog, schrijf dan `gecontroleerd: {today}`",
    )
