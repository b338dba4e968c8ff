"""Every rule an editor can break: its code, its message, its advice. One family a module.

``messages.field.empty_field(place, "naam")`` makes the ``Diagnostic``. Codes are stable and never
reused; each has a document ``tests/rules/CODE.md`` for editors, which is run as a test. A new rule
takes the next code of its family. Its document may begin as a copy of another with an empty block
below ``## Melding``: ``python -m tests.rules.refresh`` fills it.

    file        B  a file: can it be read at all
    field       V  a field and its value
    connection  K  references, links and pictures
    prose       T  a Markdown text
    site        S  the site as a whole; M templates and the texts that they ask for
    rule        ways to declare a rule, and the words that rules share
"""

from catalogue.base.messages import connection, field, file, prose, site
from catalogue.base.messages.rule import CODES, PLACEHOLDER, TO_CHOOSE, quote

__all__ = [
    "CODES",
    "PLACEHOLDER",
    "TO_CHOOSE",
    "connection",
    "field",
    "file",
    "prose",
    "quote",
    "site",
]
