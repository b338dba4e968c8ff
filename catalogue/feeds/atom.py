"""Feeds of what is new and changed, for a feed reader (Atom, RFC 4287).

An entry keeps its identity; only its text and its date change. So one edit changes one entry, and
what is told later about a month changes that month.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from functools import partial
from heapq import nsmallest
from xml.sax.saxutils import escape, quoteattr

from catalogue.base.dates import MONTHS
from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.feeds.escaping import line
from catalogue.feeds.publication import LICENCE, NEVER, Download, Publication, beside, latest
from catalogue.insight import changes
from catalogue.insight.changes import Month
from catalogue.schema import Actie, Entry, Partner, Record, Thema, urls

ADDRESS = "data/wijzigingen.atom"
MONTHLY = "data/veranderd.atom"
DOWNLOADS = tuple(
    Download(
        address,
        title,
        about,
        "application/atom+xml",
        "ATOM",
        ("https://www.rfc-editor.org/rfc/rfc4287", "Atom (RFC 4287)"),
    )
    for address, title, about in (
        (
            ADDRESS,
            "Nieuw en veranderd",
            "Voor een feedlezer: wat er het laatst is bijgewerkt.",
        ),
        (
            MONTHLY,
            "Veranderd per maand",
            "Voor een feedlezer: wat er begon, stopte en klaar is.",
        ),
    )
)
MOST = 100
FeedRecord = Entry | Partner | Actie


def plan(publication: Publication) -> dict[str, Make]:
    """Both downloads, and ``KIND/ID.atom`` for each thema and wijk with an entry."""
    makers: dict[str, Make] = {
        ADDRESS: partial(_feed, None, ADDRESS, publication),
        MONTHLY: partial(_monthly, publication),
    }
    for record in subjects(publication.catalogue):
        here = beside(record, "atom")
        makers[here] = partial(_feed, record, here, publication)
    return makers


def subjects(catalogue: Catalogue) -> list[Record]:
    """The records with a feed, which stands ``beside`` their page."""
    records: tuple[Record, ...] = (*catalogue.themas, *catalogue.wijken)
    return [record for record in records if catalogue.backlinks_of(record).entries]


def _feed(record: Record | None, here: str, publication: Publication) -> bytes:
    """A feed about a record, or about everything."""
    catalogue, site = publication.catalogue, publication.catalogue.site.naam
    entries: Sequence[FeedRecord] = (*catalogue.entries, *catalogue.partners, *catalogue.acties)
    page, title, identity = urls.HOME, site, publication.identity(record, "wijzigingen")
    if record:
        entries, page = catalogue.backlinks_of(record).entries, urls.of(record)
        title = f"{getattr(record, 'naam', record.id)} ({site})"
    # The youngest first; of one moment in order of file.
    by_age = nsmallest(
        MOST, entries, key=lambda entry: (-_changed(entry, publication).timestamp(), entry.pad)
    )
    updated = max((_changed(entry, publication) for entry in by_age), default=NEVER)
    head = _head(identity, f"{title}: nieuw en veranderd", updated)
    parts = (part for entry in by_age for part in _entry(entry, here, publication))
    return _document(head, page, here, publication, parts)


def _document(
    head: Iterable[str], page: str, here: str, publication: Publication, entries: Iterable[str]
) -> bytes:
    """The feed at ``here`` about what ``page`` shows."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">',
        *head,
        _link(publication.link(here, here), "self", "application/atom+xml"),
        _link(publication.link(page, here), "alternate", "text/html"),
        f"<author><name>{_text(publication.catalogue.site.naam)}</name></author>",
        f"<rights>CC BY 4.0: {LICENCE}</rights>",
        *entries,
        "</feed>\n",
    ]
    return "\n".join(parts).encode()


# --- per month ----------------------------------------------------------------------------------


def anchor(month: Month) -> str:
    """Id of a month on the page of changes: ``m2026-11``."""
    return f"m{month.maand}"


def _monthly(publication: Publication) -> bytes:
    """A feed with an entry for each month, as the page of changes shows them."""
    months = changes.months(publication.catalogue, publication.created)
    updated = max((_month_changed(month, publication) for month in months), default=NEVER)
    title = f"{publication.catalogue.site.naam}: veranderd per maand"
    head = _head(publication.identity(None, "veranderd"), title, updated)
    entries = (part for month in months for part in _month(month, publication))
    return _document(head, urls.CHANGES, MONTHLY, publication, entries)


def _month(month: Month, publication: Publication) -> Iterator[str]:
    year, _, number = month.maand.partition("-")
    title = f"{MONTHS[int(number) - 1].capitalize()} {year}" if number else year
    link = publication.link(urls.CHANGES, MONTHLY)
    yield "<entry>"
    yield from _head(
        publication.identity(None, "veranderd", month.maand),
        title,
        _month_changed(month, publication),
    )
    yield _link(f"{link}#{anchor(month)}", "alternate", "text/html")
    yield f"<summary>{_text(' '.join(changes.sentences(month)))}</summary>"
    yield "</entry>"


def _month_changed(month: Month, publication: Publication) -> datetime:
    """Last change of a month, or when this overview got the last entry that it tells of.

    Not when a file last changed: then readers would see a month again for each better sentence.
    """
    last = datetime.combine(month.laatst, time(), UTC)
    return max(last, latest(month.records, publication.created) or last)


def _entry(entry: FeedRecord, here: str, publication: Publication) -> list[str]:
    identity, created = publication.identity(entry), publication.created.get(entry)
    themas: Sequence[Thema] = () if isinstance(entry, Partner | Actie) else entry.themas
    return [
        "<entry>",
        *_head(identity, entry.naam, _changed(entry, publication)),
        *((f"<published>{_moment(created)}</published>",) if created else ()),
        _link(publication.link(urls.of(entry), here), "alternate", "text/html"),
        *(
            f"<category term={quoteattr(thema.id)} label={quoteattr(line(thema.naam))}/>"
            for thema in themas
        ),
        f"<summary>{_text(entry.samenvatting or '')}</summary>",
        "</entry>",
    ]


def _head(identity: str, title: str, updated: datetime) -> tuple[str, str, str]:
    return (
        f"<id>urn:uuid:{identity}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(updated)}</updated>",
    )


def _changed(entry: FeedRecord, publication: Publication) -> datetime:
    return publication.changed.get(entry, NEVER)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _link(address: str, relation: str, media: str) -> str:
    return f'<link rel="{relation}" type="{media}" href={quoteattr(address)}/>'


def _text(text: str) -> str:
    return escape(line(text))
