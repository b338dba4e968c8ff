"""Every entry as Markdown beside its page: the file that an editor could have written."""

import re
from collections.abc import Iterable

from catalogue import urls
from catalogue.feeds.addresses import LICENCE, beside, seen_from
from catalogue.feeds.escaping import encode, plain
from catalogue.feeds.records import TEXT, Described, as_data, as_written
from catalogue.schema import kind_of

MOMENTS = "momenten"
_NO_FIELDS = frozenset({"id", TEXT})
# Entries lie in the site as they do in content/, so their links to each other work as they are.
# The pages about the site have folders of their own.
_TO_A_PAGE = re.compile(r"\]\(\.\./paginas/([a-z0-9-]+)\.md")


def render(described: Iterable[Described], base_url: str) -> dict[str, bytes]:
    """``KIND/ID.md`` for each of these entries."""
    return {beside(one.record, "md"): _document(one, base_url) for one in described}


def _document(one: Described, base_url: str) -> bytes:
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
