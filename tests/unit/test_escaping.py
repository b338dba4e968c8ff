"""The few doors that could let content out as code: where markup is made, and what templates do."""

import ast
import re
from pathlib import Path

import pytest

from tests.harness import ROOT, TEMPLATES

MODULES = sorted([ROOT / "build.py", *(ROOT / "catalogue").rglob("*.py")])
PAGES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".xml", ".svg"})
SCRIPTS = sorted([*TEMPLATES.rglob("*.js"), *(ROOT / "catalogue").rglob("*.js")])
# Where escaping is switched off: for what has passed the allow list, for our own texts (which are
# like templates: their values are escaped), and for JSON without brackets.
MAY = {
    "markdown.py": {"render"},
    "languages.py": {"for_templates", "marked", "translated"},
    "escaping.py": {"in_script"},
}
# What a template does with a value, or writes itself, that would get around the escaping.
DOORS = {
    "a filter that switches escaping off": r"\|\s*safe\b|autoescape\s+false|Markup\(|\|\s*tojson",
    "an inline handler": r"<[^>]*\son[a-z]+\s*=",
    "an inline style": r"<[^>{]*\sstyle\s*=|<style\b",
    "an inline script": r"<script(?![^>]*(\bsrc=|ld\+json))[^>]*>",
    "a script address": r"javascript:",
    "an attribute without quotes": r"<[a-z][^>]*\s[a-z-]+=\{[{%]",
}
# What makes code or markup of a text in a browser.
EVIL = (
    r"\beval\(|new Function|document\.write|outerHTML\s*\+?=(?!=)|insertAdjacentHTML"
    r"|setTimeout\(\s*[\"'`]"
)


def _markup(path: Path) -> set[str]:
    """The functions of a module in which ``Markup`` is called with what is no literal."""
    found = set()
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and "Markup" in ast.dump(node.func):
                    of_literals = all(isinstance(each, ast.Constant) for each in node.args)
                    of_method = isinstance(node.func, ast.Attribute) and node.func.attr != "Markup"
                    if node.args and not of_literals and not of_method:
                        found.add(function.name)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_markup_is_made_in_known_places_only(path: Path) -> None:
    assert _markup(path) <= MAY.get(path.name, set())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_templates_open_no_door(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not [name for name, pattern in DOORS.items() if re.search(pattern, text)]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_no_code_of_texts(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(EVIL, text)
    # A constant, and cards that the build has made and escaped.
    assert "innerHTML" not in text or path.name in {
        "keep.js",
        "lijstje.js",
        "list_long.js",
        "aloud_offer.js",
    }


def test_the_doors_are_seen() -> None:
    """The patterns find what they are for."""
    examples = (
        "{{ a|safe }}",
        "<p onclick='x'>",
        "<p style='x'>",
        "<script>x</script>",
        "<a href='javascript:x'>",
        "<a href={{ x }}>",
    )
    for pattern, example in zip(DOORS.values(), examples, strict=True):
        assert re.search(pattern, example), example
