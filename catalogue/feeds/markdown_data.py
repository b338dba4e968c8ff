"""Every entry as Markdown beside its page: the file that an editor could have written."""

import re
from collections.abc import Iterator
from functools import partial

from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.feeds.addresses import ENTRIES, LICENCE, beside, seen_from
from catalogue.feeds.escaping import encode, plain
from catalogue.feeds.records import Describe, as_data, as_written
from catalogue.schema import Record, kind_of, urls

MOMENTS = "momenten"
# Entries lie in the site as they do in content/, so their links to each other work as they are.
# The pages about the site have folders of their own.
_TO_A_PAGE = re.compile(r"\]\(\.\./paginas/([a-z0-9-]+)\.md")


def plan(catalogue: Catalogue, described: Describe, base_url: str) -> dict[str, Make]:
    """``KIND/ID.md`` for each entry."""
    return {
        beside(one, "md"): partial(_document, one, described, base_url)
        for kind in ENTRIES
        for one in catalogue.by_id[kind_of(kind).name].values()
    }


def _document(record: Record, described: Describe, base_url: str) -> bytes:
    page = seen_from(beside(record, "md"), urls.of(record), base_url)
    # JSON is YAML, and needs no rules about which text must stand in quotes.
    head = "\n".join(_fields(record, described))
    text = _TO_A_PAGE.sub(r"](../\1/index.html", plain(record.tekst)).strip("\n")
    return f"---\n# {page} ({LICENCE})\n{head}\n---\n\n{text}\n".encode()


def _fields(record: Record, described: Describe) -> Iterator[str]:
    """``key: value`` of each field; the id is the name of the file."""
    for pair in described(record).decode().split("\n"):
        key, _, value = pair[1:].partition('": ')
        if key == MOMENTS:
            # The only field that an editor writes in another way than JSON does.
            written = as_written(kind_of(type(record)), as_data(record))
            value = encode(written[MOMENTS])
        if key != "id":
            yield f"{key}: {value}"
