"""Reading level B1: what is hard to read, and what would be easier. Advice, never a failure.

Sources of the rules: the Dutch government's advice on plain language (short sentences, familiar
words, say who does what, explain an abbreviation), https://www.communicatierijk.nl/taalniveau-b1.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import fold
from catalogue.content.files import ABBREVIATIONS, HARD_WORDS, WORDS
from catalogue.content.markdown_positions import MarkdownSource
from catalogue.content.parse import Draft
from catalogue.content.reader import Line
from catalogue.search.compounds import Splitter

# Words in a sentence and letters in a word; second what holds for very easy Dutch (A2).
MOST_WORDS = (20, 12)
LONG_WORD = (19, 16)

# --- the words that the catalogue knows ---------------------------------------------------------

_NAME = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Fields whose words are names or words that the catalogue itself explains.
_NAMES = ("naam", "titel", "code", "oude_namen", "ook", "anderen", "woorden", "zoekwoorden", "plek")


@dataclass(frozen=True)
class Vocabulary:
    """``names``: words as written in names; ``words``: folded words that are right and known.

    ``hard`` maps a folded word, or a few words, to what is simpler; ``abbreviations`` maps one to
    its meaning, empty for one that everybody knows.
    """

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    hard: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def hard_words(self) -> re.Pattern[str]:
        """Pattern of each hard word, the longest first."""
        longest = sorted(self.hard, key=lambda word: (-len(word), word))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?![\w-])")


def vocabulary_of(names: frozenset[str], lines: Mapping[str, Iterable[Line]]) -> Vocabulary:
    """Collect the words of ``names_in`` and of the lists for editors (see ``content.naming``)."""
    listed = {fold(word) for line in lines.get(WORDS, ()) for word in _words_of(line.word)}
    return Vocabulary(
        names,
        frozenset(map(fold, names)) | listed,
        {
            form: line.about
            for line in reversed(tuple(lines.get(HARD_WORDS, ())))
            for form in _forms(fold(line.word))
        },
        {line.word: line.about for line in lines.get(ABBREVIATIONS, ())},
    )


def names_in(drafts: Iterable[Draft]) -> frozenset[str]:
    """Words of all names, as they are written."""
    values = (draft.values.get(key) for draft in drafts for key in _NAMES)
    texts = (text for value in values for text in (value if isinstance(value, tuple) else (value,)))
    return frozenset(word for text in texts if isinstance(text, str) for word in _words_of(text))


def _words_of(text: str) -> Iterator[str]:
    """Words of a text; what is written with a hyphen is followed by its parts."""
    for word in _NAME.findall(text):
        yield word
        if "-" in word:
            yield from word.split("-")


def _forms(word: str) -> Iterator[str]:
    """The word itself and, of a verb on -eren, its other forms."""
    yield word
    if word.endswith("eren") and " " not in word and len(word) > 6:
        stem = word.removesuffix("eren") + "eer"
        prefix = "" if word.startswith(("ge", "be", "ver", "her", "ont")) else "ge"
        yield from (stem, f"{stem}t", f"{stem}de", f"{stem}den", f"{prefix}{stem}d")


# --- the sentences that visitors read -----------------------------------------------------------

# Fields that hold sentences; the others hold names.
SENTENCE_FIELDS = (
    "samenvatting",
    "doel",
    "kosten",
    "stap",
    "openingstijden",
    "toegankelijkheid",
    "toelichting",
    "geen_dubbel_reden",
)
EASY = "heel_makkelijk"
_HIDDEN = re.compile(
    r"!\[[^\]]*\]\([^)]*\)"  # a picture
    r"|(?<=\])\([^)]*\)"  # the address of a link
    r"|^ {0,3}\[[^\]\n]+\]:.*$"  # the definition of a link
    r"|<[^<>\s]+>|https?://\S+|www\.\S+"
    r"|[\[\]*_`~\ufffc]",
    re.MULTILINE,
)
_NEW_BLOCK = re.compile(r"\s*$|\s*(?:[-+*]|\d{1,9}[.)])\s|\s*[#|>]")
_START_OF_LINE = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+|#+\s*)?")
_NO_END = re.compile(
    r"(?:\b(?:bijv|etc|nr|dr|ir|drs|mr|prof|st|ca|blz|art|jl|incl|excl|evt|resp|max|min|tel|vgl)"
    r"|\b\w(?:\.\w)*)\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"'’”)]*(?=\s)")
_SPACE_BEFORE_MARK = re.compile(r"\s+([.,;:!?)])")


class Sentence(NamedTuple):
    """A sentence on one line, without marks for layout; ``easy`` when it should be very easy."""

    text: str
    place: Place
    easy: bool = False


def sentences_of(draft: Draft) -> Iterator[Sentence]:
    """Sentences in the fields of a draft and in its text; what we know is for Dutch only."""
    if draft.kind.language:
        return
    for key in SENTENCE_FIELDS:
        value = draft.values.get(key)
        if isinstance(value, str):
            for text, _ in _split(value):
                yield Sentence(text, draft.places[key])
    for text in draft.values.get(EASY) or ():
        yield Sentence(text, draft.places[EASY], easy=True)
    yield from sentences_in(draft.text, draft.place.path, draft.line)


def sentences_in(text: str, path: str, line: int) -> Iterator[Sentence]:
    """Sentences of a Markdown text that begins on ``line``; headings and items are some too."""
    source = MarkdownSource(text, path, line)
    plain = _HIDDEN.sub(lambda match: " " * len(match.group()), source.plain)
    for start, end in _blocks(plain):
        for sentence, offset in _split(plain[start:end]):
            yield Sentence(sentence, source.place(start + offset))


def _blocks(plain: str) -> Iterator[tuple[int, int]]:
    """Start and end of what belongs together: a paragraph, an item of a list, a heading."""
    start = offset = 0
    for line in plain.splitlines(keepends=True):
        if _NEW_BLOCK.match(line):
            yield start, offset
            # A row of a table holds words beside each other, and no sentence.
            start = offset + (
                len(line) if line.lstrip().startswith("|") else _START_OF_LINE.match(line).end()  # type: ignore[union-attr]
            )
            if line.lstrip().startswith("#"):
                yield start, offset + len(line)
                start = offset + len(line)
        offset += len(line)
    yield start, offset


def _split(block: str) -> Iterator[tuple[str, int]]:
    """Each sentence of a block, with its offset."""
    start = 0
    for match in (*_END.finditer(block), None):
        end = match.end() if match else len(block)
        text = block[start:end]
        if match and _NO_END.search(text):
            continue
        if text.strip():
            sentence = _SPACE_BEFORE_MARK.sub(r"\1", " ".join(text.split()))
            yield sentence, start + len(text) - len(text.lstrip())
        start = end


# --- what is hard to read -----------------------------------------------------------------------

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,6}(?=s?(?![\w]))")
# Where a long sentence can be cut in two.
_CUT = re.compile(
    r"(?:, (?:en|maar|want|omdat|zodat|waarbij|waardoor|dan|die|dat)|(?<!,) (?:en|maar|want|omdat"
    r"|zodat|waarbij|waardoor|terwijl)) [\w-]+"
)


def check(sentences: Iterable[Sentence], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Advise about the sentences of one entry; each word is named once."""
    sentences = tuple(sentences)
    text = "\n".join(sentence.text for sentence in sentences)
    noted: set[str] = set()
    for sentence in sentences:
        length = len(_WORD.findall(sentence.text))
        most = MOST_WORDS[sentence.easy]
        if length > most:
            cut = _best_cut(sentence.text)
            yield messages.prose.long_sentence(sentence.place, length, most, sentence.text, cut)
        words = passive(sentence.text)
        if words:
            yield messages.prose.passive(sentence.place, words, sentence.text)
        for tip, word in _tips_about_words(sentence, vocabulary, text):
            if word not in noted:
                noted.add(word)
                yield tip


