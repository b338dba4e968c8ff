"""Questions on a terminal, with numbers to choose from and names instead of ids or keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from catalogue.base.text import fold

# More than this many do not fit on a screen: then a part of the name is asked first.
MOST_SHOWN = 24


@dataclass(frozen=True)
class Terminal:
    """A stream to read answers from, and one to write questions to."""

    keyboard: TextIO
    screen: TextIO

    def say(self, text: str, end: str = "\n") -> None:
        """Write a line at once."""
        self.screen.write(text + end)
        self.screen.flush()

    def ask(self, question: str) -> str | None:
        """Read a line, without spaces around it; ``None`` at the end of the input."""
        self.say(question, end=" ")
        typed = self.keyboard.readline()
        if not typed:
            self.say("")
        return typed.strip() if typed else None

    def agreed(self, question: str) -> bool:
        """Ask for yes or no; no answer is no."""
        return fold(self.ask(f"{question} [j/n]") or "").startswith(("j", "y"))

    def choose(self, question: str, options: Mapping[str, str], most: int) -> tuple[str, ...]:
        """Ask for at most ``most`` of the options (id -> name); no ids from who does not know.

        A whole name is chosen, a part of one is looked for.
        """
        listed = dict(options) if len(options) <= MOST_SHOWN else {}
        by_name = {fold(naam): name for name, naam in options.items()}
        by_name |= {fold(name): name for name in options}
        self.say(f"\n{question}")
        while True:
            self._list(listed, len(options))
            typed = self.ask("Getal:" if most == 1 else "Getallen, met een komma ertussen:")
            if not typed or typed == "0":
                return ()
            parts = [part.strip() for part in typed.split(",")]
            numbered = all(part.isdecimal() for part in parts)
            if numbered:
                by_number = dict(enumerate(listed, 1))
                chosen = dict.fromkeys(by_number.get(int(part), "") for part in parts)
            else:
                chosen = dict.fromkeys(by_name.get(fold(part), "") for part in parts)
            if "" not in chosen and len(chosen) <= most:
                return tuple(chosen)
            if numbered:
                self.say(f"Typ een getal van 0 tot en met {len(listed)}, hoogstens {most} keer.")
                continue
            matches = [option for option in options.items() if fold(typed) in fold(option[1])]
            if not matches:
                self.say(f"Niets gevonden met '{typed}'.")
            listed = dict(matches[:MOST_SHOWN]) or listed

    def _list(self, listed: Mapping[str, str], total: int) -> None:
        for number, naam in enumerate(listed.values(), 1):
            self.say(f"  {number:>3}. {naam}")
        self.say("    0. weet ik niet")
        if len(listed) < total:
            self.say(f"Er zijn er {total}. Typ een stuk van de naam om te zoeken.")
