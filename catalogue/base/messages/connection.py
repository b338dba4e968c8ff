"""Rules about connections: references, links and pictures."""

import re
from collections.abc import Sequence

from catalogue.base.diagnostics import Place, Severity
from catalogue.base.messages.rule import Rule, Words, enumerated, quote, rule
from catalogue.base.text import enumeration, misspelt, slug

_FEW = 20
# Kinds that take "het" in Dutch, so that it is "onbekend thema" but "onbekende wijk".
_HET = frozenset({"thema", "programma", "vmbo-profiel", "kenmerk", "begrip", "gebied", "synoniem"})


@rule("K301")
def unknown_reference(
    kind: str,
    written: str,
    ids: Sequence[str],
    where: str,
    meant: Sequence[str] = (),
    line: str = "",
    *,
    gone: bool = False,
) -> Words:
    """A reference to something that is not there.

    ``where`` is the folder or the list in which all of that kind are. ``meant`` are the ids that
    are meant, and ``line`` is the whole line with them; without it one of them is meant.
    """
    unknown = "onbekend" if kind in _HET else "onbekende"
    message = f"{unknown} {kind} {quote(written)}"
    quoted = [f"'{name}'" for name in meant]
    if line:
        return message, f"bedoel je {enumeration(quoted)}? Schrijf dan `{line}`"
    if meant:
        return message, f"bedoel je {enumeration(quoted, 'of')}?"
    if gone:
        was = f"het bestand `{where}{written}.md` was er wel, maar is weg"
        return message, f"{was}; haal de verwijzing weg, of kies wat ervoor in de plaats kwam"
    return message, _choose(kind, ids, where)


def _choose(kind: str, ids: Sequence[str], where: str) -> str:
    if not ids:
        return f"er is nog geen {kind}"
    if len(ids) <= _FEW:
        return f"kies uit {enumerated(ids, _FEW)}"
    if where.endswith("/"):
        return (
            f"kies een bestand uit de map `{where}`, zonder '.md'; of maak er één:"
            f' python build.py new {kind} "Naam"'
        )
    return f"kies een `id` uit `{where}`"


reference_to_itself = Rule[str]("K302", "`{key}` wijst naar zichzelf", "haal deze verwijzing weg")


@rule("K303")
def dead_link(target: str, paths: tuple[str, ...]) -> Words:
    """A link in the text to a file that is not there."""
    message = f"de link {quote(target)} wijst naar een bestand dat er niet is"
    if re.fullmatch(r"[^\s@/]+@[^\s@/]+\.[a-z]+", target):
        return message, f"bedoel je 'mailto:{target}'?"
    if re.fullmatch(r"\+?[0-9 ()-]{8,20}", target):
        number = re.sub(r"[^+0-9]", "", target)
        return message, f"bedoel je 'tel:{number}'?"
    if re.match(r"www\.|[\w-]+(\.[\w-]+)*\.(nl|com|org|eu|net)(/|$)", target):
        return message, f"bedoel je 'https://{target}'?"
    folder = target.rpartition("/")[0]
    beside = [path for path in paths if path.rpartition("/")[0] == folder]
    meant = _same_file(target, paths) or misspelt(target, beside)
    if meant:
        return message, f"bedoel je '{meant}'?"
    return message, "schrijf het pad vanaf dit bestand, zoals ../programmas/lasclub.md"


def _same_file(target: str, paths: tuple[str, ...]) -> str | None:
    """The path with the same name of file, in a folder of the same name if it says one."""
    *folders, name = target.lower().replace("\\", "/").split("/")
    stem = name.partition("#")[0].removesuffix(".html").removesuffix(".md")
    same = [path for path in paths if path.rpartition("/")[2] == f"{stem}.md"]
    in_folder = [path for path in paths if folders and f"/{folders[-1]}/" in f"/{path}"]
    named = [path for path in same if path in in_folder]
    if in_folder and not named:
        # What has this name in another folder is something else.
        return None
    beside = [path for path in same if "/" not in path]
    return next(iter((*named, *beside, *same)), None)


@rule("K304")
def missing_image(target: str, names: tuple[str, ...]) -> Words:
    """A picture that is not in beelden/."""
    if re.match(r"(https?:)?//", target):
        message = f"de afbeelding {quote(target)} staat op een andere site"
        return (
            message,
            "zet het beeld in de map beelden, als dat mag, en schrijf ../beelden/naam.jpg",
        )
    return f"de afbeelding {quote(target)} staat niet in `beelden/`", _picture(
        target, names, "zet het beeld in de map beelden, en schrijf ../beelden/naam.jpg"
    )


def _picture(written: str, names: Sequence[str], otherwise: str) -> str:
    by_name = {name.rpartition("/")[2]: name for name in names}
    meant = misspelt(re.split(r"[/\\\\]", written)[-1], by_name)
    return f"bedoel je '{by_name[meant]}'?" if meant else otherwise


link_into_page = Rule[str](
    "K308",
    "de link '{target}' wijst naar een plek op een pagina, en die heeft geen naam",
    "haal de # weg en wat erachter staat",
)
double_id = Rule[str, str, Place](
    "K305", "{kind} '{name}' staat er al op regel {first.line}", "geef er één een andere `id`"
)