def _best_cut(sentence: str) -> str:
    """Words at which to begin a new sentence: the link nearest to the middle."""
    middle = len(sentence) / 2
    cuts = _CUT.finditer(sentence)
    cut = min(cuts, key=lambda match: abs(match.start() - middle), default=None)
    return cut.group().lstrip(", ") if cut else ""


def _tips_about_words(
    sentence: Sentence, vocabulary: Vocabulary, text: str
) -> Iterator[tuple[Diagnostic, str]]:
    """Tips about hard words, long words and abbreviations, each with the word to name once."""
    line, place, easy = sentence
    for word in vocabulary.hard_words.findall(fold(line)):
        simpler = vocabulary.hard[word]
        yield messages.prose.hard_word(place, word, simpler, line), simpler
    for word in (word for word in _LETTERS.findall(line) if len(word) >= LONG_WORD[easy]):
        folded = fold(word)
        if not vocabulary.words & {folded, folded.removesuffix("en"), folded[:-1]}:
            yield messages.prose.long_word(place, word, Splitter(()).split(folded)), folded
    for word in _ABBREVIATION.findall(line):
        explained = re.search(rf"\({word}\)|\b{word}(?: \(| is | betekent | staat voor )", text)
        meaning = vocabulary.abbreviations.get(word)
        # What the list gives a meaning is explained also where a name holds it: "Ouders en LOB".
        if explained or meaning == "" or (meaning is None and word in vocabulary.names):
            continue
        yield messages.prose.unexplained(place, word, meaning or ""), word


