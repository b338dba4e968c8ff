"""What people do who know Word and not YAML: one slip each, and what they read about it.

Every message must be the only one, name the line to look at, and say what to write there. The cases
in ``test_broken_files`` are about how files break; these are about habits: other ways to write a
day, lists as Word makes them, names for fields that sound right, and what comes along when pasting.
"""

# Messages are compared whole, and editors get them on one line.
# ruff: noqa: E501

from pathlib import Path

import pytest

from catalogue.base import messages
from catalogue.base.diagnostics import Place
from tests import harness
from tests.test_broken_files import Case

PATH = "programmas/robotclub.md"
GOOD = """\
---
naam: Robotclub
samenvatting: Bouw een robot. Dat kan elke woensdag.
fase: [kiezen]
status: actief
doelgroepen: [basisschool]
themas: [robots]
aanbieders: [de-school]
gratis: nee
kosten: 5 euro per keer.
leeftijd: {van: 8, tot: 12}
periode:
  van: 2024
  toelichting: Begon klein.
website: https://voorbeeld.nl/club
momenten:
  - naam: Open dag
    begin: 2026-12-01
bronnen:
  - url: https://voorbeeld.nl/robotclub
    gezien: Lessen vanaf groep 4
    jaar: 2025
zekerheid: hoog
gecontroleerd: 2026-11-23
---

Wil je een robot bouwen? Kijk bij [robotica](robotica.md).

Vragen? [Mail ons](mailto:info@voorbeeld.nl).
"""

