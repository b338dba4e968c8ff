"""Dutch glues words together: a techniekruimte is a ruimte, a lasersnijder can cut.

This takes long words apart, so that a question about a part finds the whole. It is done while
building, because it needs a list of Dutch words that no visitor should have to download. The list
comes with ``pyspellchecker`` (words counted in subtitles); the catalogue's own words are added.
"""

import gzip
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

# A part must be a word that Dutch people use often, the oftener the shorter it is: nearly every
# row of three letters means something to someone.
_LEAST_USED = {3: 10**9, 4: 1500, 5: 400, 6: 100}
_LEAST_USED_LONGER = 100
_LEAST_USED_FOR_FORMS = 300
_LONGEST = 40
# Three letters, and still part of many words here.
_SHORT = frozenset(
    """
    3d app arm bank bbl bij bio bok bol bot bus cad cnc dak eco edel eis gas gis hal hbo hol hub
    huis hut ict it keet lab las led les mbo mvi naai olie oud pact pan pie quiz rail rek roc
    scheep sto tv vak vmbo vr web weg zee zij zon zonne
    """.split()  # noqa: SIM905
)
# Words of technology that subtitles hardly know.
_OF_TECHNOLOGY = frozenset(
    """
    accu bliksem boiler boor bout cacao chip dijk drone frees frezen gevel gips hydrauliek
    installateur kade klei laadpaal lijm loket mechatronica metro metsel offshore printer
    robotica sensor servo smederij smid snijder soldeer solderen staal techno tegel
    timmer tram transitie turbine warmtepomp werf zaag zeef
    """.split()  # noqa: SIM905
)
# Words, but in a compound nearly always an ending or a beginning.
_NO_PART = frozenset(
    """
    aar aard achtig alle ante aren aris atie baar baren best boven ders deze ding dingen eens
    eind ende eren erij erin erken eron even ever gaan gang gele ging heden heen heid houd iede
    ieder iemand inde inge ingen inger ings inst inter issen iste isten izen lagen leen leens
    leid lijk lijke lijks lijkse loos loze mate maten meten moet naast neer ning ningen ogen
    onder ontwikkel oren over rond schap scheid sief sing singen staan stand ster sters teer
    teert tege teren tieve ting tingen tuur vers verse voor want weer zaam zame zelf zien
    """.split()  # noqa: SIM905
)
_FORMS = ("er", "ers", "en", "s", "ing")
_LINKS = ("", "s", "e", "en")
_WORD = re.compile(rb'"([a-z]{4,20})": (\d{3,})')


@cache
def dutch_words() -> Mapping[str, int]:
    """Frequent Dutch words, and how often each occurs in a large collection of subtitles."""
    packed = (files("spellchecker") / "resources" / "nl.json.gz").read_bytes()
    # Only plain words that occur a hundred times or more: a fifth of the time of reading all.
    words = _WORD.findall(gzip.decompress(packed))
    return {word.decode(): int(times) for word, times in words}


@cache
def _frequent() -> frozenset[str]:
    """Words that are used often enough for a part, the oftener the shorter they are."""
    frequent = (
        word
        for word, times in dutch_words().items()
        if times >= _LEAST_USED.get(len(word), _LEAST_USED_LONGER)
    )
    return frozenset(word for word in (*frequent, *_SHORT, *_OF_TECHNOLOGY) if len(word) > 2)


@cache
def _bases() -> frozenset[str]:
    """What an ending may stand behind: frequent words and ``snijd`` of ``snijden``."""
    frequent = [word for word, times in dutch_words().items() if times >= _LEAST_USED_FOR_FORMS]
    return frozenset(
        word.removesuffix(ending)
        for word in frequent
        for ending in ("en", "e", "")
        if word.endswith(ending)
    )


class Splitter:
    """Takes compounds apart into words that are Dutch or the catalogue's own."""

    def __init__(self, own: Iterable[str]) -> None:
        """``own``: folded words of the catalogue, which are parts however rare in Dutch."""
        self._words = (_frequent() | {word for word in own if len(word) >= 5}) - _NO_PART
        self._split: dict[str, tuple[str, ...]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word in order; nothing when it is not a compound.

        >>> Splitter(["laser"]).split("lasersnijders")
        ('laser', 'snijders')
        """
        if word not in self._split:
            self._split[word] = self._apart(word)
        return self._split[word]

    def _apart(self, word: str) -> tuple[str, ...]:
        if not 7 <= len(word) <= _LONGEST or not word.isascii() or not word.isalpha():
            return ()
        return max(self._ways(word), key=self._quality, default=())

    def _ways(self, word: str, most: int = 4) -> Iterable[tuple[str, ...]]:
        cuts = range(3, len(word) - 2)
        ends = [at for at in cuts if self._is_part(word[at:])]
        # All ways end in a part; of most words no end is one, and they are done.
        for at in cuts[: ends[-1] - 2] if ends else ():
            head = self._without_link(word[:at])
            if not head:
                continue
            tail = word[at:]
            if at in ends:
                yield head, tail
            if most > 2 and len(tail) >= 6:
                for further in self._ways(tail, most - 1):
                    yield head, *further

    def _without_link(self, front: str) -> str:
        # Rather scholing with a linking s than scholings.
        for is_good in (self._words.__contains__, self._is_part):
            for link in _LINKS:
                if front.endswith(link) and is_good(front[: len(front) - len(link)]):
                    return front[: len(front) - len(link)]
        return ""

    def _is_part(self, word: str) -> bool:
        if word in self._words:
            return True
        # Rare forms of frequent words: snijders, because of snijden.
        if len(word) < 5 or word in _NO_PART or not word.endswith(_FORMS):
            return False
        forms = (form for form in _FORMS if word.endswith(form))
        return any(word.removesuffix(form) in _bases() for form in forms)

    def _quality(self, parts: tuple[str, ...]) -> tuple[int, int, int]:
        """Few parts, then the longest end, which says what the thing is, then no crumbs."""
        return -len(parts), len(parts[-1]), min(len(part) for part in parts)