# --- "de cursus wordt gegeven": a sentence that does not say who does it ------------------------

# A form of *worden* with a past participle in the same part of the sentence. *Worden* by itself is
# fine ("je wordt monteur"), and so is a participle by itself.
_WORD_OR_COMMA = re.compile(r"\w+(?:['’-]\w+)*|[,;:()]")
_WORDEN = frozenset({"wordt", "worden", "werd", "werden"})
_AUXILIARY = frozenset({"kan", "kunnen", "moet", "moeten", "mag", "mogen", "zal", "zullen"})
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
_NO_PARTICIPLE = frozenset(
    """
    bekend beeld bent berend best beste beter bezoekt ermee gebied gebieden gebouwen gedachten
    gedicht geduld geen gegevens geld gelden gemeenten gemiddeld genoeg gerecht gereed geschikt
    gesprekken getallen gevallen gewicht gewoonten gezicht gezinnen gezond herfst niet verkeerd
    verschillend verstand vertrouwd verwant bedroefd beroemd
    """.split()  # noqa: SIM905
)
# After these begins another part of the sentence, with a verb of its own.
_CLAUSE = frozenset(
    """
    als dat die doordat maar mits nadat omdat terwijl tot voordat waar waarbij want wie zodat zodra
    """.split()  # noqa: SIM905
)
_SUBJECT = frozenset("dit hij het iedereen ik je jij u we wij ze zij".split())  # noqa: SIM905
_FURTHEST = 14


def passive(sentence: str) -> str | None:
    """Find the two words, such as "wordt gegeven"; ``None`` when it says who does it."""
    words = _WORD_OR_COMMA.findall(sentence.lower())
    for position, word in enumerate(words):
        if word in _WORDEN:
            before = _participle_before(words[max(0, position - 2) : position])
            if before:
                return f"{before} {word}"
            after = _participle_after(words[position + 1 : position + 1 + _FURTHEST])
            if after:
                return f"{word} {after}"
    return None


def _participle_before(words: list[str]) -> str | None:
    """Find a participle just in front, as in "die gemaakt worden" or "gekozen kan worden"."""
    word = next((word for word in reversed(words) if word not in _AUXILIARY), "")
    return word if _is_participle(word) else None


def _participle_after(words: list[str]) -> str | None:
    for previous, word in pairwise(["", *words]):
        if word in _CLAUSE or word in ",;:":
            return None
        # "je gebruikt" is a verb with its subject.
        if _is_participle(word) and previous not in _SUBJECT:
            return word
    return None


def _is_participle(word: str) -> bool:
    return word not in _NO_PARTICIPLE and bool(_PARTICIPLE.fullmatch(word))
