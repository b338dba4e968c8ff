"""Files that follow from the schema: fresh, right for the content, from one declaration."""

import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from catalogue.base import diagnostics
from catalogue.base.diagnostics import Severity
from catalogue.content import front_matter, reader, yaml_tree
from catalogue.content.front_matter import Source
from catalogue.editor import generated, guide
from catalogue.schema import KIND, KINDS, Kind
from tests import harness

ROOT = Path(__file__).parents[1]
FILES = generated.files(ROOT / "content")
GUIDE = (ROOT / "content" / "paginas" / "gids.md").read_text("utf-8")
WRITTEN = [kind for kind in KINDS if kind.folder]
COMMAND = ".venv/bin/python -m catalogue.editor.generated"


@pytest.mark.parametrize("name", FILES)
def test_what_is_generated_is_fresh(name: str) -> None:
    path = ROOT / name
    stored = path.read_text("utf-8") if path.exists() else ""
    assert stored == FILES[name], f"{name} is old; write it anew with: {COMMAND}"


def test_nothing_is_left_of_what_is_no_longer_generated() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".vscode").rglob("*.*")}
    by_hand = {f".vscode/{name}.json" for name in ("tasks", "extensions", "settings")}
    assert found == {name for name in FILES if name.startswith(".vscode/")} | by_hand


def test_a_new_entry_makes_nothing_old(tmp_path: Path) -> None:
    """An editor on GitHub cannot run a command."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    for folder in ("partners", "programmas", "makerspaces", "themas"):
        first = min((content / folder).glob("*.md"))
        shutil.copy(first, content / folder / "helemaal-nieuw.md")
    assert generated.files(content) == FILES


# --- VS Code ------------------------------------------------------------------------------------


def _as_yaml(node: yaml_tree.Node) -> Any:
    """Values as a program reads them that follows YAML 1.2: numbers are numbers, days are text."""
    match node:
        case yaml_tree.Scalar(text=text, plain=plain):
            if plain and re.fullmatch(r"-?[0-9]+", text):
                return int(text)
            return float(text) if plain and re.fullmatch(r"-?[0-9]+\.[0-9]+", text) else text
        case yaml_tree.Sequence():
            return [_as_yaml(item) for item in node.items]
        case yaml_tree.Mapping():
            return {key.text: _as_yaml(value) for key, value in node.pairs}


def _validator(kind: Kind) -> Draft7Validator:
    """Validator of one record."""
    schema = json.loads(FILES[f".vscode/schema/{kind.name}.json"])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema.get("items", schema))


@cache
def _sources() -> tuple[Source, ...]:
    return reader.read(ROOT / "content").sources


def _records(kind: Kind) -> dict[str, Any]:
    return {source.id: _as_yaml(source.fields) for source in _sources() if source.kind is kind}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_real_content_gets_no_red_line(kind: Kind) -> None:
    validator, records = _validator(kind), _records(kind)
    assert records or kind.optional
    for name, record in records.items():
        assert not [error.message for error in validator.iter_errors(record)], name


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("wijk", {"gebied": "nergens"}),
        ("wijk", {"inwoners": -1}),
        ("wijk", {"naaam": "x"}),
        ("wijk", {"ligging": {"lat": 51.9}}),
        ("doelgroep", {"leeftijd": {"van": "acht"}}),
        ("site", {"contact": "geen adres"}),
        ("site", {"broncode": "www.voorbeeld.nl"}),
        ("programma", {"status": "loopt"}),
        ("programma", {"gecontroleerd": "23-11-2026"}),
        ("programma", {"themas": []}),
    ],
)
def test_a_mistake_gets_a_red_line(kind: str, written: dict[str, Any]) -> None:
    record = next(iter(_records(KIND[kind]).values()))
    assert list(_validator(KIND[kind]).iter_errors({**record, **written}))


def test_every_list_has_its_schema_for_the_extension_that_we_recommend() -> None:
    wanted = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))
    assert wanted == {"recommendations": ["redhat.vscode-yaml"]}
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        f"./.vscode/schema/{kind.name}.json": f"content/{kind.file}" for kind in KINDS if kind.file
    }


def test_messages_of_the_check_become_red_lines(tmp_path: Path) -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    patterns = [matcher["pattern"] for matcher in tasks[0]["problemMatcher"]]
    broken = {"programmas/lasclub.md": "---\nnaam: Lasclub (nog invullen)\nstatus: x\n---\n"}
    problems = harness.problems(harness.site(tmp_path, **broken))
    # Tips are only told to who asks for them.
    assert {problem.severity for problem in problems} == {Severity.ERROR, Severity.WARNING}
    matches = [
        (match[pattern["file"]], int(match[pattern["line"]]), int(match[pattern["column"]]))
        for line in diagnostics.as_text(problems).splitlines()
        for pattern in patterns
        if (match := re.search(pattern["regexp"], line))
    ]
    assert sorted(matches) == sorted(problem.place for problem in problems)


def _expanded(snippet: dict[str, Any]) -> str:
    """Fill in a snippet with every proposal: the first choice, the example, today."""
    text = "\n".join(snippet["body"])
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", lambda found: found[1].replace("\\", ""), text)
    for name, value in (("YEAR", "2026"), ("MONTH", "11"), ("DATE", "23")):
        text = text.replace(f"${{CURRENT_{name}}}", value)
    return text.replace("$0", "")


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.folder], ids=lambda kind: kind.name
)
def test_what_is_completed_is_what_the_check_takes(kind: Kind) -> None:
    snippets = json.loads(FILES[".vscode/velden.code-snippets"])
    for field in kind.fields:
        [snippet] = [
            snippet
            for name, snippet in snippets.items()
            if snippet["prefix"] == field.key and re.search(rf"[( ]{kind.name}[,)]", name)
        ]
        node = yaml_tree.parse(_expanded(snippet), "x.md")
        assert isinstance(node, yaml_tree.Mapping)
        assert [key.text for key, _ in node.pairs] == [field.key]
        assert snippet["description"].startswith(field.about)
    # A whole file has what is required.
    fields, _, _ = front_matter.split(_expanded(snippets[f"nieuw: {kind.name}"]), "x.md")
    required = [field.key for field in kind.fields if field.required]
    assert [key.text for key, _ in fields.pairs] == required


# --- the guide ----------------------------------------------------------------------------------


def _work_tree(folder: Path) -> Path:
    """Copy the files of a fresh clone, changes of now included."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.slow
