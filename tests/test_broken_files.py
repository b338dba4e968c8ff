"""Files as real editors break them: one mistake, one message, at the right place, in plain words.

Each case changes one thing in the programme `robotica` in the smallest content. The report must be
exactly one message: no echoes, and nothing about the rest of the file.
"""

# Messages are compared whole, and editors get them on one line.
# ruff: noqa: E501

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import harness

PATH = "programmas/robotica.md"
GOOD = """\
---
naam: Robotica
samenvatting: Bouw na school een robot.
fase: [kiezen]
status: actief
doelgroepen: [basisschool]
themas: [robots]
aanbieders: [de-school]
makerspaces: [de-werkplaats]
vervolg: [lasclub]
bronnen:
  - {url: 'https://voorbeeld.nl/robotica', gezien: Lessen vanaf groep 4, jaar: 2025}
zekerheid: hoog
gecontroleerd: 2026-11-23
---

Je bouwt een robot. Dat doe je in [De Werkplaats](../makerspaces/de-werkplaats.md).
"""


@dataclass(frozen=True)
class Case:
    """What an editor did (``old`` became ``new``), and what is said about it."""

    name: str
    old: str
    new: str
    place: str
    code: str
    message: str
    advice: str


@dataclass(frozen=True)
class Bytes:
    """A file that is wrong as a whole, and what is said about it."""

    name: str
    data: bytes
    place: str
    code: str
    message: str
    advice: str


