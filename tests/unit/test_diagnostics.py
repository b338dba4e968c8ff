"""A problem as a line for people, as JSON for programs and as an annotation for GitHub."""

import json

from catalogue.base.diagnostics import (
    Diagnostic,
    Place,
    Severity,
    as_annotations,
    as_json,
    as_text,
    failed,
)

ERROR = Diagnostic(Place("content/a.md", 3, 7), "V101", "dit klopt niet", "doe zo")
WARNING = Diagnostic(Place("content/b.md"), "V215", "nog leeg", severity=Severity.WARNING)


def test_text_is_one_line_with_the_advice_below_it() -> None:
    assert as_text([ERROR, WARNING]) == (
        "content/a.md:3:7: fout V101: dit klopt niet\n  hulp: doe zo\n"
        "content/b.md:1:1: let op V215: nog leeg"
    )


def test_only_an_error_fails() -> None:
    assert failed([WARNING, ERROR])
    assert not failed([WARNING])
    assert not failed([])


def test_json_is_flat() -> None:
    assert json.loads(as_json([ERROR])) == [
        {
            "path": "content/a.md",
            "line": 3,
            "column": 7,
            "code": "V101",
            "message": "dit klopt niet",
            "advice": "doe zo",
            "severity": "fout",
            "document": "tests/rules/V101.md",
        }
    ]
    assert json.loads(as_json([])) == []


def test_annotation() -> None:
    assert as_annotations([ERROR, WARNING]) == (
        "::error file=content/a.md,line=3,col=7,title=V101::dit klopt niet%0Adoe zo\n"
        "::warning file=content/b.md,line=1,col=1,title=V215::nog leeg"
    )


def test_nothing_in_a_problem_can_begin_another_workflow_command() -> None:
    place = Place("content/a,line=9::b%\n::set-env.md")
    said = as_annotations([Diagnostic(place, "V1", "x\n::error::y\r%0A", "\n::stop-commands::z")])
    assert "\n" not in said
    assert "\r" not in said
    properties, _, text = said.removeprefix("::error ").partition("::")
    assert properties == (
        "file=content/a%2Cline=9%3A%3Ab%25%0A%3A%3Aset-env.md,line=1,col=1,title=V1"
    )
    assert text == "x%0A::error::y%0D%250A%0A%0A::stop-commands::z"


def test_problems_sort_by_place() -> None:
    places = [Place("b", 1), Place("a", 10), Place("a", 9, 2), Place("a", 9, 1)]
    problems = sorted(Diagnostic(place, "V1", "x") for place in places)
    assert [str(problem.place) for problem in problems] == ["a:9:1", "a:9:2", "a:10:1", "b:1:1"]
