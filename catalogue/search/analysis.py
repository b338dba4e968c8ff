"""Dutch words as search sees them: a text becomes words, a word becomes a stem.

The stem is light and made for finding, not for grammar: ``lasser``, ``lassen`` and ``gelast`` meet
in ``las``. What a stem looks like does not matter, only which words share one; no visitor sees it.

Everything here is data (patterns in an order) plus a small loop. The browser gets the same data
through ``tables`` and has the same loop, so patterns use only what Python and JavaScript agree on,
and replacements are written the JavaScript way: ``$1``.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from catalogue.base.text import fold

Rule = tuple[str, str]

# What a keyboard has no letter for, before a text is cut into words.
SIGNS: tuple[Rule, ...] = (
    (r"c\+\+", "cpp"),
    (r"c#", "csharp"),
    # Names of vmbo profiles: M&T, D&P, E&O, with or without spaces.
    (r"(^|[^a-z0-9])([a-z]) ?& ?([a-z])(?![a-z0-9])", "$1$2$3"),
)
# What may hang on a word behind an apostrophe: programma's, hbo'er, zo'n.
TAIL = r"'[a-z]{1,3}$"

# Words that only hold a sentence together. They are not looked for, unless there is nothing else.
_DUTCH = frozenset(
    """
    aan af al alle alleen allemaal alles als alsnog altijd ander andere anders begon begonnen
    bekend ben bent bestaat bij bijna bijvoorbeeld binnen blijf blijft blijven bron bronnen daar
    daarbij daardoor daarin daarna daarnaast daarom daarvan daarvoor dan dat de deden deed den
    deze die dit doe doen doet door dus echt een eens eerst eerste eigenlijk elk elkaar elke en
    enkele er eraan erbij erg ergens ermee erna erover ervan even ga gaan gaat geef geeft geen
    genoemd geven gevonden gewoon ging gingen goed goede graag haar had hadden heb hebben hebt
    heeft heel heet hele help helpen helpt hem hen het hier hierna hieronder hiervan hiervoor
    hij hoe hoef hoeft hoeveel hoor hoort houd houden houdt hun ieder iedere iemand iets ik in
    inmiddels intussen is ja je jij jou jouw jullie kan keer kennen kijk kijken kijkt kom komen
    komt kon konden kreeg kregen krijg krijgen krijgt kun kunnen kunt kwam kwamen laat lang
    langer laten later leuk leuke loopt maar mag me mee meedeed meedoet meer men met mij mijn
    misschien moet moeten mogelijk mogen na naar nee neem neemt nemen niet niets nodig nodige
    noemen noemt nog nu of om omdat onder ongeveer ons onze ook op over past per plus precies
    rond s samen sinds sluit soms staan staat steed steeds t te tegen terecht tijdens toch toe
    toen tot tussen u uit uw vaak vaker van vanaf veel verder via vind vinden vond vonden voor
    vooral vraag waar waarin waarmee waarom waaronder wanneer want waren was wat we weer weet
    wel welk welke wellicht werd weten wie wij wil wilde willen wilt word worden wordt zat ze
    zeker zelf zich zie zien ziet zij zijn zit zitten zo zoals zodat zoek zoeken zoekt zomaar
    ff ffe effe mn zn gwn ofzo enzo chill chillen bro fam ewa sws ken saai verveel vervelen
    zonder zou zouden zullen alsjeblieft aub bedankt bereiken beste biedt bieden bied binnenkort
    dank echte eventueel ermee fijn fijne gebruiken gezocht hallo handig hoi hou hulp interesse
    interessant klein kleine komende leuks leukste lopen loop manier manieren meedoen nieuws
    opzoek overal pakken soort soorten spannend speciaal speciale stap starten tegelijk terecht
    begin beginnen dol eerder gek inzetten juist kans kansen langs later liefst meestal naast
    soortgelijk twijfel twijfelt uiteindelijk verkennen ver verschil vindt volgen volgende vooraf
    voordelig vorig vorige waarvoor wens wensen zin zoekend zoeken
    """.split()  # noqa: SIM905
)

# English ones too, some Turkish and Polish, as far as they are no Dutch words that say something.
_ENGLISH = frozenset(
    """
    a about activities activity also am an and any anything are at because but can could do
    does for from get give go have help how i im its know like live look looking me my near
    nearby need not on our please some
    someone something suitable take that the there these they thing things this to us
    icin ile dla
    want wanting what when where which who with without would you your
    """.split()  # noqa: SIM905
)

STOPWORDS = _DUTCH | _ENGLISH

# How people name an age, and the years to add to it: children in group 7 are ten. Only the browser
# looks for these. From and to, or one age; the last number of a range may be missing.
_YEARS_OLD = (
    r"\b(?:tussen |vanaf )?(\d{1,2})(?: jaar)? ?"
    r"(?:(?:-|tot en met|t/m|tot|en|of) ?(\d{1,2}) ?)?(?:-|\+|plus)? ?"
    r"(?:jaar|jaren|jr|jarigen?|plussers?)\b(?: oud)?"
)
_IS_NOW = (
    r"\b(?:leeftijd|van|is|wordt|ben|word) (\d{1,2})(?: (?:en|of|tot) (\d{1,2}))?\b"
    r"(?! ?(?:uur|euro|dagen|weken|maanden|mei|juni))"
)
_GROUP = r"\bgroep ([1-8])(?: ?(?:en|tot|of|-|/) ?([1-8]))?\b"
AGES: tuple[tuple[str, int], ...] = ((_YEARS_OLD, 0), (_IS_NOW, 0), (_GROUP, 3))

# What a compound ends in when that only says what kind of thing it is: a lasdiploma is about
# welding, a computerclub about computers. Only the browser looks for these, in words that it does
# not know.
_KIND = (
    "(?:opleiding|cursus|training|diploma|certificaat|examen|test|les|klas|lokaal|workshop|project"
    "|club|clubje|kamp|beurs|markt|feest|wedstrijd|medewerker|specialist|expert|fan|liefhebber"
    "|beheerder|bouwer|maker|werker|vakman|monteur|technicus|operator|baan|beroep|vak|werk"
    "|dag|branche|sector|wereld|bedrijf|winkel|machine|apparaat|toestel|apparatuur|materiaal)"
)
KIND = rf"^(.{{3,}}){_KIND}(?:en|s|je|jes)?$"

# Words whose forms follow no rule, whole or at the end of a longer word.
WORDS: tuple[Rule, ...] = (
    (r"(kind|ei|lied)eren$", "$1"),
    (r"^kinders?$", "kind"),
    (r"^jongens?$", "jongn"),
    (r"^ouderen?$", "oudeer"),
    (r"steden$", "stad"),
    (r"schepen$", "schip"),
    (r"leden$", "lid"),
    (r"smeden$", "smid"),
    (r"heden$", "heid"),
    (r"(d)agen$", "$1ag"),
    (r"(g|v)aten$", "$1at"),
    (r"([bp])(l?)aden$", "$1$2ad"),
    (r"daken$", "dak"),
    (r"glazen$", "glas"),
    (r"oorlogen$", "oorlog"),
    (r"sloten$", "slot"),
    (r"musea$", "museum"),
    (r"([aeiou]r)ia$", "$1ium"),
    (r"^(lab|job)s$", "$1"),
    (r"worpen$", "werpen"),
    (r"ieen$", "ie"),
    (r"eeen$", "ee"),
)
_FRONTS = "^(op|in|aan|om|bij|uit|af|voor|mee|na|door|over|)ge"
# Each step takes at most one ending off: the first pattern that fits. ``@`` marks where an ending
# came off and the vowel may have to grow again. A step has first the letters in which a word must
# end for it, which spares most words most of the work.
Step = tuple[str, tuple[Rule, ...]]
STEPS: tuple[Step, ...] = (
    # English words with Dutch endings: gerecycled, upcycling.
    (
        "dtgns",
        (
            (r"^(?:ge)?(re|up)cycl[a-z]+$", "$1cycl"),
            (r"^gesneden$", "snijden"),
            (r"smeedt?$", "smid"),
        ),
    ),
    ("nsa", WORDS),
    # Small things: robotjes, stoeltje, boompje.
    (
        "se",
        (
            (r"^(.*[ao]nje)s?$", "$1"),
            (r"(foto|auto|video|radio|logo)otjes?$", "$1"),
            (r"^(.*(?:oo|aa|oe|ou|ui|eu)t)jes?$", "$1"),
            (r"^(.*[aeiou])([lmnr])\2etjes?$", "$1$2"),
            (r"^(.*[aeiouy].*m)pjes?$", "$1"),
            (r"^(.*(?:[aeiouy]{2}[lnrmw]?|er|el|en))tjes?$", "$1"),
            (r"^(.*[aeiouy].+)jes?$", "$1"),
        ),
    ),
    # More than one: robots, routes, installaties. The first four belong to the word itself.
    (
        "s",
        (
            (r"((?:aa|ie|ui|oe|ee|eu|oo)ts)$", "$1"),
            (r"((?:pro[cs]|ucc|dr|ngr|[kmnpstwrj]l|ss|pr|^m|^z|^b|^f?l)es)$", "$1"),
            (r"((?:ij|ui|ei|oe|eu|ou|au|aa|oo|ee|[^aeiou][iu]|adv?ie|precie|s)s)$", "$1"),
            (r"(beurs|grens|oods|onds|eeks)$", "$1"),
            (r"^(.*[aeiouy].*[^aeiouy]i?[aeouy]|.*deo)s$", "$1"),
            (r"^(.*[aeiouy].*[bmp])s$", "$1"),
            (r"^(?=.{5})(.*[aeiouy].*[^aeiouys])s$", "$1"),
        ),
    ),
    # More than one, to do, and of that kind: bomen, lassen, groene.
    (
        "nefjo",
        (
            (r"(ij|ie|een|(?:t|r)eken|open|oefen)$", "$1"),
            (r"^(.*[aeiouy].*)ingen$", "$1@"),
            (r"^(.*[^aeiou].*)eren$", "$1eer"),
            (r"^(.*[aeiouy].*[^aeiouy])en$", "$1@"),
            (r"^(.*[aeiouy]{2})en$", "$1"),
            (r"^(.*[aeiouy].*[^aeiouy])e$", "$1@"),
        ),
    ),
    # Doing it: opleiding, training.
    (
        "g",
        (
            (r"^(.*[aeiouy].*[^aeiou])ing$", "$1@"),
            (r"^(.*[aeiou]{2})ing$", "$1"),
        ),
    ),
    # Who or what does it: lasser, maker, printer. The first are words of their own.
    (
        "r@",
        (
            (
                r"((?:oud|wat|zom|wint|ond|and|lead|met|mast|post|meest|timm|schild|sold|ham|kam|lev|^las|^tien|acht)er)@?$",
                "$1",
            ),
            (r"^(.*[aeiouy].*[^aeiouy@])er@?$", "$1@"),
            (r"^(.*(?:ou|au|[aeo]i|ui|ie|eu))er@?$", "$1"),
        ),
    ),
    # It has been done: gelast, gebouwd, omgeschoold; and it does: maakt, leert.
    (
        "tdn@",
        (
            (
                r"(weekend|^gezond|^gebied|^geluid|^geduld|^gemeent|^gewest|^gericht|^gezin.*|[mgvhwr]eld|honderd|ruimt|warmt|hoogt|diept)@?$",
                "$1",
            ),
            (r"^(?:ge)?(.*[btr]eken)d@?$", "$1"),
            (r"(werkend|bekend|weekend)@?$", "$1"),
            (r"^(.*[aeiouy].*[^aeiouy])end@?$", "$1@"),
            (r"^(ge(?:bruik|beur|loof|doog|tuig))[td]@?$", "$1"),
            (_FRONTS + r"(print|start|test|sort|meld|leid|land|voed)$", "$1$2"),
            (_FRONTS + r"(.*[aeiouy].*[kfspx]|.*[aeiouy].*ch)t@?$", "$1$2"),
            (_FRONTS + r"(.*[aeiouy].*[^aeioutd]|.*(?:aa|oo|oe|ie)i)d@?$", "$1$2"),
            (r"^(.*[aeiou]{2}[klmnprfgw]|.*[aeiou][rl][kmpf])t@?$", "$1"),
            (r"^(.*[aeiou].*[^aeiou]e[lr])[td]@?$", "$1"),
            (r"^(.*(?:aa|oo|oe|ou|au)[iwgmk])d@?$", "$1"),
            (r"^((?:ont|be|ver|her).*[aeiou].*[kpfgmnlr])t@?$", "$1"),
        ),
    ),
    # What an ending leaves behind: lass is las, hog is hoog.
    (
        "",
        (
            (r"([bdfgklmnprstz])\1@?$", "$1"),
            (r"(^|[^aeouy])([aou])([bdfgklmnprstvz])@$", "$1$2$2$3"),
            (r"@$", ""),
        ),
    ),
    # huiz is huis, schijv is schijf.
    ("vz", ((r"v$", "f"), (r"z$", "s"))),
    # A length that is not always written: leer and leren, kantoor and kantoren.
    ("", ((r"ee([^aeiou])$", "e$1"), (r"oor$", "or"))),
)

# What a word sounds like, roughly: c is k, ei is ij, ch is g, z is s, v is f, doubled is single.
SOUNDS: tuple[Rule, ...] = (
    # English that Dutch writes as it hears it: repair, makerspace.
    (r"ai", "ee"),
    (r"ace(s?)$", "ees$1"),
    (r"c(?=[eiy])", "s"),
    (r"sch(e?)$", "s$1"),
    (r"ch|sj", "g"),
    (r"ck|c|q", "k"),
    (r"x", "ks"),
    (r"eij|ij|ei|ey|ay", "y"),
    (r"ie|ee?a", "i"),
    (r"auw|ouw|ou", "au"),
    (r"ph|v", "f"),
    (r"z", "s"),
    (r"th|dt|d$", "t"),
    (r"(.)\1+", "$1"),
)

_TOKEN = re.compile(r"[^\W_]+(?:['\-:][^\W_]+)*")
_TAIL = re.compile(TAIL)


def _compiled(rules: Iterable[Rule]) -> list[tuple[re.Pattern[str], str]]:
    """Rules for one word, or for words on a line each."""
    return [
        (re.compile(find, re.MULTILINE), re.sub(r"\$(\d)", r"\\\1", put)) for find, put in rules
    ]


_SIGNS = _compiled(SIGNS)
_SOUNDS = _compiled(SOUNDS)
# With each step a pattern that fits when one of its rules does: most change nothing.
_STEPS = [
    (frozenset(letters), re.compile("|".join(find for find, _ in rules)).search, _compiled(rules))
    for letters, rules in STEPS
]


def words(text: str) -> list[str]:
    """The words of a text, folded; a hyphen inside a word stays.

    >>> words("Programma's met een 3D-printer & C++")
    ['programma', 'met', 'een', '3d-printer', 'cpp']
    """
    folded = fold(text)
    if "+" in folded or "#" in folded or "&" in folded:
        for find, put in _SIGNS:
            folded = find.sub(put, folded)
    tokens: list[str] = _TOKEN.findall(folded)
    if "'" not in folded and ":" not in folded:
        return tokens
    return [word for word in map(_without_marks, tokens) if word]


@lru_cache(maxsize=200_000)
def _without_marks(word: str) -> str:
    if "'" not in word and ":" not in word:
        return word
    parts = [_TAIL.sub("", part).replace("'", "") for part in re.split("[-:]", word)]
    return "-".join(part for part in parts if part)


def key(word: str) -> str:
    """A word without its hyphens, as in the vocabulary."""
    return word.replace("-", "")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem that a folded word without hyphens shares with its other forms."""
    if len(word) < 3 or not word.isascii() or word.isdigit():
        return word
    for letters, fits, rules in _STEPS:
        if (letters and word[-1] not in letters) or not fits(word):
            continue
        for find, put in rules:
            if find.search(word):
                changed = find.sub(put, word, count=1)
                if len(changed.rstrip("@")) > 1:
                    word = changed
                break
    return word