CASES = (
    Case(
        "colon_in_title",
        "naam: Robotica",
        "naam: Robotica: bouw een robot",
        "2:15",
        "B110",
        "hier staat een dubbele punt midden in een waarde",
        "zet de hele waarde tussen enkele aanhalingstekens",
    ),
    Case(
        "curly_quotes_around_a_colon",
        "samenvatting: Bouw na school een robot.",
        "samenvatting: ‘Bouw na school: een robot’",
        "3:30",
        "B110",
        "hier staat een dubbele punt, en de aanhalingstekens eromheen zijn krom",
        "typ rechte aanhalingstekens: 'zo', niet ‘zo’ of “zo”",
    ),
    Case(
        "curly_quotes_around_an_option",
        "zekerheid: hoog",
        "zekerheid: “hoog”",
        "13:12",
        "V205",
        "`zekerheid` kan niet '“hoog”' zijn; kies uit 'hoog', 'middel', 'laag'",
        "bedoel je 'hoog'?",
    ),
    Case(
        "tab_before_a_dash",
        "  - {url",
        "\t- {url",
        "12:1",
        "B110",
        "deze regel springt in met een tab",
        "gebruik spaties in plaats van de tab",
    ),
    Case(
        "hard_space_after_a_colon",
        "status: actief",
        "status:\xa0actief",
        "5:8",
        "B110",
        "hier staat een harde spatie, die meekomt bij plakken uit Word of een website",
        "wis de spatie en typ een gewone",
    ),
    Case(
        "no_space_after_a_colon",
        "status: actief",
        "status:actief",
        "5:8",
        "B110",
        "achter de dubbele punt ontbreekt een spatie",
        "schrijf `status: actief`",
    ),
    Case(
        "no_space_inside_a_group",
        "status: actief",
        "status: actief\nleeftijd: {van:8, tot: 12}",
        "6:12",
        "V202",
        "achter de dubbele punt in 'van:8' ontbreekt een spatie",
        "schrijf `van: 8`",
    ),
    Case(
        "line_without_a_colon",
        "status: actief",
        "status: actief\ndit is een opmerking",
        "6:1",
        "B110",
        "deze regel is geen veld",
        "schrijf een veld als `veld: waarde`; of zet de regel achter de tekst erboven, als hij daarbij hoort",
    ),
    Case(
        "title_that_begins_with_a_hash",
        "naam: Robotica",
        "naam: #robotica",
        "2:6",
        "B110",
        "een waarde kan niet beginnen met '#'",
        "zet er aanhalingstekens omheen",
    ),
    Case(
        "title_that_begins_with_an_at",
        "naam: Robotica",
        "naam: @home",
        "2:7",
        "B110",
        "een waarde kan niet beginnen met '@'",
        "zet de hele waarde tussen enkele aanhalingstekens",
    ),
    Case(
        "title_in_stars",
        "naam: Robotica",
        "naam: *Robotica*",
        "2:7",
        "B110",
        "een waarde kan niet beginnen met '*'",
        "haal de sterretjes weg, of zet de hele waarde tussen enkele aanhalingstekens",
    ),
    Case(
        "title_that_begins_with_a_bracket",
        "naam: Robotica",
        "naam: [Nieuw] Robotica",
        "2:15",
        "B110",
        "de waarde is hiervoor al afgesloten, maar er staat nog tekst achter",
        "zet de hele waarde tussen enkele aanhalingstekens",
    ),
    Case(
        "title_with_an_apostrophe_in_front",
        "naam: Robotica",
        "naam: 's Avonds robots bouwen",
        "2:7",
        "B110",
        "dit aanhalingsteken wordt niet gesloten",
        "is het een apostrof? Zet de hele waarde dan tussen dubbele aanhalingstekens",
    ),
    Case(
        "title_with_an_apostrophe_in_quotes",
        "naam: Robotica",
        "naam: 'Programma's met robots'",
        "2:18",
        "B110",
        "de waarde is hiervoor al afgesloten, maar er staat nog tekst achter",
        "zet de hele waarde tussen dubbele aanhalingstekens",
    ),
    Case(
        "quote_that_is_not_closed",
        "naam: Robotica",
        'naam: "Robotica',
        "2:7",
        "B110",
        "dit aanhalingsteken wordt niet gesloten",
        "zet het sluitende teken erbij, of haal het eerste weg",
    ),
    Case(
        "backslash_in_double_quotes",
        "naam: Robotica",
        'naam: "Robots\\Zuid"',
        "2:14",
        "B110",
        "na een \\ staat een teken dat daar niet kan",
        "gebruik enkele aanhalingstekens in plaats van dubbele",
    ),
    Case(
        "list_that_is_not_closed",
        "[basisschool]",
        "[basisschool, mbo",
        "6:14",
        "B110",
        "de '[' die hier staat, wordt niet gesloten",
        "zet aan het einde een ']', zoals in [een, twee]",
    ),
    Case(
        "group_that_is_not_closed",
        "jaar: 2025}",
        "jaar: 2025",
        "12:5",
        "B110",
        "de '{' die hier staat, wordt niet gesloten",
        "zet aan het einde een '}', zoals in {van: 8, tot: 12}",
    ),
    Case(
        "comma_that_is_missing",
        "groep 4, jaar",
        "groep 4 jaar",
        "12:77",
        "B110",
        "hier ontbreekt een komma of een '}'",
        "schrijf het als {van: 8, tot: 12}; zet een tekst met leestekens tussen enkele aanhalingstekens",
    ),
    Case(
        "field_that_is_indented",
        "status: actief",
        "  status: actief",
        "5:3",
        "B110",
        "deze regel springt niet even ver in als de regels erboven",
        "laat velden van dezelfde groep even ver naar rechts beginnen",
    ),
    Case(
        "line_that_is_indented_too_far",
        "  - {url: 'https://voorbeeld.nl/robotica', gezien: Lessen vanaf groep 4, jaar: 2025}",
        "  - url: https://voorbeeld.nl\n      gezien: Lessen",
        "13:7",
        "B110",
        "deze regel springt te ver in",
        "laat velden van dezelfde groep even ver naar rechts beginnen",
    ),
    Case(
        "list_on_the_line_of_its_field",
        "themas: [robots]",
        "themas: - robots",
        "7:9",
        "B110",
        "een lijst met streepjes kan niet op de regel van het veld zelf beginnen",
        "is het een lijst? Zet elk streepje op een eigen regel eronder. Is het tekst? Zet die tussen enkele aanhalingstekens",
    ),
    Case(
        "anchor_from_another_program",
        "[basisschool]",
        "&wie [basisschool]",
        "6:14",
        "B111",
        "een waarde die begint met '&wie' kan hier niet",
        "zet de tekst tussen enkele aanhalingstekens als het gewone tekst is",
    ),
    Case(
        "first_line_is_missing",
        "---\nnaam",
        "naam",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, hier staat 'naam: Robotica'",
        "zet er een regel boven met alleen '---'",
    ),
    Case(
        "empty_line_on_top",
        "---\nnaam",
        "\n---\nnaam",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, maar die is leeg",
        "haal alles weg boven de '---' op regel 2",
    ),
    Case(
        "long_dash_on_top",
        "---\nnaam",
        "—\nnaam",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, hier staat '—'",
        "typ precies drie streepjes: ---",
    ),
    Case(
        "last_line_of_fields_is_missing",
        "2026-11-23\n---",
        "2026-11-23",
        "15:1",
        "B109",
        "de regel '---' onder de velden ontbreekt",
        "zet na het laatste veld een regel met alleen '---'",
    ),
    Case(
        "last_line_of_fields_is_a_long_dash",
        "2026-11-23\n---",
        "2026-11-23\n———",
        "15:1",
        "B109",
        "de regel '---' onder de velden ontbreekt; hier staat '———'",
        "zet na het laatste veld een regel met alleen '---'",
    ),
    Case(
        "misspelt_field",
        "doelgroepen",
        "doelgroep",
        "6:1",
        "V202",
        "onbekend veld 'doelgroep'",
        "bedoel je 'doelgroepen'?",
    ),
    Case(
        "capital_in_a_field",
        "status",
        "Status",
        "5:1",
        "V202",
        "onbekend veld 'Status'",
        "bedoel je 'status'?",
    ),
    Case(
        "apostrophe_in_a_field",
        "themas",
        "thema's",
        "7:1",
        "V202",
        "onbekend veld 'thema's'",
        "bedoel je 'themas'?",
    ),
    Case(
        "field_by_another_name",
        "naam",
        "titel",
        "2:1",
        "V202",
        "onbekend veld 'titel'",
        "bedoel je 'naam'?",
    ),
    Case(
        "field_that_does_not_exist",
        "status: actief",
        "status: actief\nkleur: rood",
        "6:1",
        "V202",
        "onbekend veld 'kleur'",
        "hier kan nog: 'kenmerken', 'partners', 'anderen', 'bereik', 'wijken', 'adres', 'leeftijd', 'vmbo_profielen', 'gratis', 'kosten', 'aanmelding', 'website', 'vaste_tijden', 'momenten', 'periode', 'vervolg_suggesties', 'geen_dubbel_met', 'geen_dubbel_reden', 'opvolger', 'oude_namen', 'oude_adressen', 'beeld', 'vertalingen'",
    ),
    Case(
        "field_that_is_missing",
        "zekerheid: hoog\n",
        "",
        "1:1",
        "V201",
        "het veld `zekerheid` ontbreekt: hoe zeker we zijn dat dit bestaat zoals het hier staat",
        "bijvoorbeeld `zekerheid: hoog`",
    ),
    Case(
        "same_field_twice",
        "status: actief",
        "status: actief\nstatus: gestopt",
        "6:1",
        "V203",
        "het veld `status` staat er al op regel 5",
        "haal één van de twee weg",
    ),
    Case(
        "value_that_is_missing",
        "status: actief",
        "status:",
        "5:8",
        "V210",
        "`status` is leeg",
        "vul het in, of haal de regel weg",
    ),
    Case(
        "null",
        "status: actief",
        "status: actief\nkosten: null",
        "6:9",
        "V210",
        "`kosten` is leeg",
        "vul het in, of haal de regel weg",
    ),
    Case(
        "option_with_a_capital",
        "zekerheid: hoog",
        "zekerheid: Hoog",
        "13:12",
        "V205",
        "`zekerheid` kan niet 'Hoog' zijn; kies uit 'hoog', 'middel', 'laag'",
        "bedoel je 'hoog'?",
    ),
    Case(
        "label_instead_of_the_option",
        "status: actief",
        "status: loopt",
        "5:9",
        "V205",
        "`status` kan niet 'loopt' zijn; kies uit 'actief', 'gepland', 'gestopt', 'onbekend'",
        "bedoel je 'actief'?",
    ),
    Case(
        "true_instead_of_ja",
        "status: actief",
        "status: actief\ngratis: true",
        "6:9",
        "V205",
        "`gratis` kan niet 'true' zijn; kies uit 'ja', 'deels', 'nee'",
        "bedoel je 'ja'?",
    ),
    Case(
        "Ja_instead_of_ja",
        "status: actief",
        "status: actief\ngratis: Ja",
        "6:9",
        "V205",
        "`gratis` kan niet 'Ja' zijn; kies uit 'ja', 'deels', 'nee'",
        "bedoel je 'ja'?",
    ),
    Case(
        "Kiezen_instead_of_kiezen",
        "[kiezen]",
        "[Kiezen]",
        "4:8",
        "K301",
        "onbekende fase 'Kiezen'",
        "bedoel je 'kiezen'?",
    ),
    Case(
        "name_instead_of_the_id",
        "[de-school]",
        "[De School]",
        "8:14",
        "K301",
        "onbekende partner 'De School'",
        "bedoel je 'de-school'?",
    ),
    Case(
        "partner_with_a_typing_error",
        "[de-school]",
        "[de-scool]",
        "8:14",
        "K301",
        "onbekende partner 'de-scool'",
        "bedoel je 'de-school'?",
    ),
    Case(
        "partner_that_is_not_there",
        "[de-school]",
        "[shell]",
        "8:14",
        "K301",
        "onbekende partner 'shell'",
        "kies uit 'de-school'",
    ),
    Case(
        "file_name_instead_of_the_id",
        "[de-werkplaats]",
        "[de-werkplaats.md]",
        "9:15",
        "K301",
        "onbekende makerspace 'de-werkplaats.md'",
        "bedoel je 'de-werkplaats'?",
    ),
    Case(
        "list_with_commas_only",
        "[basisschool]",
        "basisschool, mbo",
        "6:14",
        "V204",
        "`doelgroepen` moet zijn: een lijst, met steeds de korte naam van een doelgroep; hier staat één waarde: 'basisschool, mbo'",
        "bijvoorbeeld `doelgroepen: [basisschool, mbo]`",
    ),
    Case(
        "one_value_without_brackets",
        "[basisschool]",
        "basisschool",
        "6:14",
        "V204",
        "`doelgroepen` moet zijn: een lijst, met steeds de korte naam van een doelgroep; hier staat één waarde: 'basisschool'",
        "bijvoorbeeld `doelgroepen: [basisschool]`",
    ),
    Case(
        "empty_list",
        "[basisschool]",
        "[]",
        "6:14",
        "V211",
        "`doelgroepen` is een lege lijst; er moet minstens 1 waarde in staan",
        "vul de lijst aan",
    ),
    Case(
        "same_value_twice",
        "[basisschool]",
        "[basisschool, basisschool]",
        "6:28",
        "V212",
        "`doelgroepen` noemt 'basisschool' twee keer",
        "haal er één weg",
    ),
    Case(
        "address_without_https",
        "status: actief",
        "status: actief\nwebsite: www.voorbeeld.nl",
        "6:10",
        "V209",
        "`website` moet zijn: een webadres dat begint met https:// of http://; 'www.voorbeeld.nl' is dat niet",
        "bedoel je 'https://www.voorbeeld.nl'?",
    ),
    Case(
        "address_with_one_slash",
        "status: actief",
        "status: actief\nwebsite: https:/voorbeeld.nl",
        "6:10",
        "V209",
        "`website` moet zijn: een webadres dat begint met https:// of http://; 'https:/voorbeeld.nl' is dat niet",
        "bedoel je 'https://voorbeeld.nl'?",
    ),
    Case(
        "address_as_a_markdown_link",
        "status: actief",
        "status: actief\nwebsite: '[de site](https://voorbeeld.nl)'",
        "6:10",
        "V209",
        "`website` moet zijn: een webadres dat begint met https:// of http://; '[de site](https://voorbeeld.nl)' is dat niet",
        "bedoel je 'https://voorbeeld.nl'?",
    ),
    Case(
        "script_as_an_address",
        "status: actief",
        "status: actief\nwebsite: javascript:alert(1)",
        "6:10",
        "V209",
        "`website` moet zijn: een webadres dat begint met https:// of http://; 'javascript:alert(1)' is dat niet",
        "kopieer het adres uit je browser",
    ),
    Case(
        "dutch_date",
        "2026-11-23",
        "1-9-2026",
        "14:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '1-9-2026' is dat niet",
        "bedoel je '2026-09-01'?",
    ),
    Case(
        "date_in_words",
        "2026-11-23",
        "23 november 2026",
        "14:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '23 november 2026' is dat niet",
        "bedoel je '2026-11-23'?",
    ),
    Case(
        "31_february",
        "2026-11-23",
        "2026-02-31",
        "14:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '2026-02-31' is dat niet",
        "kijk na of die dag bestaat",
    ),
    Case(
        "today_in_words",
        "2026-11-23",
        "vandaag",
        "14:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); 'vandaag' is dat niet",
        "schrijf eerst het jaar, dan de maand, dan de dag, in cijfers met streepjes ertussen",
    ),
    Case(
        "time_that_does_not_exist",
        "status: actief",
        "status: actief\nmomenten:\n  - {naam: Open dag, begin: 2027-02-06 25:00}",
        "7:29",
        "V206",
        "`momenten.begin` moet zijn: een datum als 2026-09-01, of met een tijd: 2026-09-01 19:30; '2027-02-06 25:00' is dat niet",
        "kijk na of die dag en die tijd bestaan",
    ),
    Case(
        "age_in_words",
        "status: actief",
        "status: actief\nleeftijd: {van: acht}",
        "6:17",
        "V207",
        "`leeftijd.van` moet zijn: een heel getal van 0 tot en met 120; 'acht' is dat niet",
        "schrijf alleen het getal",
    ),
    Case(
        "age_as_a_range",
        "status: actief",
        "status: actief\nleeftijd: 8-12",
        "6:11",
        "V204",
        "`leeftijd` moet zijn: een groepje met `van`, `tot`; hier staat één waarde: '8-12'",
        "bijvoorbeeld `leeftijd: {van: 8, tot: 12}`",
    ),
    Case(
        "age_the_wrong_way_round",
        "status: actief",
        "status: actief\nleeftijd: {van: 12, tot: 8}",
        "6:11",
        "V213",
        "`van` komt na `tot`",
        "wissel ze om, of verbeter er één",
    ),
    Case(
        "source_without_its_name",
        "{url: 'https://voorbeeld.nl/robotica', gezien: Lessen vanaf groep 4, jaar: 2025}",
        "https://voorbeeld.nl/robotica",
        "12:5",
        "V204",
        "`bronnen` moet zijn: een groepje met `url`, `gezien`, `jaar`; hier staat één waarde: 'https://voorbeeld.nl/robotica'",
        "bijvoorbeeld `bronnen: [{url: https://voorbeeld.nl/robotica, gezien: 'Lessen vanaf groep 4', jaar: 2025}]`",
    ),
    Case(
        "summary_that_is_too_long",
        "Bouw na school een robot.",
        "Bouw een robot. " * 20,
        "3:15",
        "V208",
        "`samenvatting` is te lang: 319 tekens, hoogstens 300 mag",
        "maak de zin korter; de rest kan in de tekst eronder",
    ),
    Case(
        "hidden_characters_as_an_escape",
        "naam: Robotica",
        'naam: "Robot\\u202eica"',
        "2:7",
        "B107",
        "hier staat een onzichtbaar teken (U+202E) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    ),
    Case(
        "picture_without_a_description",
        "Je bouwt een robot.",
        "![](../beelden/robot.png)",
        "17:1",
        "T401",
        "de afbeelding '../beelden/robot.png' heeft geen beschrijving",
        "zet tussen de rechte haken wat er te zien is: ![Kinderen bouwen een robot](...)",
    ),
    Case(
        "picture_that_is_not_there",
        "Je bouwt een robot.",
        "![Een robot](../beelden/robt.png)",
        "17:1",
        "K304",
        "de afbeelding '../beelden/robt.png' staat niet in `beelden/`",
        "bedoel je '../beelden/robot.png'?",
    ),
    Case(
        "picture_of_another_site",
        "Je bouwt een robot.",
        "![Een robot](https://voorbeeld.nl/robot.png)",
        "17:1",
        "K304",
        "de afbeelding 'https://voorbeeld.nl/robot.png' staat op een andere site",
        "zet het beeld in de map beelden, als dat mag, en schrijf ../beelden/naam.jpg",
    ),
    Case(
        "picture_with_backslashes",
        "Je bouwt een robot.",
        "![Een robot](..\\beelden\\robot.png)",
        "17:1",
        "K304",
        "de afbeelding '..\\beelden\\robot.png' staat niet in `beelden/`",
        "bedoel je '../beelden/robot.png'?",
    ),
    Case(
        "link_to_html",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[De Werkplaats](../makerspaces/de-werkplaats.html)",
        "17:35",
        "K303",
        "de link '../makerspaces/de-werkplaats.html' wijst naar een bestand dat er niet is",
        "bedoel je '../makerspaces/de-werkplaats.md'?",
    ),
    Case(
        "link_with_a_typing_error",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[De Werkplaats](../makerspaces/de-werkplats.md)",
        "17:35",
        "K303",
        "de link '../makerspaces/de-werkplats.md' wijst naar een bestand dat er niet is",
        "bedoel je '../makerspaces/de-werkplaats.md'?",
    ),
    Case(
        "link_with_a_space_in_it",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[De Werkplaats](../makerspaces/de werkplaats.md)",
        "17:35",
        "K303",
        "de link '../makerspaces/de werkplaats.md' wijst naar een bestand dat er niet is",
        "bedoel je '../makerspaces/de-werkplaats.md'?",
    ),
    Case(
        "link_over_two_lines",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[De\nWerkplaats](../makerspaces/werkplaats.md)",
        "17:35",
        "K303",
        "de link '../makerspaces/werkplaats.md' wijst naar een bestand dat er niet is",
        "bedoel je '../makerspaces/de-werkplaats.md'?",
    ),
    Case(
        "link_to_www",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[de site](www.voorbeeld.nl)",
        "17:35",
        "K303",
        "de link 'www.voorbeeld.nl' wijst naar een bestand dat er niet is",
        "bedoel je 'https://www.voorbeeld.nl'?",
    ),
    Case(
        "link_to_an_e_mail_address",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[ons](info@voorbeeld.nl)",
        "17:35",
        "K303",
        "de link 'info@voorbeeld.nl' wijst naar een bestand dat er niet is",
        "bedoel je 'mailto:info@voorbeeld.nl'?",
    ),
    Case(
        "link_without_words",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[](../makerspaces/de-werkplaats.md)",
        "17:35",
        "T406",
        "de link naar '../makerspaces/de-werkplaats.md' heeft geen tekst",
        "zet tussen de rechte haken waar de link naartoe gaat",
    ),
    Case(
        "link_without_an_address",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[De Werkplaats]()",
        "17:35",
        "T408",
        "'[De Werkplaats]()' wordt zo geen link",
        "zet het adres tussen de ronde haakjes",
    ),
    Case(
        "link_with_a_space_before_the_address",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[De Werkplaats] (../makerspaces/de-werkplaats.md)",
        "17:35",
        "T408",
        "'[De Werkplaats] (' wordt zo geen link",
        "haal de spatie tussen ] en ( weg",
    ),
    Case(
        "link_the_wrong_way_round",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "(De Werkplaats)[../makerspaces/de-werkplaats.md]",
        "17:35",
        "T408",
        "'(De Werkplaats)[' wordt zo geen link",
        "zet eerst de tekst: [tekst](adres)",
    ),
    Case(
        "link_that_is_not_closed",
        "[De Werkplaats](../makerspaces/de-werkplaats.md).",
        "[De Werkplaats](../makerspaces/de-werkplaats.md",
        "17:35",
        "T408",
        "'[De Werkplaats](../makerspaces/de-werkplaats.md' wordt zo geen link",
        "zet een ) achter het adres",
    ),
    Case(
        "script_as_a_link",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[klik](javascript:alert(1))",
        "17:35",
        "T404",
        "de link 'javascript:alert(1)' mag niet",
        "een link begint met https://, http://, mailto: of tel:, of wijst naar een bestand hier",
    ),
    Case(
        "script_as_a_link_in_code_numbers",
        "[De Werkplaats](../makerspaces/de-werkplaats.md)",
        "[klik](&#106;avascript:alert(1))",
        "17:35",
        "K303",
        "de link '&#106;avascript:alert(1)' wijst naar een bestand dat er niet is",
        "schrijf het pad vanaf dit bestand, zoals ../programmas/maakotheek.md",
    ),
    Case(
        "heading_of_the_first_level",
        "Je bouwt een robot.",
        "# Robots bouwen\n\nJe bouwt een robot.",
        "17:1",
        "T403",
        "de kop 'Robots bouwen' begint met één #, maar de naam is al de hoofdkop",
        "gebruik ## voor een kop in de tekst",
    ),
    Case(
        "heading_with_a_line_below",
        "Je bouwt een robot.",
        "Robots bouwen\n=====\n\nJe bouwt een robot.",
        "17:1",
        "T403",
        "de kop 'Robots bouwen' begint met één #, maar de naam is al de hoofdkop",
        "gebruik ## voor een kop in de tekst",
    ),
    Case(
        "bold_in_html",
        "Je bouwt een robot.",
        "Je bouwt <b>zelf</b> een robot.",
        "17:10",
        "T402",
        "HTML zoals '<b>' mag niet in de tekst",
        "schrijf **vet**",
    ),
    Case(
        "line_break_in_html",
        "Je bouwt een robot.",
        "Je bouwt<br>een robot.",
        "17:9",
        "T402",
        "HTML zoals '<br>' mag niet in de tekst",
        "begin een nieuwe alinea met een lege regel",
    ),
    Case(
        "script_in_html",
        "Je bouwt een robot.",
        "<script>alert(1)</script>",
        "17:1",
        "T402",
        "HTML zoals '<script>' mag niet in de tekst",
        "gebruik Markdown, of zet de tekst tussen `accenten`",
    ),
    Case(
        "fence_that_is_not_closed",
        "Je bouwt een robot.",
        "```\nJe bouwt <b>zelf</b> een robot.",
        "18:10",
        "T402",
        "HTML zoals '<b>' mag niet in de tekst",
        "schrijf **vet**",
    ),
    Case(
        "lists_inside_lists",
        "Je bouwt een robot.",
        "- " * 12 + "robot",
        "17:1",
        "T405",
        "deze tekst is te ingewikkeld: meer dan 8 lijsten in elkaar",
        "maak de tekst korter en eenvoudiger",
    ),
    Case(
        "all_stars",
        "Je bouwt een robot.",
        "*" * 450,
        "17:1",
        "T405",
        "deze tekst is te ingewikkeld: meer dan 400 leestekens voor opmaak",
        "maak de tekst korter en eenvoudiger",
    ),
)

BYTES = (
    Bytes(
        "byte_order_mark",
        b"\xef\xbb\xbf" + GOOD.encode(),
        "1:1",
        "B104",
        "dit bestand begint met een onzichtbaar teken (BOM)",
        "kies bij 'Opslaan als' de codering 'UTF-8', niet 'UTF-8 met BOM'",
    ),
    Bytes(
        "line_ends_of_windows",
        GOOD.replace("\n", "\r\n").encode(),
        "1:4",
        "B105",
        "dit bestand heeft regeleinden van Windows (CRLF)",
        "kies in je tekstprogramma rechtsonder of bij 'Opslaan als' de regeleinden 'LF'",
    ),
    Bytes(
        "line_ends_of_an_old_mac",
        GOOD.replace("\n", "\r").encode(),
        "1:4",
        "B105",
        "dit bestand heeft regeleinden van een oude Mac (CR)",
        "kies in je tekstprogramma rechtsonder of bij 'Opslaan als' de regeleinden 'LF'",
    ),
    Bytes(
        "windows_1252",
        GOOD.replace("Robotica", "Robotica café").encode("cp1252"),
        "2:19",
        "B103",
        "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
        "kies bij 'Opslaan als' de codering UTF-8",
    ),
    Bytes(
        "utf_16",
        GOOD.encode("utf-16"),
        "1:1",
        "B103",
        "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
        "kies bij 'Opslaan als' de codering UTF-8",
    ),
    Bytes(
        "utf_16_without_a_mark",
        GOOD.encode("utf-16-le"),
        "1:1",
        "B103",
        "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
        "kies bij 'Opslaan als' de codering UTF-8",
    ),
    Bytes(
        "zero_byte",
        GOOD.replace("zekerheid: hoog", "zekerheid: ho\0og").encode(),
        "13:14",
        "B107",
        "hier staat een onzichtbaar teken (U+0000) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    ),
    Bytes(
        "right_to_left_mark",
        GOOD.replace("Robotica", "Robo\u202etica").encode(),
        "2:11",
        "B107",
        "hier staat een onzichtbaar teken (U+202E) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    ),
    Bytes(
        "zero_width_space",
        GOOD.replace("een robot. Dat", "een ro\u200bbot. Dat").encode(),
        "17:16",
        "B107",
        "hier staat een onzichtbaar teken (U+200B) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    ),
    Bytes(
        "empty_file",
        b"",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, maar die is leeg",
        "begin het bestand met een blok velden tussen twee regels met '---'",
    ),
    Bytes(
        "only_two_lines_of_dashes_and_a_list",
        b"---\n- a\n---\n",
        "2:1",
        "B113",
        "hier moet een blok velden staan, geen lijst",
        "schrijf op elke regel 'veld: waarde'",
    ),
    Bytes(
        "word_document_in_rtf",
        b"{\\rtf1\\ansi Hallo}",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, hier staat '{\\rtf1\\ansi Hallo}'",
        "begin het bestand met een blok velden tussen twee regels met '---'",
    ),
)

AWFUL = """\
---
title: Robots
samenvatting: ''
fase: kiezen
status: Actief
status: gestopt
doelgroep: [basischool, mbo, basischool]
themas: [robotz]
leeftijd: {van: 12, tot: acht, jaar: 3}
website: www.voorbeeld.nl
vervolg: [robotica]
bronnen:
  - url: voorbeeld.nl/robotica
    gezien: Lessen
    jaar: '25'
gecontroleerd: 31-11-2026
---

# Robots

![](../beelden/robt.png) en [een <b>link</b>](../themas/robot.md).

<script>alert(1)</script>
"""

VERDICT = """\
content/programmas/robotica.md:1:1: fout V201: het veld `zekerheid` ontbreekt: hoe zeker we zijn dat dit bestaat zoals het hier staat
  hulp: bijvoorbeeld `zekerheid: hoog`
content/programmas/robotica.md:2:1: fout V202: onbekend veld 'title'
  hulp: bedoel je 'naam'?
content/programmas/robotica.md:3:15: fout V210: `samenvatting` is leeg
  hulp: vul het in, of haal de regel weg
content/programmas/robotica.md:4:7: fout V204: `fase` moet zijn: een lijst, met steeds de korte naam van een fase; hier staat één waarde: 'kiezen'
  hulp: bijvoorbeeld `fase: [kiezen]`
content/programmas/robotica.md:5:9: fout V205: `status` kan niet 'Actief' zijn; kies uit 'actief', 'gepland', 'gestopt', 'onbekend'
  hulp: bedoel je 'actief'?
content/programmas/robotica.md:6:1: fout V203: het veld `status` staat er al op regel 5
  hulp: haal één van de twee weg
content/programmas/robotica.md:7:1: fout V202: onbekend veld 'doelgroep'
  hulp: bedoel je 'doelgroepen'?
content/programmas/robotica.md:8:10: fout K301: onbekend thema 'robotz'
  hulp: bedoel je 'robots'?
content/programmas/robotica.md:9:26: fout V207: `leeftijd.tot` moet zijn: een heel getal van 0 tot en met 120; 'acht' is dat niet
  hulp: schrijf alleen het getal
content/programmas/robotica.md:9:32: fout V202: onbekend veld 'jaar'
  hulp: haal het weg; alles wat hier kan, staat er al
content/programmas/robotica.md:10:10: fout V209: `website` moet zijn: een webadres dat begint met https:// of http://; 'www.voorbeeld.nl' is dat niet
  hulp: bedoel je 'https://www.voorbeeld.nl'?
content/programmas/robotica.md:11:11: fout K302: `vervolg` wijst naar zichzelf
  hulp: haal deze verwijzing weg
content/programmas/robotica.md:13:10: fout V209: `bronnen.url` moet zijn: een webadres dat begint met https:// of http://; 'voorbeeld.nl/robotica' is dat niet
  hulp: bedoel je 'https://voorbeeld.nl/robotica'?
content/programmas/robotica.md:15:11: fout V207: `bronnen.jaar` moet zijn: een heel getal van 1950 tot en met 2100; '25' is dat niet
  hulp: schrijf alleen het getal
content/programmas/robotica.md:16:16: fout V206: `gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '31-11-2026' is dat niet
  hulp: kijk na of die dag bestaat
content/programmas/robotica.md:19:1: fout T403: de kop 'Robots' begint met één #, maar de naam is al de hoofdkop
  hulp: gebruik ## voor een kop in de tekst
content/programmas/robotica.md:21:1: fout K304: de afbeelding '../beelden/robt.png' staat niet in `beelden/`
  hulp: bedoel je '../beelden/robot.png'?
content/programmas/robotica.md:21:1: fout T401: de afbeelding '../beelden/robt.png' heeft geen beschrijving
  hulp: zet tussen de rechte haken wat er te zien is: ![Kinderen bouwen een robot](...)
content/programmas/robotica.md:21:29: fout K303: de link '../themas/robot.md' wijst naar een bestand dat er niet is
  hulp: bedoel je '../themas/robots.md'?
content/programmas/robotica.md:21:34: fout T402: HTML zoals '<b>' mag niet in de tekst
  hulp: schrijf **vet**
content/programmas/robotica.md:23:1: fout T402: HTML zoals '<script>' mag niet in de tekst
  hulp: gebruik Markdown, of zet de tekst tussen `accenten`
"""


def report(folder: Path, text: str | bytes) -> str:
    return harness.report(harness.site(folder, **{PATH: text}))


def expected(case: Case | Bytes) -> str:
    first = f"content/{PATH}:{case.place}: fout {case.code}: {case.message}"
    return f"{first}\n  hulp: {case.advice}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_mistake_gives_one_message(case: Case, tmp_path: Path) -> None:
    assert case.old in GOOD
    assert report(tmp_path, GOOD.replace(case.old, case.new, 1)) == expected(case)


@pytest.mark.parametrize("case", BYTES, ids=lambda case: case.name)
def test_file_that_is_wrong_as_a_whole(case: Bytes, tmp_path: Path) -> None:
    assert report(tmp_path, case.data) == expected(case)


def test_awful_file_gets_everything_told_at_once(tmp_path: Path) -> None:
    assert report(tmp_path, AWFUL) + "\n" == VERDICT


def test_what_refers_to_a_broken_file_is_not_blamed(tmp_path: Path) -> None:
    """A file that cannot be read keeps its name: `robotica` refers and links to it in vain."""
    content = harness.site(tmp_path, **{"makerspaces/de-werkplaats.md": "kapot"})
    assert [problem.code for problem in harness.problems(content)] == ["B108"]


def test_what_refers_to_a_misspelt_folder_is_not_blamed(tmp_path: Path) -> None:
    content = harness.site(tmp_path, **{"programmas/robotica.md": GOOD.replace(LINK, "Hier.")})
    (content / "makerspaces").rename(content / "makerspace")
    assert harness.report(content) == (
        "content/makerspace:1:1: fout B114: 'makerspace' hoort hier niet\n"
        "  hulp: bedoel je 'makerspaces'?"
    )


LINK = "Dat doe je in [De Werkplaats](../makerspaces/de-werkplaats.md)."


def test_missing_content_folder_is_one_message(tmp_path: Path) -> None:
    assert harness.report(tmp_path / "content") == (
        "content:1:1: fout B101: dit kan niet gelezen worden: deze map is er niet\n"
        "  hulp: kijk of het er staat en of je erbij mag"
    )


def test_missing_lists_folder_is_one_message(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / "naslag").rename(tmp_path / "weg")
    assert [str(problem.place) for problem in harness.problems(content)] == ["content/naslag:1:1"]


def test_misspelt_neighbours_are_one_message(tmp_path: Path) -> None:
    """`buuren` loses the neighbours of a wijk; that the others name it is no second mistake."""
    lists = (harness.SMALL / "naslag/wijken.yml").read_text("utf-8").replace("buren:", "buuren:", 1)
    content = harness.site(tmp_path, **{"naslag/wijken.yml": lists})
    assert [problem.code for problem in harness.problems(content)] == ["V202"]
