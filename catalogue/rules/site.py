"""Rules about the site as a whole."""

from catalogue.diagnostics import Place
from catalogue.rules.declaring import Said, quote, rule


@rule("S501")
def same_name(kind: str, name: str, first: Place) -> Said:
    """Two records of one kind with the same name."""
    return (
        f"er is al een {kind} met de naam {quote(name)}: {first.path}",
        "is het hetzelfde? Houd er dan één. Zo niet: maak de namen verschillend",
    )


@rule("S502")
def address_taken(address: str, first: Place) -> Said:
    """Two files that would get the same address."""
    return f"het adres {quote(address)} is al van {first.path}", "kies een ander adres"


@rule("S503")
def dead_address(address: str, page: str) -> Said:
    """A finished page that points to nothing."""
    return f"de pagina {page} wijst naar {quote(address)}, maar dat is er niet", ""


@rule("S504")
def page_without(what: str, page: str) -> Said:
    """A finished page that misses what every page needs."""
    return f"de pagina {page} heeft {what}", ""
