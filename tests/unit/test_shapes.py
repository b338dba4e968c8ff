"""A declared field: what it allows, how it says so, and what its absence means."""

from dataclasses import dataclass

import pytest

from catalogue.schema import shapes
from catalogue.schema.shapes import (
    Choice,
    Group,
    Many,
    Ref,
    Shape,
    Text,
    Whole,
    describe,
    fields_of,
    key,
)


@dataclass(frozen=True, kw_only=True)
class Ding:
    naam: str = key(Text(90), "De naam.", "Zaag", ...)
    aantal: int = key(Whole(1, 9), "Hoeveel.", "3", default=1)
    soorten: tuple[str, ...] = key(Many(Text()), "Welke.", "[a, b]")
    los: str = "geen veld van de redacteur"


SHAPES: tuple[Shape, ...] = (
    Text(12),
    shapes.Name(),
    Whole(1, 9),
    shapes.Decimal(-1.5, 2),
    shapes.Day(),
    shapes.Moment(),
    shapes.Clock(),
    shapes.Period(),
    shapes.Address(),
    shapes.SitePath(),
    shapes.Mail(),
    Choice({"ja": "ja", "nee": "nee"}),
    Ref("thema"),
    Many(Ref("thema")),
    Group(Ding),
)


def test_the_list_of_this_test_is_complete() -> None:
    declared = {shape for shape in vars(shapes).values() if isinstance(shape, type)}
    usable = {shape for shape in declared if issubclass(shape, Shape)}
    assert {type(shape) for shape in SHAPES} == usable - {Shape, shapes.Range, shapes.Pattern}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: type(shape).__name__)
def test_every_shape_says_what_is_allowed(shape: Shape) -> None:
    said = describe(shape)
    assert said.startswith(("een ", "één ", "de "))
    assert not said.endswith(".")


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (Text(12), "12 tekens"),
        (Whole(1, 9), "van 1 tot en met 9"),
        (Choice({"ja": "Ja!", "nee": "Nee!"}), "één van `ja`, `nee`"),
        (Many(Whole(1, 9)), "een lijst, met steeds een heel getal"),
        (Group(Ding), "een groepje met `naam`, `aantal`, `soorten`"),
    ],
)
def test_the_description_holds_the_limits(shape: Shape, words: str) -> None:
    assert words in describe(shape)


def test_fields_come_in_order_of_declaration_and_only_those_of_editors() -> None:
    assert [field.key for field in fields_of(Ding)] == ["naam", "aantal", "soorten"]


def test_what_an_absent_key_becomes() -> None:
    naam, aantal, soorten = fields_of(Ding)
    assert naam.required
    assert (aantal.required, aantal.default) == (False, 1)
    assert (soorten.required, soorten.default) == (False, ())


def test_a_declared_record_is_an_ordinary_dataclass() -> None:
    assert Ding(naam="Zaag") == Ding(naam="Zaag", aantal=1, soorten=())
    with pytest.raises(TypeError):
        Ding()
