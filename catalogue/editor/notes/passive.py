"""Finds "de cursus wordt gegeven": a sentence that does not say who does it.

A form of *worden* with a past participle in the same part of the sentence. *Worden* by itself is
fine ("je wordt monteur"), and so is a participle by itself.
"""

import re

_WORD = re.compile(r"\w+(?:['’-]\w+)*|[,;:()]")
_WORDEN = frozenset({"wordt", "worden", "werd", "werden"})
_APART = (
    "aan|achter|af|bij|binnen|door|goed|in|klaar|los|mee|na|neer|om|open|op|over|samen|tegen|terug"
    "|thuis|toe|uit|vast|vol|voor|vrij|weg"
)
_PARTICIPLE = re.compile(
    rf"(?:{_APART})?ge\w{{2,}}(?:d|t|en)|(?:{_APART})?(?:be|ver|ont|her|er)\w{{2,}}[dt]"
    r"|onderzocht|ondersteund|onderhouden|begrepen|bekeken|beschreven|besloten|besproken|betrokken"
    r"|bewezen|ontworpen|ontvangen|verboden|vergeten|verkregen|verzonnen|verholpen|vervangen"
    r"|(?:aan)?geboden|herzien|behouden|ge(?:daan|zien)|(?:\w+)?gedaan"
)
# They have the shape of a participle and are something else.
_OTHER = frozenset(
    """
    bekend beeld bent berend best beste beter bezoekt ermee gebied gebieden gebouwen gedachten
    gedicht geduld geen gegevens geld gelden gemeenten gemiddeld genoeg gerecht gereed geschikt
    gesprekken getallen gevallen gewicht gewoonten gezicht gezinnen gezond herfst niet verkeerd
    verschillend verstand vertrouwd verwant bedroefd beroemd
    """.split()  # noqa: SIM905
)
# After these begins another part of the sentence, with a verb of its own.
_CLAUSE = frozenset(
    "als dat die doordat maar mits nadat omdat terwijl tot voordat waar waarbij want wie zodat zodra".split()  # noqa: E501, SIM905
)
_SUBJECT = frozenset("dit hij het iedereen ik je jij u we wij ze zij".split())  # noqa: SIM905
_FURTHEST = 14


def find(sentence: str) -> str | None:
    """The two words, such as "wordt gegeven"; ``None`` when the sentence says who does it."""
    words = _WORD.findall(sentence.lower())
    for position, word in enumerate(words):
        if word in _WORDEN:
            other = _before(words, position) or _after(words, position)
            if other:
                return other
    return None


def _before(words: list[str], position: int) -> str | None:
    """A participle just in front, as in "die gemaakt worden" or "gekozen kan worden"."""
    for word in words[max(0, position - 2) : position][::-1]:
        if _is_participle(word):
            return f"{word} {words[position]}"
        if word not in {"kan", "kunnen", "moet", "moeten", "mag", "mogen", "zal", "zullen"}:
            return None
    return None


def _after(words: list[str], position: int) -> str | None:
    behind = words[position + 1 : position + 1 + _FURTHEST]
    for number, word in enumerate(behind):
        if word in _CLAUSE or word in ",;:":
            return None
        subject = behind[number - 1] if number else ""
        # "je gebruikt" is a verb with its subject.
        if _is_participle(word) and subject not in _SUBJECT:
            return f"{words[position]} {word}"
    return None


def _is_participle(word: str) -> bool:
    return word not in _OTHER and bool(_PARTICIPLE.fullmatch(word))
