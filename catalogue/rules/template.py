"""Rules about a template."""

from catalogue.rules.declaring import Said, rule


@rule("M601")
def broken_template(reason: str) -> Said:
    """A template that Jinja cannot use. The reason is Jinja's own, since developers read it."""
    return f"dit sjabloon klopt niet: {reason}", "sjablonen zijn voor ontwikkelaars; zie README.md"
