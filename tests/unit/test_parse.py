"""Parsing: text becomes a typed value, or a problem with a code and a place."""

from dataclasses import make_dataclass
from datetime import date, datetime, time
from typing import Any

import pytest

from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content import yaml_tree
from catalogue.content.front_matter import Source
from catalogue.content.parse import Draft, parse
from catalogue.schema import Evenement, Kind, Leeftijd, Periode, Record, VasteTijd
from catalogue.schema.shapes import (
    Choice,
    Clock,
    Day,
    Decimal,
    Email,
    Group,
    Id,
    Many,
    Moment,
    Period,
    Phone,
    Ref,
    Shape,
    SitePath,
    Steps,
    Text,
    Url,
    Whole,
    key,
)


def _kind(**shapes: Shape) -> Kind:
    fields = [(name, Any, key(shape, "Iets.", "x")) for name, shape in shapes.items()]
    record = make_dataclass("R", fields, bases=(Record,), frozen=True, eq=False, kw_only=True)
    return Kind("een", "enen", record, folder="enen")


def _parse(text: str, kind: Kind) -> tuple[Draft, list[Diagnostic]]:
    fields = yaml_tree.parse(text, "x.md", first_line=2)
    assert isinstance(fields, yaml_tree.Mapping)
    return parse(Source(kind, "een", "enen/een.md", Place("x.md"), fields))


YES_NO = Choice({"ja": "ja", "nee": "nee"})
GOOD: list[tuple[Shape, str, Any]] = [
    (Text(), "no", "no"),
    (Text(), "010", "010"),
    (Text(), "2024-02-30", "2024-02-30"),
    (Text(), "'  a \n\n  b '", "a b"),
    (Text(3), "één", "één"),
    (Id(), "open-werkplaats", "open-werkplaats"),
    (Whole(0, 20), "0", 0),
    (Whole(-5, 20), "-5", -5),
    (Whole(0, 20), "'20'", 20),
    (Decimal(-90, 90), "51.9101", 51.9101),
    (Decimal(-90, 90), "-1", -1.0),
    (Day(), "2024-02-29", date(2024, 2, 29)),
    (Moment(), "2027-02-06", date(2027, 2, 6)),
    (Moment(), "2027-02-06 9:30", datetime(2027, 2, 6, 9, 30)),  # noqa: DTZ001
    (Moment(), "2027-02-06T19.30", datetime(2027, 2, 6, 19, 30)),  # noqa: DTZ001
    (Moment(), "2027-10-31 02:30", datetime(2027, 10, 31, 2, 30)),  # noqa: DTZ001
    (Clock(), "13:30", time(13, 30)),
    (Clock(), "9.05", time(9, 5)),
    (Clock(), "00:00", time(0)),
    (Period(), "2020", "2020"),
    (Period(), "2020-12", "2020-12"),
    (Period(), "2020-12-31", "2020-12-31"),
    (Url(), "https://voorbeeld.nl/a?b=c#d", "https://voorbeeld.nl/a?b=c#d"),
    (SitePath(), "programmas/oud-1.html", "programmas/oud-1.html"),
    (Email(), "info@maak.voorbeeld.nl", "info@maak.voorbeeld.nl"),
    (Phone(), "010 123 45 67", "010 123 45 67"),
    (Phone(), "14 010", "14 010"),
    (Steps(), "44708 519215 1 -4", "44708 519215 1 -4"),
    (Phone(), "+31 (10) 123-4567", "+31 (10) 123-4567"),
    (YES_NO, "nee", "nee"),
    (Many(Text()), "[]", ()),
    (Many(Text()), "[a, 'b, c']", ("a", "b, c")),
    (Many(Whole(1, 9)), "[1, 2]", (1, 2)),
    (Group(Leeftijd), "{van: 8}", Leeftijd(van=8)),
    (Group(Periode), "{van: 2020, tot: 2020-09}", Periode(van="2020", tot="2020-09")),
    (Many(Group(Leeftijd)), "[{tot: 9}]", (Leeftijd(tot=9),)),
    (
        Group(VasteTijd),
        "{dagen: [woensdag], van: 13:30, tot: 17:00, behalve: [2026-12-23]}",
        VasteTijd(
            dagen=("woensdag",), van=time(13, 30), tot=time(17), behalve=(date(2026, 12, 23),)
        ),
    ),
    (
        Group(Evenement),
        "{naam: x, begin: 2027-02-06 10:00, eind: 2027-02-06}",
        Evenement(naam="x", begin=datetime(2027, 2, 6, 10), eind=date(2027, 2, 6)),  # noqa: DTZ001
    ),
]