CASES = (
    Case(
        "day_in_slashes",
        "gecontroleerd: 2026-11-23",
        "gecontroleerd: 23/11/2026",
        "24:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '23/11/2026' is dat niet",
        "bedoel je '2026-11-23'?",
    ),
    Case(
        "day_with_dots_and_a_short_year",
        "gecontroleerd: 2026-11-23",
        "gecontroleerd: 23.11.26",
        "24:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '23.11.26' is dat niet",
        "bedoel je '2026-11-23'?",
    ),
    Case(
        "day_with_its_weekday",
        "gecontroleerd: 2026-11-23",
        "gecontroleerd: maandag 23 november 2026",
        "24:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); 'maandag 23 november 2026' is dat niet",
        "bedoel je '2026-11-23'?",
    ),
    Case(
        "day_as_americans_write_it",
        "gecontroleerd: 2026-11-23",
        "gecontroleerd: 11/23/2026",
        "24:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '11/23/2026' is dat niet",
        "bedoel je '2026-11-23'?",
    ),
    Case(
        "day_without_hyphens",
        "gecontroleerd: 2026-11-23",
        "gecontroleerd: 20261123",
        "24:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '20261123' is dat niet",
        "bedoel je '2026-11-23'?",
    ),
    Case(
        "day_with_spaces",
        "gecontroleerd: 2026-11-23",
        "gecontroleerd: 23 - 11 - 2026",
        "24:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '23 - 11 - 2026' is dat niet",
        "bedoel je '2026-11-23'?",
    ),
    Case(
        "day_that_is_a_month",
        "gecontroleerd: 2026-11-23",
        "gecontroleerd: november 2026",
        "24:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); 'november 2026' is dat niet",
        "schrijf ook de dag, zoals 2026-09-01",
    ),
    Case(
        "day_that_is_a_year",
        "gecontroleerd: 2026-11-23",
        "gecontroleerd: 2026",
        "24:16",
        "V206",
        "`gecontroleerd` moet zijn: een datum als 2026-09-01 (jaar-maand-dag); '2026' is dat niet",
        "schrijf ook de dag, zoals 2026-09-01",
    ),
    Case(
        "year_with_a_word",
        "van: 2024",
        "van: sinds 2024",
        "13:8",
        "V206",
        "`periode.van` moet zijn: een jaar, maand of dag: 2026, 2026-09 of 2026-09-01; 'sinds 2024' is dat niet",
        "bedoel je '2024'?",
    ),
    Case(
        "school_year",
        "van: 2024",
        "van: 2024-2025",
        "13:8",
        "V206",
        "`periode.van` moet zijn: een jaar, maand of dag: 2026, 2026-09 of 2026-09-01; '2024-2025' is dat niet",
        "schrijf hier één datum",
    ),
    Case(
        "month_in_words",
        "van: 2024",
        "van: september 2024",
        "13:8",
        "V206",
        "`periode.van` moet zijn: een jaar, maand of dag: 2026, 2026-09 of 2026-09-01; 'september 2024' is dat niet",
        "bedoel je '2024-09'?",
    ),
    Case(
        "moment_with_om",
        "begin: 2026-12-01",
        "begin: 2026-12-01 om 14 uur",
        "18:12",
        "V206",
        "`momenten.begin` moet zijn: een datum als 2026-09-01, of met een tijd: 2026-09-01 19:30; '2026-12-01 om 14 uur' is dat niet",
        "bedoel je '2026-12-01 14:00'?",
    ),
    Case(
        "moment_the_dutch_way",
        "begin: 2026-12-01",
        "begin: 1-12-2026 14.00",
        "18:12",
        "V206",
        "`momenten.begin` moet zijn: een datum als 2026-09-01, of met een tijd: 2026-09-01 19:30; '1-12-2026 14.00' is dat niet",
        "bedoel je '2026-12-01 14:00'?",
    ),
    Case(
        "quote_only_in_front",
        "kosten: 5 euro per keer.",
        "kosten: '5 euro per keer.",
        "10:9",
        "B110",
        "dit aanhalingsteken wordt niet gesloten",
        "zet aan het einde van de waarde ook een aanhalingsteken",
    ),
    Case(
        "quote_around_some_words",
        "kosten: 5 euro per keer.",
        'kosten: "5 euro" per keer.',
        "10:18",
        "B110",
        "de waarde is hiervoor al afgesloten, maar er staat nog tekst achter",
        "zet de hele waarde tussen enkele aanhalingstekens",
    ),
    Case(
        "colon_forgotten",
        "status: actief",
        "status actief",
        "5:1",
        "B110",
        "deze regel is geen veld",
        "schrijf een veld als `status: actief`; of zet de regel achter de tekst erboven, als hij daarbij hoort",
    ),
    Case(
        "colon_forgotten_before_a_text",
        "samenvatting: Bouw",
        "samenvatting Bouw",
        "3:1",
        "B110",
        "deze regel is geen veld",
        "schrijf een veld als `samenvatting: Bouw een robot. Dat kan elke woensdag.`; of zet de regel achter de tekst erboven, als hij daarbij hoort",
    ),
    Case(
        "equals_sign",
        "status: actief",
        "status = actief",
        "5:8",
        "B110",
        "achter de naam van een veld hoort een dubbele punt, geen '='",
        "schrijf `status: actief`",
    ),
    Case(
        "semicolon",
        "status: actief",
        "status; actief",
        "5:7",
        "B110",
        "achter de naam van een veld hoort een dubbele punt, geen ';'",
        "schrijf `status: actief`",
    ),
    Case(
        "exclamation_mark_in_front",
        "kosten: 5 euro per keer.",
        "kosten: !5 euro",
        "10:9",
        "B111",
        "een waarde die begint met '!' kan hier niet",
        "zet de tekst tussen enkele aanhalingstekens als het gewone tekst is",
    ),
    Case(
        "hyphen_in_front_of_a_text",
        "kosten: 5 euro per keer.",
        "kosten: - 5 euro per keer",
        "10:9",
        "B110",
        "een lijst met streepjes kan niet op de regel van het veld zelf beginnen",
        "is het een lijst? Zet elk streepje op een eigen regel eronder. Is het tekst? Zet die tussen enkele aanhalingstekens",
    ),
    Case(
        "text_on_two_lines",
        "Bouw een robot. Dat",
        "Bouw een robot.\nDat",
        "4:1",
        "B110",
        "deze regel is geen veld",
        "schrijf een veld als `veld: waarde`; of zet de regel achter de tekst erboven, als hij daarbij hoort",
    ),
    Case(
        "text_with_an_empty_line",
        "Bouw een robot. Dat",
        "Bouw een robot.\n\nDat",
        "5:1",
        "B110",
        "deze regel is geen veld",
        "schrijf een veld als `veld: waarde`; of zet de regel achter de tekst erboven, als hij daarbij hoort",
    ),
    Case(
        "group_not_indented",
        "  van: 2024",
        "van: 2024",
        "13:1",
        "B110",
        "deze regel hoort bij `periode`, maar springt niet in",
        "zet er evenveel spaties voor als voor de regel eronder",
    ),
    Case(
        "group_indented_with_a_hard_space",
        "  van: 2024",
        "\u00a0\u00a0van: 2024",
        "13:2",
        "B110",
        "hier staat een harde spatie, die meekomt bij plakken uit Word of een website",
        "wis de spatie en typ een gewone",
    ),
    Case(
        "group_indented_unevenly",
        "  toelichting: Begon",
        "   toelichting: Begon",
        "14:4",
        "B110",
        "deze regel springt te ver in",
        "laat velden van dezelfde groep even ver naar rechts beginnen",
    ),
    Case(
        "source_without_a_hyphen",
        "  - url: https://voorbeeld.nl/robotclub",
        "    url: https://voorbeeld.nl/robotclub",
        "20:5",
        "V204",
        "`bronnen` moet zijn: een lijst, met steeds een groepje met `url`, `gezien`, `jaar`; hier staat een groepje velden",
        "zet een streepje en een spatie voor `url`, of voor elk groepje als het er meer zijn",
    ),
    Case(
        "source_with_a_tight_hyphen",
        "  - url: https://voorbeeld.nl/robotclub",
        "  -url: https://voorbeeld.nl/robotclub",
        "20:4",
        "B110",
        "achter het streepje ontbreekt een spatie",
        "schrijf `- url: https://voorbeeld.nl/robotclub`",
    ),
    Case(
        "source_that_is_only_an_address",
        "bronnen:\n  - url: https://voorbeeld.nl/robotclub\n    gezien: Lessen vanaf groep 4\n    jaar: 2025",
        "bronnen: https://voorbeeld.nl/robotclub",
        "19:10",
        "V204",
        "`bronnen` moet zijn: een lijst, met steeds een groepje met `url`, `gezien`, `jaar`; hier staat één waarde: 'https://voorbeeld.nl/robotclub'",
        "bijvoorbeeld `bronnen: [{url: https://voorbeeld.nl/robotclub, gezien: 'Lessen vanaf groep 4', jaar: 2025}]`",
    ),
    Case(
        "list_with_bullets",
        "aanbieders: [de-school]",
        "aanbieders:\n• de-school",
        "9:1",
        "B110",
        "een lijst begint hier niet met '•'",
        "typ een streepje en een spatie: `- de-school`",
    ),
    Case(
        "list_with_stars",
        "aanbieders: [de-school]",
        "aanbieders:\n* de-school",
        "9:1",
        "B110",
        "een lijst begint hier niet met '*'",
        "typ een streepje en een spatie: `- de-school`",
    ),
    Case(
        "list_with_tight_hyphens",
        "aanbieders: [de-school]",
        "aanbieders:\n-de-school",
        "9:2",
        "B110",
        "achter het streepje ontbreekt een spatie",
        "schrijf `- de-school`",
    ),
    Case(
        "list_with_a_long_dash",
        "aanbieders: [de-school]",
        "aanbieders:\n  – de-school",
        "9:3",
        "V204",
        "`aanbieders` moet zijn: een lijst, met steeds de korte naam van een partner; hier staat één waarde: '– de-school'",
        "bijvoorbeeld `aanbieders: [de-school]`",
    ),
    Case(
        "list_in_round_brackets",
        "aanbieders: [de-school]",
        "aanbieders: (de-school)",
        "8:13",
        "V204",
        "`aanbieders` moet zijn: een lijst, met steeds de korte naam van een partner; hier staat één waarde: '(de-school)'",
        "bijvoorbeeld `aanbieders: [de-school]`",
    ),
    Case(
        "list_in_braces",
        "aanbieders: [de-school]",
        "aanbieders: {de-school}",
        "8:13",
        "V204",
        "`aanbieders` moet zijn: een lijst, met steeds de korte naam van een partner; hier staat een groepje velden",
        "bijvoorbeeld `aanbieders: [de-school]`",
    ),
    Case(
        "list_in_double_brackets",
        "aanbieders: [de-school]",
        "aanbieders: [[de-school]]",
        "8:14",
        "V204",
        "`aanbieders` moet zijn: de korte naam van een partner; hier staat een lijst",
        "bijvoorbeeld `aanbieders: [de-school]`",
    ),
    Case(
        "list_where_a_text_must_be",
        "naam: Robotclub",
        "naam: [Robotclub]",
        "2:7",
        "V204",
        "`naam` moet zijn: een tekst van hoogstens 90 tekens; hier staat een lijst",
        "bijvoorbeeld `naam: Robotclub`",
    ),
    Case(
        "list_of_sentences",
        "samenvatting: Bouw een robot. Dat kan elke woensdag.",
        "samenvatting:\n  - Bouw een robot.\n  - Dat kan elke woensdag.",
        "4:3",
        "V204",
        "`samenvatting` moet zijn: een tekst van hoogstens 300 tekens; hier staat een lijst",
        "bijvoorbeeld `samenvatting: Bouw een robot. Dat kan elke woensdag.`",
    ),
    Case(
        "list_for_one_option",
        "status: actief",
        "status: [actief]",
        "5:9",
        "V204",
        "`status` moet zijn: één van `actief`, `gepland`, `gestopt`, `onbekend`; hier staat een lijst",
        "bijvoorbeeld `status: actief`",
    ),
    Case(
        "ages_in_words",
        "leeftijd: {van: 8, tot: 12}",
        "leeftijd: 6 tot 10 jaar",
        "11:11",
        "V204",
        "`leeftijd` moet zijn: een groepje met `van`, `tot`; hier staat één waarde: '6 tot 10 jaar'",
        "bijvoorbeeld `leeftijd: {van: 6, tot: 10}`",
    ),
    Case(
        "ages_with_a_plus",
        "leeftijd: {van: 8, tot: 12}",
        "leeftijd: 12+",
        "11:11",
        "V204",
        "`leeftijd` moet zijn: een groepje met `van`, `tot`; hier staat één waarde: '12+'",
        "bijvoorbeeld `leeftijd: {van: 12}`",
    ),
    Case(
        "ages_as_a_list",
        "leeftijd: {van: 8, tot: 12}",
        "leeftijd: [9, 14]",
        "11:11",
        "V204",
        "`leeftijd` moet zijn: een groepje met `van`, `tot`; hier staat een lijst",
        "bijvoorbeeld `leeftijd: {van: 9, tot: 14}`",
    ),
    Case(
        "key_in_english",
        "samenvatting:",
        "summary:",
        "3:1",
        "V202",
        "onbekend veld 'summary'",
        "bedoel je 'samenvatting'?",
    ),
    Case(
        "key_in_the_singular",
        "momenten:",
        "moment:",
        "16:1",
        "V202",
        "onbekend veld 'moment'",
        "bedoel je 'momenten'?",
    ),
    Case(
        "key_with_capitals",
        "gecontroleerd:",
        "GECONTROLEERD:",
        "24:1",
        "V202",
        "onbekend veld 'GECONTROLEERD'",
        "bedoel je 'gecontroleerd'?",
    ),
    Case(
        "key_with_a_curly_apostrophe",
        "themas:",
        "thema’s:",
        "7:1",
        "V202",
        "onbekend veld 'thema’s'",
        "bedoel je 'themas'?",
    ),
    Case(
        "key_of_a_group",
        "  van: 2024",
        "  start: 2024",
        "13:3",
        "V202",
        "onbekend veld 'start'",
        "bedoel je 'van'?",
    ),
    Case(
        "key_for_a_phone_number",
        "status: actief",
        "status: actief\ntelefoon: 010-1234567",
        "6:1",
        "V202",
        "onbekend veld 'telefoon'",
        "bedoel je 'aanmelding'?",
    ),
    Case(
        "key_for_a_remark",
        "status: actief",
        "status: actief\nopmerking: even bellen",
        "6:1",
        "V202",
        "onbekend veld 'opmerking'",
        "is het alleen voor redacteuren? Zet dan een # voor de regel",
    ),
    Case(
        "name_instead_of_an_id",
        "aanbieders: [de-school]",
        "aanbieders: [De School]",
        "8:14",
        "K301",
        "onbekende partner 'De School'",
        "bedoel je 'de-school'?",
    ),
    Case(
        "file_instead_of_an_id",
        "aanbieders: [de-school]",
        "aanbieders: [de-school.md]",
        "8:14",
        "K301",
        "onbekende partner 'de-school.md'",
        "bedoel je 'de-school'?",
    ),
    Case(
        "two_ids_with_en",
        "themas: [robots]",
        "themas: [robots en techniek]",
        "7:10",
        "K301",
        "onbekend thema 'robots en techniek'",
        "bedoel je 'robots'?",
    ),
    Case(
        "audience_in_other_words",
        "doelgroepen: [basisschool]",
        "doelgroepen: [Leerlingen van de basisschool]",
        "6:15",
        "K301",
        "onbekende doelgroep 'Leerlingen van de basisschool'",
        "bedoel je 'basisschool'?",
    ),
    Case(
        "audience_that_is_not_there",
        "doelgroepen: [basisschool]",
        "doelgroepen: [kinderen]",
        "6:15",
        "K301",
        "onbekende doelgroep 'kinderen'",
        "kies uit 'basisschool', 'mbo'",
    ),
    Case(
        "option_in_a_sentence",
        "status: actief",
        "status: het loopt nog",
        "5:9",
        "V205",
        "`status` kan niet 'het loopt nog' zijn; kies uit 'actief', 'gepland', 'gestopt', 'onbekend'",
        "dit betekenen ze: actief (loopt), onbekend (status onbekend)",
    ),
    Case(
        "option_in_english",
        "status: actief",
        "status: active",
        "5:9",
        "V205",
        "`status` kan niet 'active' zijn; kies uit 'actief', 'gepland', 'gestopt', 'onbekend'",
        "bedoel je 'actief'?",
    ),
    Case(
        "website_as_a_markdown_link",
        "website: https://voorbeeld.nl/club",
        "website: [de site](https://voorbeeld.nl/club)",
        "15:10",
        "B110",
        "hier staat een link zoals in een tekst, maar in een veld hoort alleen het adres",
        "schrijf `https://voorbeeld.nl/club`",
    ),
    Case(
        "website_with_a_space",
        "website: https://voorbeeld.nl/club",
        "website: https: //voorbeeld.nl/club",
        "15:15",
        "B110",
        "in dit webadres staat een spatie",
        "schrijf `https://voorbeeld.nl/club`",
    ),
    Case(
        "website_that_is_a_mail_address",
        "website: https://voorbeeld.nl/club",
        "website: info@voorbeeld.nl",
        "15:10",
        "V209",
        "`website` moet zijn: een webadres dat begint met https:// of http://; 'info@voorbeeld.nl' is dat niet",
        "dit is een mailadres; kopieer het adres van de site uit je browser",
    ),
    Case(
        "website_twice",
        "website: https://voorbeeld.nl/club",
        "website: https://voorbeeld.nl/a en https://voorbeeld.nl/b",
        "15:10",
        "V209",
        "`website` moet zijn: een webadres dat begint met https:// of http://; 'https://voorbeeld.nl/a en https://voorbeeld.nl/b' is dat niet",
        "schrijf hier één adres; andere adressen kunnen bij `bronnen` of in de tekst",
    ),
    Case(
        "website_that_is_not_there",
        "website: https://voorbeeld.nl/club",
        "website: geen",
        "15:10",
        "V209",
        "`website` moet zijn: een webadres dat begint met https:// of http://; 'geen' is dat niet",
        "haal de regel weg als er geen adres is",
    ),
    Case(
        "html_in_a_field",
        "kosten: 5 euro per keer.",
        "kosten: 5 euro <b>per keer</b>.",
        "10:9",
        "V221",
        "`kosten` is gewone tekst, dus '<b>' komt precies zo op de site",
        "haal de code tussen < en > weg",
    ),
    Case(
        "entity_in_a_field",
        "kosten: 5 euro per keer.",
        "kosten: 5&nbsp;euro per keer.",
        "10:9",
        "V221",
        "`kosten` is gewone tekst, dus '&nbsp;' komt precies zo op de site",
        "typ het teken zelf, of een spatie",
    ),
    Case(
        "bold_in_a_field",
        "kosten: 5 euro per keer.",
        "kosten: 5 euro **per keer**.",
        "10:9",
        "V221",
        "`kosten` is gewone tekst, dus '**per keer**' komt precies zo op de site",
        "haal de sterretjes weg",
    ),
    Case(
        "no_dashes_on_top",
        "---\nnaam",
        "naam",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, hier staat 'naam: Robotclub'",
        "zet er een regel boven met alleen '---'",
    ),
    Case(
        "words_above_the_dashes",
        "---\nnaam",
        "Nieuw programma\n---\nnaam",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, hier staat 'Nieuw programma'",
        "haal alles weg boven de '---' op regel 2",
    ),
    Case(
        "four_dashes",
        "---\nnaam",
        "----\nnaam",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, hier staat '----'",
        "typ precies drie streepjes: ---",
    ),
    Case(
        "html_of_word",
        "Wil je een robot bouwen?",
        '<p class="MsoNormal"><span lang=NL>Wil je een robot bouwen?</span></p>',
        "27:1",
        "T402",
        "HTML zoals '<p class=\"MsoNormal\">' mag niet in de tekst",
        "plak de tekst opnieuw, zonder opmaak: Ctrl+Shift+V",
    ),
    Case(
        "html_table",
        "Wil je een robot bouwen?",
        "<table><tr><td>Wil je?</td></tr></table>",
        "27:1",
        "T402",
        "HTML zoals '<table>' mag niet in de tekst",
        "maak een tabel met streepjes: | kop | kop |",
    ),
    Case(
        "html_underlined",
        "Wil je een robot bouwen?",
        "Wil je een <u>robot</u> bouwen?",
        "27:12",
        "T402",
        "HTML zoals '<u>' mag niet in de tekst",
        "haal de code weg en laat de tekst staan",
    ),
    Case(
        "html_comment",
        "Wil je een robot bouwen?",
        "<!-- nog doen --> Wil je een robot bouwen?",
        "27:1",
        "T402",
        "HTML zoals '<!--' mag niet in de tekst",
        "haal het weg; een opmerking kan wel bij de velden, achter een #",
    ),
    Case(
        "phone_number_as_a_link",
        "(mailto:info@voorbeeld.nl)",
        "(010-1234567)",
        "29:9",
        "K303",
        "de link '010-1234567' wijst naar een bestand dat er niet is",
        "bedoel je 'tel:0101234567'?",
    ),
    Case(
        "link_of_a_wiki",
        "[robotica](robotica.md)",
        "[[robotica]]",
        "27:35",
        "T408",
        "'[[robotica]]' wordt zo geen link",
        "schrijf [tekst](bestand.md)",
    ),
    Case(
        "link_to_the_own_disk",
        "(robotica.md)",
        "(C:\\Users\\jan\\robotica.md)",
        "27:35",
        "T404",
        "de link 'C:\\Users\\jan\\robotica.md' wijst naar een bestand op je eigen computer",
        "schrijf het webadres, of het pad vanaf dit bestand, zoals ../programmas/maakotheek.md",
    ),
    Case(
        "link_to_the_folder_one_is_in",
        "(robotica.md)",
        "(programmas/robotica.md)",
        "27:35",
        "K303",
        "de link 'programmas/robotica.md' wijst naar een bestand dat er niet is",
        "bedoel je 'robotica.md'?",
    ),
    Case(
        "link_without_its_folder",
        "(robotica.md)",
        "(de-school.md)",
        "27:35",
        "K303",
        "de link 'de-school.md' wijst naar een bestand dat er niet is",
        "bedoel je '../partners/de-school.md'?",
    ),
    Case(
        "link_to_a_page_without_an_ending",
        "(robotica.md)",
        "(robotica)",
        "27:35",
        "K303",
        "de link 'robotica' wijst naar een bestand dat er niet is",
        "bedoel je 'robotica.md'?",
    ),
    Case(
        "a_second_file_below_the_first",
        "Vragen?",
        "---\nnaam: Nog een club\nstatus: actief\n---\n\nVragen?",
        "29:1",
        "T416",
        "hier begint nog een blok velden, midden in de tekst",
        "zet dit in een eigen bestand, of haal het weg",
    ),
    Case(
        "picture_described_by_its_file",
        "Wil je een robot bouwen?",
        '![IMG_1234.jpg](../beelden/robot.png "Foto: De School")',
        "27:1",
        "T401",
        "'IMG_1234.jpg' zegt niet wat er op de afbeelding te zien is",
        "zet tussen de rechte haken wat er te zien is: ![Kinderen bouwen een robot](...)",
    ),
)


