"""The service worker: what a visitor has seen can be seen again without a network."""

import hashlib
import json
from collections.abc import Iterable

from catalogue.schema import urls
from catalogue.site.theme import Theme


def worker(theme: Theme, files: Iterable[str]) -> bytes:
    """The script at ``urls.WORKER``.

    ``files`` are the site paths of all assets and of the search index. Those of assets change
    with their content and those of the index with every entry more or less, so together they are
    the version.
    """
    version = hashlib.sha256("\n".join(sorted(files)).encode()).hexdigest()[:10]
    core = [urls.HOME, urls.OFFLINE, theme.style, theme.apart["home.css"], theme.script]
    told = {
        "versie": version,
        "kern": [*core, theme.script_begin] if theme.script_begin else core,
        "terugval": urls.OFFLINE,
    }
    return f"self.bouw={json.dumps(told)};{theme.worker}\n".encode()
