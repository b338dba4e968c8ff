"""Hostile front matter: YAML that runs, grows, nests or means something else than it says."""

from tests.hostile.cases import LAST, Case, fields, listed, more, table

_LAUGHS = "\n".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" if i else "a0: &a0 [lol]" for i in range(12)
)
_MERGES = "\n".join(f"m{i}: &m{i} {{<<: [{', '.join([f'*m{i - 1}'] * 9)}]}}" for i in range(1, 12))
_KEYS = "\n".join(f"k{i}: v" for i in range(3_000))
_TABLE = table("of_fields")

CASES: tuple[Case, ...] = (
    *(
        fields(row["naam"], row["was"], row["wordt"], row["code"], row["regel"])
        for row in _TABLE["fields"]
    ),
    *(more(row["naam"], row["erbij"], row["code"], 6) for row in _TABLE["more"]),
    *(
        listed(
            row["naam"], row["tekst"], row["code"], row.get("regel", 1), row.get("pad", "site.yml")
        )
        for row in _TABLE["listed"]
    ),
    # --- values of other types ------------------------------------------------------------------
    *(
        fields(f"day_{name}", "gecontroleerd: 2026-11-23", f"gecontroleerd: {value}", code, LAST)
        for name, (value, code) in {**_TABLE["days"], "of_digits": ("9" * 5_000, "V206")}.items()
    ),
    *(
        more(f"age_{name}", f"leeftijd: {{van: {value}}}", code, 6)
        for name, (value, code) in {
            **_TABLE["ages"],
            "ten_thousand_digits": ("9" * 10_000, "V207"),
        }.items()
    ),
    *(
        more(f"point_{name}", f"bereik: stad\nperiode: {{van: {value}}}", "V206", 7)
        for name, value in (("thousand_digits", "9" * 1_000), ("letters", "ooit"), ("zero", "0"))
    ),
    *(
        fields(f"status_{value or 'empty'}", "themas:", f"status: {value}\nthemas:", code, 6)
        for value, code in _TABLE["statuses"]
    ),
    *(
        more(f"website_{name}", f"website: {value}", "V209", 6)
        for name, value in {
            **_TABLE["websites"],
            "too_long": "https://x.nl/" + "a" * 500,
        }.items()
    ),
    *(
        more(f"old_address_{name}", f"oude_adressen: ['{value}']", code, 6)
        for name, (value, code) in _TABLE["old_addresses"].items()
    ),
    # --- what grows and nests, and large lists --------------------------------------------------
    more("billion_laughs", _LAUGHS, "B111", 6),
    more("merge_bomb", f"m0: &m0 {{a: b}}\n{_MERGES}", "B111", 6),
    listed("a_thousand_documents", "--- {}\n" * 1_000, "B111", 2),
    more("brackets", "x: " + "[" * 80_000, "B112", 6),
    more("brackets_and_back", "x: " + "[" * 40_000 + "]" * 40_000, "B112", 6),
    more("braces", "x: " + "{a: " * 20_000, "B112", 6),
    more("dashes", "x:\n" + "- " * 40_000, "B112", 7),
    more("question_marks", "? " * 40_000, "B112", 6),
    more("deep_block", "\n".join(" " * i + "x:" for i in range(400)), "B112", 13),
    more("many_values", "x: [" + "a," * 40_000 + "]", "B112", 6),
    more("many_keys", _KEYS, "V202", 6),
    more("many_empty_groups", "x: [" + "{}," * 25_000 + "]", "B112", 6),
    more("commas", "x: [" + "," * 80_000 + "]", "B110", 6),
    more("colons", "x: {" + ":" * 80_000 + "}", "B110", 6),
    more("quotes_that_never_close", 'x: "' + "a" * 90_000, "B110", 6),
    more("single_quotes", "x: " + "'" * 80_000, "V202", 6),
    more("backslashes", 'x: "' + "\\\\" * 40_000 + '"', "V202", 6),
    more("escapes", 'x: "' + "\\u0061" * 15_000 + '"', "V202", 6),
    more("folded_lines", "x: >\n" + "  a\n\n" * 15_000, "V202", 6),
    more("plain_lines", "x: a\n" + "  a\n" * 20_000, "V202", 6),
    more("quoted_lines", 'x: "a\n' + "  a\n" * 20_000 + '  "', "V202", 6),
    more("comments", "# a\n" * 20_000),
    more("comment_of_a_line", "# " + "a" * 90_000),
    more("blank_lines", "\n" * 80_000),
    more("spaces", "x:" + " " * 90_000 + "y", "V202", 6),
    more("long_key", "a" * 90_000 + ": x", "B110", 6),
    more("long_quoted_key", '"' + "a" * 90_000 + '": x', "B110", 6),
    more("long_complex_key", "? " + "a" * 80_000 + "\n: x", "V202", 6),
    more("indicators", "x: " + "|>" * 1_000, "B110", 6),
    more("indent_indicator", "x: |9\n" + " " * 9 + "a\n", "V202", 6),
    fields("huge_value", "Robotica", "a" * 90_000, "V208", 2),
    fields("many_references", "[basisschool]", f"[{', '.join(f'a{i}' for i in range(61))}]",
           "V211", 5),
    fields("many_unknown_references", "[basisschool]",
           f"[{', '.join('abcdefgh' * 9 + str(i) for i in range(60))}]", "K301", 5),
    fields("many_doubles", "[basisschool]", f"[{', '.join(['basisschool'] * 60)}]", "V212", 5),
    listed("list_of_brackets", "- " + "[" * 400_000, "B112", 1, "naslag/fasen.yml"),
    listed("list_of_a_million_comments", "# x\n" * 1_000_000, "", 0, "naslag/synoniemen.yml"),
    listed("list_of_a_huge_value", "- id: " + "a" * 4_000_000, "V214", 1, "naslag/fasen.yml"),
    listed("list_of_many", "- {}\n" * 20_000, "B112", 20_000, "naslag/kenmerken.yml"),
    listed("list_with_the_same_id", "- {id: a, naam: X, samenvatting: X}\n" * 2, "K305", 2,
           "naslag/kenmerken.yml"),
    listed("list_with_unknown_neighbours",
           "\n".join(
               f"- {{id: w{i}, buren: [{', '.join('abcdefgh' * 9 + f'{j}' for j in range(60))}]}}"
               for i in range(250)
           ), "V201", 1, "naslag/wijken.yml"),
)  # fmt: skip
