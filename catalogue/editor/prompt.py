"""Questions on a terminal, with numbers to choose from. Who does not know may say so.

Only the names that an editor knows are shown, never an id or a key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from catalogue.base.text import fold

# More than this many do not fit on a screen: then a part of the name is asked first.
MOST_SHOWN = 24
DONT_KNOW = "weet ik niet"


@dataclass(frozen=True)
class Desk:
    """Where questions are asked (``out``) and answered (``typed``)."""

    typed: TextIO
    out: TextIO

    def line(self, question: str) -> str | None:
        """What was typed, without spaces around it; ``None`` at the end of the input."""
        self._say(question, end=" ")
        typed = self.typed.readline()
        if not typed:
            self._say("")
        return typed.strip() if typed else None

    def agreed(self, question: str) -> bool:
        """Whether the answer is yes; no answer is no."""
        return fold(self.line(f"{question} [j/n]") or "").startswith(("j", "y"))

    def choose(self, question: str, options: Mapping[str, str], most: int) -> tuple[str, ...]:
        """Ids of what was chosen, at most ``most``; none for who does not know.

        ``options`` maps an id to its name. A whole name is chosen, a part of one is looked for.
        """
        shown = dict(options) if len(options) <= MOST_SHOWN else {}
        self._say(f"\n{question}")
        while True:
            self._show(shown, len(options))
            typed = self.line("Getal:" if most == 1 else "Getallen, met een komma ertussen:")
            if typed in (None, "", "0"):
                return ()
            numbers = [part.strip() for part in (typed or "").split(",")]
            if all(number.isdecimal() for number in numbers):
                chosen = [int(number) for number in numbers]
                ids = list(shown)
                if all(1 <= number <= len(ids) for number in chosen) and len(set(chosen)) <= most:
                    return tuple(dict.fromkeys(ids[number - 1] for number in chosen))
                self._say(f"Typ een getal van 0 tot en met {len(ids)}, hoogstens {most} keer.")
                continue
            named = _named(numbers, options)
            if named and len(named) <= most:
                return named
            found = _with(typed or "", options)
            if not found:
                self._say(f"Niets gevonden met '{typed}'.")
            shown = found or shown

    def _show(self, shown: Mapping[str, str], total: int) -> None:
        for number, name in enumerate(shown.values(), 1):
            self._say(f"  {number:>3}. {name}")
        self._say(f"    0. {DONT_KNOW}")
        if len(shown) < total:
            self._say(f"Er zijn er {total}. Typ een stuk van de naam om te zoeken.")

    def _say(self, text: str, end: str = "\n") -> None:
        self.out.write(text + end)
        self.out.flush()


def _named(parts: Sequence[str], options: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of names that were typed whole; none when one of them is no name."""
    ids = {fold(name): one for one, name in options.items()} | {fold(one): one for one in options}
    found = [ids.get(fold(part), "") for part in parts]
    return tuple(dict.fromkeys(found)) if all(found) else ()


def _with(part: str, options: Mapping[str, str]) -> dict[str, str]:
    found = {one: name for one, name in options.items() if fold(part) in fold(name)}
    return dict(list(found.items())[:MOST_SHOWN])