# What is written on a line of its own among the fields of a makerspace, and the advice about it.
LINES = (
    ("ligging: 51.91, 4.44", "V204", "bijvoorbeeld `ligging: {lat: 51.91, lon: 4.44}`"),
    (
        "ligging: {lat: 51,91, lon: 4.44}",
        "V202",
        "is het een getal? Schrijf dan een punt in plaats van de komma, zoals 51.91",
    ),
    ("vaste_tijden: [{dagen: woensdag}]", "V204", "bijvoorbeeld `vaste_tijden.dagen: [woensdag]`"),
    ("vaste_tijden: [{dagen: [wo]}]", "V205", "bedoel je 'woensdag'?"),
    ("vaste_tijden: [{dagen: [woensdag], van: 13.30 uur}]", "V219", "bedoel je '13:30'?"),
    (
        "vaste_tijden: [{dagen: [woensdag], van: '13:30-17:00'}]",
        "V219",
        "zet het begin bij `van` en het eind bij `tot`",
    ),
    (
        "beeld: robot.png",
        "V204",
        "bijvoorbeeld `beeld: {bestand: robot.png, alt: Twee kinderen solderen, bron: 'Foto: Bouwkeet'}`",
    ),
    (
        "beeld: {bestand: ../beelden/robot.png, alt: Een robot, bron: Ik}",
        "K330",
        "bedoel je 'robot.png'?",
    ),
    (
        "oude_adressen: [https://x.nl/makerspaces/oud.html]",
        "V209",
        "bedoel je 'makerspaces/oud.html'?",
    ),
    ("oude_adressen: [/makerspaces/oud]", "V209", "bedoel je 'makerspaces/oud.html'?"),
    ("vertalingen: {engels: A workshop}", "V202", "bedoel je 'en'?"),
    ("periode: 2016", "V204", "bijvoorbeeld `periode: {van: 2016}`"),
    ("periode: {van: 2016, tot: heden}", "V206", "laat dit weg als er geen dag of jaar is"),
)

