"""``beheer``: the editing screen for who has an account at GitHub, and what it may edit.

The screen is a program of others that npm installs when the site is published; without it the page
says how to get it. A site whose files are not at GitHub, or with ``beheer: nee``, has no such page.
"""

import json
from collections.abc import Iterator
from functools import partial

from catalogue.content.model import Catalogue
from catalogue.editor import cms, forms, guide
from catalogue.schema import KINDS, Pagina, kind_of, urls
from catalogue.site.frame import Page, Renderer


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page and its configuration, where there is something to edit."""
    if renderer.beheer:
        yield urls.EDITING_CONFIG, partial(_config, renderer.catalogue)
        yield from renderer.plan(urls.EDITING, _page)


def _page(renderer: Renderer) -> bytes:
    return renderer.render(
        "pages/beheer.html",
        urls.EDITING,
        title="Beheer",
        about="Het scherm waarin redacteuren de bestanden van deze site veranderen.",
        patronen=json.dumps(forms.shared_data()["patronen"]),
        gids=renderer.catalogue.by_id[kind_of(Pagina).name].get(guide.PAGE),
    )


def _config(catalogue: Catalogue) -> bytes:
    names = {
        kind.name: {
            record.id: str(getattr(record, "naam", record.id)) for record in records.values()
        }
        for kind in KINDS
        if kind.file and not kind.single and not kind.numbered
        for records in (catalogue.by_id[kind.name],)
    }
    return json.dumps(cms.config(catalogue.site, names), ensure_ascii=False).encode()
