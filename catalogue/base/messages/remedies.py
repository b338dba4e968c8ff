"""What to do about a value that is written wrongly, when what was meant cannot be guessed."""

import re


def about_day(written: str) -> str:
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


def about_time(written: str) -> str:
    """A time that is no time."""
    if len(re.findall(r"\d{1,2}[:.]\d{2}", written, re.ASCII)) > 1:
        return "zet het begin bij `van` en het eind bij `tot`"
    return "schrijf uren en minuten in cijfers, met een dubbele punt ertussen"


def about_address(written: str) -> str:
    """A web address that is none."""
    text = written.strip()
    if text.lower() in _NONE:
        return "haal de regel weg als er geen adres is"
    if re.fullmatch(r"(?:mailto:)?[^\s@]+@[^\s@]+", text):
        return "dit is een mailadres; kopieer het adres van de site uit je browser"
    if len(re.findall(r"https?://|www\.", text)) > 1:
        return "schrijf hier één adres; andere adressen kunnen bij `bronnen` of in de tekst"
    return "kopieer het adres uit je browser"


_NONE = frozenset({"geen", "nee", "nvt", "n.v.t.", "onbekend", "-", "--", "?", "x"})
_STILL = _NONE | {"heden", "nu", "doorlopend", "loopt nog", "niet", "nog niet", "nooit"}
