"""Hostile cases: something in ``content/`` and what must come of it.

Every case starts from the smallest content (``tests/sites/klein``) and changes one thing. Either it
is refused, with the code and the place that an editor reads, or a site is made in which it does no
harm. What comes of it is found out by ``judging``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests import harness

PAGE = "programmas/robotica.md"
GOOD = (harness.SMALL / PAGE).read_text("utf-8")
HEAD, _, BODY = GOOD.partition("\n---\n\n")
# The line below which ``more`` puts lines.
_ABOVE = "doelgroepen: [basisschool]\n"
# The line on which the text below the fields begins.
FIRST = HEAD.count("\n") + 4

# Either refused at its place, with whatever code, or harmless.
EITHER = "*"

Make = Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """``make`` changes the folder ``content/``; without a ``code`` the site must be made.

    ``place`` is how the path and line of the problem begin, such as ``content/site.yml:3``.
    """

    name: str
    make: Make
    code: str = ""
    place: str = ""


def table(module: str) -> dict[str, Any]:
    """The cases in the YAML file beside a module, such as ``of_fields``."""
    path = Path(__file__).with_name(f"{module}.yml")
    tables: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return tables


def disk(name: str, make: Make, code: str = "", place: str = "") -> Case:
    """Something that is no ordinary file, or has no ordinary name."""
    return Case(name, make, code, place and f"content/{place}")


def many(folder: str, number: int, text: str) -> Make:
    """So many files in a folder; ``{0}`` in the text is the name of each."""

    def make(content: Path) -> None:
        for i in range(number):
            (content / folder / f"nr-{i}.md").write_text(text.format(f"Nummer {i}"))

    return make


def data(name: str, data: bytes, code: str = "", line: int = 1, path: str = PAGE) -> Case:
    """A whole file, byte for byte."""
    return Case(
        name,
        lambda content: harness.put(content / path, data),
        code,
        f"content/{path}:{line}:" if code else "",
    )


def fields(name: str, old: str, new: str, code: str = "", line: int = 1) -> Case:
    """The programme with ``old`` in its fields replaced by ``new``."""
    assert old in HEAD, name
    return data(name, GOOD.replace(old, new, 1).encode("utf-8", "surrogatepass"), code, line)


def more(name: str, added: str, code: str = "", line: int = 5) -> Case:
    """The programme with lines added under ``doelgroepen``; ``line`` 6 is the first of them."""
    return fields(name, _ABOVE, f"{_ABOVE}{added}\n", code, line)


def text(name: str, text: str, code: str = "", line: int = 1) -> Case:
    """The programme with another text; ``line`` counts from its first line."""
    whole = f"{HEAD}\n---\n\n{text}\n".encode("utf-8", "surrogatepass")
    return data(name, whole, code, FIRST - 1 + line)


def listed(name: str, data_: str, code: str = "", line: int = 1, path: str = "site.yml") -> Case:
    """A whole YAML file: the site's texts or a list of ``naslag/``."""
    return data(name, data_.encode("utf-8", "surrogatepass"), code, line, path)
