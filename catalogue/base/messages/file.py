"""Rules about reading a file: its name, encoding, front matter, YAML and place in a folder."""

import re
from collections.abc import Iterable

from catalogue.base.diagnostics import Severity
from catalogue.base.messages.rule import Rule, Words, did_you_mean, enumerated, quote, rule
from catalogue.base.text import is_reserved


@rule("B101")
def unreadable(reason: str) -> Words:
    """File or folder that cannot be read; words in ``reason`` (Dutch) decide the advice."""
    advice = "zet er een gewoon bestand of een gewone map neer, geen snelkoppeling"
    if "gewo" not in reason:
        advice = "kijk of het er staat en of je erbij mag"
    if "verander" in reason:
        advice = "wacht tot het opslaan of kopiëren klaar is, en probeer het dan nog een keer"
    return f"dit kan niet gelezen worden: {reason}", advice


@rule("B102")
def bad_name(name: str, suggestion: str) -> Words:
    """File name that is not usable in an address, or that of a temporary file."""
    if name.startswith("~$"):
        return (
            f"{quote(name)} is een tijdelijk bestand van een ander programma",
            "sluit dat programma, of gooi dit bestand weg",
        )
    if is_reserved(name):
        return (
            f"bestandsnaam {quote(name)} kan niet: die naam houdt Windows voor zichzelf",
            "kies een langere naam",
        )
    return (
        f"bestandsnaam {quote(name)} mag alleen kleine letters, cijfers en streepjes hebben",
        f"noem het bestand '{suggestion}'" if suggestion else "kies een korte naam",
    )


not_utf8 = Rule[[]](
    "B103",
    "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
    "kies bij 'Opslaan als' de codering UTF-8",
)
byte_order_mark = Rule[[]](
    "B104",
    "dit bestand begint met een onzichtbaar teken (BOM)",
    "kies bij 'Opslaan als' de codering 'UTF-8', niet 'UTF-8 met BOM'",
)
carriage_return = Rule[str](
    "B105",
    "dit bestand heeft regeleinden van {computer}",
    "kies in je tekstprogramma rechtsonder of bij 'Opslaan als' de regeleinden 'LF'",
)
too_large = Rule[int, int](
    "B106",
    "dit bestand is te groot: {size} bytes, hoogstens {limit} mag",
    "maak de tekst korter of verdeel hem over meer bestanden; een foto wordt kleiner met"
    " `python build.py check --fix`",
)