def sounds(words: Sequence[str]) -> list[str]:
    """The sounds of folded words: those that are often confused sound the same.

    Together they take a fifth of the time.
    """
    lines = "\n".join(words)
    for find, put in _SOUNDS:
        lines = find.sub(put, lines)
    return lines.split("\n") if words else []


@cache
def weak_stems(names: tuple[str, ...] = ()) -> frozenset[str]:
    """Weak words, as stems: they help to choose between documents, and leave none out.

    ``names`` are those of the region, which everything in the catalogue is about.
    """
    return _stems_of("weak_words.txt") | {stem(word) for name in names for word in words(name)}


@cache
def other_stems() -> frozenset[str]:
    """Words, as stems, that show that a question is about something else: paspoort, tandarts."""
    return _stems_of("other_subjects.txt")


def _stems_of(name: str) -> frozenset[str]:
    lines = files("catalogue.search").joinpath(name).read_text("utf-8").splitlines()
    return frozenset(
        stem(word) for line in lines if not line.startswith("#") for word in line.split()
    )


def terms(text: str) -> list[str]:
    """The stems of the words of a text that say something, in order."""
    return [stem(key(word)) for word in words(text) if word not in STOPWORDS]


def tables() -> dict[str, object]:
    """The Dutch of this module for the browser, in plain lists."""
    return {
        "tekens": SIGNS,
        "staart": TAIL,
        "stop": " ".join(sorted(STOPWORDS)),
        "soort": KIND,
        "leeftijden": AGES,
        "stappen": STEPS,
        "klanken": SOUNDS,
    }
