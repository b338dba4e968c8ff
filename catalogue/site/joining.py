"""How to join an entry, and whom to ask: the block "Zo doe je mee".

What the entry says goes first, then what is known of its organiser, then a general desk for its
doelgroepen, so that every entry that has not ended leads to somebody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from catalogue.content.model import Catalogue
from catalogue.schema import Doelgroep, Entry, Loket, Makerspace, Partner, Programma, Site
from catalogue.schema.alive import Alive
from catalogue.site import words
from catalogue.site.languages import Interface

EVERYONE = "iedereen"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody: what the button says and its address."""

    naam: str
    adres: str


@dataclass(frozen=True, slots=True)
class Joining:
    """The block: who joins and how, the main button first in ``wegen``, and a ready message.

    ``loket`` is the desk to ask when neither the entry nor its organiser can be reached. The
    message is Dutch, for a Dutch organisation; ``vertaald`` says it in the language of the page.
    """

    kop: str
    hoe: str
    stap: str
    let_op: str
    wegen: tuple[Way, ...]
    loket: Loket | None
    bericht: str
    vertaald: str
    mail: str
    whatsapp: str


def of(
    entry: Entry, catalogue: Catalogue, page: str, t: Interface, dutch: Site | None = None
) -> Joining | None:
    """Block of an entry; ``page`` is its full Dutch address or empty. None for what has ended.

    ``dutch`` names the site in Dutch, when the catalogue does not.
    """
    state = catalogue.alive(entry)
    if state is Alive.GESTOPT:
        return None
    given, aard = entry.meedoen, entry.aard if isinstance(entry, Programma) else ""
    how = (given.hoe if given else None) or ""
    ways, loket = tuple(_ways_of_entry(entry, t)), None
    if not ways:
        loket = desk(entry.doelgroepen, catalogue)
        # A desk such as one's own school has no address: then there is the one for everybody.
        desks = (loket, desk((), catalogue))
        all_ways = (contact_of(each, t) for each in desks if each)
        ways = next(filter(None, all_ways), ())
    step = given.stap if given else None
    is_now, site = state is Alive.NU, catalogue.site
    message = f"{_message(entry, dutch or site, how, is_now, Interface())} {page}".strip()
    return Joining(
        kop=_heading(aard, t),
        # Whoever may come in need not sign up, so that the step alone says it.
        hoe=words.capital(t.label("hoe", how)) if how and how != "zelf" else "",
        stap=words.of_field(step, entry, "stap", t) if step else _step(entry, how, t),
        let_op=_warning(entry, state, t),
        wegen=ways,
        loket=loket,
        bericht=message,
        vertaald="" if t.is_dutch else _message(entry, site, how, is_now, t),
        mail=_mail(entry, loket, message),
        whatsapp=f"https://wa.me/?text={quote(message)}",
    )


def desk(doelgroepen: Iterable[Doelgroep], catalogue: Catalogue) -> Loket | None:
    """First desk in the list for one of the doelgroepen, else the one for everybody."""
    wanted = {doelgroep.id for doelgroep in doelgroepen}
    for ids in (wanted, {EVERYONE}):
        for loket in catalogue.loketten:
            if any(doelgroep.id in ids for doelgroep in loket.doelgroepen):
                return loket
    return None


def _heading(aard: str, t: Interface) -> str:
    match aard:
        case "regeling":
            return t.gettext("Zo vraag je het aan")
        case "netwerk":
            return t.gettext("Zo sluit je aan")
    return t.gettext("Zo doe je mee")


def _ways_of_entry(entry: Entry, t: Interface) -> Iterator[Way]:
    """Ways of the entry itself and of its organisers; each address once."""
    seen: set[str] = set()
    for way in (*_own_ways(entry, t), *_organisers(entry, t)):
        if way.adres not in seen:
            seen.add(way.adres)
            yield way


def _own_ways(entry: Entry, t: Interface) -> Iterator[Way]:
    if joining := entry.meedoen:
        if joining.website:
            # A page about joining may be any page; only its host says where it leads.
            host = words.host(joining.website)
            label = (
                t.gettext("Meld je aan op %(site)s", site=host)
                if joining.hoe == "zelf"
                else t.gettext("Lees meer op %(site)s", site=host)
            )
            yield Way(label, joining.website)
        yield from _mail_and_telephone(joining, joining.email or "", "", t)
    if entry.website:
        yield Way(t.gettext("Naar de website"), entry.website)


