"""Days and times on the Dutch clock, and how Dutch names them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
# fmt: off
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)
# fmt: on


def day(value: date) -> str:
    """``23 november 2026``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def exists(clock: datetime) -> bool:
    """Test that the Dutch clock shows this time of no zone: in spring it skips an hour."""
    there_and_back = clock.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE)
    return there_and_back.replace(tzinfo=None, fold=0) == clock.replace(fold=0)
