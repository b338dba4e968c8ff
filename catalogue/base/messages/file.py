"""Rules about a file: can it be read at all."""

import re
from collections.abc import Iterable

from catalogue.base.messages.declaring import Said, did_you_mean, enumerated, quote, rule


@rule("B101")
def unreadable(reason: str) -> Said:
    """A file cannot be read."""
    advice = "zet er een gewoon bestand of een gewone map neer, geen snelkoppeling"
    if "gewo" not in reason:
        advice = "kijk of het er staat en of je erbij mag"
    if "verander" in reason:
        advice = "wacht tot het opslaan of kopiëren klaar is, en probeer het dan nog een keer"
    return f"dit kan niet gelezen worden: {reason}", advice


@rule("B102")
def bad_name(name: str, suggestion: str) -> Said:
    """A file name is not a usable address."""
    if name.startswith(("~$", ".~lock")) or name.endswith("~"):
        return (
            f"{quote(name)} is een tijdelijk bestand van een ander programma",
            "sluit dat programma, of gooi dit bestand weg",
        )
    return (
        f"bestandsnaam {quote(name)} mag alleen kleine letters, cijfers en streepjes hebben",
        f"noem het bestand '{suggestion}'" if suggestion else "kies een korte naam",
    )


@rule("B103")
def not_utf8() -> Said:
    """A file is not UTF-8."""
    return (
        "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
        "kies bij 'Opslaan als' de codering UTF-8",
    )


@rule("B104")
def byte_order_mark() -> Said:
    """A file starts with a byte order mark."""
    return (
        "dit bestand begint met een onzichtbaar teken (BOM)",
        "kies bij 'Opslaan als' de codering 'UTF-8', niet 'UTF-8 met BOM'",
    )


@rule("B105")
def carriage_return(computer: str) -> Said:
    """A file has Windows or old Mac line ends."""
    return (
        f"dit bestand heeft regeleinden van {computer}",
        "kies in je tekstprogramma rechtsonder of bij 'Opslaan als' de regeleinden 'LF'",
    )


@rule("B106")
def too_large(size: int, limit: int) -> Said:
    """A file is too large."""
    return (
        f"dit bestand is te groot: {size} bytes, hoogstens {limit} mag",
        "maak de tekst korter of verdeel hem over meer bestanden; maak een foto kleiner",
    )


@rule("B107")
def invisible_character(codepoint: int) -> Said:
    """A file holds a control character or a character that hides text."""
    return (
        f"hier staat een onzichtbaar teken (U+{codepoint:04X}) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    )


@rule("B108")
def no_front_matter(first: str, begins: int = 0) -> Said:
    """A Markdown file does not start with ---.

    ``first`` is the first line, ``begins`` the line on which the fields do begin, if they do.
    """
    if first.strip() == "---":
        return "voor de '---' op de eerste regel staat een spatie", "haal de spatie weg"
    found = f"hier staat {quote(first)}" if first.strip() else "maar die is leeg"
    message = f"de eerste regel moet '---' zijn, {found}"
    if begins:
        return message, f"haal alles weg boven de '---' op regel {begins}"
    if re.fullmatch(r"\s*[-_=*–—‒]+\s*", first):
        return message, "typ precies drie streepjes: ---"
    if re.match(r"[a-z_]+\s*:(\s|$)", first):
        return message, "zet er een regel boven met alleen '---'"
    return message, "begin het bestand met een blok velden tussen twee regels met '---'"


@rule("B109")
def unclosed_front_matter(found: str) -> Said:
    """The closing --- is missing."""
    return (
        "de regel '---' onder de velden ontbreekt"
        + (f"; hier staat {quote(found)}" if found else ""),
        "zet na het laatste veld een regel met alleen '---'",
    )


@rule("B110")
def broken_yaml(what: str, advice: str) -> Said:
    """The fields cannot be read as YAML."""
    return what, advice


@rule("B111")
def forbidden_yaml(what: str) -> Said:
    """A YAML feature that we do not allow."""
    return (
        f"{what} kan hier niet",
        "zet de tekst tussen enkele aanhalingstekens als het gewone tekst is",
    )


@rule("B112")
def too_deep(what: str) -> Said:
    """YAML is nested too deep or has too many parts."""
    return f"de velden zijn te ingewikkeld: {what}", "maak het eenvoudiger of verdeel het"


@rule("B113")
def not_fields(found: str, wanted: str) -> Said:
    """The YAML is not what this file must hold."""
    return f"hier moet {wanted} staan, geen {found}", "schrijf op elke regel 'veld: waarde'"


@rule("B114")
def misplaced(name: str, allowed: Iterable[str]) -> Said:
    """A file or folder that does not belong here."""
    if name.endswith(".md"):
        return (
            f"{quote(name)} hoort hier niet",
            "zet het in de map waar het bij hoort, zoals `programmas`",
        )
    return (
        f"{quote(name)} hoort hier niet",
        did_you_mean(name, allowed, f"hier mag: {enumerated(allowed)}"),
    )


@rule("B117")
def not_markdown(name: str, suggestion: str) -> Said:
    """A file in a folder of Markdown files that is something else."""
    if re.search(r"\.(?:docx?|odt|rtf|pdf|pages)$", name, re.IGNORECASE):
        return (
            f"{quote(name)} is geen tekstbestand dat de site kan lezen",
            "maak een nieuw bestand dat eindigt op '.md' en plak daar de tekst in",
        )
    if "." not in name:
        return f"{quote(name)} is een map in een map", "zet wat erin staat een map hoger"
    return (
        f"in deze map horen alleen bestanden die eindigen op '.md', niet {quote(name)}",
        f"noem het bestand '{suggestion}'" if suggestion else "haal het hier weg",
    )


@rule("B115")
def clashing_name(other: str) -> Said:
    """Two names that some computers cannot tell apart."""
    return (
        f"deze naam lijkt te veel op {quote(other)}: sommige computers zien geen verschil",
        "geef één van de twee een andere naam",
    )


@rule("B116")
def missing_file(about: str) -> Said:
    """A file that every catalogue needs is not there."""
    return f"dit bestand ontbreekt: {about}", "zet het bestand terug"


@rule("B130")
def not_a_picture(reason: str) -> Said:
    """A file in beelden/ is no photo that can be shown."""
    advice = "open hem in een fotoprogramma en kies 'Opslaan als' JPG"
    if "te groot" in reason or "te veel beeld" in reason:
        advice = "maak hem kleiner: 4000 beeldpunten breed is ruim genoeg"
    return reason, advice
