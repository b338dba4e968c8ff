"""Words as people type and read them: folding, slugs, the nearest word, web addresses."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

# Letters that Unicode does not take apart, and the marks that keyboards put in for an apostrophe.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "þ": "th",
        **dict.fromkeys("‘’ʼ`´′", "'"),
        **dict.fromkeys("‐‑", "-"),
        # Marks without a width hide in pasted text: soft hyphen, joiners, byte order mark.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", ""),
    }
)
# Accents, and the signs on Arabic letters: many people type these without.
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# Names that Windows cannot hold, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
# Labels with dots between them, of which the last begins with a letter: a number is a machine.
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])?\.?")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"'`\\{}|^\x00-\x1f\x7f]")
_WORDS_IN_SLUG = (("'", ""), ("+", " plus "), ("&", " en "), ("@", " at "))
SLUG_LONGEST = 80
_MOST_MISTAKES = 8
_FEW = 2
_MOST_COMPARED = 20


def fold(text: str) -> str:
    """Turn a text into small letters without accents; every kind of apostrophe becomes ``'``.

    >>> fold("Coöperatie ’s-Hertogenbosch")
    "cooperatie 's-hertogenbosch"
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    # Apostrophe-like marks first: compatibility decomposition turns a loose accent into a space.
    apart = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return _MARKS.sub("", apart).lower().translate(_LETTERS)


def enumeration(words: Sequence[str], last: str = "en") -> str:
    """Join words as a list in Dutch: ``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def slug(text: str) -> str:
    """Turn a text into an id: small letters, digits and hyphens; ``""`` if nothing is left.

    >>> slug("Eén school: C++ & co")
    'een-school-c-plus-plus-en-co'
    """
    folded = fold(text)
    for sign, word in _WORDS_IN_SLUG:
        folded = folded.replace(sign, word)
    return _NOT_SLUG.sub("-", folded).strip("-")[:SLUG_LONGEST].rstrip("-")


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Find the option that someone who wrote ``word`` most likely meant, or ``None``.

    Case, accents and separators do not count; about one mistake in three characters is forgiven,
    though never more than eight, and a beginning of three characters or more is enough if only one
    option has it, or the option as one of the words. Of equally near options the first in
    alphabetical order wins.
    """
    wanted = _bare(word)
    if not wanted:
        return None
    pairs = [(option, _bare(option)) for option in sorted(set(options))]
    allowed = 1 + min((len(wanted) - 1) // 3, _MOST_MISTAKES - 1) if len(wanted) > 1 else 0
    best, best_cost = None, allowed + 1
    for option, bare in _candidates(wanted, pairs, allowed):
        cost = edit_distance(wanted, bare, best_cost + 1)
        # Everything replaced is no resemblance: 'aa' does not mean 'bc'. Nor is much replaced from
        # the first letter on: 'kinderen' does not mean 'iedereen'.
        alike = cost < max(len(wanted), len(bare)) and (cost <= _FEW or bare[0] == wanted[0])
        if alike and (cost, option) < (best_cost, best or ""):
            best, best_cost = option, cost
    return best or _only(word, wanted, pairs)


def _candidates(wanted: str, pairs: list[tuple[str, str]], allowed: int) -> list[tuple[str, str]]:
    """List the options that are worth comparing letter by letter, the likeliest first.

    A mistake mends one letter of difference in length, and two in which letters there are.
    """
    letters = frozenset(wanted)
    candidates = []
    for option, bare in pairs:
        longer = abs(len(bare) - len(wanted))
        if longer <= allowed:
            other = len(letters.symmetric_difference(bare))
            if other <= 2 * allowed:
                candidates.append((longer + other, option, bare))
    return [(option, bare) for _, option, bare in sorted(candidates)[:_MOST_COMPARED]]


def misspelt(written: str, options: Iterable[str]) -> str:
    """Find the only option of which ``written`` may be a typing error; empty when in doubt.

    >>> misspelt("robot-foto.jpg", ["robotfoto.jpg", "robots.jpg"]), misspelt("kat", ["kar"])
    ('robotfoto.jpg', '')
    """
    bare = _bare(written)
    near = [option for option in options if is_misspelt(bare, _bare(option))]
    exact = [option for option in near if _bare(option) == bare]
    return (exact or near)[0] if len(exact or near) == 1 else ""


def is_misspelt(word: str, other: str) -> bool:
    """Tell if few letters differ: one in five, and of more than one not the first."""
    allowed = min(3, min(len(word), len(other)) // 5 + (len(word) == 4 == len(other)))
    cost = edit_distance(word, other, allowed + 1)
    return cost <= allowed and (cost <= 1 or word[:1] == other[:1])


def edit_distance(a: str, b: str, limit: int) -> int:
    """Edit distance: letters to add, drop, change or swap with a neighbour to turn a into b.

    Never more than ``limit``: counting stops there, and letters that are further apart are not
    compared, so that the time grows with ``limit`` times the length.
    """
    before: list[int] = []
    last = [min(j, limit) for j in range(len(b) + 1)]
    for i, letter in enumerate(a, 1):
        row = [limit] * (len(b) + 1)
        row[0] = min(i, limit)
        first = max(1, i - limit)
        for j in range(first, min(len(b), i + limit) + 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != b[j - 1]), limit)
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, before[j - 2] + 1)
            row[j] = cost
        if min(row) >= limit:
            return limit
        before, last = last, row
    return last[-1]


@lru_cache(maxsize=1 << 14)
def _bare(text: str) -> str:
    return _NOT_SLUG.sub("", fold(text))


def _only(word: str, wanted: str, pairs: list[tuple[str, str]]) -> str | None:
    """Find the only option that begins with a word, or else that has it as one of its words.

    'ouders' for 'Ouders van leerlingen'.
    """
    words = set(slug(word).split("-"))
    begun = [option for option, bare in pairs if bare.startswith(wanted) and len(wanted) >= 3]
    named = [option for option, bare in pairs if bare in words and len(bare) >= 3]
    return next((options[0] for options in (begun, named) if len(options) == 1), None)


def is_reserved(name: str) -> bool:
    """Test for the name of a file that cannot be unpacked on Windows."""
    return bool(_RESERVED.fullmatch(name))


def is_web_address(written: str) -> bool:
    """Test for an http(s) address with a host, without spaces, quotes or a user name.

    The host is a name on the internet: a number, such as 127.0.0.1, is somebody's own machine.
    """
    try:
        parts = urlsplit(written)
        _ = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    plain = not _NOT_IN_ADDRESS.search(written) and "@" not in parts.netloc
    return plain and parts.scheme in {"http", "https"} and bool(_HOST.fullmatch(host))


def stable_hash(text: str) -> int:
    """Hash a text to a number below 2**32 that never changes, unlike that of ``hash``.

    FNV-1a, which a few lines of JavaScript compute too. Source: G. Fowler, L. C. Noll, K.-P. Vo,
    D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm", IETF draft.

    >>> stable_hash("a")
    3826002220
    """
    state = 2166136261
    for byte in text.encode():
        state = (state ^ byte) * 16777619 % 2**32
    return state