@rule("B107")
def invisible_character(codepoint: int) -> Words:
    """Control character, or a character that hides text."""
    return (
        f"hier staat een onzichtbaar teken (U+{codepoint:04X}) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    )


@rule("B108")
def no_front_matter(first: str, opening: int = 0) -> Words:
    """First line of a Markdown file that is not ``---``.

    ``first`` is that line, ``opening`` the number of a later line that is ``---``, 0 if none is.
    """
    if first.strip() == "---":
        return "voor de '---' op de eerste regel staat een spatie", "haal de spatie weg"
    instead = f"hier staat {quote(first)}" if first.strip() else "maar die is leeg"
    message = f"de eerste regel moet '---' zijn, {instead}"
    if opening:
        return message, f"haal alles weg boven de '---' op regel {opening}"
    if re.fullmatch(r"\s*[-_=*–—‒]+\s*", first):
        return message, "typ precies drie streepjes: ---"
    if re.match(r"[a-z_]+\s*:(\s|$)", first):
        return message, "zet er een regel boven met alleen '---'"
    return message, "begin het bestand met een blok velden tussen twee regels met '---'"


@rule("B109")
def unclosed_front_matter(unexpected: str) -> Words:
    """Missing ``---`` below the fields; ``unexpected`` is the line found there, or empty."""
    return (
        "de regel '---' onder de velden ontbreekt"
        + (f"; hier staat {quote(unexpected)}" if unexpected else ""),
        "zet na het laatste veld een regel met alleen '---'",
    )


broken_yaml = Rule[str, str]("B110", "{what}", "{advice}")
forbidden_yaml = Rule[str](
    "B111",
    "{what} kan hier niet",
    "zet de tekst tussen enkele aanhalingstekens als het gewone tekst is",
)
too_deep = Rule[str](
    "B112", "de velden zijn te ingewikkeld: {what}", "maak het eenvoudiger of verdeel het"
)


@rule("B113")
def wrong_structure(actual: str, wanted: str) -> Words:
    """YAML of another structure than wanted, such as a list for fields; both are Dutch nouns."""
    return f"hier moet {wanted} staan, geen {actual}", "schrijf op elke regel 'veld: waarde'"


@rule("B114")
def misplaced(name: str, allowed: Iterable[str]) -> Words:
    """File or folder that does not belong here; ``allowed`` names what does."""
    if name.endswith(".md"):
        return (
            f"{quote(name)} hoort hier niet",
            "zet het in de map waar het bij hoort, zoals `programmas`",
        )
    return (
        f"{quote(name)} hoort hier niet",
        did_you_mean(name, allowed, f"hier mag: {enumerated(allowed)}"),
    )


@rule("B118")
def another_kind(kind: str) -> Words:
    """Photo, Word file or the like with the name of a text; ``kind`` is Dutch."""
    advice = (
        "maak met een tekstprogramma een nieuw bestand dat eindigt op '.md', en plak daar de"
        " tekst in"
    )
    if kind.startswith(("een foto", "een afbeelding", "een tekening")):
        advice = "zet een foto in de map beelden, met een naam die eindigt op '.jpg'"
    return f"dit is {kind}; hier hoort een gewoon tekstbestand", advice


@rule("B117")
def not_markdown(name: str, suggestion: str) -> Words:
    """File or folder that is not Markdown, in a folder with only Markdown files."""
    if re.search(r"\.(?:docx?|odt|rtf|pdf|pages)$", name, re.IGNORECASE):
        return (
            f"{quote(name)} is geen tekstbestand dat de site kan lezen",
            "maak een nieuw bestand dat eindigt op '.md' en plak daar de tekst in",
        )
    if re.search(r"\.(?:jpe?g|png|webp|avif|hei[cf]|tiff?|gif|bmp)$", name, re.IGNORECASE):
        return f"hier horen alleen teksten, niet {quote(name)}", "zet een foto in de map beelden"
    if "." not in name:
        return f"{quote(name)} is een map in een map", "zet wat erin staat een map hoger"
    return (
        f"in deze map horen alleen bestanden die eindigen op '.md', niet {quote(name)}",
        f"noem het bestand '{suggestion}'" if suggestion else "haal het hier weg",
    )


clashing_name = Rule[str](
    "B115",
    "deze naam lijkt te veel op '{other}': sommige computers zien geen verschil",
    "geef één van de twee een andere naam",
)
missing_file = Rule[str]("B116", "dit bestand ontbreekt: {about}", "zet het bestand terug")


@rule("B130")
def unusable_picture(reason: str) -> Words:
    """Picture in beelden/ that cannot be shown; ``reason`` (Dutch) is the whole message."""
    advice = "open hem in een fotoprogramma en kies 'Opslaan als' JPG"
    if any(words in reason for words in ("te groot", "te veel beeld", "te veel tijd")):
        advice = "maak hem kleiner: 4000 beeldpunten breed is ruim genoeg"
    elif any(words in reason for words in ("Word", "PDF", "RTF")):
        advice = "haal de foto eruit en bewaar die als JPG"
    return reason, advice


large_picture = Rule[str](
    "B131",
    "deze foto is {size} MB, en alles wat je hier zet blijft voor altijd in de geschiedenis",
    "`python build.py check --fix` maakt hem kleiner; helpt dat niet, bewaar hem dan als JPG",
    Severity.WARNING,
)
located_picture = Rule[[]](
    "B132",
    "in deze foto staat op welke plek hij is gemaakt, en iedereen kan dit bestand lezen",
    "`python build.py check --fix` haalt de plek eruit; de foto zelf blijft gelijk",
    Severity.WARNING,
)
