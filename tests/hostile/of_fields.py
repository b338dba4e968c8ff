"""Hostile front matter: YAML that runs, grows, nests or means something else; and many files."""

from tests.hostile.cases import Case, disk, fields, listed, many, more, table

_LAUGHS = "\n".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" if i else "a0: &a0 [lol]" for i in range(12)
)
THEME = "---\nnaam: {0}\nsamenvatting: Een thema.\n---\n"
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
    *(
        more(f"website_{name}", f"website: {value}", "V209", 6)
        for name, value in {
            **_TABLE["websites"],
            "too_long": "https://x.nl/" + "a" * 500,
        }.items()
    ),
    # --- what grows and nests, and large lists --------------------------------------------------
    more("billion_laughs", _LAUGHS, "B111", 6),
    listed("a_thousand_documents", "--- {}\n" * 1_000, "B111", 2),
    more("brackets", "x: " + "[" * 80_000, "B112", 6),
    more("dashes", "x:\n" + "- " * 40_000, "B112", 7),
    more("deep_block", "\n".join(" " * i + "x:" for i in range(400)), "B112", 13),
    more("many_values", "x: [" + "a," * 40_000 + "]", "B112", 6),
    more("many_keys", _KEYS, "V202", 6),
    more("colons", "x: {" + ":" * 80_000 + "}", "B110", 6),
    more("quotes_that_never_close", 'x: "' + "a" * 90_000, "B110", 6),
    more("comments", "# a\n" * 20_000),
    more("long_key", "a" * 90_000 + ": x", "B110", 6),
    fields("huge_value", "Robotica", "a" * 90_000, "V208", 2),
    fields("many_references", "[basisschool]", f"[{', '.join(f'a{i}' for i in range(61))}]",
           "V211", 5),
    fields("many_unknown_references", "[basisschool]",
           f"[{', '.join('abcdefgh' * 9 + str(i) for i in range(60))}]", "K301", 5),
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
    # --- a great many files ---------------------------------------------------------------------
    disk("thousands_of_bad_names", many("beelden", 3_000, "{0}"), "B114", "beelden/nr-0.md"),
    disk("thousands_of_bad_pages", many("themas", 2_000, "{0}"), "B108", "themas/nr-0.md"),
    disk("hundreds_of_pages", many("themas", 300, THEME)),
)  # fmt: skip
