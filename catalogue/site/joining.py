"""How to join an entry, and whom to ask: the block "Zo doe je mee".

What the entry says goes first, then what is known of its organiser, then a general desk for its
doelgroepen, so that every entry that has not ended leads to somebody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from catalogue.content.model import Catalogue
from catalogue.schema import HOE, Doelgroep, Entry, Loket, Makerspace, Partner, Programma
from catalogue.schema.alive import Alive
from catalogue.site import words

EVERYONE = "iedereen"
_HEADINGS = {"regeling": "Zo vraag je het aan", "netwerk": "Zo sluit je aan"}
# Asked in a message that is ready to be sent, by how one joins.
_QUESTIONS = {
    "via-school": "Kan onze school of klas hieraan meedoen?",
    "via-werkgever": "Kan ik hier via mijn werk aan meedoen?",
    "via-gemeente-of-uwv": "Kom ik hiervoor in aanmerking?",
}
_STEPS = {
    "zelf": "Je meldt jezelf aan.",
    "via-school": "Vraag op je school of zij meedoen.",
    "via-werkgever": "Vraag het aan je werkgever.",
    "via-gemeente-of-uwv": "Vraag het aan je contactpersoon bij de gemeente of het UWV.",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody: what the button says and its address."""

    naam: str
    adres: str


@dataclass(frozen=True, slots=True)
class Joining:
    """The block: who joins and how, the main button first in ``wegen``, and a ready message.

    ``loket`` is the desk to ask when neither the entry nor its organiser can be reached.
    """

    kop: str
    hoe: str
    stap: str
    let_op: str
    wegen: tuple[Way, ...]
    loket: Loket | None
    bericht: str
    mail: str
    whatsapp: str


def of(entry: Entry, catalogue: Catalogue, page: str) -> Joining | None:
    """Block of an entry; ``page`` is its full address or empty. None for what has ended."""
    state = catalogue.alive(entry)
    if state is Alive.GESTOPT:
        return None
    given, aard = entry.meedoen, entry.aard if isinstance(entry, Programma) else ""
    how = (given.hoe if given else None) or ""
    ways, loket = tuple(_ways_of_entry(entry)), None
    if not ways:
        loket = desk(entry.doelgroepen, catalogue)
        # A desk such as one's own school has no address: then there is the one for everybody.
        desks = (loket, desk((), catalogue))
        all_ways = (tuple(_ways(each, each.naam)) for each in desks if each)
        ways = next(filter(None, all_ways), ())
    message = _message(entry, catalogue, how, state, page)
    return Joining(
        kop=_HEADINGS.get(aard, "Zo doe je mee"),
        # Whoever may come in need not sign up, so that the step alone says it.
        hoe=words.capital(HOE[how]) if how and how != "zelf" else "",
        stap=(given.stap if given else None) or _step(entry, how),
        let_op=_warning(entry, state),
        wegen=ways,
        loket=loket,
        bericht=message,
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


def _ways_of_entry(entry: Entry) -> Iterator[Way]:
    """Ways of the entry itself and of its organisers; each address once."""
    seen: set[str] = set()
    for way in (*_ways(entry.meedoen, "", _verb(entry)), *_websites(entry), *_organisers(entry)):
        if way.adres not in seen:
            seen.add(way.adres)
            yield way


def _verb(entry: Entry) -> str:
    is_own = entry.meedoen and entry.meedoen.hoe == "zelf"
    return "Meld je aan" if is_own else "Lees meer"


def _websites(entry: Entry) -> Iterator[Way]:
    if entry.website:
        yield Way("Naar de website", entry.website)


def _organisers(entry: Entry) -> Iterator[Way]:
    # Of many organisers the first is the one to ask.
    for partner in entry.aanbieders:
        ways = tuple(_ways(partner, partner.naam))
        yield from ways
        if ways:
            return


def _ways(holder: object, name: str, website: str = "") -> Iterator[Way]:
    """Website, mail and telephone of an entry, an organisation or a desk, as far as known."""
    # A long name often has its short form in brackets.
    name = name.partition(" (")[0]
    of_name = f" {name}" if name else ""
    if address := getattr(holder, "website", None):
        label = website or f"Website van {name}"
        # A page about joining may be any page; only its host says where it leads.
        yield Way(label if name else f"{label} op {words.host(address)}", address)
    if address := getattr(holder, "email", None):
        yield Way(f"Mail{of_name or f' {address}'}", f"mailto:{address}")
    if number := getattr(holder, "telefoon", None):
        digits = "".join(char for char in number if char in "+0123456789")
        yield Way(f"Bel{of_name} {number}", f"tel:{digits}")


def _step(entry: Entry, how: str) -> str:
    if how:
        return _STEPS[how]
    partner = next(iter(entry.aanbieders), None)
    return f"Vraag {partner.naam} hoe je kunt meedoen." if partner else "Vraag hoe je kunt meedoen."


def _warning(entry: Entry, state: Alive) -> str:
    match state:
        case Alive.GEPLAND:
            return "Dit moet nog beginnen."
        case Alive.OUD:
            return "Misschien bestaat dit niet meer. Vraag dat eerst."
        case Alive.WAARSCHIJNLIJK if isinstance(entry, Makerspace):
            return "Bel of mail eerst, voordat je erheen gaat."
        case Alive.WAARSCHIJNLIJK:
            return "Vraag eerst of dit er nog is."
    return ""


def _message(entry: Entry, catalogue: Catalogue, how: str, state: Alive, page: str) -> str:
    question = _QUESTIONS.get(how)
    if state is Alive.NU:
        ask = question or "Ik wil graag meedoen. Wanneer kan ik komen?"
    else:
        ask = f"Bestaat dit nog? {question or 'Wanneer kan ik komen?'}"
    message = f"Hallo, ik zag {entry.naam} op {catalogue.site.naam}. {ask}"
    return f"{message} {page}" if page else message


def _mail(entry: Entry, loket: Loket | None, message: str) -> str:
    """Address that opens a mail with the message, to whom is known or to nobody yet."""
    holders: tuple[object, ...] = (entry.meedoen, *entry.aanbieders, loket)
    known = (getattr(holder, "email", None) for holder in holders)
    to = next(filter(None, known), "")
    return f"mailto:{to}?subject={quote(entry.naam)}&body={quote(message)}"


def contact_of(holder: Partner | Loket) -> tuple[Way, ...]:
    """Ways to reach an organisation or a desk."""
    return tuple(_ways(holder, holder.naam))


def reach(holder: object) -> Iterator[Way]:
    """Mail, telephone and website as far as they are known, each under what it is itself."""
    if address := getattr(holder, "email", None):
        yield Way(address, f"mailto:{address}")
    if number := getattr(holder, "telefoon", None):
        yield Way(number, f"tel:{number.replace(' ', '')}")
    if address := getattr(holder, "website", None):
        yield Way(words.host(address), address)
