"""The pages of the site. Every module here plans a family of pages with its function ``pages``.

A new page is a module here, a template, a line in ``schema/urls`` (its address) and a test, which
``tests.harness.made`` gives the smallest site. ``site/frame`` shows how a module plans a page, and
has the menu and the links of the footer; ``site/assets`` has the style sheets, which a template
loads by name (``site.apart["tekst.css"]``). A page of text needs none of this: it is a file in
``content/paginas/``.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

from catalogue.base.plan import Make, Plan
from catalogue.content.model import Catalogue
from catalogue.content.versions import NONE, Versions
from catalogue.insight import Insight
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import DUTCH
from catalogue.site.metadata import Metadata
from catalogue.site.theme import Theme

_FAMILIES: list[Callable[[Renderer], Iterator[Page]]] = [
    import_module(f"{__name__}.{module.name}").pages for module in iter_modules(__path__)
]


def render(
    catalogue: Catalogue,
    translated: Mapping[str, Catalogue],
    theme: Theme,
    *,
    base_url: str,
    today: date,
    search_program: str = "",
    versions: Versions = NONE,
) -> Plan:
    """Plan every page of the site, in order of address; each is made when it is asked for.

    ``translated`` is the catalogue with the words of each other language. ``search_program`` is
    the site path of the search index for programs of others, if there is one. ``base_url`` may be
    empty; then there are no canonical addresses, and the page for 'not found' only works at the
    root. Raises ``jinja2.TemplateError`` for a mistake in a template and ``ValueError`` when two
    pages want one address.
    """
    renderers: dict[str, Renderer] = {}
    for code, words in {DUTCH: catalogue, **translated}.items():
        renderers[code] = Renderer(
            words,
            theme if code == DUTCH else theme.others[code],
            Insight(words, today),
            Metadata(words, base_url, versions, today),
            base_url,
            today,
            search_program,
            renderers,
        )
    makers: dict[str, Make] = {}
    for renderer in renderers.values():
        # What is the same in every language was planned with the Dutch pages.
        makers = _planned(renderer) | makers
    return Plan({address: makers[address] for address in sorted(makers)})


def _planned(renderer: Renderer) -> dict[str, Make]:
    makers: dict[str, Make] = {}
    for pages in _FAMILIES:
        for address, make in pages(renderer):
            if address in makers:
                raise ValueError(f"two pages at {address}")
            makers[address] = make
    return makers
