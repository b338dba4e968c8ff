"""Tells a browser that the site can be searched, for visitors who use its address bar."""

from xml.sax.saxutils import escape

from catalogue import urls
from catalogue.schema import Site

Files = dict[str, bytes]

ADDRESS = "opensearch.xml"


def render(site: Site, base_url: str) -> Files:
    """``opensearch.xml``; nothing without a base address, because it holds absolute addresses."""
    if not base_url:
        return {}
    # OpenSearch 1.1: a short name has at most 16 characters, a description at most 1,024.
    short = site.naam if len(site.naam) <= 16 else site.naam[:16].rpartition(" ")[0] or "Zoeken"
    target = urls.absolute(urls.SEARCH, base_url)
    return {
        ADDRESS: (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
            f"<ShortName>{escape(short)}</ShortName>\n"
            f"<Description>{escape(site.samenvatting)}</Description>\n"
            "<Language>nl</Language>\n"
            "<InputEncoding>UTF-8</InputEncoding>\n"
            f'<Url type="text/html" template="{escape(target)}?q={{searchTerms}}"/>\n'
            "</OpenSearchDescription>\n"
        ).encode()
    }
