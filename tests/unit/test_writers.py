"""A new file is right from the start: it passes the check, with a word on what is to be done."""

from pathlib import Path

import pytest
import yaml

from catalogue.content import source, yaml_tree
from catalogue.editor import writers
from catalogue.schema import KIND, KINDS
from tests import harness

WRITTEN = [kind.name for kind in KINDS if kind.folder]
NAMES = [
    "Robots in de wijk",
    'Doe \'t zelf: "maken" & repareren #1',
    "- [ ] {x}",
    "null",
    "2026",
    "Eén café",
    "<script>alert(1)</script>",
    "'",
]


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("naam", NAMES[:-1])
def test_a_new_file_passes_the_check(kind: str, naam: str, tmp_path: Path) -> None:
    names: dict[str, list[str]] = {}
    content = harness.site(tmp_path)
    for found in source.read(content).sources:
        names.setdefault(found.kind.name, []).append(found.id)
    text = writers.new_file(KIND[kind], naam, names, harness.TODAY)
    # An English page has the name of the Dutch one that it translates.
    name = "over" if kind == "pagina-en" else "nieuw-bestand"
    harness.put(content / (KIND[kind].folder or "") / f"{name}.md", text)
    found_codes = {problem.code for problem in harness.problems(content)}
    # Warnings that it is not finished, and HTML in a name that nobody has.
    assert found_codes <= ({"V215", "T407", "T402", "V221"} if "<" in naam else {"V215", "T407"})
    assert "T407" in found_codes


def test_what_nobody_chose_is_called_an_example(tmp_path: Path) -> None:
    """It passes the check, so an editor who forgets it must see it; the source is asked for."""
    content = harness.site(tmp_path)
    names = {"doelgroep": ["mbo"], "thema": ["robots"], "fase": ["kiezen"]}
    text = writers.new_file(KIND["programma"], "X", names, harness.TODAY, {"fase": ["kiezen"]})
    assert "\ndoelgroepen: [mbo]  # een voorbeeld: kies zelf\n" in text
    assert "\nfase: [kiezen]\n" in text
    (content / "programmas" / "nieuw.md").write_text(text, "utf-8")
    told = [problem.message for problem in harness.problems(content)]
    assert "`bronnen.gezien` is nog niet ingevuld" in told


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_field_stands_in_it_with_its_sentence(kind: str) -> None:
    text = writers.new_file(KIND[kind], "X", {}, harness.TODAY)
    for field in KIND[kind].fields:
        assert f"# {field.about} (" in text
        assert f"\n{'' if field.required else '# '}{field.key}: " in text


@pytest.mark.parametrize("kind", WRITTEN)
def test_only_what_is_required_is_filled_in_with_what_exists(kind: str) -> None:
    names = {one.name: ["de-eerste", "de-tweede"] for one in KINDS}
    text = writers.new_file(KIND[kind], "Iets 'nieuws'", names, harness.TODAY)
    filled = yaml.safe_load(text.split("---\n")[1])
    assert list(filled) == [field.key for field in KIND[kind].fields if field.required]
    for key in ("themas", "doelgroepen", "fase"):
        assert filled.get(key, ["de-eerste"]) == ["de-eerste"]
    assert filled.get("gecontroleerd", harness.TODAY) == harness.TODAY


@pytest.mark.parametrize("naam", NAMES)
def test_quoted_is_yaml(naam: str) -> None:
    node = yaml_tree.parse(f"naam: {writers.quoted(naam)}", "x.md")
    assert isinstance(node, yaml_tree.Mapping)
    value = node.pairs[0][1]
    assert isinstance(value, yaml_tree.Scalar)
    assert value.text == naam


@pytest.mark.parametrize(
    ("naam", "found"),
    [
        ("Bouwkeet", ("bouwkeet",)),
        ("BOUWKEET Delfshaven", ("bouwkeet",)),
        ("Café", ("cafe",)),
        ("Bouw", ()),
        ("STC", ()),
        ("Iets anders", ()),
        ("Bouwkeed", ("bouwkeet",)),
        ("STC groepp", ("stc-groep",)),
    ],
)
def test_twins(naam: str, found: tuple[str, ...]) -> None:
    known = {"bouwkeet": "Bouwkeet", "stc-groep": "STC Groep", "cafe": "cafe"}
    assert writers.twins(naam, known) == found
