"""What is new and changed, to follow in a feed reader (Atom, RFC 4287).

An entry keeps its identity; only its text and its date change. So one edit changes one entry.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from heapq import nsmallest
from xml.sax.saxutils import escape, quoteattr

from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.feeds import identity
from catalogue.feeds.addresses import CHANGES, LICENCE, WITH_CHANGES, beside, seen_from
from catalogue.feeds.changes import NEVER, Days
from catalogue.feeds.escaping import line
from catalogue.schema import (
    Actie,
    Makerspace,
    Partner,
    Programma,
    Record,
    Site,
    Thema,
    kind_of,
    urls,
)

MOST = 100
Entry = Programma | Makerspace | Partner | Actie
_Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed: what is about ``page`` and stands in the file ``here``, from these entries."""

    title: str
    here: str
    page: str
    id: str
    entries: Iterable[Entry]


def plan(catalogue: Catalogue, days: Days, made: Days, base_url: str) -> dict[str, Make]:
    """``data/wijzigingen.atom`` and ``KIND/ID.atom`` for each thema and wijk with an entry.

    ``days`` and ``made`` say when an entry changed and when it was new; the last may be unknown.
    """

    @cache
    def said(one: Entry) -> _Said:
        """The same in every feed but for the addresses, and these only without a base."""
        return _said(catalogue, one, days, made, category)

    category = cache(_category)

    @cache
    def order() -> Mapping[Entry, int]:
        """The youngest first; of one moment in order of file."""
        return _order(_everything(catalogue), days)

    def document(feed: _Feed) -> bytes:
        newest = nsmallest(MOST, feed.entries, key=order().__getitem__)
        return _document(catalogue.site, feed, newest, said, days, base_url)

    return {feed.here: partial(document, feed) for feed in _feeds(catalogue)}


def addresses(catalogue: Catalogue) -> dict[Record, str]:
    """The feed of every subject that has one."""
    return {
        record: beside(record, "atom")
        for kind in WITH_CHANGES
        for record in catalogue.by_id[kind_of(kind).name].values()
        if has_feed(catalogue, record)
    }


def has_feed(catalogue: Catalogue, record: Record) -> bool:
    """Whether there is a feed about a record: of a kind that can have one, with an entry."""
    belonging = catalogue.belonging_to(record)
    return isinstance(record, WITH_CHANGES) and bool(belonging.programmas or belonging.makerspaces)


def _feeds(catalogue: Catalogue) -> Iterator[_Feed]:
    site = catalogue.site
    title = f"{site.naam}: nieuw en veranderd"
    feed_id = identity.named(site, "wijzigingen")
    yield _Feed(title, CHANGES, urls.HOME, feed_id, _everything(catalogue))
    for record, here in addresses(catalogue).items():
        title = f"{getattr(record, 'naam', record.id)} ({site.naam}): nieuw en veranderd"
        found = _belonging(catalogue, record)
        yield _Feed(title, here, urls.of(record), identity.of(site, record, "wijzigingen"), found)


def _everything(catalogue: Catalogue) -> tuple[Entry, ...]:
    return (
        *catalogue.programmas,
        *catalogue.makerspaces,
        *catalogue.partners,
        *catalogue.acties,
    )


def _belonging(catalogue: Catalogue, record: Record) -> tuple[Entry, ...]:
    belonging = catalogue.belonging_to(record)
    return (*belonging.programmas, *belonging.makerspaces)


def _order(entries: Iterable[Entry], days: Days) -> Mapping[Entry, int]:
    by_file = sorted(entries, key=lambda one: one.pad)
    by_file.sort(key=lambda one: days.get(one, NEVER), reverse=True)
    return {one: place for place, one in enumerate(by_file)}


def _document(
    site: Site,
    feed: _Feed,
    entries: Sequence[Entry],
    said: Callable[[Entry], _Said],
    days: Days,
    base_url: str,
) -> bytes:
    updated = max((days.get(one, NEVER) for one in entries), default=NEVER)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">',
        *_common(feed.id, feed.title, updated),
        _link(seen_from(feed.here, feed.here, base_url), "self", "application/atom+xml"),
        _link(seen_from(feed.here, feed.page, base_url), "alternate", "text/html"),
        f"<author><name>{_text(site.naam)}</name></author>",
        f"<rights>CC BY 4.0: {LICENCE}</rights>",
        *(_entry(feed, one, said(one), base_url) for one in entries),
        "</feed>\n",
    ]
    return "\n".join(parts).encode()


def _entry(feed: _Feed, one: Entry, said: _Said, base_url: str) -> str:
    before, after = said
    page = _link(seen_from(feed.here, urls.of(one), base_url), "alternate", "text/html")
    return f"<entry>\n{before}\n{page}\n{after}\n</entry>"


def _said(
    catalogue: Catalogue, one: Entry, days: Days, made: Days, category: Callable[[Thema], str]
) -> _Said:
    """What stands before the address of the page, and what behind it."""
    themes = () if isinstance(one, Partner | Actie) else one.themas
    before = [*_common(identity.of(catalogue.site, one), one.naam, days.get(one, NEVER))]
    if one in made:
        before.append(f"<published>{_moment(made[one])}</published>")
    after = [*map(category, themes), f"<summary>{_text(one.samenvatting or '')}</summary>"]
    return "\n".join(before), "\n".join(after)


def _category(thema: Thema) -> str:
    return f"<category term={quoteattr(thema.id)} label={quoteattr(line(thema.naam))}/>"


def _common(name: str, title: str, updated: datetime) -> tuple[str, str, str]:
    return (
        f"<id>urn:uuid:{name}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(updated)}</updated>",
    )


def _moment(when: datetime) -> str:
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def _link(address: str, relation: str, kind: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href={quoteattr(address)}/>'


def _text(text: str) -> str:
    return escape(line(text))
