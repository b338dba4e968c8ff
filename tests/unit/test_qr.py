"""QR codes are those of a library that others have tested."""

import io

import pytest
import segno

from catalogue.site import qr

# The most that fits in a version, and one byte more, up to the largest.
LENGTHS = (13, 14, 15, 26, 27, 42, 43, 62, 63, 106, 107, 180, 181, 213, 214, 666, 667, 1538, 2331)


@pytest.mark.parametrize("length", LENGTHS)
def test_a_code_is_the_one_that_segno_draws(length: int) -> None:
    text = "https://a.nl/é".ljust(length - 1, "x")[: length - 1]
    out = io.BytesIO()
    code = segno.make_qr(text.encode(), error="m", boost_error=False, mask=3)
    code.save(out, kind="svg", border=4, light="#fff", omitsize=True, svgclass=None)
    assert qr.svg(text) == out.getvalue()


def test_no_code_holds_more_than_the_largest() -> None:
    with pytest.raises(ValueError, match="2332"):
        qr.svg("x" * 2332)
