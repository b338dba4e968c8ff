"""Asks the search script of the site questions, in a browser but without a page around it."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from catalogue.search.index import SearchIndex

SCRIPTS = Path(__file__).parents[2] / "templates" / "assets" / "js"

# Loads parts as the page does, but from an object, and counts what was needed.
_ASKING = """
self.opened = (files, kop) => {
  const run = (name) => { (0, eval)(files[name]); return self.zoekdelen[name]; };
  const index = zoek.index(run('kop'));
  const used = new Set(['kop']);
  const ask = (question, count) => {
    for (;;) {
      index.missing.clear();
      const answer = zoek.answer(index, question);
      const cards = answer.docs.slice(0, count).map(index.card);
      if (!index.missing.size) return { ...answer, cards };
      for (const name of [...index.missing]) { used.add(name); index.take(name, run(name)); }
    }
  };
  return { index, ask, used };
};
self.asked = (search, question, count) => {
  const begin = performance.now();
  const { docs, left, meant, understood, cards } = search.ask(question, count);
  const ms = performance.now() - begin;
  const addresses = cards.map((card) => card.address);
  const labels = understood.map(({ label }) => label);
  return { count: docs.length, left, meant, ms, understood: labels, addresses };
};
"""


class Engine:
    """The search script with the index of one catalogue."""

    def __init__(self, browser: Browser, found: SearchIndex) -> None:
        self._page: Page = browser.new_page()
        for script in sorted(SCRIPTS.glob("search_*.js")):
            if script.stem not in {"search_page", "search_results"}:
                self._page.evaluate("(code) => (0, eval)(code)", f"{{{script.read_text()}\n}}")
        self._page.evaluate(f"() => {{{_ASKING}}}")
        self.parts = {
            _part(path): content for path, content in found.files.items() if path.endswith(".js")
        }
        files = {name: content.decode() for name, content in self.parts.items()}
        self._page.evaluate("(files) => { self.search = self.opened(self.files = files) }", files)

    def ask(self, question: str, count: int = 10) -> Mapping[str, Any]:
        """The first ``count`` ``addresses``, how many there are, and what was made of the words."""
        return self.ask_all([question], count)[0]

    def ask_all(self, questions: Iterable[str], count: int = 10) -> list[dict[str, Any]]:
        """The same for many questions at once."""
        asked = [list(questions), count]
        code = "([all, count]) => all.map((one) => self.asked(self.search, one, count))"
        answers: list[dict[str, Any]] = self._page.evaluate(code, asked)
        return answers

    def needed(self, question: str, count: int = 10, in_view: int = 0) -> set[str]:
        """The parts that a browser without any loads to answer, with the sentences in view."""
        code = """([one, count, inView]) => {
          const search = self.opened(self.files);
          const { docs } = search.ask(one, count);
          const sentences = docs.slice(0, inView).map((doc) => search.index.partOf('t', doc));
          return [...search.used, ...sentences];
        }"""
        return set(self._page.evaluate(code, [question, count, in_view]))

    def run(self, code: str, argument: object = None) -> Any:
        """Any other expression with ``search`` and ``zoek`` in reach."""
        return self._page.evaluate(code, json.loads(json.dumps(argument)))

    def close(self) -> None:
        """Give the page back."""
        self._page.close()


def _part(path: str) -> str:
    name = path.rpartition("/")[2].partition(".")[0]
    return "kop" if name == "adres" else name
