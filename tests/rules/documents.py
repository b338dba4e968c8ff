"""The documents in this folder as tests: one file ``CODE.md`` for every rule in ``rules.CODES``.

A document is written for editors. It has three parts that a test can run:

``## Fout``     files that break the rule
``## Melding``  the complete report of ``python build.py check`` about them
``## Goed``     the same files as they should be; about these there is no report at all

A file is its path between accents on a line of its own, and a block of code below it. The first
word behind the opening of the block says what it is:

``bytes``           a text with escapes such as ``\\xff`` and ``\\r``
``snelkoppeling``   a symbolic link to what the block says
``weg``             the file is taken away
``gepubliceerd``    the file was published, and is taken away
``erbij``           what is put in front of the file that is there
anything else       a plain text; ``herhaal=900`` repeats the last line 900 times

The file ``megabyte.txt`` says how many bytes count as a megabyte: nobody makes a site of 200 MB to
show what happens. For `check --links` the file ``andere-sites.txt`` says what other sites answer:
no test asks them.
A message that is only shown on request names its command, such as `python build.py check --taal`.

The files are written over a copy of the smallest content, see ``tests/harness.py``.
"""

import contextlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from catalogue.editor import link_checker
from catalogue.editor.advice import ASK
from catalogue.site import render
from tests import harness

FOLDER = Path(__file__).parent
REFRESH = ".venv/bin/python -m tests.rules.refresh"

_PART = re.compile(r"^## (?P<name>Fout|Melding|Goed)\n", re.MULTILINE)
_FILE = re.compile(
    r"^`(?P<path>[^`\n]+)`\n\n(?P<fence>`{3,})(?P<info>.*)\n(?P<text>(?:.*\n)*?)(?P=fence)$",
    re.MULTILINE,
)
_COMMAND = re.compile(r"`python build\.py check ([^`\n]+)`")
_REPORT = re.compile(
    r"(?<=^## Melding\n\n)(?P<fence>`{3,})\n(?P<text>(?:.*\n)*?)(?P=fence)", re.MULTILINE
)


@dataclass(frozen=True)
class Example:
    """One file of an example, below the folder that holds ``content`` and ``templates``."""

    path: str
    info: str
    text: str

    def put(self, folder: Path) -> None:
        """Write the file as the document describes it."""
        path = folder / self.path
        if self.info.startswith("erbij"):
            harness.put(path, self.text.encode() + path.read_bytes())
            return
        if path.exists() or self.info == "weg":
            path.unlink()
        if self.info == "gepubliceerd":
            harness.put(path, self._content())
            harness.publish(folder / "content")
            path.unlink()
            return
        if self.info == "snelkoppeling":
            path.symlink_to(self.text.strip())
        elif self.info != "weg":
            harness.put(path, self._content())

    def _content(self) -> bytes:
        text = self.text
        repeat = re.search(r"herhaal=(\d+)", self.info)
        if repeat:
            lines = text.splitlines(keepends=True)
            text = "".join(lines[:-1]) + lines[-1] * int(repeat[1])
        if self.info.startswith("bytes"):
            return text.encode("latin-1").decode("unicode_escape").encode("latin-1")
        return text.encode()


@dataclass(frozen=True)
class Document:
    """One document: the rule's code, its examples and the report in it."""

    path: Path
    source: str

    @property
    def code(self) -> str:
        return self.path.stem

    @property
    def title(self) -> str:
        return self.source.split("\n", 1)[0]

    @property
    def report(self) -> str:
        found = _REPORT.search(self.source)
        return found["text"].rstrip("\n") if found else ""

    @property
    def options(self) -> list[str]:
        """Option that an editor adds to ``check`` to see this message: ``--taal`` for a tip."""
        # Not in the report: its advice may name a command too.
        found = _COMMAND.search(self.source.partition("\n## ")[0])
        return found[1].split() if found else []

    def part(self, name: str) -> str:
        """The text below the heading ``## name``."""
        parts = _PART.split(self.source)
        return dict(zip(parts[1::2], parts[2::2], strict=True)).get(name, "")

    def examples(self, name: str) -> list[Example]:
        """The files below the heading ``## name``."""
        return [
            Example(found["path"], found["info"].strip(), found["text"])
            for found in _FILE.finditer(self.part(name))
        ]

    def printed(self, name: str, folder: Path) -> str:
        """Report of ``python build.py check`` about the examples below ``## name``."""
        content = harness.site(folder)
        # Many examples are another page in its place.
        (content / "en/paginas/over.md").unlink()
        options = self.options
        # Compiled templates are kept by their path.
        templates = ["--templates", str(harness.TEMPLATES)]
        if any(example.path.startswith("templates/") for example in self.examples(name)):
            shutil.copytree(harness.TEMPLATES, folder / "templates")
            templates = []
        for example in self.examples(name):
            example.put(folder)
        if name == "Goed" and not options and self.code[0] not in "SM":
            # There is nothing to find in the pages, and without them it is five times as quick.
            return harness.report(content)
        with _other_sites(folder), _megabyte(folder):
            said = harness.run("check", *templates, *options, folder=folder)[1]
            # Whom to ask is told to everybody who asks what is old.
            return said.partition(ASK)[0].rstrip("\n")

    def refreshed(self, folder: Path) -> str:
        """The source with the report that ``check`` gives now."""
        printed = self.printed("Fout", folder)
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", printed)), default=0))
        block = f"{fence}\n{printed}\n{fence}"
        return _REPORT.sub(lambda _: block, self.source)


@contextlib.contextmanager
def _megabyte(folder: Path) -> Iterator[None]:
    path = folder / "megabyte.txt"
    size = int(path.read_text("utf-8")) if path.exists() else render.MEGABYTE
    with patch.object(render, "MEGABYTE", size):
        yield


@contextlib.contextmanager
def _other_sites(folder: Path) -> Iterator[None]:
    """Answers of other sites to `check --links`: by the file ``andere-sites.txt``, or "goed"."""
    path = folder / "andere-sites.txt"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    answers = {}
    for line in lines:
        url, state, about = line.split(" ", 2)
        moved = state == link_checker.State.MOVED
        answers[url] = link_checker.SiteAnswer(
            link_checker.State(state), "" if moved else about, about * moved
        )
    good = link_checker.SiteAnswer(link_checker.State.OK)
    with (
        patch.object(link_checker.Client, "ask", lambda _, url: answers.get(url, good)),
        patch.object(link_checker, "PAUSE", 0),
    ):
        yield


def all_documents() -> list[Document]:
    """Every document, in order of code."""
    return [Document(path, path.read_text("utf-8")) for path in sorted(FOLDER.glob("[A-Z]*.md"))]
