"""The form on the site says what the check says, and its file holds what was filled in."""

import json
import subprocess
from typing import Any

import pytest
from playwright.sync_api import Browser

from catalogue.schema import KIND
from catalogue.site.pages import taking_part
from tests.client import catalogues, form, node

Answer = list[tuple[str, list[str]]]


def _asked(browser: Browser, cases: list[form.Case]) -> Answer:
    page = browser.new_page()
    page.evaluate("(code) => (0, eval)(code)", form.program())
    data: Any = [taking_part.data(catalogues.real()), [case.data() for case in cases]]
    made = page.evaluate(form.IN_SCRIPT, data)
    page.close()
    return [(text, codes) for text, codes in made]


def _differences(cases: list[form.Case], made: Answer) -> list[str]:
    """List what Python reads or judges otherwise than the script, by case."""
    found = []
    for case, (text, codes) in zip(cases, made, strict=True):
        stored, wanted = case.read(text, catalogues.real())
        if (case.filled_in(), wanted) != (stored, codes):
            found.append(f"{case.kind.name} {case.field}: {wanted} {codes}\n{text}")
    return found


WRITTEN: dict[str, dict[str, Any]] = {
    "leeftijd: {van: 8, tot: 12}": {"leeftijd": {"van": "8", "tot": "12"}},
    "leeftijd: {tot: 12}": {"leeftijd": {"tot": "12", "van": ""}},
    "periode:\n  toelichting: Al lang.": {"periode": {"toelichting": "Al lang."}},
    "anderen: [a, 'b, c']": {"anderen": ["a", "", "b, c"]},
    "kosten: 'Let op: 5 euro'": {"kosten": "Let op: 5 euro"},
    "kosten: 5 euro's": {"kosten": "5 euro's"},
    "kosten: '''t is gratis'": {"kosten": "'t is gratis"},
    "momenten:\n  - naam: Dag\n    begin: 2027-02-06 10:00": {
        "momenten": [{"naam": "Dag", "begin": "2027-02-06 10:00"}]
    },
}


def test_a_file_looks_as_editors_write(browser: Browser) -> None:
    cases = [form.Case(KIND["programma"], values, "Tekst.") for values in WRITTEN.values()]
    texts = [text for text, _ in _asked(browser, cases)]
    assert texts == [f"---\n{fields}\n---\n\nTekst.\n" for fields in WRITTEN]


def test_every_entry_of_the_content_is_right_and_stays_as_it_is(browser: Browser) -> None:
    cases = form.stored(catalogues.real())
    made = _asked(browser, cases)
    assert not _differences(cases, made)
    assert {code for _, codes in made for code in codes} <= set()


def test_whatever_is_typed_in_a_field_is_judged_and_written_alike(browser: Browser) -> None:
    cases = list(form.filled_in(catalogues.real()))
    assert len(cases) > 1_000
    made = _asked(browser, cases)
    assert not _differences(cases, made)
    # There is something to agree about.
    seen = {code for _, codes in made for code in codes}
    assert seen >= {"V201", "V205", "V206", "V207", "V208", "V209", "V211", "V212", "V213"}
    assert seen >= {"V216", "V217", "V218", "V219", "V220", "K301"}


def test_a_text_that_the_form_takes_is_taken_by_the_check(browser: Browser) -> None:
    right = form.stored(catalogues.real())[0]
    cases = [form.Case(right.kind, right.values, text, "zomaar") for text in form.TEXTS]
    assert not _differences(cases, _asked(browser, cases))


def test_markdown_that_the_check_refuses_is_refused_in_the_form(browser: Browser) -> None:
    right = form.stored(catalogues.real())[0]
    cases = [form.Case(right.kind, right.values, text, "") for text in form.WRONG_TEXTS]
    answers = _asked(browser, cases)
    for (text, code), (_, codes) in zip(form.WRONG_TEXTS.items(), answers, strict=True):
        assert code in codes, (text, codes)


def test_node_agrees(tmp_path_factory: pytest.TempPathFactory) -> None:
    program = node.find_node()
    if not program:
        pytest.skip("no node here; Chromium checks the same entries")
    cases = form.stored(catalogues.real())
    asked = json.dumps([taking_part.data(catalogues.real()), [case.data() for case in cases]])
    code = f"globalThis.self = globalThis;\n{form.program()}\n"
    code += "let text = ''; process.stdin.on('data', (part) => (text += part)).on('end', () => "
    code += f"console.log(JSON.stringify(({form.IN_SCRIPT})(JSON.parse(text)))));"
    done = subprocess.run(
        [program, "-e", code], input=asked, capture_output=True, encoding="utf-8", check=True
    )
    assert not _differences(cases, [(text, codes) for text, codes in json.loads(done.stdout)])


def test_every_code_has_a_message() -> None:
    data = taking_part.data(catalogues.real())
    script = form.program()
    used = {code for code in data["meldingen"] if f'"{code}"' in script}
    assert used == set(data["meldingen"])
    assert {soort["naam"] for soort in data["soorten"]} == set(taking_part.CORRECTED) <= set(KIND)
