"""The records in a list: each item with the name that others know it by."""

from collections.abc import Iterator

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content.front_matter import as_fields
from catalogue.content.naming import is_good, suggested
from catalogue.content.sources import Source
from catalogue.content.yaml_tree import Mapping, Node, Refused, Scalar, Sequence
from catalogue.schema import ID_FIELD, Kind


class Items:
    """Reads one list and keeps every problem on the way."""

    def __init__(self, kind: Kind, place: Place) -> None:
        self.problems: list[Diagnostic] = []
        self._kind = kind
        self._place = place
        self._first: dict[str, Place] = {}

    def read(self, node: Node | None) -> Iterator[Source]:
        """Every record of which the name can be read. Raises ``Refused`` for what is no list."""
        kind, place = self._kind, self._place
        if kind.single:
            yield self._source(kind.name, place, as_fields(node, place, "een blok velden"))
            return
        if node is not None and not isinstance(node, Sequence):
            raise Refused(messages.file.not_fields(node.place, "veld", "een lijst met streepjes"))
        for number, item in enumerate(node.items if node else ()):
            fields = as_fields(item, place, "na elk streepje een blok velden")
            name = f"{kind.name}-{number + 1}" if kind.numbered else self._id(fields)
            if name is not None:
                yield self._source(name, fields.place, fields)

    def _source(self, name: str, place: Place, fields: Mapping) -> Source:
        return Source(self._kind, name, self._kind.file or "", place, fields)

    def _id(self, fields: Mapping) -> str | None:
        for key, value in fields.pairs:
            if key.text != ID_FIELD.key or not isinstance(value, Scalar):
                continue
            name, known = value.text, self._first.get(value.text)
            if not is_good(name):
                suggestion = suggested(name, "")
                self.problems.append(messages.field.not_a_name(value.place, "id", name, suggestion))
                return None
            if known:
                self.problems.append(
                    messages.connection.double_id(value.place, self._kind.name, name, known)
                )
                return None
            self._first[name] = value.place
            return name
        self.problems.append(
            messages.field.missing_field(fields.place, "id", ID_FIELD.about, ID_FIELD.example)
        )
        return None
