"""Hostile texts: pathological Markdown that costs a renderer minutes or memory.

The shapes are those of cmark's pathological tests and of the regular expressions of
Python-Markdown. Each is as large as a page may be, unless it says so.
"""

from tests.hostile.cases import Case, table, text

_SIZE = 90_000


def _filled(unit: str, size: int = _SIZE) -> str:
    return unit * (size // len(unit.encode()))


_SHAPES: dict[str, str] = table("of_texts")["shapes"]
# What leaves nothing behind is an empty text, which may be.
_SOFT = dict.fromkeys(("spaces", "tabs", "line_ends"), "")
# As much as the limits let through: what is read as Markdown must be quick. Beside it the code of
# what is said about it all the same.
FITTING: dict[str, tuple[str, str]] = {
    "brackets": ("[" * 390, ""),
    "brackets_in_words": (("[" + "a" * 60 + "\n") * 120, ""),
    "images": ("![[]()" * 65, "K303"),
    "emphasis": ("*a **b " * 130, ""),
    "backticks": ("`a``b" * 130, ""),
    "tags": ("<b" * 390, ""),
    "lists": ("\n".join("    " * i + "- a" for i in range(8)), ""),
    "lines": ("a\n" * 999, ""),
    "headings": ("## a\n" * 999, ""),
    "table": ("|a" * 40 + "\n" + "|-" * 40 + "\n" + "|\n" * 990, ""),
    "spaces": (("a" + " " * 4_900 + "b\n") * 6, ""),
    "words": (("woord " * 800 + "\n") * 6, ""),
    "half_entities": ("&" * 4_999, ""),
    "dashes": ("a\n" + "-" * 4_999, ""),
    "definitions": ("\n".join(f"[a{i}]: b" for i in range(190)), "K303"),
    "references": ("[a][a]" * 60 + "\n\n[a]: https://voorbeeld.nl\n", ""),
    "unknown_references": ("[a][b]" * 95, "T408"),
    "dead_links": ("\n\n".join(f"[a]({'abcdefgh' * 9}{i}.md)" for i in range(130)), "K303"),
    "dead_images": ("\n\n".join(f"![a]({'abcdefgh' * 9}{i}.png)" for i in range(95)), "K304"),
    "fences": ("```\na\n```\n" * 66, ""),
    "a scheme with a space": ("[a](javas :x)", "T404"),
    "schemes": ("[a](javascript:x)\n\n" * 130, "T404"),
    "parentheses": ("[a](" + "(" * 380, ""),
    "titles": ('[a](b "' * 130, "K303"),
    "mail": ("<a" + "a" * 4_000 + "@b>", ""),
    "address": ("<https:" + "a" * 4_900 + ">", "T409"),
}


CASES: tuple[Case, ...] = (
    *(text(name, _filled(unit), _SOFT.get(name, "T405")) for name, unit in _SHAPES.items()),
    *(text(f"fitting_{name}", fitting, code) for name, (fitting, code) in FITTING.items()),
)
