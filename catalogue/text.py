"""Words as people type them: folding, slugs, and the nearest word someone may have meant."""

import re
import unicodedata
from collections.abc import Iterable
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
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "′": "'",
        "‐": "-",
        "‑": "-",
        # Marks without a width hide in pasted text: soft hyphen, joiners, byte order mark.
        "\u00ad": "",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\ufeff": "",
    }
)
_MARKS = re.compile(r"[\u0300-\u036f]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_WORDS_IN_SLUG = (("'", ""), ("+", " plus "), ("&", " en "), ("@", " at "))
SLUG_LONGEST = 80


def fold(text: str) -> str:
    """Small letters without accents; every kind of apostrophe becomes ``'``.

    >>> fold("Coöperatie ’s-Gravenland")
    "cooperatie 's-gravenland"
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    # Apostrophe-like marks first: compatibility decomposition turns a loose accent into a space.
    apart = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return _MARKS.sub("", apart).lower().translate(_LETTERS)


def slug(text: str) -> str:
    """The text as an id or address: small letters, digits and hyphens; ``""`` if nothing is left.

    >>> slug("Eén school: C++ & co")
    'een-school-c-plus-plus-en-co'
    """
    folded = fold(text)
    for sign, word in _WORDS_IN_SLUG:
        folded = folded.replace(sign, word)
    return _NOT_SLUG.sub("-", folded).strip("-")[:SLUG_LONGEST].rstrip("-")


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that someone who wrote ``word`` most likely meant, or ``None``.

    Case, accents and separators do not count; about one mistake in three characters is forgiven,
    and a beginning of three characters or more is enough if only one option has it. Of equally
    near options the first in alphabetical order wins.
    """
    wanted = _bare(word)
    if not wanted:
        return None
    known = sorted({option: _bare(option) for option in options}.items())
    allowed = 1 + (len(wanted) - 1) // 3 if len(wanted) > 1 else 0
    best, best_cost = None, allowed + 1
    for option, bare in known:
        if abs(len(bare) - len(wanted)) < best_cost:
            cost = distance(wanted, bare, best_cost)
            # Everything replaced is no resemblance: 'aa' does not mean 'bc'.
            if cost < best_cost and cost < max(len(wanted), len(bare)):
                best, best_cost = option, cost
    return best if best is not None else _only_beginning(wanted, known)


def distance(a: str, b: str, limit: int) -> int:
    """How many letters to add, drop, change or swap with their neighbour to turn ``a`` into ``b``.

    Never more than ``limit``: counting stops there.
    """
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) >= limit:
            return limit
        before, last = last, row
    return min(last[-1], limit)


def _bare(text: str) -> str:
    return _NOT_SLUG.sub("", fold(text))


def _only_beginning(wanted: str, known: list[tuple[str, str]]) -> str | None:
    found = [option for option, bare in known if bare.startswith(wanted)]
    return found[0] if len(found) == 1 and len(wanted) >= 3 else None


_NOT_IN_ADDRESS = re.compile(r"[\s<>\"'`\\{}|^\x00-\x1f\x7f]")


def is_web_address(written: str) -> bool:
    """Whether a text is an http(s) address with a host, without spaces, quotes or a user name."""
    try:
        parts = urlsplit(written)
        _ = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    plain = not _NOT_IN_ADDRESS.search(written) and "@" not in parts.netloc
    return plain and parts.scheme in {"http", "https"} and "." in host


def spread(text: str) -> int:
    """A number below 2**32 that is the same for ever for one text and differs widely for others.

    FNV-1a, which a few lines of JavaScript compute too. Source: G. Fowler, L. C. Noll, K.-P. Vo,
    D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm", IETF draft.

    >>> spread("a")
    3826002220
    """
    state = 2166136261
    for byte in text.encode():
        state = (state ^ byte) * 16777619 % 2**32
    return state
