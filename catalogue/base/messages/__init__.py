"""Every rule an editor can break: its code, what the message says, what the advice is.

A rule is a function from what was found to a ``(message, advice)`` pair; the decorator gives it a
stable code and turns the pair into a ``Diagnostic`` at a place. Codes are never reused. Families:
B the file, V a field, K a connection, T the text, S the site as a whole, M a template.

Each code has a document ``tests/rules/CODE.md`` for editors, which is run as a test.
"""

from catalogue.base.messages import connection, field, file, prose, site, template
from catalogue.base.messages.declaring import CODES, PLACEHOLDER, quote

__all__ = [
    "CODES",
    "PLACEHOLDER",
    "connection",
    "field",
    "file",
    "prose",
    "quote",
    "site",
    "template",
]
