"""Rules about the site as a whole."""

from catalogue.base.diagnostics import Place, Severity
from catalogue.base.messages.declaring import Said, quote, rule

# What GitHub Pages publishes at most, in millions of bytes, and how long that may take.
# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
MOST_MB, MOST_MINUTES = 1_000, 10
# When it is time to think of that.
LARGE_MB = 200


@rule("S501")
def same_name(kind: str, name: str, first: Place) -> Said:
    """Two records of one kind with the same name."""
    return (
        f"er is al een {kind} met de naam {quote(name)}: {first.path}",
        "is het hetzelfde? Houd er dan één. Zo niet: maak de namen verschillend",
    )


@rule("S502")
def address_taken(address: str, first: Place) -> Said:
    """Two files that would get the same address."""
    return f"het adres {quote(address)} is al van {first.path}", "kies een ander adres"


@rule("S503")
def dead_address(address: str, page: str) -> Said:
    """A finished page that points to nothing."""
    return f"de pagina {page} wijst naar {quote(address)}, maar dat is er niet", ""


@rule("S504")
def page_without(what: str, page: str) -> Said:
    """A finished page that misses what every page needs."""
    return f"de pagina {page} heeft {what}", ""


@rule("S510", Severity.WARNING)
def probably_double(kind: str, name: str, first: Place, why: str) -> Said:
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
def vanished_address(address: str, heir: str) -> Said:
    """An address that was published and leads nowhere now."""
    return (
        f"het adres {quote(address, 100)} stond op de site en is er niet meer",
        f"zet in {heir}: `oude_adressen: [{address}]`"
        if heir
        else "zet het bestand terug (met `status: gestopt`), of zet dit adres bij `oude_adressen`"
        " van wat ervoor in de plaats kwam",
    )


@rule("S512", Severity.TIP)
def unlisted_address(address: str) -> Said:
    """An address that is not in the list of published addresses yet."""
    return (
        f"het adres {quote(address, 100)} staat nog niet in naslag/adressen.txt",
        "zet het erbij, of typ: python build.py check --fix",
    )


@rule("S513", Severity.WARNING)
def large_site() -> Said:
    """A site that comes near to what GitHub Pages takes."""
    most, minutes = f"{MOST_MB // 1_000} GB", f"{MOST_MINUTES} minuten"
    advice = (
        f"GitHub Pages neemt hooguit {most}, en publiceren mag hooguit {minutes} duren. Neem "
        "kleinere foto's, verdeel de catalogus over meer sites, of zet de site ergens anders neer"
    )
    return f"de site is groter dan {LARGE_MB} MB", advice
