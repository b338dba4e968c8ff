"""QR codes of pages."""

import io

import pytest
import segno

from catalogue.site.pages.entries import qr_code


@pytest.mark.parametrize("length", [1, 40, 90, 200])
def test_a_code_is_the_one_that_segno_draws(length: int) -> None:
    text = f"https://voorbeeld.nl/{'techniek/' * length}"[: 20 + length]
    out = io.BytesIO()
    code = segno.make_qr(text, error="m", boost_error=False, mask=3)
    code.save(out, kind="svg", border=4, light="#fff", omitsize=True, svgclass=None)
    assert qr_code(text) == out.getvalue()