cycle = Rule[str](
    "K306",
    "het vervolg loopt in een kring: {names}",
    "haal in één van deze programma's de verwijzing weg",
)
one_sided_neighbour = Rule[str, str](
    "K307", "'{wijk}' noemt '{other}' als buur, maar andersom niet", "zet de buur bij beide"
)

other_status = Rule[str, str](
    "K315",
    "hier staat `status: {status}`, en bij hetzelfde in {other} niet",
    "zet dezelfde `status` bij allebei, of haal hem bij allebei weg",
    Severity.WARNING,
)
leads_nowhere = Rule[str, str](
    "K316",
    "`{key}` wijst naar iets waar niemand naartoe kan: {why}",
    "haal deze verwijzing weg, of kies iets waar je je voor kunt aanmelden",
    Severity.WARNING,
)
seen_elsewhere = Rule[str, str, str](
    "K317",
    "dit is {state}, en hetzelfde in {other} is {other_state}",
    "zet de nieuwste bron bij allebei",
    Severity.WARNING,
)


@rule("K318")
def far_away(kilometres: int, *, swapped: bool) -> Words:
    """A place that lies far from all wijken."""
    message = f"deze plek ligt {kilometres} kilometer van de dichtstbijzijnde wijk"
    if swapped:
        return message, "zijn `lat` en `lon` omgewisseld?"
    return message, "kijk de twee getallen na op een kaart; `lat` is het noorden, `lon` het oosten"


@rule("K319", Severity.WARNING)
def nothing_there(name: str, line: str) -> Words:
    """A page to choose from that leads to no programme."""
    return (
        f"bij {quote(name)} hoort nog geen enkel programma",
        f"zet bij een programma `{line}`, of haal dit weg; bezoekers vinden hier nu niets",
    )


@rule("K320", Severity.WARNING)
def other_postcode(code: str, wijken: str, most_likely: str) -> Words:
    """An address with a postcode outside the wijken of the place."""
    return (
        f"postcode {code} ligt in {wijken}, en hier staat een andere wijk",
        f"klopt het adres? Schrijf dan `wijken: [{most_likely}]`",
    )


@rule("K321")
def nothing_to_translate(kind: str, name: str, folder: str, ids: Sequence[str]) -> Words:
    """A translation of a record that is not there; in a list it has no ``folder``."""
    message = f"er is geen {kind} {quote(name)} om te vertalen"
    meant = misspelt(name, ids)
    if not folder:
        return message, f"schrijf `id: {meant or '...'}`, zoals in de Nederlandse lijst"
    if meant:
        return message, f"geef dit bestand de naam `{folder}{meant}.md`"
    return message, "geef dit bestand de naam van een Nederlands bestand, of gooi het weg"


not_in_dutch = Rule[str, str](
    "K322",
    "`{key}` staat wel in deze vertaling, en niet in het Nederlands",
    "haal het hier weg, of zet het ook in {path}",
)
not_stamped = Rule[str](
    "K323",
    "er staat niet bij van welk Nederlands dit de vertaling is",
    "zet bij de velden `bij: {fingerprint}`",
)


@rule("K324", Severity.WARNING)
def outdated(changed: Sequence[str], path: str, pad: str) -> Words:
    """A translation of Dutch that has changed; ``changed`` is empty when it is not known what."""
    what = enumeration([f"`{key}`" for key in changed])
    done = f"klopt alles weer, typ dan: python build.py vertaald {pad}"
    return (
        f"vertaling verouderd: {what or 'het Nederlands'} is veranderd",
        f"lees {path} en pas de vertaling aan; {done}",
    )


@rule("K330")
def missing_photo(name: str, names: tuple[str, ...]) -> Words:
    """The photo of an entry is not in beelden/."""
    advice = "zet de foto in de map beelden, en schrijf hier alleen de naam"
    stem, dot, ending = name.rpartition(".")
    # A photo with such a name is refused, so that it is not among ``names``.
    allowed = f"{slug(stem)}{dot}{ending.lower()}"
    if slug(stem) and allowed != name:
        advice = f"noem de foto '{allowed}', hier en in de map beelden"
    return f"de foto {quote(name)} staat niet in `beelden/`", _picture(name, names, advice)


vanished_page = Rule[str, str](
    "K310",
    "de pagina '{url:100}' is weg: {why}",
    "zoek de nieuwe plek van de pagina, of haal de link weg",
    Severity.WARNING,
)
silent = Rule[str, str](
    "K311",
    "'{url:100}' geeft geen antwoord: {why}",
    "kijk zelf of de site er nog is; bestaat hij niet meer, haal de link dan weg",
    Severity.WARNING,
)
moved = Rule[str, str](
    "K312", "de pagina '{url:100}' is verhuisd", "schrijf het nieuwe adres: {new}", Severity.TIP
)
not_judged = Rule[str, str](
    "K313",
    "'{url:100}' kon niet nagekeken worden: {why}",
    "kijk zelf; doet de link het, zet de site dan in naslag/links-overslaan.txt",
    Severity.TIP,
)
not_public = Rule[str](
    "K314",
    "'{url:100}' is geen adres op het openbare internet",
    "zet er het adres neer dat iedereen thuis kan openen",
    Severity.WARNING,
)
unused_picture = Rule[str](
    "K340",
    "de afbeelding '{name}' staat nergens op de site",
    "gebruik hem: ![wat je ziet](../beelden/{name}), of gooi hem weg",
    Severity.TIP,
)
