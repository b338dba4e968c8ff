"""Feeds of what is new and changed, for a feed reader (Atom, RFC 4287).

An entry keeps its identity; only its text and its date change. So one edit changes one entry.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from heapq import nsmallest
from xml.sax.saxutils import escape, quoteattr

from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.feeds.escaping import line
from catalogue.feeds.publication import LICENCE, NEVER, Download, Publication, beside
from catalogue.schema import Actie, Entry, Partner, Record, Thema, urls

ADDRESS = "data/wijzigingen.atom"
DOWNLOADS = (
    Download(
        ADDRESS,
        "Nieuw en veranderd",
        "Voor een feedlezer: wat er het laatst is bijgewerkt.",
        "application/atom+xml",
        "ATOM",
        ("https://www.rfc-editor.org/rfc/rfc4287", "Atom (RFC 4287)"),
    ),
)
MOST = 100
FeedRecord = Entry | Partner | Actie


def plan(publication: Publication) -> dict[str, Make]:
    """``data/wijzigingen.atom`` and ``KIND/ID.atom`` for each thema and wijk with an entry."""
    makers: dict[str, Make] = {ADDRESS: partial(_feed, None, ADDRESS, publication)}
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
    catalogue, link = publication.catalogue, partial(publication.link, here=here)
    site = catalogue.site.naam
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
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">',
        *_head(identity, f"{title}: nieuw en veranderd", updated),
        _link(link(here), "self", "application/atom+xml"),
        _link(link(page), "alternate", "text/html"),
        f"<author><name>{_text(site)}</name></author>",
        f"<rights>CC BY 4.0: {LICENCE}</rights>",
        *(part for entry in by_age for part in _entry(entry, here, publication)),
        "</feed>\n",
    ]
    return "\n".join(parts).encode()


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