@pytest.mark.parametrize(("shape", "written", "value"), GOOD)
def test_good(shape: Shape, written: str, value: Any) -> None:
    draft, problems = _parse(f"veld: {written}", _kind(veld=shape))
    assert problems == []
    assert draft.values == {"veld": value}
    assert type(draft.values["veld"]) is type(value)
    assert draft.sound


BAD: list[tuple[str, Shape, tuple[str, ...]]] = [
    ("V208", Text(3), ("abcd",)),
    ("V210", Text(), ("", "'  '", "null")),
    ("V204", Text(), ("[a]", "{a: b}")),
    ("V204", Many(Group(Leeftijd)), ("{}", "{van: 8}")),
    ("V214", Id(), ("Open Werkplaats", "a" * 81)),
    ("V207", Whole(0, 20), ("21", "-1", "1.0", "010", "1e1", "0x1", "٣", "1_0", "twee")),
    ("V207", Whole(0, 20), ("9" * 5000,)),
    ("V207", Decimal(-90, 90), ("91", "51,9", "nan", "inf", ".5", "1e1", "1" * 5000, "51.")),
    ("V206", Day(), ("2024-02-30", "2023-02-29", "0000-01-01", "2024-13-01", "24-01-01")),
    ("V206", Day(), ("2024-1-1", "01-02-2024", "2024/01/02", "1 mei 2024", "morgen")),
    ("V206", Day(), ("2024-01-02 10:00", "２０２４-01-01", "20240102", "2024-W01-1")),
    ("V206", Moment(), ("2024-01-01 24:00", "2024-01-01 10:60", "2024-02-30 10:00", "10:00")),
    ("V220", Moment(), ("2027-03-28 02:00", "2027-03-28 02:30", "2027-03-28 02:59")),
    ("V219", Clock(), ("24:00", "12:60", "13:3", "half twee", "9", "13u30", "13:30 uur")),
    ("V219", Clock(), ("-1:00",)),
    ("V206", Period(), ("2020-13", "2020-00", "20", "2020-02-30", "lang", "2020-1", "2020-1-1")),
    ("V209", Url(), ("voorbeeld.nl", "//voorbeeld.nl", "ftp://voorbeeld.nl", "https://")),
    ("V209", Url(), ("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x")),
    ("V209", Url(), ("https://localhost", "https://jan@voorbeeld.nl", "https://a.nl/<b>")),
    ("V209", Url(), ("'https://a.nl/\"x'", "https://a.nl:x", "https://[::1")),
    ("V209", Url(), ("'https://a.nl/a b'", "https://a.nl/" + "a" * 500, "mailto:a@b.nl")),
    ("V209", Email(), ("info", "info@voorbeeld", "a@b@c.nl", "'a b@c.nl'", "https://voorbeeld.nl")),
    ("V209", Phone(), ("bel ons", "010.1234567", "tel:010-1234567", "'010 1234567 (Jan)'", "112")),
    ("V209", Phone(), ("(010) 1234567", "٠١٠ ١٢٣٤٥٦٧", "0" * 25, "010 1234567 / 06 12345678")),
    ("V204", Phone(), ("[010 1234567]",)),
    ("V209", Steps(), ("44708 519215", "44708 519215 1", "4.47 51.92 1 -4", "44708 519215  1 -4")),
    ("V209", SitePath(), ("../x.html", "/x.html", "x", "a//b.html", "A.html", "x.html?y")),
    ("V209", SitePath(), ("a/./b.html",)),
    ("V205", YES_NO, ("Ja", "true")),
    ("V204", Many(Text()), ("a, b", "{a: b}", "[[a]]")),
    ("V211", Many(Text(), least=1), ("[]",)),
    ("V211", Many(Text(), most=2), ("[a, b, c]",)),
    ("V210", Many(Text()), ("", "[a, '']")),
    ("V212", Many(Text()), ("[a, a]",)),
    ("V204", Group(Leeftijd), ("8", "[]", "[8]")),
    ("V210", Group(Leeftijd), ("",)),
    ("V213", Group(Leeftijd), ("{van: 9, tot: 8}",)),
    ("V202", Group(Leeftijd), ("{vna: 8}",)),
    ("V203", Group(Leeftijd), ("{van: 8, van: 9}",)),
    ("V213", Group(Periode), ("{van: 2021, tot: 2020}", "{van: 2020-09, tot: 2020-08-31}")),
    ("V201", Group(VasteTijd), ("{van: 13:30}",)),
    ("V205", Group(VasteTijd), ("{dagen: [Woensdag]}", "{dagen: [woensdag], welke: [vijfde]}")),
    ("V213", Group(VasteTijd), ("{dagen: [woensdag], van: 17:00, tot: 13:30}",)),
    ("V213", Group(VasteTijd), ("{dagen: [woensdag], van: 13:30, tot: 13:30}",)),
    ("V213", Group(VasteTijd), ("{dagen: [maandag], geldig: {van: 2027-01-01, tot: 2026-01-01}}",)),
    ("V216", Group(VasteTijd), ("{dagen: [woensdag], tot: 13:30}",)),
    ("V217", Group(VasteTijd), ("{dagen: [woensdag], van: 13:30, dagdeel: middag}",)),
    ("V218", Group(VasteTijd), ("{dagen: [woensdag], behalve: [2026-12-24]}",)),
    ("V218", Group(VasteTijd), ("{dagen: [woensdag], welke: [eerste], behalve: [2026-12-23]}",)),
    ("V201", Group(Evenement), ("{begin: 2027-02-06}",)),
    ("V213", Group(Evenement), ("{naam: x, begin: 2027-02-06 10:00, eind: 2027-02-06 9:00}",)),
    ("V213", Group(Evenement), ("{naam: x, begin: 2027-02-06 10:00, eind: 2027-02-05}",)),
]