# Files as they come from other programs and from folders on a desk.
FILES = (
    ("programmas/Robot Club.md", "B102", "noem het bestand 'robot-club.md'"),
    ("programmas/robotclub.md.txt", "B117", "noem het bestand 'robotclub.md'"),
    (
        "programmas/robotclub.docx",
        "B117",
        "maak een nieuw bestand dat eindigt op '.md' en plak daar de tekst in",
    ),
    ("programmas/~$botclub.md", "B102", "sluit dat programma, of gooi dit bestand weg"),
    ("programmas/noord/robotclub.md", "B117", "zet wat erin staat een map hoger"),
    ("programma/robotclub.md", "B114", "bedoel je 'programmas'?"),
    ("robotclub.md", "B114", "zet het in de map waar het bij hoort, zoals `programmas`"),
    ("beelden/foto.heic", "B130", "open hem in een fotoprogramma en kies 'Opslaan als' JPG"),
    ("beelden/Foto 1.JPG", "B102", "noem het bestand 'foto-1.jpg'"),
)


@pytest.mark.parametrize(("line", "code", "advice"), LINES)
def test_a_slip_in_a_makerspace(line: str, code: str, advice: str, tmp_path: Path) -> None:
    pad = "makerspaces/de-werkplaats.md"
    text = (harness.SMALL / pad).read_text("utf-8")
    content = harness.site(
        tmp_path, **{pad: text.replace("gecontroleerd:", f"{line}\ngecontroleerd:")}
    )
    [problem] = harness.problems(content)
    assert (problem.place.line, problem.code, problem.advice) == (15, code, advice)