def test_the_guide_can_be_followed_on_a_fresh_clone(tmp_path: Path) -> None:
    clone = _work_tree(tmp_path)
    commands = re.findall(r"`python (build\.py (\w+)[^`]*)`", GUIDE)
    assert {command for _, command in commands} == {
        *("new", "serve", "check", "rename", "remove", "vertaald")
    }
    new = next(whole for whole, command in commands if command == "new")
    made = _run(
        clone,
        *re.findall(r'"[^"]+"|\S+', new.replace('"', "")[: new.index('"')]),
        "Robots in de buurt",
    )
    assert made.returncode == 0, made.stderr
    path = clone / "content" / "programmas" / "robots-in-de-buurt.md"
    assert path.is_file()
    checked = _run(clone, "build.py", "check")
    assert checked.returncode == 1
    assert "staat nog een voorbeeld" in checked.stdout  # it still has to be chosen

    fenced = re.findall(r"^```\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
    example, *_, message = fenced
    path.write_text(example, "utf-8")
    checked = _run(clone, "build.py", "check")
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout
    built = _run(clone, "build.py")
    assert built.returncode == 0, built.stderr
    page = clone / "site" / "programmas" / "robots-in-de-buurt.html"
    assert "Robots in de buurt" in page.read_text("utf-8")

    path.write_text(example.replace("[basisschool", "[basischool"), "utf-8")
    checked = _run(clone, "build.py", "check")
    assert checked.returncode == 1
    assert checked.stdout == message


def test_the_guide_has_one_page_and_small_pictures() -> None:
    shown = re.findall(r"!\[(.+?)\]\(\.\./beelden/(\S+?) ", GUIDE)
    for words, name in shown:
        assert len(words) > 40
        assert (ROOT / "content" / "beelden" / name).stat().st_size < 40_000
    readme = FILES["content/LEESMIJ.md"]
    assert readme.count("(beelden/") == len(shown)
    assert "(paginas/meedoen.md)" in readme
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)\)", re.sub(r"`[^`]*`", "", readme))
    assert targets
    assert not [one for one in targets if not (ROOT / "content" / one).is_file()]
    for _, rows in guide.tables():
        for field, _ in rows:
            assert f"| `{field.key}`" in readme
            assert field.about in readme


# --- one declaration ----------------------------------------------------------------------------

FIELD = (
    '    vervoer: str | None = key(Choice(GRATIS), "Hoe je er komt.", "deels", label="Vervoer")\n'
)


@pytest.mark.slow
def test_a_field_that_is_declared_once_appears_everywhere(tmp_path: Path) -> None:
    """Seven outputs: checks, messages, new files, guide, files for VS Code, forms, dictionary."""
    house = _work_tree(tmp_path)
    place = house / "catalogue" / "schema" / "records.py"
    text = place.read_text("utf-8")
    before = "    vervolg: tuple[str, ...]"
    assert text.count(before) == 1
    place.write_text(text.replace(before, FIELD + before), "utf-8")
    shutil.rmtree(house / "content")
    harness.site(house, **{"paginas/gids.md": "---\ntitel: Gids\nsamenvatting: Zo.\n---\n\nZo.\n"})
    meedoen = "---\ntitel: Meedoen\nsamenvatting: Zo doe je mee.\n---\n\nDoe mee.\n"
    harness.put(house / "content" / "paginas" / "meedoen.md", meedoen)
    robotica = house / "content" / "programmas" / "robotica.md"
    right = robotica.read_text("utf-8").replace("gecontroleerd:", "vervoer: deels\ngecontroleerd:")
    wrong = right.replace("vervoer: deels", "vervoer: deeels")

    # 1 and 2: what is right passes, what is wrong is told with a suggestion.
    robotica.write_text(wrong, "utf-8")
    told = _run(house, "build.py", "check")
    assert told.returncode == 1
    assert "`vervoer` kan niet 'deeels' zijn; kies uit 'ja', 'deels', 'nee'" in told.stdout
    assert "bedoel je 'deels'?" in told.stdout
    robotica.write_text(right, "utf-8")
    built = _run(house, "build.py")
    assert built.returncode == 0, built.stderr
    # 3: a new file.
    assert _run(house, "build.py", "new", "programma", "Iets nieuws").returncode == 0
    new = (house / "content" / "programmas" / "iets-nieuws.md").read_text("utf-8")
    assert "# Hoe je er komt. (één van `ja`, `deels`, `nee`)\n# vervoer: deels\n" in new
    # 4 and 5: the guide and VS Code, by the command that a test names.
    done = _run(house, "-m", "catalogue.editor.generated")
    assert done.returncode == 0, done.stderr
    row = "| `vervoer` | Hoe je er komt. | kies uit: ja, deels, nee | `deels` |"
    assert row in (house / "content" / "LEESMIJ.md").read_text("utf-8")
    guide_page = (house / "site" / "gids" / "velden.html").read_text("utf-8")
    assert "<dt><code>vervoer</code></dt>" in guide_page
    schema = json.loads((house / ".vscode/schema/programma.json").read_text("utf-8"))
    assert schema["properties"]["vervoer"]["enum"] == ["ja", "deels", "nee"]
    snippets = (house / ".vscode/velden.code-snippets").read_text("utf-8")
    assert '"vervoer: ${1|ja,deels,nee|}"' in snippets
    # 6: the form on the site.
    data = house / "site" / "meedoen" / "gegevens.js"
    asked = json.loads(data.read_text("utf-8").partition("=")[2].partition("=")[2].rstrip(";\n"))
    (kind,) = (one for one in asked["soorten"] if one["naam"] == "programma")
    (field,) = (one for one in kind["velden"] if one["veld"] == "vervoer")
    assert field["label"] == "Vervoer"
    assert [value for value, _ in field["vorm"]["opties"]] == ["ja", "deels", "nee"]
    # 7: the data dictionary, and the open data itself.
    assert "<code>vervoer</code>" in (house / "site" / "data" / "index.html").read_text("utf-8")
    described = json.loads((house / "site/data/catalogus.schema.json").read_text("utf-8"))
    assert "vervoer" in described["$defs"]["programma"]["properties"]
    entry = json.loads((house / "site/programmas/robotica.json").read_text("utf-8"))
    assert entry["vervoer"] == "deels"