@pytest.mark.parametrize(
    ("code", "shape", "written"),
    [(code, shape, written) for code, shape, values in BAD for written in values],
)
def test_bad(code: str, shape: Shape, written: str) -> None:
    draft, problems = _parse(f"veld: {written}", _kind(veld=shape))
    assert [problem.code for problem in problems] == [code]
    assert problems[0].place.line == 2
    assert not draft.sound
    assert len(str(problems[0])) < 700


@pytest.mark.parametrize(
    ("shape", "written", "advice"),
    [
        (Day(), "1-2-2024", "2024-02-01"),
        (Day(), "2024/2/1", "2024-02-01"),
        (Day(), "1 feb. 2024", "2024-02-01"),
        (Day(), "3 mrt 2024", "2024-03-03"),
        (Url(), "www.voorbeeld.nl", "https://www.voorbeeld.nl"),
        (Url(), "htp:/voorbeeld.nl", "https://voorbeeld.nl"),
        (Url(), "<https://voorbeeld.nl>", "https://voorbeeld.nl"),
        (Clock(), "13u30", "13:30"),
        (Clock(), "13.30 uur", "13:30"),
        (Clock(), "9 uur", "09:00"),
        (Clock(), "1330", "13:30"),
        (YES_NO, "True", "ja"),
        (Id(), "Open Werkplaats", "open-werkplaats"),
        (Many(Text()), "a, b en c", "[a, b, c]"),
    ],
)
def test_the_advice_holds_what_was_meant(shape: Shape, written: str, advice: str) -> None:
    _, problems = _parse(f"veld: {written}", _kind(veld=shape))
    assert advice in problems[0].advice


def test_a_reference_is_a_name_with_its_place() -> None:
    draft, problems = _parse("themas: [robots, water]", _kind(themas=Many(Ref("thema"))))
    assert problems == []
    first, second = draft.values["themas"]
    assert (first.kind, first.name, str(first.place)) == ("thema", "robots", "x.md:2:10")
    assert str(second.place) == "x.md:2:18"


def test_all_problems_at_once_and_a_misspelt_key_only_once() -> None:
    kind = Kind("een", "enen", Evenement, folder="enen")  # type: ignore[arg-type]
    _, problems = _parse("naem: x\nbegin: gisteren\nplek: ''\nwebsite: hier", kind)
    assert [problem.code for problem in problems] == ["V202", "V206", "V210", "V209"]


def test_an_absent_field_gets_its_default() -> None:
    draft, problems = _parse("a: x", _kind(a=Text(), b=Text(), c=Many(Text())))
    assert problems == []
    assert draft.values == {"a": "x", "b": None, "c": ()}


def test_words_of_a_new_file_are_a_warning() -> None:
    draft, problems = _parse("a: 'Iets (nog invullen)'", _kind(a=Text()))
    assert [problem.code for problem in problems] == ["V215"]
    assert draft.sound
