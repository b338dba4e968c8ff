"""Every entry as Markdown beside its page: the file that an editor could have written."""

import re
from functools import partial

from catalogue import urls
from catalogue.feeds.addresses import ENTRIES, LICENCE, beside, seen_from
from catalogue.feeds.escaping import encode, plain
from catalogue.feeds.records import TEXT, Describe, Described, as_data, as_written
from catalogue.links import Catalogue
from catalogue.plan import Make
from catalogue.schema import Record, kind_of

MOMENTS = "momenten"
_NO_FIELDS = frozenset({"id", TEXT})
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
    one = described(record)
    page = seen_from(beside(one.record, "md"), urls.of(one.record), base_url)
    # JSON is YAML, and needs no rules about which text must stand in quotes.
    head = [f"{key}: {value}" for key, value in _fields(one).items()]
    text = _TO_A_PAGE.sub(r"](../\1/index.html", plain(one.record.tekst))
    lines = ["---", f"# {page} ({LICENCE})", *head, "---", "", text.strip("\n"), ""]
    return "\n".join(lines).encode()


def _fields(one: Described) -> dict[str, str]:
    fields = {key: value for key, value in one.json.items() if key not in _NO_FIELDS}
    if MOMENTS in fields:
        # The only field that an editor writes in another way than JSON does.
        written = as_written(kind_of(type(one.record)), as_data(one.record))
        fields[MOMENTS] = encode(written[MOMENTS])
    return fields
