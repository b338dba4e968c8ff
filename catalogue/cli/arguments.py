"""A command line that is explained in Dutch, because editors use it."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

EXIT_MISUSE = 2

# Messages of argparse and their translation. The first match wins.
_TRANSLATIONS = (
    (r"the following arguments are required: (.*)", r"er ontbreekt: \1"),
    (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 kan niet; kies uit \3"),
    (r"argument (.*?): invalid int value: (.*)", r"\1: \2 is geen heel getal"),
    (r"argument (.*?): expected one argument", r"achter \1 hoort nog iets"),
    (r"unrecognized arguments: (.*)", r"dit begrijpen wij niet: \1"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 is niet duidelijk; kies uit \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class _Formatter(argparse.HelpFormatter):
    """The usual form, with a Dutch word before the usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Part of argparse's interface."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` whose help and messages are Dutch."""

    def __init__(self, *, add_help: bool = True, options: str = "opties", **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **settings)
        self._positionals.title = "woorden"
        self._optionals.title = options
        if add_help:
            self.add_argument(
                "-h",
                "--help",
                action="help",
                default=argparse.SUPPRESS,
                help="laat deze uitleg zien",
            )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, in Dutch, and stop with exit code 2."""
        for pattern, dutch in _TRANSLATIONS:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                message = match.expand(dutch)
                break
        self.print_usage(sys.stderr)
        self.exit(EXIT_MISUSE, f"{self.prog}: fout: {message}\n")
