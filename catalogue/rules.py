"""Every rule an editor can break: its code, what the message says, what the advice is.

A rule is a function from what was found to a ``(message, advice)`` pair; the decorator gives it a
stable code and turns the pair into a ``Diagnostic`` at a place. Codes are never reused. Families:
B the file, V a field, K a connection, T the text, S the site as a whole, M a template.

Each code has a document ``tests/rules/CODE.md`` for editors, which is run as a test.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from catalogue.diagnostics import Diagnostic, Place, Severity
from catalogue.text import nearest

Found = ParamSpec("Found")
Said = tuple[str, str]

CODES: dict[str, str] = {}
# What `new` puts where an editor still has to write; see `writers`.
PLACEHOLDER = "(nog invullen)"


def _rule(
    code: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[Found, Said]], Callable[Concatenate[Place, Found], Diagnostic]]:
    def declare(say: Callable[Found, Said]) -> Callable[Concatenate[Place, Found], Diagnostic]:
        CODES[code] = (say.__doc__ or "").strip()

        @wraps(say)
        def problem(place: Place, /, *args: Found.args, **kwargs: Found.kwargs) -> Diagnostic:
            message, advice = say(*args, **kwargs)
            return Diagnostic(place, code, message, advice, severity)

        return problem

    return declare


def quote(written: str, longest: int = 60) -> str:
    """What someone wrote, as it can stand in a message: one line, in quotes, cut when long."""
    line = " ".join(written.split())
    shown = "".join(char if char.isprintable() else "�" for char in line)
    return f"'{shown[: longest - 1]}…'" if len(shown) > longest else f"'{shown}'"


def _did_you_mean(written: str, options: Iterable[str], otherwise: str = "") -> str:
    best = nearest(written, options)
    return f"bedoel je '{best}'?" if best else otherwise


def _enumerated(options: Iterable[str], most: int = 12) -> str:
    shown = [f"'{option}'" for option in options]
    rest = len(shown) - most
    return ", ".join(shown[:most]) + (f" en nog {rest}" if rest > 0 else "")


# --- B: the file ------------------------------------------------------------------------------


@_rule("B101")
def unreadable(reason: str) -> Said:
    """A file cannot be read."""
    advice = "zet er een gewoon bestand of een gewone map neer, geen snelkoppeling"
    if "gewo" not in reason:
        advice = "kijk of het er staat en of je erbij mag"
    return f"dit kan niet gelezen worden: {reason}", advice


@_rule("B102")
def bad_name(name: str, suggestion: str) -> Said:
    """A file name is not a usable address."""
    return (
        f"bestandsnaam {quote(name)} mag alleen kleine letters, cijfers en streepjes hebben",
        f"noem het bestand '{suggestion}'" if suggestion else "kies een korte naam",
    )


@_rule("B103")
def not_utf8() -> Said:
    """A file is not UTF-8."""
    return (
        "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
        "kies bij 'Opslaan als' de codering UTF-8",
    )


@_rule("B104")
def byte_order_mark() -> Said:
    """A file starts with a byte order mark."""
    return (
        "dit bestand begint met een onzichtbaar teken (BOM)",
        "kies bij 'Opslaan als' de codering 'UTF-8', niet 'UTF-8 met BOM'",
    )


@_rule("B105")
def carriage_return(computer: str) -> Said:
    """A file has Windows or old Mac line ends."""
    return (
        f"dit bestand heeft regeleinden van {computer}",
        "kies in je tekstprogramma rechtsonder of bij 'Opslaan als' de regeleinden 'LF'",
    )


@_rule("B106")
def too_large(size: int, limit: int) -> Said:
    """A file is too large."""
    return (
        f"dit bestand is te groot: {size} bytes, hoogstens {limit} mag",
        "maak de tekst korter of verdeel hem over meer bestanden",
    )


@_rule("B107")
def invisible_character(codepoint: int) -> Said:
    """A file holds a control character or a character that hides text."""
    return (
        f"hier staat een onzichtbaar teken (U+{codepoint:04X}) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    )


@_rule("B108")
def no_front_matter(first: str) -> Said:
    """A Markdown file does not start with ---."""
    if first.strip() == "---":
        return "voor de '---' op de eerste regel staat een spatie", "haal de spatie weg"
    found = f"hier staat {quote(first)}" if first.strip() else "maar die is leeg"
    return (
        f"de eerste regel moet '---' zijn, {found}",
        "begin het bestand met een blok velden tussen twee regels met '---'",
    )


@_rule("B109")
def unclosed_front_matter(found: str) -> Said:
    """The closing --- is missing."""
    return (
        "de regel '---' onder de velden ontbreekt"
        + (f"; hier staat {quote(found)}" if found else ""),
        "zet na het laatste veld een regel met alleen '---'",
    )


@_rule("B110")
def broken_yaml(what: str, advice: str) -> Said:
    """The fields cannot be read as YAML."""
    return what, advice


@_rule("B111")
def forbidden_yaml(what: str) -> Said:
    """A YAML feature that we do not allow."""
    return (
        f"{what} kan hier niet",
        "zet de tekst tussen enkele aanhalingstekens als het gewone tekst is",
    )


@_rule("B112")
def too_deep(what: str) -> Said:
    """YAML is nested too deep or has too many parts."""
    return f"de velden zijn te ingewikkeld: {what}", "maak het eenvoudiger of verdeel het"


@_rule("B113")
def not_fields(found: str, wanted: str) -> Said:
    """The YAML is not what this file must hold."""
    return f"hier moet {wanted} staan, geen {found}", "schrijf op elke regel 'veld: waarde'"


@_rule("B114")
def misplaced(name: str, allowed: Iterable[str]) -> Said:
    """A file or folder that does not belong here."""
    return (
        f"{quote(name)} hoort hier niet",
        _did_you_mean(name, allowed, f"hier mag: {_enumerated(allowed)}"),
    )


@_rule("B117")
def not_markdown(name: str, suggestion: str) -> Said:
    """A file in a folder of Markdown files that is something else."""
    return (
        f"in deze map horen alleen bestanden die eindigen op '.md', niet {quote(name)}",
        f"noem het bestand '{suggestion}'" if suggestion else "haal het hier weg",
    )


@_rule("B115")
def clashing_name(other: str) -> Said:
    """Two names that some computers cannot tell apart."""
    return (
        f"deze naam lijkt te veel op {quote(other)}: sommige computers zien geen verschil",
        "geef één van de twee een andere naam",
    )


@_rule("B116")
def missing_file(about: str) -> Said:
    """A file that every catalogue needs is not there."""
    return f"dit bestand ontbreekt: {about}", "zet het bestand terug"


# --- V: a field -------------------------------------------------------------------------------


@_rule("V201")
def missing_field(key: str, about: str, example: str) -> Said:
    """A required field is missing."""
    # The capital of "één" has no accent.
    what = "één" + about[3:] if about.startswith("Eén") else about[0].lower() + about[1:]
    return f"het veld `{key}` ontbreekt: {what.rstrip('.')}", f"bijvoorbeeld `{key}: {example}`"


@_rule("V202")
def unknown_field(key: str, allowed: tuple[str, ...]) -> Said:
    """A field that does not exist."""
    if ":" in key:
        name, _, value = key.partition(":")
        return (
            f"achter de dubbele punt in {quote(key)} ontbreekt een spatie",
            f"schrijf `{name}: {value}`",
        )
    meant = meant_field(key, allowed)
    message = f"onbekend veld {quote(key)}"
    if meant:
        return message, f"bedoel je '{meant}'?"
    if not allowed:
        return message, "haal het weg; alles wat hier kan, staat er al"
    return message, f"hier kan nog: {_enumerated(allowed, 40)}"


def meant_field(key: str, allowed: Iterable[str]) -> str | None:
    """The field that someone who wrote ``key`` most likely meant: misspelt, or another word."""
    fields = tuple(allowed)
    other = next((word for word in _OTHER_WORDS.get(key.lower(), ()) if word in fields), None)
    return other or nearest(key.partition(":")[0], fields)


# What people write who know other catalogues, or just another word for it.
_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "title": ("titel", "naam"),
    "titel": ("naam",),
    "name": ("naam",),
    "naam": ("titel",),
    "description": ("samenvatting",),
    "beschrijving": ("samenvatting",),
    "omschrijving": ("samenvatting",),
    "tags": ("themas",),
    "onderwerpen": ("themas",),
    "type": ("soort",),
    "url": ("website",),
    "link": ("website",),
    "prijs": ("kosten",),
    "locatie": ("adres",),
    "plaats": ("adres",),
    "aanmelden": ("aanmelding",),
    "organisatie": ("aanbieders",),
    "organisator": ("aanbieders",),
    "datum": ("momenten",),
    "data": ("momenten",),
    "bron": ("bronnen", "url"),
    "machines": ("apparatuur",),
}


@_rule("V203")
def double_field(key: str, first: int) -> Said:
    """The same field twice."""
    return f"het veld `{key}` staat er al op regel {first}", "haal één van de twee weg"


@_rule("V204")
def wrong_shape(key: str, found: str, wanted: str, example: str) -> Said:
    """A list where a text must be, or the other way round."""
    return f"`{key}` moet zijn: {wanted}; hier staat {found}", f"bijvoorbeeld `{key}: {example}`"


@_rule("V205")
def not_an_option(key: str, written: str, options: Mapping[str, str]) -> Said:
    """A value outside the list of values (each with the label that visitors read)."""
    by_label = {label: option for option, label in options.items()}
    wanted = _YES_NO.get(written.lower(), written)
    return (
        f"`{key}` kan niet {quote(written)} zijn; kies uit {_enumerated(options, 20)}",
        _did_you_mean(by_label.get(wanted.lower(), wanted), options),
    )


_YES_NO = {"true": "ja", "yes": "ja", "waar": "ja", "false": "nee", "no": "nee", "onwaar": "nee"}


@_rule("V206")
def not_a_day(key: str, written: str, wanted: str, suggestion: str) -> Said:
    """A date that does not exist or is written another way."""
    return (
        f"`{key}` moet zijn: {wanted}; {quote(written)} is dat niet",
        f"bedoel je '{suggestion}'?" if suggestion else _about_day(written),
    )


def _about_day(written: str) -> str:
    if re.fullmatch(r"\d{1,4}[-/. ]\d{1,2}([-/. ]\d{1,4})?", written.strip(), re.ASCII):
        return "kijk na of die dag bestaat"
    if re.match(r"\d{4}-\d{2}-\d{2}[ T]", written, re.ASCII):
        return "kijk na of die dag en die tijd bestaan"
    return "schrijf eerst het jaar, dan de maand, dan de dag, in cijfers met streepjes ertussen"


@_rule("V207")
def not_a_number(key: str, written: str, wanted: str) -> Said:
    """Not a number, or a number that is too small or too large."""
    return f"`{key}` moet zijn: {wanted}; {quote(written)} is dat niet", "schrijf alleen het getal"


@_rule("V208")
def wrong_length(key: str, length: int, longest: int) -> Said:
    """A text that is too long."""
    return (
        f"`{key}` is te lang: {length} tekens, hoogstens {longest} mag",
        "maak de zin korter; de rest kan in de tekst eronder",
    )


@_rule("V209")
def not_an_address(key: str, written: str, wanted: str, suggestion: str) -> Said:
    """Not a web address."""
    return (
        f"`{key}` moet zijn: {wanted}; {quote(written)} is dat niet",
        f"bedoel je '{suggestion}'?" if suggestion else "kopieer het adres uit je browser",
    )


@_rule("V210")
def empty_field(key: str) -> Said:
    """A field without a value."""
    return f"`{key}` is leeg", "vul het in, of haal de regel weg"


@_rule("V211")
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


@_rule("V212")
def double_value(key: str, written: str) -> Said:
    """The same value twice in a list."""
    return f"`{key}` noemt {quote(written)} twee keer", "haal er één weg"


@_rule("V213")
def not_in_order(first: str, second: str) -> Said:
    """A beginning that comes after its end."""
    return f"`{first}` komt na `{second}`", "wissel ze om, of verbeter er één"


@_rule("V214")
def not_a_name(key: str, written: str, suggestion: str) -> Said:
    """An id that cannot be an address."""
    return (
        f"`{key}` mag alleen kleine letters, cijfers en streepjes hebben: {quote(written)}",
        f"bedoel je '{suggestion}'?" if suggestion else "kies een korte naam",
    )


@_rule("V215", Severity.WARNING)
def unfinished(key: str) -> Said:
    """A value that still holds the words of a new file."""
    return f"`{key}` is nog niet ingevuld", "vervang de voorbeeldtekst, ook '(nog invullen)'"


@_rule("V216")
def not_together(key: str, other: str) -> Said:
    """A field that says nothing without another one."""
    return (
        f"`{key}` hoort samen met `{other}`, maar `{other}` is er niet",
        f"vul ook `{other}` in, of haal `{key}` weg",
    )


# --- K: a connection --------------------------------------------------------------------------


@_rule("K301")
def unknown_reference(kind: str, written: str, known: tuple[str, ...]) -> Said:
    """A reference to something that is not there."""
    unknown = "onbekend" if kind in _HET else "onbekende"
    return f"{unknown} {kind} {quote(written)}", _did_you_mean(
        written, known, f"kies uit {_enumerated(known, 20)}" if known else f"er is nog geen {kind}"
    )


# Kinds that take "het" in Dutch, so that it is "onbekend thema" but "onbekende wijk".
_HET = frozenset({"thema", "programma", "vmbo-profiel", "kenmerk", "gebied", "synoniem"})


@_rule("K302")
def reference_to_itself(key: str) -> Said:
    """A record that refers to itself."""
    return f"`{key}` wijst naar zichzelf", "haal deze verwijzing weg"


@_rule("K303")
def dead_link(target: str, known: tuple[str, ...]) -> Said:
    """A link in the text to a file that is not there."""
    message = f"de link {quote(target)} wijst naar een bestand dat er niet is"
    if re.fullmatch(r"[^\s@/]+@[^\s@/]+\.[a-z]+", target):
        return message, f"bedoel je 'mailto:{target}'?"
    if re.match(r"www\.|[\w-]+(\.[\w-]+)*\.(nl|com|org|eu|net)(/|$)", target):
        return message, f"bedoel je 'https://{target}'?"
    return message, _did_you_mean(
        target, known, "schrijf het pad vanaf dit bestand, zoals ../programmas/maakotheek.md"
    )


@_rule("K304")
def missing_image(target: str, known: tuple[str, ...]) -> Said:
    """A picture that is not in beelden/."""
    if re.match(r"(https?:)?//", target):
        message = f"de afbeelding {quote(target)} staat op een andere site"
        return (
            message,
            "zet het beeld in de map beelden, als dat mag, en schrijf ../beelden/naam.jpg",
        )
    return f"de afbeelding {quote(target)} staat niet in `beelden/`", _did_you_mean(
        target, known, "zet het beeld in de map beelden, en schrijf ../beelden/naam.jpg"
    )


@_rule("K305")
def double_id(kind: str, name: str, first: Place) -> Said:
    """Two records in one list with the same id."""
    return f"{kind} {quote(name)} staat er al op regel {first.line}", "geef er één een andere `id`"


@_rule("K306")
def circle(names: tuple[str, ...]) -> Said:
    """Programmes that follow each other in a circle."""
    return (
        f"het vervolg loopt in een kring: {' -> '.join(names)}",
        "haal in één van deze programma's de verwijzing weg",
    )


@_rule("K307")
def one_sided_neighbour(wijk: str, other: str) -> Said:
    """A wijk that borders another one that does not border it."""
    return (
        f"{quote(wijk)} noemt {quote(other)} als buur, maar andersom niet",
        "zet de buur bij beide",
    )


# --- T: the text ------------------------------------------------------------------------------


@_rule("T401")
def image_without_alt(target: str) -> Said:
    """A picture without a description."""
    return (
        f"de afbeelding {quote(target)} heeft geen beschrijving",
        "zet tussen de rechte haken wat er te zien is: ![Kinderen bouwen een robot](...)",
    )


@_rule("T402")
def raw_html(tag: str, element: str) -> Said:
    """HTML in the text."""
    return (
        f"HTML zoals {quote(tag)} mag niet in de tekst",
        _INSTEAD_OF.get(element, "gebruik Markdown, of zet de tekst tussen `accenten`"),
    )


_INSTEAD_OF = {
    **dict.fromkeys(("b", "strong"), "schrijf **vet**"),
    **dict.fromkeys(("i", "em"), "schrijf *schuin*"),
    **dict.fromkeys(("br", "p", "div"), "begin een nieuwe alinea met een lege regel"),
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "schrijf ## voor een kop"),
    **dict.fromkeys(("ul", "ol", "li"), "schrijf een lijst met op elke regel een streepje"),
    "a": "schrijf een link als [tekst](adres)",
    "img": "schrijf een beeld als ![wat je ziet](../beelden/naam.jpg)",
}


@_rule("T403")
def top_heading(heading: str) -> Said:
    """A heading of the first level in the text."""
    return (
        f"de kop {quote(heading)} begint met één #, maar de naam is al de hoofdkop",
        "gebruik ## voor een kop in de tekst",
    )


@_rule("T404")
def forbidden_scheme(target: str) -> Said:
    """A link of a kind that we do not allow."""
    return (
        f"de link {quote(target)} mag niet",
        "een link begint met https://, http://, mailto: of tel:, of wijst naar een bestand hier",
    )


@_rule("T405")
def too_complicated(what: str) -> Said:
    """A text that is too large or too nested to be read by people."""
    return f"deze tekst is te ingewikkeld: {what}", "maak de tekst korter en eenvoudiger"


@_rule("T406")
def empty_link(target: str) -> Said:
    """A link without words."""
    return (
        f"de link naar {quote(target)} heeft geen tekst",
        "zet tussen de rechte haken waar de link naartoe gaat",
    )


@_rule("T408")
def no_link(written: str, advice: str) -> Said:
    """Something that looks like a link and does not become one."""
    return f"{quote(written)} wordt zo geen link", advice


@_rule("T409")
def bad_address(target: str) -> Said:
    """A link to a web address that cannot exist."""
    return f"de link {quote(target)} is geen goed webadres", "kopieer het adres uit je browser"


@_rule("T407", Severity.WARNING)
def unfinished_text() -> Said:
    """A text that still holds the words of a new file."""
    return "de tekst is nog niet geschreven", "vervang de voorbeeldtekst, ook '(nog invullen)'"


# --- S: the site as a whole -------------------------------------------------------------------


@_rule("S501")
def same_name(kind: str, name: str, first: Place) -> Said:
    """Two records of one kind with the same name."""
    return (
        f"er is al een {kind} met de naam {quote(name)}: {first.path}",
        "is het hetzelfde? Houd er dan één. Zo niet: maak de namen verschillend",
    )


@_rule("S502")
def address_taken(address: str, first: Place) -> Said:
    """Two files that would get the same address."""
    return f"het adres {quote(address)} is al van {first.path}", "kies een ander adres"


@_rule("S503")
def dead_address(address: str, page: str) -> Said:
    """A finished page that points to nothing."""
    return f"de pagina {page} wijst naar {quote(address)}, maar dat is er niet", ""


@_rule("S504")
def page_without(what: str, page: str) -> Said:
    """A finished page that misses what every page needs."""
    return f"de pagina {page} heeft {what}", ""


# --- M: a template ----------------------------------------------------------------------------


@_rule("M601")
def broken_template(reason: str) -> Said:
    """A template that Jinja cannot use. The reason is Jinja's own, since developers read it."""
    return f"dit sjabloon klopt niet: {reason}", "sjablonen zijn voor ontwikkelaars; zie README.md"
