"""Rules about a Markdown text."""

import re

from catalogue.base.diagnostics import Severity
from catalogue.base.messages.declaring import Said, quote, rule


@rule("T401")
def image_without_alt(target: str, words: str = "") -> Said:
    """A picture without a description, or with the name of a file (``words``) instead of one."""
    return (
        f"{quote(words)} zegt niet wat er op de afbeelding te zien is"
        if words
        else f"de afbeelding {quote(target)} heeft geen beschrijving",
        "zet tussen de rechte haken wat er te zien is: ![Kinderen bouwen een robot](...)",
    )


@rule("T402")
def raw_html(tag: str, element: str) -> Said:
    """HTML in the text."""
    message = f"HTML zoals {quote(tag)} mag niet in de tekst"
    if _FROM_WORD.search(tag):
        return message, "plak de tekst opnieuw, zonder opmaak: Ctrl+Shift+V"
    return (
        message,
        _INSTEAD_OF.get(element, "gebruik Markdown, of zet de tekst tussen `accenten`"),
    )


# What an editor for text with styles leaves behind when its text is pasted.
_FROM_WORD = re.compile(r"\b(?:class|style|lang|align|face|bgcolor)\s*=|^<\w+:", re.IGNORECASE)


_INSTEAD_OF = {
    **dict.fromkeys(("b", "strong"), "schrijf **vet**"),
    **dict.fromkeys(("i", "em"), "schrijf *schuin*"),
    **dict.fromkeys(("br", "p", "div"), "begin een nieuwe alinea met een lege regel"),
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "schrijf ## voor een kop"),
    **dict.fromkeys(("ul", "ol", "li"), "schrijf een lijst met op elke regel een streepje"),
    **dict.fromkeys(("span", "font", "u", "center"), "haal de code weg en laat de tekst staan"),
    **dict.fromkeys(("table", "tr", "td", "th"), "maak een tabel met streepjes: | kop | kop |"),
    "!--": "haal het weg; een opmerking kan wel bij de velden, achter een #",
    "a": "schrijf een link als [tekst](adres)",
    "img": "schrijf een beeld als ![wat je ziet](../beelden/naam.jpg)",
}


@rule("T403")
def top_heading(heading: str) -> Said:
    """A heading of the first level in the text."""
    return (
        f"de kop {quote(heading)} begint met één #, maar de naam is al de hoofdkop",
        "gebruik ## voor een kop in de tekst",
    )


@rule("T404")
def forbidden_scheme(target: str) -> Said:
    """A link of a kind that we do not allow."""
    if re.match(r"file:|[a-z]:[\\/]", target, re.IGNORECASE):
        return (
            f"de link {quote(target)} wijst naar een bestand op je eigen computer",
            "schrijf het webadres, of het pad vanaf dit bestand, zoals ../programmas/maakotheek.md",
        )
    return (
        f"de link {quote(target)} mag niet",
        "een link begint met https://, http://, mailto: of tel:, of wijst naar een bestand hier",
    )


@rule("T405")
def too_complicated(what: str) -> Said:
    """A text that is too large or too nested to be read by people."""
    return f"deze tekst is te ingewikkeld: {what}", "maak de tekst korter en eenvoudiger"


@rule("T406")
def empty_link(target: str) -> Said:
    """A link without words."""
    return (
        f"de link naar {quote(target)} heeft geen tekst",
        "zet tussen de rechte haken waar de link naartoe gaat",
    )


@rule("T408")
def no_link(written: str, advice: str) -> Said:
    """Something that looks like a link and does not become one."""
    return f"{quote(written)} wordt zo geen link", advice


@rule("T409")
def bad_address(target: str) -> Said:
    """A link to a web address that cannot exist."""
    return f"de link {quote(target)} is geen goed webadres", "kopieer het adres uit je browser"


@rule("T410", Severity.TIP)
def long_sentence(words: int, sentence: str, cut: str) -> Said:
    """A sentence that is long to read."""
    return (
        f"deze zin heeft {words} woorden: {quote(sentence)}",
        f"begin een nieuwe zin bij '{cut}'" if cut else "maak er twee of drie zinnen van",
    )


@rule("T411", Severity.TIP)
def long_word(word: str, parts: tuple[str, ...]) -> Said:
    """A long word that not everybody reads at once."""
    return (
        f"{quote(word)} is een lang woord",
        f"zet er een streepje in, zoals '{'-'.join(parts)}', of leg het uit"
        if parts
        else "kies een korter woord, of leg het uit",
    )


@rule("T412", Severity.TIP)
def passive(words: str, sentence: str) -> Said:
    """A sentence that does not say who does it."""
    return (
        f"{quote(words)} zegt niet wie het doet: {quote(sentence)}",
        "schrijf wie het doet, zoals 'je meldt je aan' of 'de school kiest'",
    )


@rule("T413", Severity.TIP)
def hard_word(word: str, simpler: str, sentence: str) -> Said:
    """A hard word that has a simpler one."""
    return f"{quote(word)} is een moeilijk woord: {quote(sentence)}", f"schrijf liever: {simpler}"


@rule("T414", Severity.TIP)
def unexplained(abbreviation: str, meaning: str) -> Said:
    """An abbreviation that the text does not explain."""
    return (
        f"{quote(abbreviation)} wordt nergens in deze tekst uitgelegd",
        f"schrijf de eerste keer: {meaning} ({abbreviation})"
        if meaning
        else f"schrijf de eerste keer ook de hele naam, met ({abbreviation}) erachter",
    )


@rule("T415", Severity.WARNING)
def misspelt(word: str, meant: str, sentence: str) -> Said:
    """A word that is in no list."""
    return (
        f"{quote(word)} staat in geen woordenlijst: {quote(sentence)}",
        f"bedoel je '{meant}'?" if meant else "is het goed? Zet het dan in naslag/woordenlijst.txt",
    )


@rule("T407", Severity.WARNING)
def unfinished_text() -> Said:
    """A text that still holds the words of a new file."""
    return "de tekst is nog niet geschreven", "vervang de voorbeeldtekst, ook '(nog invullen)'"


@rule("T416")
def second_fields() -> Said:
    """Fields among the text: a file that was pasted below another."""
    return (
        "hier begint nog een blok velden, midden in de tekst",
        "zet dit in een eigen bestand, of haal het weg",
    )


@rule("T440")
def image_without_source(target: str) -> Said:
    """A picture that does not say who made it."""
    return (
        f"bij de afbeelding {quote(target)} staat niet wie hem maakte",
        'zet achter het adres de bron: ![...](../beelden/naam.jpg "Foto: Bouwkeet")',
    )
