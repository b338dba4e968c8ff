"""``klopt-dit-nog``: an organisation says whether what we know of its entries still holds.

A page for each organisation with what we know of its entries, and for each a short form that asks
only what is missing. The answer is a text, which goes by mail, GitHub, WhatsApp or a copy: there is
no server. Without script the links hold the same text with the questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import quote

from catalogue.insight import freshness
from catalogue.insight.freshness import Organiser
from catalogue.schema import Entry, Partner, urls
from catalogue.schema.alive import Alive
from catalogue.site import facts, joining, seen, words
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.joining import Way
from catalogue.site.words import Link, link

ANSWERS = ("ja", "nee, gestopt", "weet ik niet")
_MOST_FIELDS = 3
# Entries with a form on one page; the others are named below, and come when these have an answer.
_MOST = 20
# What a visitor wants to know and nobody has to confirm here.
_LEFT_OUT = {"Soort plek", "Website", "Wie organiseert het", "Wie beheert het", "Past bij profiel"}
_DAY = "JJJJ-MM-DD"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A short form: ``bestaat`` asks if something is still there, ``velden`` what is missing.

    ``tekst`` is sent in one of the ways ``wegen``; it has a line for each question.
    """

    bestaat: str
    velden: tuple[str, ...]
    tekst: str
    wegen: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry to confirm: what we know of it and when it was seen, and its form."""

    entry: Entry
    id: str
    stand: Alive
    gezien: str
    feiten: tuple[Fact, ...]
    vraag: Inquiry


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page of every organiser, and the one that lists them."""
    organisers = freshness.organisers(renderer.catalogue)
    for organiser in organisers:
        yield from renderer.plan(urls.confirming_of(organiser.partner), _organiser, organiser)
    yield from renderer.plan(urls.CONFIRMING, _index, organisers)


def _organiser(renderer: Renderer, organiser: Organiser) -> bytes:
    partner = organiser.partner
    return _page(
        renderer,
        urls.confirming_of(partner),
        organiser.entries,
        partner,
        title=f"Klopt dit nog? {partner.naam}",
        lead=f"Dit staat op {renderer.naam} over wat jullie organiseren. Klopt het nog? "
        "Antwoorden kost een minuut, en wie hier zoekt heeft er veel aan.",
        trail=(Link("Partners", urls.list_of(Partner)), link(partner)),
    )


def _index(renderer: Renderer, organisers: Sequence[Organiser]) -> bytes:
    orphans = [
        entry for entry in freshness.longest_ago_first(renderer.catalogue) if not entry.aanbieders
    ]
    confirmed = renderer.kerncijfers["dit-jaar-bevestigd"]
    return _page(
        renderer,
        urls.CONFIRMING,
        orphans,
        None,
        title="Klopt dit nog?",
        lead="Werk je bij een van deze organisaties? Kijk dan wat wij over jullie schreven, en "
        "zeg of het nog klopt. Dat kost een minuut. Dit jaar bevestigd: "
        f"{confirmed.waarde} programma's en plekken.",
        organisaties=organisers,
    )


def _page(
    renderer: Renderer,
    address: str,
    entries: Sequence[Entry],
    partner: Partner | None,
    *,
    title: str,
    lead: str,
    trail: Sequence[Link] = (),
    organisaties: Sequence[Organiser] = (),
) -> bytes:
    site = renderer.catalogue.site
    asked, later = entries[:_MOST], entries[_MOST:]
    return renderer.render(
        "pages/klopt.html",
        address,
        title=title,
        about=lead,
        trail=trail,
        lead=lead,
        partner=partner,
        organisaties=organisaties,
        vragen=[_listing(renderer, entry, partner) for entry in asked],
        later=[(urls.form_id(entry), link(entry)) for entry in later],
        alles=_about_all(renderer, asked, partner) if partner and len(asked) > 1 else None,
        antwoorden=ANSWERS,
        contact=site.contact,
        github=_issues(renderer),
    )


