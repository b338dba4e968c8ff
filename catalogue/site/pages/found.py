"""What the search page must know in a language that the index does not speak."""

import json

from catalogue.content.model import Catalogue
from catalogue.schema import Record
from catalogue.search.facets import AGES, OLDEST
from catalogue.site.languages import CHOICES, Interface


def filters(catalogue: Catalogue, t: Interface) -> str:
    """How filters (``fase``) and their values (``fase.kiezen``) are called, as JSON."""
    titles = {
        "fase": t("filter.fase"),
        "doelgroep": t("filter.doelgroep"),
        "thema": t("filter.thema"),
        "leeftijd": t("filter.leeftijd"),
        "gratis": t("filter.gratis"),
        "openbaar": t("filter.openbaar"),
        "gebied": t("filter.gebied"),
        "wijk": t("filter.wijk"),
    }
    values = {
        **_names("fase", catalogue.fasen, t),
        **_names("doelgroep", catalogue.doelgroepen, t),
        **_names("thema", catalogue.themas, t),
        **{f"leeftijd.{key}": _ages(low, high, t) for key, (_, low, high) in AGES.items()},
        **{f"{key}.{v}": t.label(key, v) for key in ("gratis", "openbaar") for v in CHOICES[key]},
    }
    return json.dumps({**titles, **values}, ensure_ascii=False, separators=(",", ":"))


def _ages(low: int, high: int, t: Interface) -> str:
    if low == 0:
        return t("leeftijd.tot", n=high + 1)
    return t("leeftijd.vanaf", n=low) if high >= OLDEST else t("leeftijd.reeks", van=low, tot=high)


def _names(key: str, records: tuple[Record, ...], t: Interface) -> dict[str, str]:
    found = ((one.id, getattr(one, f"naam_{t.code}", None)) for one in records)
    return {f"{key}.{name}": said for name, said in found if said}
