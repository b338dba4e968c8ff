"""A line among the fields that is no field: what its writer most likely meant by it.

Word and mail put other marks where YAML wants a hyphen and a space, people type an equals sign or
nothing at all between a name and its value, and a text that was typed on two lines is two lines.
"""

import re
from typing import NamedTuple


class Meant(NamedTuple):
    """What is wrong at a column (from 0) of the line, and what to write instead."""

    column: int
    what: str
    advice: str


_MARK = re.compile(r"\s*(?P<mark>[•·●▪◦‣–—‒−*])\s*(?P<value>\w.*)")
_TIGHT_HYPHEN = re.compile(r"\s*-(?P<value>[^\W_].*)")
_OTHER_SIGN = re.compile(r"\s*(?P<name>[a-z][a-z_]+)\s*(?P<sign>[=;])\s*(?P<value>\S.*)")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<name>[\w-]+):(?P<value>\S.*)")
# `status actief` and `samenvatting Bouw een robot`, and not `dit is een opmerking`.
_FIELD = re.compile(r"\s*(?P<name>[a-z][a-z_]+)\s+(?P<value>\S+|[A-Z0-9\[{\"'].*)")
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<address>[^()\s]+)\)")
_BROKEN_ADDRESS = re.compile(r"(?P<scheme>https?)(?:\s+:\s*|:\s+)(?P<rest>//\S+)")


def item(row: str) -> Meant | None:
    """A line of a list that does not begin with a hyphen and a space."""
    if found := _MARK.fullmatch(row):
        return Meant(
            found.start("mark"),
            f"een lijst begint hier niet met '{found['mark']}'",
            f"typ een streepje en een spatie: `- {found['value']}`",
        )
    if found := _TIGHT_HYPHEN.fullmatch(row):
        return Meant(
            found.start("value"),
            "achter het streepje ontbreekt een spatie",
            f"schrijf `- {found['value']}`",
        )
    return None


def line(row: str) -> Meant:
    """A line without a colon and a space behind a name."""
    start = len(row) - len(row.lstrip())
    if marked := item(row):
        return marked
    if found := _NO_SPACE.match(row):
        return Meant(
            found.end("name") + 1,
            "achter de dubbele punt ontbreekt een spatie",
            f"schrijf `{found['name']}: {found['value']}`",
        )
    if found := _OTHER_SIGN.fullmatch(row):
        return Meant(
            found.start("sign"),
            f"achter de naam van een veld hoort een dubbele punt, geen '{found['sign']}'",
            f"schrijf `{found['name']}: {found['value']}`",
        )
    found = _FIELD.fullmatch(row)
    field = f"{found['name']}: {found['value']}" if found else "veld: waarde"
    return Meant(
        start,
        "deze regel is geen veld",
        f"schrijf een veld als `{field}`; of zet de regel achter de tekst erboven, als hij daarbij"
        " hoort",
    )


def link(row: str) -> Meant | None:
    """A Markdown link as the value of a field, which holds only the address."""
    found = _LINK.search(row)
    if not found:
        return None
    return Meant(
        found.start(),
        "hier staat een link zoals in een tekst, maar in een veld hoort alleen het adres",
        f"schrijf `{found['address']}`",
    )


def broken_address(row: str) -> Meant | None:
    """A web address with a space in its beginning."""
    found = _BROKEN_ADDRESS.search(row)
    if not found:
        return None
    return Meant(
        found.end("scheme"),
        "in dit webadres staat een spatie",
        f"schrijf `{found['scheme']}:{found['rest']}`",
    )
