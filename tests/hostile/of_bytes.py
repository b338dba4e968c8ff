"""Hostile bytes: other codings, characters that hide, and files that begin or end wrong."""

from tests.hostile.cases import FIRST, GOOD, LAST, Case, data, fields, listed, table, text

_GOOD = GOOD.encode()

_HIDDEN: dict[str, str] = table("of_bytes")["hidden"]

CASES: tuple[Case, ...] = (
    # --- codings --------------------------------------------------------------------------------
    data("utf16_little", GOOD.encode("utf-16-le"), "B103"),
    data("utf16_big", GOOD.encode("utf-16-be"), "B103"),
    data("utf16_with_mark", GOOD.encode("utf-16"), "B103"),
    data("utf32", GOOD.encode("utf-32"), "B103"),
    data("utf7", b"+AC0ALQAt-\n" + _GOOD, "B108"),
    data("latin1", _GOOD.replace(b"na school", b"n\xe1 school"), "B103", 3),
    data("overlong", _GOOD.replace(b"robot.", b"\xc0\xafetc\xc0\xaf"), "B103", 3),
    data("half_a_character", _GOOD.replace(b"robot.", b"\xed\xa0\x80"), "B103", 3),
    data("beyond_unicode", _GOOD.replace(b"robot.", b"\xf4\x90\x80\x80"), "B103", 3),
    data("cut_off_character", _GOOD.rstrip() + b"\xf0\x9f\x8e", "B103", FIRST),
    data("byte_order_mark", b"\xef\xbb\xbf" + _GOOD, "B104"),
    data("two_byte_order_marks", b"\xef\xbb\xbf" * 2 + _GOOD, "B107"),
    data("windows_line_ends", _GOOD.replace(b"\n", b"\r\n"), "B105", 1),
    data("old_mac_line_ends", _GOOD.replace(b"\n", b"\r"), "B105", 1),
    data("mixed_line_ends", _GOOD.replace(b"\nfase", b"\r\nfase"), "B105", 3),
    data("mark_and_windows", b"\xef\xbb\xbf" + _GOOD.replace(b"\n", b"\r\n"), "B105", 1),
    data("binary", bytes(range(256)) * 300, "B103"),
    data("nothing_but_null", b"\x00" * 90_000, "B103"),
    data("gzip", b"\x1f\x8b\x08" + _GOOD, "B103"),
    data("pdf", b"%PDF-1.7\n" + _GOOD, "B118"),
    data("list_in_utf16", "naam: X".encode("utf-16"), "B103", path="site.yml"),
    data("list_with_null", b"naam: X\x00\n", "B107", path="site.yml"),
    # --- beginnings and ends --------------------------------------------------------------------
    data("only_spaces", b" " * 90_000, "B108"),
    data("only_line_ends", b"\n" * 90_000, "B108"),
    data("only_dashes", b"-" * 90_000, "B108"),
    data("only_closing_lines", b"---\n" * 20_000, "V201"),
    data("never_closed", b"---\nnaam: X\n", "B109", 3),
    data("closed_by_dots", _GOOD.replace(b"\n---\n", b"\n...\n"), "B109", LAST + 1),
    data("closed_by_equals", _GOOD.replace(b"\n---\n", b"\n===\n"), "B109", LAST + 1),
    data("toml", b"+++\nnaam = 'X'\n+++\n", "B108"),
    data("json", b'{"naam": "X"}\n', "B108"),
    data("space_before_the_first_line", b" " + _GOOD, "B108"),
    data("word_before_the_first_line", b"x\n" + _GOOD, "B108"),
    data("text_behind_the_first_line", _GOOD.replace(b"---", b"--- naam: X", 1), "B108"),
    data("four_dashes", _GOOD.replace(b"---", b"----", 1), "B108"),
    fields("closing_line_inside_a_value", "Bouw na", "|\n  Bouw\n---\n", "V201"),
    data("no_line_end_at_the_end", _GOOD.rstrip()),
    data("nothing_after_the_fields", _GOOD.partition(b"\n---\n\n")[0] + b"\n---"),
    # --- what hides -----------------------------------------------------------------------------
    *(
        fields(f"{name}_in_a_field", "Robotica", f"Robo{sign}tica", "B107", 2)
        for name, sign in _HIDDEN.items()
    ),
    *(
        text(f"{name}_in_the_text", f"Goed.\n\nRobo{sign}tica.", "B107", 3)
        for name, sign in list(_HIDDEN.items())[::4]
    ),
    *(
        fields(f"{name}_escaped", "Robotica", f'"Robo\\U{ord(sign[0]):08x}tica"', "B107", 2)
        for name, sign in list(_HIDDEN.items())[::3]
    ),
    fields("half_pair_escaped", "Robotica", '"Robo\\ud83c"', "B110", 2),
    fields("joiner_in_a_word", "Robotica", "Robo\u200dtica", "B107", 2),
    fields("variation_selector_in_a_word", "Robotica", "Robo\ufe0ftica", "B107", 2),
    fields("family_emoji", "Robotica", "Robotica \U0001f469\u200d\U0001f467\u200d\U0001f466"),
    fields("heart_emoji", "Robotica", "Robotica \u2764\ufe0f"),
    fields("flag_emoji", "Robotica", "Robotica \U0001f1f3\U0001f1f1"),
    fields("thousand_accents", "Robotica", "R" + "\u0301" * 80),
    fields("arabic_and_hebrew", "Robotica", "\u0631\u0648\u0628\u0648\u062a \u05e8\u05d5\u05d1"),
    listed("hidden_in_site", "naam: X\u202eY\nregio: R\nsamenvatting: S\n", "B107"),
)
