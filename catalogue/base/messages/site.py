"""Rules about the site as a whole, about templates, and about the texts that they ask for."""

from catalogue.base.diagnostics import Place, Severity
from catalogue.base.messages.rule import Rule, Words, quote, rule

# What GitHub Pages publishes at most, in millions of bytes, and how long that may take.
# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
MOST_MB, MOST_MINUTES = 1_000, 10
# When it is time to think of that.
LARGE_MB = 200

same_name = Rule[str, str, Place](
    "S501",
    "er is al een {kind} met de naam '{name}': {first.path}",
    "is het hetzelfde? Houd er dan één. Zo niet: maak de namen verschillend",
)
address_taken = Rule[str, Place](
    "S502", "het adres '{address}' is al van {first.path}", "kies een ander adres"
)
dead_address = Rule[str, str](
    "S503", "de pagina {page} wijst naar '{address}', maar dat is er niet"
)
page_without = Rule[str, str]("S504", "de pagina {page} heeft {what}")


@rule("S510", Severity.WARNING)
def probable_duplicate(kind: str, name: str, first: Place, why: str) -> Words:
    """Two entries that are probably the same thing."""
    apart = (
        "zet bij `geen_dubbel_met` het andere, met de reden"
        if kind == "programma"
        else "maak de namen duidelijker anders"
    )
    return (
        f"dit lijkt hetzelfde als {quote(name)} ({first.path}, regel {first.line}): {why}",
        f"is het hetzelfde? Houd er één, met het andere adres in `oude_adressen`. Anders: {apart}",
    )


@rule("S511")
def vanished_address(address: str, heir: str, *, stops: bool) -> Words:
    """An address that was published and leads nowhere now."""
    return (
        f"het adres {quote(address, 100)} stond op de site en is er niet meer",
        f"zet in {heir}: `oude_adressen: [{address}]`"
        if heir
        else f"zet het bestand terug{' (met `status: gestopt`)' if stops else ''}, of zet"
        f" `oude_adressen: [{address}]` bij wat ervoor in de plaats kwam",
    )


@rule("S513", Severity.WARNING)
def large_site() -> Words:
    """A site that comes near to what GitHub Pages takes."""
    most, minutes = f"{MOST_MB // 1_000} GB", f"{MOST_MINUTES} minuten"
    advice = (
        f"GitHub Pages neemt hooguit {most}, en publiceren mag hooguit {minutes} duren. Neem "
        "kleinere foto's, verdeel de catalogus over meer sites, of zet de site ergens anders neer"
    )
    return f"de site is groter dan {LARGE_MB} MB", advice


@rule("S514", Severity.WARNING)
def no_contact(broncode: str) -> Words:
    """A site that is published without anybody to ask."""
    instead = f"bezoekers zien nu {broncode}" if broncode else "bezoekers kunnen nu niemand vragen"
    example = "{naam: Naam van de organisatie, email: info@voorbeeld.nl}"
    return (
        f"er staat geen `contact` bij de site; {instead}",
        f"schrijf wie de site beheert: `contact: {example}`",
    )


broken_template = Rule[str](
    "M601", "dit sjabloon klopt niet: {reason}", "sjablonen zijn voor ontwikkelaars; zie README.md"
)
_RENEW = "python -m catalogue.editor.generated"
untranslated = Rule[str](
    "M602",
    "'{text}' is niet vertaald",
    f"zet de vertaling erbij. Staat het Nederlands er nog niet? Typ: {_RENEW}",
)
unused_translation = Rule[str](
    "M603", "niets vraagt naar '{text}'", f"haal het weg, of typ: {_RENEW}"
)
outdated = Rule[str](
    "M604",
    "het Nederlands van '{text}' is veranderd na de vertaling",
    f"staat er `fuzzy` boven, verbeter dan de vertaling en haal dat weg. Zo niet, typ: {_RENEW}",
)
other_values = Rule[str, str](
    "M605", "de vertaling van '{text}' heeft andere invulplekken", "in het Nederlands: {values}"
)
unreadable_translations = Rule[str](
    "M606",
    "dit bestand met vertalingen is niet te lezen: {reason}",
    f"voor een nieuwe taal maakt dit het bestand: {_RENEW}",
)
