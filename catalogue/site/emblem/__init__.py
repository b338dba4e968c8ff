"""Pictures of the site itself, drawn by us: one to share for each kind of page, and icons.

They are drawn with every build, so that they follow the name of the site, and are the same bytes
each time.
"""

from collections.abc import Iterable
from functools import partial

from catalogue.base.plan import Make, Plan
from catalogue.schema import Fase, Site
from catalogue.site.emblem import icons, share


def plan(site: Site, fasen: Iterable[Fase], base_url: str) -> Plan:
    """The icons and, when the address of the site is known, a picture for each kind of page.

    Without an address nobody could show these: a link to share is a full address.
    """
    makers: dict[str, Make] = {one.address: partial(icons.draw, one) for one in icons.ICONS}
    if base_url:
        labels = {share.SITE: "", **{fase.id: fase.naam for fase in fasen}, **share.LABELS}
        for name, label in labels.items():
            makers[share.address(name)] = partial(share.draw, name, label, site.naam)
    return Plan(makers)
