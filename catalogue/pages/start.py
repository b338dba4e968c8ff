"""Where someone goes who wants to fill a white spot."""

from catalogue import urls
from catalogue.pages.frame import Press

_PAGE = "meedoen"


def address(press: Press) -> str:
    """The page about joining in; empty when a site has none."""
    return next((urls.of(page) for page in press.catalogue.paginas if page.id == _PAGE), "")
