"""Rules about a template, and about the texts that templates ask for."""

from catalogue.base.diagnostics import Place
from catalogue.base.messages.declaring import Said, quote, rule


@rule("M601")
def broken_template(reason: str) -> Said:
    """A template that Jinja cannot use. The reason is Jinja's own, since developers read it."""
    return f"dit sjabloon klopt niet: {reason}", "sjablonen zijn voor ontwikkelaars; zie README.md"


@rule("M602")
def missing_text(name: str, path: str) -> Said:
    """A text of the interface that is asked for and is not in the file of a language."""
    return f"de tekst {quote(name)} ontbreekt in {path}", "zet hem erbij, in elke taal"


@rule("M603")
def unused_text(name: str) -> Said:
    """A text of the interface that nobody asks for."""
    return f"niets vraagt naar de tekst {quote(name)}", "haal hem weg, in elke taal"


@rule("M604")
def unlike_text(name: str, wanted: str, first: Place) -> Said:
    """A text of the interface with other things to fill in than the Dutch one."""
    return (
        f"de tekst {quote(name)} heeft een andere vorm dan in het Nederlands",
        f"daar heeft hij {wanted}: {first.path}, regel {first.line}",
    )


@rule("M605")
def no_text(name: str) -> Said:
    """Something in a file with texts of the interface that is no text."""
    return (
        f"{quote(name)} is geen tekst",
        "een naam heeft kleine letters en cijfers; een tekst is één waarde, of `een` en `meer`",
    )


@rule("M606")
def text_twice(name: str, first: Place) -> Said:
    """Two texts of the interface with one name."""
    return f"de tekst {quote(name)} staat er al op regel {first.line}", "haal er een weg"
