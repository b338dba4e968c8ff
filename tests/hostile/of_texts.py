"""Pathological Markdown: small texts that cost a renderer minutes, memory or its stack.

The shapes are those of cmark's pathological tests and of the regular expressions of
Python-Markdown. Each is as large as a page may be, unless it says so.
"""

from tests.hostile.cases import Case, text

_SIZE = 90_000


def _filled(unit: str, size: int = _SIZE) -> str:
    return unit * (size // len(unit.encode()))


# Each grows as far as fits in a file.
SHAPES = {
    "open_brackets": "[",
    "closed_brackets": "]",
    "nested_brackets": "[a](",
    "images": "![[]()",
    "link_starts": "[a](b",
    "angle_links": "[a](<b",
    "stars": "*",
    "stars_and_letters": "*a **a ",
    "underscores": "_a __a ",
    "mixed_emphasis": "*a_b**c__",
    "closers": "a** ",
    "backticks": "`",
    "backticks_growing": "`a``b```c",
    "backslashes": "\\",
    "escaped_brackets": "\\[",
    "entities": "&amp;",
    "half_entities": "&",
    "numeric_entities": "&#1",
    "angles": "<",
    "tags": "<b>",
    "tag_starts": "<a b=",
    "comments": "<!--",
    "cdata": "<![CDATA[",
    "instructions": "<?",
    "declarations": "<!A",
    "autolinks": "<http://a",
    "mail_links": "<a@b",
    "quotes": ">",
    "quotes_with_spaces": "> ",
    "bullets": "- ",
    "stars_as_bullets": "* ",
    "numbers": "1. ",
    "long_numbers": "123456789. ",
    "bullets_and_quotes": "- > ",
    "hashes": "#",
    "headings": "# a\n",
    "underlined": "a\n=\n",
    "underlined_twice": "a\n-\n",
    "rules": "***\n",
    "spaces": " ",
    "spaces_at_the_end": "a  \n",
    "tabs": "\t",
    "line_ends": "\n",
    "code_lines": "    a\n",
    "fences": "```\n",
    "open_fences": "~~~a\n",
    "fences_in_lists": "- ```\n",
    "definitions": "[a]: b\n",
    "definition_titles": '[a]: b "\n',
    "references": "[a][b]",
    "reference_starts": "[a][",
    "footnotes": "[^a]",
    "footnote_definitions": "[^a]: b\n",
    "attribute_lists": "{: onclick=x}",
    "pipes": "|",
    "table_rows": "|a\n",
    "table_heads": "a|b\n-|-\n",
    "nested_lists": "- a\n  - b\n    - c\n      - d\n",
    "loose_items": "- a\n\n",
    "lazy_quotes": "> a\nb\n",
    "strikes": "~~a",
    "dollar_signs": "$$a",
    "exclamation_marks": "!",
    "parentheses": "(",
    "colons": ":",
    "accents": "e\u0301",
    "emoji": "\U0001f469\u200d\U0001f467",
    "letters": "a",
    "words": "woord ",
    "long_words": "a" * 4_000 + "\n",
}
# What leaves nothing behind is an empty text, which may be.
_SOFT = dict.fromkeys(("spaces", "tabs", "line_ends"), "")
# As much as the limits let through: what is read as Markdown must be quick. Beside it the code of
# what is said about it all the same.
FITTING: dict[str, tuple[str, str]] = {
    "brackets": ("[" * 390, ""),
    "brackets_in_words": (("[" + "a" * 60 + "\n") * 120, ""),
    "images": ("![[]()" * 65, "K303"),
    "emphasis": ("*a **b " * 130, ""),
    "emphasis_both_ways": ("*a_ " * 190, ""),
    "backticks": ("`a``b" * 130, ""),
    "tags": ("<b" * 390, ""),
    "closed_tags": ("<b>" * 195, "T402"),
    "comments": ("<!--" * 195, "T402"),
    "quotes": ("> " * 8 + "a", ""),
    "lists": ("\n".join("    " * i + "- a" for i in range(8)), ""),
    "numbers": ("\n".join("    " * i + "1. a" for i in range(8)), ""),
    "lines": ("a\n" * 999, ""),
    "paragraphs": ("a\n\n" * 499, ""),
    "items": ("- a\n" * 399, ""),
    "headings": ("## a\n" * 999, ""),
    "table": ("|a" * 40 + "\n" + "|-" * 40 + "\n" + "|\n" * 990, ""),
    "spaces": (("a" + " " * 4_900 + "b\n") * 6, ""),
    "words": (("woord " * 800 + "\n") * 6, ""),
    "half_entities": ("&" * 4_999, ""),
    "equals": ("=" * 4_999, ""),
    "dashes": ("a\n" + "-" * 4_999, ""),
    "definitions": ("\n".join(f"[a{i}]: b" for i in range(190)), "K303"),
    "references": ("[a][a]" * 60 + "\n\n[a]: https://voorbeeld.nl\n", ""),
    "unknown_references": ("[a][b]" * 95, "T408"),
    "dead_links": ("\n\n".join(f"[a]({'abcdefgh' * 9}{i}.md)" for i in range(130)), "K303"),
    "dead_images": ("\n\n".join(f"![a]({'abcdefgh' * 9}{i}.png)" for i in range(95)), "K304"),
    "fences": ("```\na\n```\n" * 66, ""),
    "open_fences": ("```\n" * 130, ""),
    "code": ("    a\n" * 999, ""),
    "a scheme with a space": ("[a](javas :x)", "T404"),
    "schemes": ("[a](javascript:x)\n\n" * 130, "T404"),
    "parentheses": ("[a](" + "(" * 380, ""),
    "titles": ('[a](b "' * 130, "K303"),
    "mail": ("<a" + "a" * 4_000 + "@b>", ""),
    "address": ("<https:" + "a" * 4_900 + ">", "T409"),
}

CASES: tuple[Case, ...] = (
    *(text(name, _filled(unit), _SOFT.get(name, "T405")) for name, unit in SHAPES.items()),
    *(text(f"fitting_{name}", whole, code) for name, (whole, code) in FITTING.items()),
)
