"""Markdown becomes HTML that cannot do anything, in a time that is bounded."""

import re
import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from catalogue.base import markdown
from catalogue.base.diagnostics import Place
from catalogue.checks import prose

TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "code", "pre", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td", "img", "br", "hr"),
}
ATTRIBUTES = {("a", "href"), ("a", "title"), ("img", "src"), ("img", "alt"), ("img", "title")}
ATTRIBUTES |= {("ol", "start")}


class _Judge(HTMLParser):
    """Reads HTML as a browser would and keeps whatever is not on the short list."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if (tag, name) not in ATTRIBUTES:
                self.wrong.append(f"{tag} {name}")
            # A browser skips these before an address, and tabs and line ends in it as well.
            bare = re.sub(r"^[\x00-\x20]+|[\t\r\n]", "", value or "")
            if name in {"href", "src"} and _scheme(bare) not in {"", *_SCHEMES}:
                self.wrong.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the parser calls it
        self.wrong.append("comment")

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self.wrong.append("declaration")

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self.wrong.append("instruction")

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        self.wrong.append("declaration")


_SCHEMES = {"http", "https", "mailto", "tel"}


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return ""


def wrong_in(html: str) -> list[str]:
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.wrong


PAYLOADS = r"""
<script>alert(1)</script>
<ScRiPt src=//x.nl/x.js></ScRiPt>
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<img src="x" onerror="alert(1)"
<img/src=x/onerror=alert(1)>
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><animate onbegin=alert(1) attributeName=x>
<math><mi xlink:href="javascript:alert(1)">x</mi></math>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=x src>">
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<iframe srcdoc="<script>alert(1)</script>">
<iframe src=javascript:alert(1)>
<object data=javascript:alert(1)>
<embed src=data:text/html,x>
<base href=//x.nl/>
<meta http-equiv=refresh content=0;url=//x.nl>
<link rel=stylesheet href=//x.nl>
<style>@import '//x.nl';</style>
<p style="background:url(//x.nl)">x</p>
<a href="javascript:alert(1)">x</a>
<details open ontoggle=alert(1)>
<input autofocus onfocus=alert(1)>
<body onload=alert(1)>
<template><script>alert(1)</script></template>
<!--><script>alert(1)</script>-->
<!-- --!><img src=x onerror=alert(1)>-->
<![CDATA[<script>alert(1)</script>]]>
<?php echo 1 ?>
<!DOCTYPE html [<!ENTITY x "y">]>
</p><script>alert(1)</script>
</article></main><h1>nep</h1>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
[x](javascript:alert(1))
[x](JAVASCRIPT:alert(1))
[x]( javascript:alert(1))
[x](<javascript:alert(1)>)
[x](java%73cript:alert(1))
[x](&#106;avascript:alert(1))
[x](&#x6A;avascript&colon;alert(1))
[x](javascript&#58;alert(1))
[x](java&Tab;script:alert(1))
[x](java&NewLine;script:alert(1))
[x](vbscript:x)
[x](//x.nl)
[x](\\\\x.nl)
[x](data:text/html;base64,PHNjcmlwdD4=)
[x](blob:x)
[x](filesystem:x)
[x](view-source:x)
[x](intent://x)
[x](https://x.nl"onmouseover="alert(1))
[x](https://x.nl 't" onmouseover="alert(1)')
[x](https://x.nl "t' onmouseover='alert(1)")
[x][y]
![x](javascript:alert(1))
![x](data:image/svg+xml,<svg/onload=alert(1)>)
![x" onerror="alert(1)](x.png)
![x](x.png "t" onerror="alert(1)")
![<img src=x onerror=alert(1)>](x.png)
[<img src=x onerror=alert(1)>](x.md)
<javascript:alert(1)>
<https://x.nl/"onclick="alert(1)>
<a@b.nl"onclick=alert(1)>
`<script>alert(1)</script>`
**<script>alert(1)</script>**
# <script>alert(1)</script>
> <script>alert(1)</script>
- <script>alert(1)</script>
1. <img src=x onerror=alert(1)>
[x]: javascript:alert(1)
{: onclick=alert(1) }
{.klasse #id style="x"}
## kop {#top onclick=alert(1)}
***<b onmouseover=alert(1)>x</b>***
\<script>alert(1)\</script>
<\script>alert(1)</script>
<a href="&#1;javascript:alert(1)">x</a>
{{ 7*7 }}{% import os %}
""".strip().splitlines()
PAYLOADS += [
    "```html\n<script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "``` {onclick=alert(1)}\nx\n```",
    "    <script>alert(1)</script>",
    "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | x |",
    "[x][y]\n\n[y]: javascript:alert(1) 'x'",
    "[x][y]\n\n[y]: <java\nscript:alert(1)>",
    "![x][y]\n\n[y]: x.png '\" onerror=\"alert(1)'",
    "<script\n>alert(1)</script\n>",
    "[x](java\nscript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \x02amp\x03lt;script>",
    "<script>alert(1)</script>\n\ntekst\n\n<div markdown=1>\n\n*a*\n\n</div>",
    "a\x00<script>alert(1)</script>",
    "<b>" * 300,
    "&" * 300 + "lt;script",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_gets_through(payload: str) -> None:
    assert wrong_in(markdown.render(payload)) == []
    assert wrong_in(markdown.render(f"voor {payload} na\n\n{payload}")) == []
    # And with the rewriting of addresses that the pages do.
    assert wrong_in(markdown.render(payload, lambda address: address)) == []


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 90


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (" \n ", ""),
        ("een *twee* **drie**", "<p>een <em>twee</em> <strong>drie</strong></p>"),
        ("## Kop\n\ntekst", "<h2>Kop</h2>\n<p>tekst</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("[x](https://x.nl 'titel')", '<p><a href="https://x.nl" title="titel">x</a></p>'),
        ("[x](mailto:a@x.nl)", '<p><a href="mailto:a@x.nl">x</a></p>'),
        ('![Een <b> "x"](a.png)', '<p><img alt="Een &lt;b&gt; &quot;x&quot;" src="a.png"></p>'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("~~~ python\n<b>\n~~~", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("[x](javascript:y)", "<p><a>x</a></p>"),
        ("één – “twee” 👩‍🔧", "<p>één – “twee” 👩‍🔧</p>"),
    ],
)
def test_what_it_becomes(text: str, html: str) -> None:
    assert str(markdown.render(text)) == html


def test_a_table() -> None:
    html = markdown.render("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert "<th>a</th>" in html
    assert "<td>2</td>" in html


def test_addresses_are_rewritten_once_each() -> None:
    seen: list[str] = []

    def rewrite(address: str) -> str:
        seen.append(address)
        return f"../{address}"

    html = markdown.render("[a](x.md) ![b](y.png) <https://z.nl>", rewrite)
    assert sorted(seen) == ["https://z.nl", "x.md", "y.png"]
    assert 'href="../x.md"' in html
    assert 'src="../y.png"' in html


def test_what_rewrite_answers_is_not_trusted() -> None:
    assert wrong_in(markdown.render("[a](x.md)", lambda _: 'javascript:alert("1")')) == []
    assert wrong_in(markdown.render("[a](x.md)", lambda _: '" onclick="alert(1)')) == []


def test_one_text_does_not_leak_into_the_next() -> None:
    markdown.render("[a]: https://x.nl\n\n[a]", lambda _: "https://y.nl")
    assert str(markdown.render("[a] [b](c.md)")) == '<p>[a] <a href="c.md">b</a></p>'


# --- time ---------------------------------------------------------------------------------------


def _lines(unit: str, size: int = 29_000) -> str:
    return unit * (size // len(unit))


def _padded(mark: str, padding: str, times: int = 390) -> str:
    """``mark`` as often as may be, with ``padding`` between, on lines that are not too long."""
    text = (mark + padding) * times
    return "\n".join(text[i : i + 4_900] for i in range(0, min(len(text), 29_000), 4_900))


SLOW = {
    "12 kB of pictures": "![[]()" * 2_000,
    "pictures": _padded("![[]()", "", 65),
    "brackets": _padded("[", "a" * 60),
    "brackets and backslashes": _padded("[", "\\" * 60),
    "brackets in paragraphs": "\n\n".join([_padded("[", "a" * 60, 78)] * 5),
    "pictures that stay open": _padded("![", "a" * 100, 195),
    "links that stay open": _padded("[a](", "b " * 40, 195),
    "references that stay open": _padded("[a][", "b " * 40, 130),
    "stars": _padded("*", "a", 390),
    "stars and words": _padded("**a *b ", "c" * 60, 120),
    "underscores": _padded("_a __b ", "c" * 60, 120),
    "three stars": _padded("***a ", "b" * 60, 130),
    "backticks": _padded("``a` ", "b" * 60, 130),
    "addresses": _padded("<https://", "a" * 70),
    "mail": _padded("<a@", "b" * 70),
    "backslashes": _padded("\\", "a" * 60),
    "ampersands": _lines("&" * 4_900 + "\n"),
    "entities": _lines("&amp;" * 900 + "\n"),
    "quotes": "> > > > > > > > a\n" * 48,
    "quote in list in quote": "> - > - > - > - a\n" * 90,
    "lists": _lines("- a\n"),
    "numbered lists": _lines("1. a\n"),
    "lists with lines between": _lines("- a\n\n"),
    "nested lists": ("- a\n    - b\n        - c\n            - d\n" * 240)[:29_000],
    "lists with code": _lines("- a\n\n        b\n\n"),
    "headings": _lines("## a\n"),
    "underlined headings": _lines("a\n-\n"),
    "rules": _lines("---\n"),
    "dashes": _lines("-\n"),
    "a wide table with empty rows": "a|" * 2_400 + "\n" + "-|" * 2_400 + "\n" + "|\n" * 9_000,
    "a table of 40 columns": "|" * 40 + "\n" + "-|" * 40 + "\n" + "|\n" * 990,
    "a long table": "a|b\n-|-\n" + "c|d\n" * 7_000,
    "pipes": _lines("|" * 4_900 + "\n"),
    "empty lines": "a" + "\n" * 29_000 + "b",
    "spaces": "\n".join([" " * 4_900] * 5) + "a",
    "tabs": "\n".join(["a" + "\t" * 4_900] * 5),
    "definitions": _lines("[a]: https://x.nl\n", 2_300),
    "a definition that stays open": _padded("[a]: <", "b" * 60, 130),
    "fences that stay open": _lines("~~~\n", 500) + "a\n" * 700,
    "one word": "\n".join(["a" * 4_900] * 5),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_text_is_refused_or_ready_in_time(name: str) -> None:
    text = SLOW[name]
    start = time.process_time()
    found = {problem.code for problem in prose.check(text, "a/b.md", Place("x.md", 1), [], [])}
    if "T405" not in found:
        assert wrong_in(markdown.render(text)) == []
    assert time.process_time() - start < 3


def test_what_people_write_is_not_too_complicated() -> None:
    item = "- [Een programma met een lange naam](../programmas/een-programma.md): *wat* het is.\n"
    text = f"{'Een gewone zin over techniek. ' * 40}\n\n{item * 60}\n{'| a | b |' * 4}\n"
    found = prose.check(text, "a/b.md", Place("x.md", 1), ["programmas/een-programma.md"], [])
    assert list(found) == []
