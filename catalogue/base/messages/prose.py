"""Rules about a Markdown text."""

import re

from catalogue.base.diagnostics import Severity
from catalogue.base.messages.rule import Rule, Words, quote, rule

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


@rule("T401")
def image_without_alt(target: str, words: str = "") -> Words:
    """A picture without a description, or with the name of a file (``words``) instead of one."""
    return (
        f"{quote(words)} zegt niet wat er op de afbeelding te zien is"
        if words
        else f"de afbeelding {quote(target)} heeft geen beschrijving",
        "zet tussen de rechte haken wat er te zien is: ![Kinderen bouwen een robot](...)",
    )


@rule("T402")
def raw_html(tag: str, element: str) -> Words:
    """HTML in the text."""
    message = f"HTML zoals {quote(tag)} mag niet in de tekst"
    if _FROM_WORD.search(tag):
        return message, "plak de tekst opnieuw, zonder opmaak: Ctrl+Shift+V"
    return message, _INSTEAD_OF.get(element, "gebruik Markdown, of zet de tekst tussen `accenten`")


@rule("T403")
def top_heading(words: str) -> Words:
    """A heading of the level of the name."""
    return (
        f"de kop {quote(words)} begint met één #, maar de naam is al de hoofdkop",
        f"schrijf `## {words}`",
    )


@rule("T404")
def forbidden_scheme(target: str) -> Words:
    """A link of a kind that we do not allow."""
    if re.match(r"file:|[a-z]:[\\/]", target, re.IGNORECASE):
        return (
            f"de link {quote(target)} wijst naar een bestand op je eigen computer",
            "schrijf het webadres, of het pad vanaf dit bestand, zoals ../programmas/lasclub.md",
        )
    return (
        f"de link {quote(target)} mag niet",
        "een link begint met https://, http://, mailto: of tel:, of wijst naar een bestand hier",
    )


too_complicated = Rule[str](
    "T405", "deze tekst is te ingewikkeld: {what}", "maak de tekst korter en eenvoudiger"
)
empty_link = Rule[str](
    "T406",
    "de link naar '{target}' heeft geen tekst",
    "zet tussen de rechte haken waar de link naartoe gaat",
)
no_link = Rule[str, str]("T408", "'{written}' wordt zo geen link", "{advice}")
bad_address = Rule[str](
    "T409", "de link '{target}' is geen goed webadres", "kopieer het adres uit je browser"
)


@rule("T410", Severity.TIP)
def long_sentence(words: int, most: int, sentence: str, cut: str) -> Words:
    """A sentence that is long to read."""
    return (
        f"deze zin heeft {words} woorden, meer dan {most}: {quote(sentence)}",
        f"begin een nieuwe zin bij '{cut}'" if cut else "maak er twee of drie zinnen van",
    )


@rule("T411", Severity.TIP)
def long_word(word: str, parts: tuple[str, ...]) -> Words:
    """A long word that not everybody reads at once."""
    return (
        f"{quote(word)} is een lang woord",
        f"zet er een streepje in, zoals '{'-'.join(parts)}', of leg het uit"
        if parts
        else "kies een korter woord, of leg het uit",
    )


passive = Rule[str, str](
    "T412",
    "'{words}' zegt niet wie het doet: '{sentence}'",
    "schrijf wie het doet, zoals 'je meldt je aan' of 'de school kiest'",
    Severity.TIP,
)


@rule("T413", Severity.TIP)
def hard_word(word: str, simpler: str, sentence: str) -> Words:
    """A hard word that has a simpler one."""
    return f"{quote(word)} is een moeilijk woord: {quote(sentence)}", f"schrijf liever: {simpler}"


@rule("T414", Severity.TIP)
def unexplained(abbreviation: str, meaning: str) -> Words:
    """An abbreviation that the text does not explain."""
    return (
        f"{quote(abbreviation)} wordt nergens in deze tekst uitgelegd",
        f"schrijf de eerste keer: {meaning} ({abbreviation})"
        if meaning
        else f"schrijf de eerste keer ook de hele naam, met ({abbreviation}) erachter",
    )


@rule("T415", Severity.WARNING)
def misspelt(word: str, meant: str, sentence: str) -> Words:
    """A word that is in no list."""
    return (
        f"{quote(word)} staat in geen woordenlijst: {quote(sentence)}",
        f"bedoel je '{meant}'?" if meant else "is het goed? Zet het dan in naslag/woordenlijst.txt",
    )


unfinished_text = Rule[[]](
    "T407",
    "de tekst is nog niet geschreven",
    "vervang de voorbeeldtekst, ook '(nog invullen)'",
    Severity.WARNING,
)
second_fields = Rule[[]](
    "T416",
    "hier begint nog een blok velden, midden in de tekst",
    "zet dit in een eigen bestand, of haal het weg",
)
image_without_source = Rule[str](
    "T440",
    "bij de afbeelding '{target}' staat niet wie hem maakte",
    'zet achter het adres de bron: ![...](../beelden/naam.jpg "Foto: De Werkplaats")',
)
