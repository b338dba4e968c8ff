"""Rules about connections: references, links and pictures."""

import re

from catalogue.base.diagnostics import Place, Severity
from catalogue.base.messages.declaring import Said, did_you_mean, enumerated, quote, rule
from catalogue.base.text import nearest, slug


@rule("K301")
def unknown_reference(
    kind: str,
    written: str,
    known: tuple[str, ...],
    where: str,
    near: tuple[str, ...] | None = None,
) -> Said:
    """A reference to something that is not there.

    ``where`` is the folder or the list in which all of that kind are, ``near`` the names that may
    be meant, when those are not all that are known.
    """
    near = known if near is None else near
    unknown = "onbekend" if kind in _HET else "onbekende"
    message = f"{unknown} {kind} {quote(written)}"
    parts = [nearest(part, near) for part in _BETWEEN.split(written)]
    meant = [part for part in parts if part]
    if len(meant) == len(parts) > 1 and slug(written) not in known:
        return message, f"bedoel je {enumerated(meant)}? Zet er komma's tussen"
    return message, did_you_mean(written, near, _choose(kind, known, where))


_BETWEEN = re.compile(r"\s*[;/&+]\s*|\s+en\s+")


def _choose(kind: str, known: tuple[str, ...], where: str) -> str:
    if not known:
        return f"er is nog geen {kind}"
    if len(known) <= _FEW:
        return f"kies uit {enumerated(known, _FEW)}"
    if where.endswith("/"):
        return (
            f"kies een bestand uit de map `{where}`, zonder '.md'; of maak er één:"
            f' python build.py new {kind} "Naam"'
        )
    return f"kies een `id` uit `{where}`"


_FEW = 20


# Kinds that take "het" in Dutch, so that it is "onbekend thema" but "onbekende wijk".
_HET = frozenset({"thema", "programma", "vmbo-profiel", "kenmerk", "begrip", "gebied", "synoniem"})


@rule("K302")
def reference_to_itself(key: str) -> Said:
    """A record that refers to itself."""
    return f"`{key}` wijst naar zichzelf", "haal deze verwijzing weg"


@rule("K303")
def dead_link(target: str, known: tuple[str, ...]) -> Said:
    """A link in the text to a file that is not there."""
    message = f"de link {quote(target)} wijst naar een bestand dat er niet is"
    if re.fullmatch(r"[^\s@/]+@[^\s@/]+\.[a-z]+", target):
        return message, f"bedoel je 'mailto:{target}'?"
    if re.fullmatch(r"\+?[0-9 ()-]{8,20}", target):
        number = re.sub(r"[^+0-9]", "", target)
        return message, f"bedoel je 'tel:{number}'?"
    if re.match(r"www\.|[\w-]+(\.[\w-]+)*\.(nl|com|org|eu|net)(/|$)", target):
        return message, f"bedoel je 'https://{target}'?"
    return message, did_you_mean(
        _same_file(target, known) or target,
        known,
        "schrijf het pad vanaf dit bestand, zoals ../programmas/maakotheek.md",
    )


def _same_file(target: str, known: tuple[str, ...]) -> str | None:
    """The known path with the same name of file, in a folder of the same name if it says one."""
    *folders, name = target.lower().replace("\\", "/").split("/")
    stem = name.partition("#")[0].removesuffix(".html").removesuffix(".md")
    same = [path for path in known if path.rpartition("/")[2] == f"{stem}.md"]
    named = [path for path in same if folders and f"/{folders[-1]}/" in f"/{path}"]
    beside = [path for path in same if "/" not in path]
    return next(iter((*named, *beside, *same)), None)


@rule("K304")
def missing_image(target: str, known: tuple[str, ...]) -> Said:
    """A picture that is not in beelden/."""
    if re.match(r"(https?:)?//", target):
        message = f"de afbeelding {quote(target)} staat op een andere site"
        return (
            message,
            "zet het beeld in de map beelden, als dat mag, en schrijf ../beelden/naam.jpg",
        )
    return f"de afbeelding {quote(target)} staat niet in `beelden/`", did_you_mean(
        target, known, "zet het beeld in de map beelden, en schrijf ../beelden/naam.jpg"
    )


@rule("K308")
def link_into_page(target: str) -> Said:
    """A link to a place within a page."""
    return (
        f"de link {quote(target)} wijst naar een plek op een pagina, en die heeft geen naam",
        "haal de # weg en wat erachter staat",
    )


@rule("K305")
def double_id(kind: str, name: str, first: Place) -> Said:
    """Two records in one list with the same id."""
    return f"{kind} {quote(name)} staat er al op regel {first.line}", "geef er één een andere `id`"


@rule("K306")
def circle(names: tuple[str, ...]) -> Said:
    """Programmes that follow each other in a circle."""
    return (
        f"het vervolg loopt in een kring: {' -> '.join(names)}",
        "haal in één van deze programma's de verwijzing weg",
    )


@rule("K307")
def one_sided_neighbour(wijk: str, other: str) -> Said:
    """A wijk that borders another one that does not border it."""
    return (
        f"{quote(wijk)} noemt {quote(other)} als buur, maar andersom niet",
        "zet de buur bij beide",
    )


@rule("K309")
def page_without_dutch(name: str) -> Said:
    """An English page of text without the Dutch one that it translates."""
    return (
        f"er is geen Nederlandse pagina {quote(name)}",
        f"maak paginas/{name}.md, of geef dit bestand de naam van een pagina die er is",
    )


@rule("K330")
def missing_photo(name: str, known: tuple[str, ...]) -> Said:
    """The photo of an entry is not in beelden/."""
    return f"de foto {quote(name)} staat niet in `beelden/`", did_you_mean(
        re.split(r"[/\\\\]", name)[-1],
        known,
        "zet de foto in de map beelden, en schrijf hier alleen de naam",
    )


@rule("K310", Severity.WARNING)
def gone(url: str, why: str) -> Said:
    """A page of another site that is gone."""
    return (
        f"de pagina {quote(url, 100)} is weg: {why}",
        "zoek de nieuwe plek van de pagina, of haal de link weg",
    )


@rule("K311", Severity.WARNING)
def silent(url: str, why: str) -> Said:
    """Another site that does not answer."""
    return (
        f"{quote(url, 100)} geeft geen antwoord: {why}",
        "kijk zelf of de site er nog is; bestaat hij niet meer, haal de link dan weg",
    )


@rule("K312", Severity.TIP)
def moved(url: str, new: str) -> Said:
    """A page of another site that has a new address."""
    return f"de pagina {quote(url, 100)} is verhuisd", f"schrijf het nieuwe adres: {new}"


@rule("K313", Severity.TIP)
def not_judged(url: str, why: str) -> Said:
    """Another site that does not let a program in."""
    return (
        f"{quote(url, 100)} kon niet nagekeken worden: {why}",
        "kijk zelf; doet de link het, zet de site dan in naslag/links-overslaan.txt",
    )


@rule("K314", Severity.WARNING)
def not_public(url: str) -> Said:
    """A link to a machine that is not on the public internet."""
    return (
        f"{quote(url, 100)} is geen adres op het openbare internet",
        "zet er het adres neer dat iedereen thuis kan openen",
    )


@rule("K340", Severity.TIP)
def unused_picture(name: str) -> Said:
    """A picture that nothing shows."""
    return (
        f"de afbeelding {quote(name)} staat nergens op de site",
        f"gebruik hem: ![wat je ziet](../beelden/{name}), of gooi hem weg",
    )