def _listing(renderer: Renderer, entry: Entry, partner: Partner | None) -> Listing:
    catalogue = renderer.catalogue
    state = catalogue.alive(entry)
    missing = islice(facts.missing(entry, renderer.t), _MOST_FIELDS)
    fields = list(map(words.capital, missing))
    if len(fields) < _MOST_FIELDS:
        fields.append("Wat hier niet klopt")
    exists = "Gaat dit nog door" if state is Alive.GEPLAND else "Bestaat dit nog"
    questions = (f"{exists}: {' / '.join(ANSWERS)}", *_lines(fields))
    subject = f"Klopt dit nog? {entry.naam}"
    text = _text(renderer, subject, urls.of(entry), questions, (entry,), partner)
    return Listing(
        entry=entry,
        id=urls.form_id(entry),
        stand=state,
        gezien=words.capital(seen.in_words(entry, catalogue, renderer.t)),
        feiten=_facts(renderer, entry),
        vraag=Inquiry(exists, tuple(fields), text, tuple(_ways(renderer, subject, text))),
    )


def _about_all(renderer: Renderer, entries: Sequence[Entry], partner: Partner) -> Inquiry:
    """One message that confirms all entries of an organisation."""
    subject, fields = f"Klopt dit nog? {partner.naam}", ("Behalve",)
    questions = ("Alles op deze pagina klopt nog.", *_lines(fields))
    address = urls.confirming_of(partner)
    text = _text(renderer, subject, address, questions, entries, partner)
    return Inquiry("", fields, text, tuple(_ways(renderer, subject, text)))


def _lines(fields: Sequence[str]) -> Iterator[str]:
    for field in fields:
        yield f"{field}: "


def _facts(renderer: Renderer, entry: Entry) -> tuple[Fact, ...]:
    """Facts to confirm: those of its page, how to join it, and whom visitors can ask."""
    block = joining.of(entry, renderer.catalogue, "", renderer.t)
    how = [f"{block.hoe}." if block.hoe else "", block.stap] if block and entry.meedoen else []
    known = block.wegen if block and not block.loket else ()
    contact = (way.adres.removeprefix("mailto:").removeprefix("tel:") for way in known)
    return (
        # Nobody has to confirm whether it is open at this moment.
        *(
            replace(fact, open="")
            for fact in facts.of(entry, renderer.catalogue, renderer.t)
            if fact.kop not in _LEFT_OUT
        ),
        *facts.filled(
            Fact("Zo doe je mee", regels=tuple(filter(None, how))),
            Fact("Contact", regels=tuple(contact)),
        ),
    )


def _text(
    renderer: Renderer,
    subject: str,
    address: str,
    questions: Sequence[str],
    entries: Sequence[Entry],
    partner: Partner | None,
) -> str:
    """Message with the questions, and for the editor the files and the line of a confirmation.

    The script fills in the answers and the day, and knows that the last two lines are those of a
    confirmation.
    """
    asked = f"Komt dit van {partner.naam}?" if partner else "Komt dit van een organisatie?"
    place = "het bestand" if len(entries) == 1 else "elk bestand"
    return "\n".join(
        (
            subject,
            urls.absolute(address, renderer.base_url) if renderer.base_url else address,
            "",
            *questions,
            "",
            "Voor de redacteur:",
            *(f"content/{entry.pad}" for entry in entries),
            f"Datum: {_DAY}",
            f"{asked} Zet dan deze regel in {place}:",
            f"bevestigd: {{op: {_DAY}, door: {partner.id if partner else 'ORGANISATIE'}}}",
        )
    )


def _ways(renderer: Renderer, subject: str, text: str) -> Iterator[Way]:
    contact, issues = renderer.catalogue.site.contact, _issues(renderer)
    if contact:
        # Lines of a mail end with two characters (RFC 6068).
        body = quote(text.replace("\n", "\r\n"))
        yield Way("Mail het ons", f"mailto:{contact.email}?subject={quote(subject)}&body={body}")
    if issues:
        address = f"{issues}?title={quote(subject)}&body={quote(text)}"
        yield Way("Zet het op GitHub", address)
    yield Way("Stuur met WhatsApp", f"https://wa.me/?text={quote(text)}")


def _issues(renderer: Renderer) -> str:
    """Address of a new issue in the repository; empty when that is not on GitHub."""
    source = (renderer.catalogue.site.broncode or "").rstrip("/")
    return f"{source}/issues/new" if source.startswith("https://github.com/") else ""
