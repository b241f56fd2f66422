"""Wall-clock times, zones and quiet hours: when a local intention falls, through every clock change."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global
from babel.dates import format_date, format_time

MINUTE = timedelta(minutes=1)


class Quiet(NamedTuple):
    """The hours in which nothing is sent; from 22:00 to 8:00 unless the member says otherwise."""

    start: time = time(22)
    end: time = time(8)

    @classmethod
    def read(cls, kept: str) -> Quiet:
        """Read `22:00-08:00`; an empty text gives the usual hours."""
        if not kept:
            return cls()
        start, end = kept.split("-")
        return cls(time.fromisoformat(start), time.fromisoformat(end))

    def __contains__(self, moment: object) -> bool:
        """Say whether a wall-clock time falls into the quiet hours."""
        if not isinstance(moment, datetime):
            return False
        now = moment.time()
        if self.start <= self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end

    def after(self, moment: datetime) -> datetime:
        """Give the first wall-clock time from `moment` on that is not quiet."""
        if moment not in self:
            return moment
        end = moment.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        return end if end >= moment else end + timedelta(days=1)

    def before(self, moment: datetime) -> datetime:
        """Give the last wall-clock time up to `moment` that is not quiet."""
        if moment not in self:
            return moment
        start = moment.replace(hour=self.start.hour, minute=self.start.minute, second=0, microsecond=0)
        return (start if start <= moment else start - timedelta(days=1)) - MINUTE


def instant(local: datetime, zone: str) -> datetime:
    """Give the UTC instant of a wall-clock time.

    A time that the clocks jump over is moved forward by the jump; one that comes twice means the first.
    """
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall(moment: datetime, zone: str) -> datetime:
    """Give the wall-clock time (naive) of an instant in a zone."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """Give the time zones in use in a country (ISO 3166 code), from CLDR; of all countries for ""."""
    by_zone = get_global("zone_territories")
    return tuple(sorted(z for z, code in by_zone.items() if code == country or not country if _exists(z)))


def _exists(zone: str) -> bool:
    """Say whether the time zone database knows a zone that CLDR lists."""
    try:
        ZoneInfo(zone)
    except ZoneInfoNotFoundError:
        return False
    return True


def only_zone(country: str) -> str | None:
    """Give the zone of a country in which all clocks show the same all year; None if they differ."""
    zones = zones_of(country) if country else ()
    if len({tuple(ZoneInfo(zone).utcoffset(day) for day in SOLSTICES) for zone in zones}) != 1:
        return None
    return min(zones, key=lambda zone: (_RANK.get(zone, 99), zone))


SOLSTICES = (datetime(2026, 6, 21), datetime(2026, 12, 21))


def zone_by_clock(country: str, hour: int, minute: int, now: datetime) -> str | None:
    """Find the zone in which a clock shows that time now (to within 20 minutes), own country first.

    Without a fitting zone in the country any zone with that time is taken, whole hours from UTC first, so
    that check-ins still come at the right hour; None when no clock on earth shows that time.
    """
    shown = timedelta(hours=hour, minutes=minute)

    def off(zone: str) -> timedelta:
        there = wall(now, zone)
        gap = (shown - timedelta(hours=there.hour, minutes=there.minute)) % timedelta(days=1)
        return min(gap, timedelta(days=1) - gap)

    fixed = [f"Etc/GMT{sign:+d}" for sign in range(-14, 13) if sign] + ["Etc/GMT"]
    for zones in (zones_of(country) if country else (), fixed, zones_of("")):
        near = [zone for zone in zones if off(zone) <= timedelta(minutes=20)]
        if near:
            break
    return min(near, key=lambda zone: (off(zone), _RANK.get(zone, 99), zone), default=None)


_RANK = {
    zone: rank
    for rank, zone in enumerate((
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
        "America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver",
        "America/Mexico_City", "America/Sao_Paulo", "Europe/Moscow", "Australia/Sydney",
        "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth", "Europe/Madrid",
        "Europe/Lisbon", "Europe/Berlin", "America/Santiago", "Pacific/Auckland", "Asia/Jakarta",
    ))
}  # fmt: skip
"""Where several zones show the same time, the one in which most people live."""


def ahead(local: str, zone: str, now: datetime) -> bool:
    """Say whether a kept wall-clock time is still to come; an empty one is not."""
    return bool(local) and instant(datetime.fromisoformat(local), zone) > now


def in_words(local: str, language: str) -> str:
    """Say a kept wall-clock time in words: `Saturday, 5 December 2026, 10:00`."""
    moment = datetime.fromisoformat(local)
    day = format_date(moment, "EEEE, d MMMM y", locale=language)
    return f"{day}, {format_time(moment, 'HH:mm', locale=language)}"


CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:\s?[:.h]\s?(\d{2}))?\s*(a\.?m\b|p\.?m\b)?(?![\d:])", re.IGNORECASE | re.ASCII
)


def read_clock(text: str) -> time | None:
    """Read a time of day such as `21:40`, `9.15 pm` or `7`; None when it is none."""
    found = CLOCK.search(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
