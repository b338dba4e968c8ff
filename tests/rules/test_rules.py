"""Every rule has a document for editors, and every document is right."""

import re
from pathlib import Path

import pytest

from catalogue.base.messages import CODES
from tests.rules.documents import REFRESH, Document, all_documents

DOCUMENTS = all_documents()


def each(document: Document) -> str:
    return document.code


# A report of tips, pages or templates takes a whole build.
RUNNABLE = [
    pytest.param(
        document, marks=[pytest.mark.slow] if document.options or document.code[0] in "SM" else []
    )
    for document in DOCUMENTS
]


def test_every_rule_has_a_document_and_every_document_a_rule() -> None:
    assert [document.code for document in DOCUMENTS] == sorted(CODES), "each code once"


@pytest.mark.parametrize("document", DOCUMENTS, ids=each)
def test_form(document: Document) -> None:
    """The same parts everywhere, so that an editor finds the way."""
    assert document.title.startswith(f"# {document.code}: ")
    assert [part for part in ("Fout", "Melding", "Goed") if document.part(part)] == [
        "Fout",
        "Melding",
        "Goed",
    ]
    assert document.examples("Fout"), "no file below ## Fout"
    assert document.examples("Goed"), "no file below ## Goed"


@pytest.mark.parametrize("document", RUNNABLE, ids=each)
def test_wrong_example_gives_exactly_this_report(document: Document, tmp_path: Path) -> None:
    printed = document.printed("Fout", tmp_path)
    assert f" {document.code}: " in printed, f"{document.code} is not in the report:\n{printed}"
    assert printed == document.report, f"if the new report is right: {REFRESH}"


@pytest.mark.parametrize("document", RUNNABLE, ids=each)
def test_right_example_gives_no_report(document: Document, tmp_path: Path) -> None:
    assert document.printed("Goed", tmp_path) == ""


# What is wrong in a finished page is for developers: there is nothing that an editor can do.
WITHOUT_ADVICE = {"S503", "S504"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=each)
def test_every_message_names_a_place_and_what_to_do(document: Document) -> None:
    lines = document.report.split("\n")
    told = [number for number, line in enumerate(lines) if f" {document.code}: " in line]
    assert told
    for number in told:
        assert re.match(r"\S.*:\d+:\d+: (fout|let op|tip) ", lines[number])
        advice = lines[number + 1 : number + 2]
        assert document.code in WITHOUT_ADVICE or advice[0].startswith("  hulp: ")
