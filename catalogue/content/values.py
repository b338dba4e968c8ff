"""One written value becomes a typed one, or a problem with a suggestion."""

import re
from collections.abc import Callable
from typing import Any

from catalogue.base import messages
from catalogue.base.text import is_reserved, is_web_address, slug
from catalogue.content import days
from catalogue.content.draft import RefName
from catalogue.content.yaml_tree import Refused, Scalar
from catalogue.schema.shapes import (
    Address,
    Choice,
    Clock,
    Day,
    Decimal,
    Mail,
    Moment,
    Name,
    Period,
    Ref,
    SitePath,
    Text,
    Whole,
    describe,
)

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,9})")
_DECIMAL = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,12})?")
_SITE_PATH = re.compile(SitePath.PATTERN)
_MAIL = re.compile(Mail.PATTERN)
_INSIDE = re.compile(r"https?://[^\s<>()\[\]\"'‘’“”]+", re.IGNORECASE)
_NEARLY_HTTP = re.compile(r"(?:h?t{1,3}ps?)?[:;]?[/\\]{0,3}(?=[\w-]+\.)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


def _text(shape: Text, node: Scalar, key: str) -> str:
    text = " ".join(node.text.split())
    if not shape.shortest <= len(text) <= shape.longest:
        raise Refused(messages.field.wrong_length(node.place, key, len(text), shape.longest))
    return text


def _name(shape: Name, node: Scalar, key: str) -> str:
    if slug(node.text) != node.text or len(node.text) > shape.longest:
        raise Refused(messages.field.not_a_name(node.place, key, node.text, slug(node.text)))
    return node.text


def _whole(shape: Whole, node: Scalar, key: str) -> int:
    if not _WHOLE.fullmatch(node.text) or not shape.low <= int(node.text) <= shape.high:
        raise Refused(messages.field.not_a_number(node.place, key, node.text, describe(shape)))
    return int(node.text)


def _decimal(shape: Decimal, node: Scalar, key: str) -> float:
    if not _DECIMAL.fullmatch(node.text) or not shape.low <= float(node.text) <= shape.high:
        raise Refused(messages.field.not_a_number(node.place, key, node.text, describe(shape)))
    return float(node.text)


def _address(shape: Address, node: Scalar, key: str) -> str:
    written = node.text
    if not is_web_address(written) or len(written) > shape.longest:
        suggestion = _suggested_address(written)
        raise Refused(
            messages.field.not_an_address(node.place, key, written, describe(shape), suggestion)
        )
    return written


def _suggested_address(written: str) -> str:
    """The address that was probably meant: one inside other text, or one that begins wrong."""
    inside = _INSIDE.findall(written)
    if inside:
        return inside[0] if len(inside) == 1 and is_web_address(inside[0]) else ""
    start = _NEARLY_HTTP.match(written.strip())
    rest = written.strip()[start.end() :] if start else ""
    guess = f"https://{rest}"
    return guess if _DOMAIN.fullmatch(rest) and is_web_address(guess) else ""


def _site_path(shape: SitePath, node: Scalar, key: str) -> str:
    good = _SITE_PATH.fullmatch(node.text) and len(node.text) <= shape.longest
    if not good or any(map(is_reserved, node.text.split("/"))):
        suggestion = _suggested_path(node.text)
        raise Refused(
            messages.field.not_an_address(node.place, key, node.text, describe(shape), suggestion)
        )
    return node.text


def _suggested_path(written: str) -> str:
    """The folder and the page of a whole web address, or of an address without its ending."""
    parts = written.strip().partition("?")[0].removesuffix(".md").split("/")
    guess = "/".join(parts[-2:]).lower()
    guess = guess if guess.endswith(".html") else f"{guess}.html"
    return guess if len(parts) > 1 and _SITE_PATH.fullmatch(guess) else ""


def _mail(shape: Mail, node: Scalar, key: str) -> str:
    if not _MAIL.fullmatch(node.text) or len(node.text) > shape.longest:
        raise Refused(
            messages.field.not_an_address(node.place, key, node.text, describe(shape), "")
        )
    return node.text


def _choice(shape: Choice, node: Scalar, key: str) -> str:
    if node.text not in shape.options:
        raise Refused(messages.field.not_an_option(node.place, key, node.text, shape.options))
    return node.text


def _ref(shape: Ref, node: Scalar, key: str) -> RefName:  # noqa: ARG001 - one signature for all
    return RefName(shape.kind, node.text.strip(), node.place)


SCALARS: dict[type, Callable[[Any, Scalar, str], Any]] = {
    Text: _text,
    Name: _name,
    Whole: _whole,
    Decimal: _decimal,
    Day: days.day,
    Moment: days.moment,
    Clock: days.clock,
    Period: days.period,
    Address: _address,
    SitePath: _site_path,
    Mail: _mail,
    Choice: _choice,
    Ref: _ref,
}