def _organisers(entry: Entry, t: Interface) -> Iterator[Way]:
    # Of many organisers the first is the one to ask.
    for partner in entry.aanbieders:
        ways = contact_of(partner, t)
        yield from ways
        if ways:
            return


def contact_of(holder: Partner | Loket, t: Interface) -> tuple[Way, ...]:
    """Website, mail and telephone of an organisation or a desk, as far as known."""
    # A long name often has its short form in brackets.
    name = holder.naam.partition(" (")[0]
    website = holder.website
    ways = (Way(t.gettext("Website van %(naam)s", naam=name), website),) if website else ()
    return (*ways, *_mail_and_telephone(holder, name, f"{name} ", t))


def _mail_and_telephone(holder: object, to: str, before: str, t: Interface) -> Iterator[Way]:
    if address := getattr(holder, "email", None):
        yield Way(t.gettext("Mail %(naam)s", naam=to), f"mailto:{address}")
    if number := getattr(holder, "telefoon", None):
        digits = "".join(char for char in number if char in "+0123456789")
        yield Way(t.gettext("Bel %(naam)s", naam=f"{before}{t.ltr(number)}"), f"tel:{digits}")


def _step(entry: Entry, how: str, t: Interface) -> str:
    match how:
        case "zelf":
            return t.gettext("Je meldt jezelf aan.")
        case "via-school":
            return t.gettext("Vraag op je school of zij meedoen.")
        case "via-werkgever":
            return t.gettext("Vraag het aan je werkgever.")
        case "via-gemeente-of-uwv":
            return t.gettext("Vraag het aan je contactpersoon bij de gemeente of het UWV.")
    if partner := next(iter(entry.aanbieders), None):
        return t.gettext("Vraag %(naam)s hoe je kunt meedoen.", naam=partner.naam)
    return t.gettext("Vraag hoe je kunt meedoen.")


def _warning(entry: Entry, state: Alive, t: Interface) -> str:
    match state:
        case Alive.GEPLAND:
            return t.gettext("Dit moet nog beginnen.")
        case Alive.OUD:
            return t.gettext("Misschien bestaat dit niet meer. Vraag dat eerst.")
        case Alive.WAARSCHIJNLIJK if isinstance(entry, Makerspace):
            return t.gettext("Bel of mail eerst, voordat je erheen gaat.")
        case Alive.WAARSCHIJNLIJK:
            return t.gettext("Vraag eerst of dit er nog is.")
    return ""


def _message(entry: Entry, site: Site, how: str, is_now: bool, t: Interface) -> str:
    sentences = (
        t.gettext("Hallo, ik zag %(naam)s op %(site)s.", naam=entry.naam, site=site.naam),
        "" if is_now else t.gettext("Bestaat dit nog?"),
        _question(how, is_now, t),
    )
    return " ".join(filter(None, sentences))


def _question(how: str, is_now: bool, t: Interface) -> str:
    match how:
        case "via-school":
            return t.gettext("Kan onze school of klas hieraan meedoen?")
        case "via-werkgever":
            return t.gettext("Kan ik hier via mijn werk aan meedoen?")
        case "via-gemeente-of-uwv":
            return t.gettext("Kom ik hiervoor in aanmerking?")
    if is_now:
        return t.gettext("Ik wil graag meedoen. Wanneer kan ik komen?")
    return t.gettext("Wanneer kan ik komen?")


def _mail(entry: Entry, loket: Loket | None, message: str) -> str:
    """Address that opens a mail with the message, to whom is known or to nobody yet."""
    holders: tuple[object, ...] = (entry.meedoen, *entry.aanbieders, loket)
    known = (getattr(holder, "email", None) for holder in holders)
    to = next(filter(None, known), "")
    return f"mailto:{to}?subject={quote(entry.naam)}&body={quote(message)}"


def reach(holder: object) -> Iterator[Way]:
    """Mail, telephone and website as far as they are known, each under what it is itself."""
    if address := getattr(holder, "email", None):
        yield Way(address, f"mailto:{address}")
    if number := getattr(holder, "telefoon", None):
        yield Way(number, f"tel:{number.replace(' ', '')}")
    if address := getattr(holder, "website", None):
        yield Way(words.host(address), address)
