"""School words explained: on a page with all of them, and once in the text of each entry."""

import re
from collections.abc import Iterable, Iterator, Sequence

from catalogue.schema import Begrip, urls
from catalogue.site.frame import Page, Renderer


class Glossary:
    """Finds the words of the glossary in running text."""

    def __init__(self, begrippen: Iterable[Begrip]) -> None:
        self._by_word = {
            word: one for one in begrippen for name in (one.naam, *one.ook) for word in _forms(name)
        }
        # The longest first, so that "mbo niveau 2" is not taken for "mbo".
        words = sorted(self._by_word, key=lambda word: (-len(word), word))
        every = "|".join(map(re.escape, words))
        # Not within a longer word or an address: `mbo-er`, `www.mbo.nl/mbo`.
        around = rf"(?<![\w/.@-])(?:{every})(?![\w/@-]|\.\w)"
        self._pattern = re.compile(around) if words else None

    def on(self, page: str) -> "Explained":
        """What explains the words on one page: each once."""
        return Explained(self._by_word, self._pattern, page)


class Explained:
    """Cuts the text of one page into pieces; ``used`` are the words that it explained so far."""

    def __init__(
        self, by_word: dict[str, Begrip], pattern: re.Pattern[str] | None, page: str
    ) -> None:
        self._by_word = by_word
        self._pattern = pattern
        self._page = page
        self.used: list[Begrip] = []

    def __call__(self, text: str) -> Sequence[tuple[str, str]]:
        """The text in pieces, with the address of its explanation behind the first of each word."""
        pieces, end = [], 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            begrip = self._by_word[found.group()]
            if begrip in self.used:
                continue
            self.used.append(begrip)
            address = urls.relative(urls.of(begrip), self._page)
            pieces += [(text[end : found.start()], ""), (found.group(), address)]
            end = found.end()
        return (*pieces, (text[end:], ""))


def pages(renderer: Renderer) -> Iterator[Page]:
    """The page with every word; none when there are no words."""
    begrippen = sorted(renderer.catalogue.begrippen, key=lambda one: (one.naam.casefold(), one.id))
    if begrippen:
        yield renderer.page(
            "pages/begrippen.html",
            urls.list_of(Begrip),
            title="Begrippen",
            about="Woorden van school en werk die je op deze site tegenkomt, in gewone taal.",
            begrippen=begrippen,
        )


def _forms(word: str) -> tuple[str, ...]:
    """The word as written, and as it begins a sentence."""
    return (word, word[:1].upper() + word[1:])
