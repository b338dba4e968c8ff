"""Begin something where there is a gap: whom to talk to, with a message that is ready to be sent.

Without script the mail has the gap in it; with script the page ``meedoen`` has it filled in too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from catalogue.content.model import Catalogue
from catalogue.insight.gaps import Candidate, Gap
from catalogue.schema import Doelgroep, Thema, Wijk, urls
from catalogue.site import joining
from catalogue.site.joining import Way
from catalogue.site.words import link

ANCHOR = "begin"
MESSAGES = {
    # It also stands on the page of a wijk that has a makerspace.
    "wijk": "Hallo, ik wil in {wijk} iets beginnen met techniek, bijvoorbeeld een plek om te "
    "maken. Ik vond jullie op {site}. Denken jullie mee?",
    "doelgroep": "Hallo, op {site} zag ik dat er voor de groep '{doelgroep}' nog niets is over "
    "{thema}. Ik wil iets beginnen. Denken jullie mee?",
}
_SUBJECT = "Iets beginnen met techniek"


Reachable = tuple[Candidate, Sequence[Way]]
"""An organisation that could close a gap, with the ways to reach it."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A gap with the way to begin something, and those who could close it.

    ``begin`` is the site path of the page about taking part, with the gap in it; empty for a site
    without that page.
    """

    gap: Gap
    begin: str
    kandidaten: Sequence[Reachable]


def of(gaps: Iterable[Gap], catalogue: Catalogue) -> list[Invitation]:
    """Invitations to close some gaps; ``catalogue`` is the Dutch one, for the messages."""
    return [
        Invitation(gap, begin_address(gap, catalogue), reachable(gap, catalogue)) for gap in gaps
    ]


def begin_address(gap: Gap, catalogue: Catalogue) -> str:
    """Site path of the page about taking part, which fills in the gap; empty without that page."""
    start = urls.taking_part(catalogue.paginas)
    ids = {name: record.id for name, record in _records(gap).items()}
    return f"{start}?{urlencode(ids)}#{ANCHOR}" if start else ""


def reachable(gap: Gap, catalogue: Catalogue) -> list[Reachable]:
    """The organisations that could close a gap; a mail to them says already what it is about.

    The mail is Dutch on every page, so ``catalogue`` is the Dutch one.
    """
    dutch = {name: catalogue.by_id[name][record.id] for name, record in _records(gap).items()}
    names = {name: link(record).naam for name, record in dutch.items()}
    body = quote(MESSAGES[gap.soort].format(site=catalogue.site.naam, **names))
    message = f"?subject={quote(_SUBJECT)}&body={body}"
    return [
        (candidate, [_with_message(way, message) for way in joining.reach(candidate.partner)])
        for candidate in gap.kandidaten
    ]


def _with_message(way: Way, message: str) -> Way:
    return Way(way.naam, way.adres + message) if way.adres.startswith("mailto:") else way


def _records(gap: Gap) -> dict[str, Wijk | Doelgroep | Thema]:
    """The wijk of a gap, or its doelgroep and thema, by the name of their kind."""
    records = {"wijk": gap.wijk, "doelgroep": gap.doelgroep, "thema": gap.thema}
    return {name: record for name, record in records.items() if record}
