"""School words explained: on a page with all of them, and once in the text of each entry."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from catalogue.schema import Begrip, urls
from catalogue.site.frame import Page, Renderer


class Glossary:
    """Words of the glossary, to be found in running text."""

    def __init__(self, begrippen: Iterable[Begrip]) -> None:
        self._by_word = {
            word: begrip
            for begrip in begrippen
            for name in (begrip.naam, *begrip.ook)
            # As written, and as it begins a sentence.
            for word in (name, name[:1].upper() + name[1:])
        }
        # The longest first, so that "mbo niveau 2" is not taken for "mbo".
        words = sorted(self._by_word, key=lambda word: (-len(word), word))
        any_word = "|".join(map(re.escape, words))
        # Not within a longer word or an address: `mbo-er`, `www.mbo.nl/mbo`.
        around = rf"(?<![\w/.@-])(?:{any_word})(?![\w/@-]|\.\w)"
        self._pattern = re.compile(around) if words else None

    def explain(
        self, text: str, way: Callable[[str], str], used: list[Begrip]
    ) -> Sequence[tuple[str, str]]:
        """Cut a text of a page into pieces, each with the address of its explanation or nothing.

        ``way`` makes the address on that page. Of each word only the first on the page is
        explained: ``used`` grows.
        """
        pieces, end = [], 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            begrip = self._by_word[match.group()]
            if begrip not in used:
                used.append(begrip)
                address = way(urls.of(begrip))
                pieces += [(text[end : match.start()], ""), (match.group(), address)]
                end = match.end()
        return (*pieces, (text[end:], ""))


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page with every word; none when there are no words."""
    if renderer.catalogue.begrippen:
        yield from renderer.plan(urls.list_of(Begrip), _begrippen)


def _begrippen(renderer: Renderer) -> bytes:
    begrippen = sorted(renderer.catalogue.begrippen, key=lambda b: (b.naam.casefold(), b.id))
    return renderer.render(
        "pages/begrippen.html",
        urls.list_of(Begrip),
        title=renderer.t.gettext("Begrippen"),
        about=renderer.t.gettext(
            "Woorden van school en werk die je op deze site tegenkomt, in gewone taal."
        ),
        letters=[(first, list(each)) for first, each in groupby(begrippen, _letter)],
    )


def _letter(begrip: Begrip) -> str:
    return begrip.naam[0].upper()
