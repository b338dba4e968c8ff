"""Turns what was written into drafts: typed fields, in which references are still names."""

from catalogue.base.diagnostics import Diagnostic, failed
from catalogue.content.agreeing import check_together
from catalogue.content.draft import Draft, RefName
from catalogue.content.parser import Parser
from catalogue.content.source import Source
from catalogue.schema import ID_FIELD

__all__ = ["Draft", "RefName", "parse"]


def parse(source: Source) -> tuple[Draft, list[Diagnostic]]:
    """The draft of a source, and every problem in its fields."""
    listed = not (source.kind.folder or source.kind.single or source.kind.numbered)
    fields = (ID_FIELD, *source.kind.fields) if listed else source.kind.fields
    parser = Parser()
    values = parser.fields(source.fields, fields, source.place)
    values.pop(ID_FIELD.key, None)
    problems = [*parser.problems, *check_together(parser.places)]
    draft = Draft(
        source.kind,
        source.id,
        source.pad,
        source.place,
        values,
        parser.places,
        source.text,
        source.line,
        sound=not failed(problems),
    )
    return draft, problems
