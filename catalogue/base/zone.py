"""The clock on the wall in Rotterdam."""

from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
