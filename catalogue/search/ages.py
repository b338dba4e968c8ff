"""Ages as words of the index: ``@10`` is in every document that someone of ten fits.

A question about an age then needs one short row, however many ranges of ages there are. Above
``YEARLY`` people ask in round numbers, so there one word stands for five years.
"""

from collections.abc import Iterator, Sequence

from catalogue.search.documents import Document
from catalogue.search.weights import Row, Weights

YEARLY = 25
STEP = 5
OLDEST = 80
# An age that fits says as much as a word in the story; a narrow range says more than a wide one.
_NARROW, _WIDE = 3.0, 1.5
_YEARS_NARROW = 6


def rows(found: Sequence[Document]) -> Weights:
    """The weight of every age in every document that says for whom it is."""
    weighed: dict[str, dict[int, float]] = {}
    for number, document in enumerate(found):
        if document.van is None and document.tot is None:
            continue
        van = document.van or 0
        tot = OLDEST if document.tot is None else document.tot
        weight = _NARROW if tot - van <= _YEARS_NARROW else _WIDE
        for word in _words(van, tot):
            weighed.setdefault(word, {})[number] = weight
    return {word: Row.of(row) for word, row in weighed.items()}


def _words(van: int, tot: int) -> Iterator[str]:
    for age in (*range(YEARLY), *range(YEARLY, OLDEST, STEP)):
        last = age if age < YEARLY else age + STEP - 1
        if van <= last and age <= tot:
            yield f"@{age}"