@pytest.mark.parametrize(("path", "code", "advice"), FILES)
def test_a_slip_in_the_name_of_a_file(path: str, code: str, advice: str, tmp_path: Path) -> None:
    [problem] = harness.problems(harness.site(tmp_path, **{path: GOOD}))
    assert (problem.code, problem.advice) == (code, advice)


def test_of_many_things_the_place_is_named_and_not_the_first_twenty() -> None:
    known = tuple(f"partner-{number}" for number in range(30))
    place = Place("x.md", 1)
    told = messages.connection.unknown_reference(place, "partner", "zzz", known, "partners/")
    assert "kies een bestand uit de map `partners/`, zonder '.md'" in told.advice
    assert 'python build.py new partner "Naam"' in told.advice
    told = messages.connection.unknown_reference(place, "wijk", "zzz", known, "naslag/wijken.yml")
    assert told.advice == "kies een `id` uit `naslag/wijken.yml`"
    told = messages.connection.unknown_reference(
        place, "wijk", "zzz", known[:2], "naslag/wijken.yml"
    )
    assert told.advice == "kies uit 'partner-0', 'partner-1'"
    told = messages.connection.unknown_reference(
        place, "wijk", "partner-1 en partner-2", known, "x"
    )
    assert told.advice == "bedoel je 'partner-1', 'partner-2'? Zet er komma's tussen"


def test_without_a_slip_nothing_is_said(tmp_path: Path) -> None:
    assert harness.problems(harness.site(tmp_path, **{PATH: GOOD})) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_slip_gives_one_message_that_helps(case: Case, tmp_path: Path) -> None:
    assert case.old in GOOD
    content = harness.site(tmp_path, **{PATH: GOOD.replace(case.old, case.new, 1)})
    [problem] = harness.problems(content)
    place = f"{problem.place.line}:{problem.place.column}"
    assert (place, problem.code) == (case.place, case.code)
    assert (problem.message, problem.advice) == (case.message, case.advice)
