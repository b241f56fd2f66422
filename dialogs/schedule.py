"""What the coach will write of its own accord, and when: the calendar of `data/calendar.toml` for one member.

The whole plan follows from the progress alone, so a moved date, another zone or a new outcome needs no
bookkeeping: the plan is made anew.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import Any, Literal

from dialogs.progress import Progress
from dialogs.times import Quiet, instant, wall
from dialogs.types import CheckIn

SOONER = "sooner"
DEADLINE = "deadline"
SOONER_DAYS = 2
"""After a hard answer the coach comes back this many days later (product, chapter 6)."""

MORNING = time(10)
LATE = timedelta(hours=3)
"""A check-in that comes later than this says so."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """A note tied to the session: minutes before it (negative: after), and when it loses its sense."""

    name: str
    minutes: int
    expires_minutes: int
    in_quiet: Literal["earlier", "skip"] = "earlier"


@dataclass(frozen=True, slots=True)
class Afterwards:
    """A note tied to the outcome: days after it was told, at a local hour."""

    name: str
    days: int
    at: time
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar as authors wrote it."""

    countdown: tuple[Countdown, ...]
    afterwards: tuple[Afterwards, ...]
    paths: dict[str, str]


@cache
def calendar() -> Calendar:
    """Read the shipped calendar, once."""
    data = tomllib.loads((resources.files("dialogs") / "data" / "calendar.toml").read_text("utf-8"))
    return Calendar(
        tuple(Countdown(**row) for row in data["countdown"]),
        tuple(_afterward(row) for row in data["afterwards"]),
        data["paths"],
    )


def _afterward(row: dict[str, Any]) -> Afterwards:
    return Afterwards(row["name"], row["days"], time.fromisoformat(row["at"]), tuple(row["paths"]))


def basis(progress: Progress) -> tuple[object, ...]:
    """Give everything the plan depends on: while this stays equal, so does the plan."""
    keys = (
        "session.at", "session.zone", "after.outcome", "after.since", "after.deadline", "after.sooner",
        "me.zone", "me.quiet", "notes.stopped", "notes.paused",
    )  # fmt: skip
    return tuple(progress.answers.get(key) for key in keys)


def plan(progress: Progress) -> tuple[CheckIn, ...]:
    """Give every check-in this progress calls for, past ones included, in order of time."""
    if progress.text("notes.stopped"):
        return ()
    return tuple(sorted((*_countdown(progress), *_afterwards(progress)), key=lambda c: c.due))


def ahead(progress: Progress, now: datetime) -> tuple[CheckIn, ...]:
    """Give the check-ins that are still to come."""
    return tuple(check_in for check_in in plan(progress) if check_in.due > now)


def _countdown(progress: Progress) -> Iterator[CheckIn]:
    if not progress.has("session.at"):
        return
    zone, quiet = progress.zone, Quiet.read(progress.text("me.quiet"))
    session = instant(
        datetime.fromisoformat(progress.text("session.at")), progress.text("session.zone", "UTC")
    )
    for row in calendar().countdown:
        meant = wall(session - timedelta(minutes=row.minutes), zone)
        expires = session - timedelta(minutes=row.expires_minutes)
        moved = quiet.after(meant)
        if instant(moved, zone) >= expires:
            if row.in_quiet == "skip":
                continue
            moved = quiet.before(meant)
        due = instant(moved, zone)
        yield CheckIn(row.name, progress.text("session.at"), moved, zone, due, expires)


def _afterwards(progress: Progress) -> Iterator[CheckIn]:
    """Give the notes of the year; what falls into a pause is left out, not piled up behind it."""
    paused = progress.text("notes.paused")
    until = datetime.fromisoformat(paused) if paused else None
    yield from (c for c in _year(progress) if until is None or c.due > until or c.name == DEADLINE)


def _year(progress: Progress) -> Iterator[CheckIn]:
    if not progress.has("after.outcome", "after.since"):
        return
    zone, quiet = progress.zone, Quiet.read(progress.text("me.quiet"))
    since = wall(datetime.fromisoformat(progress.text("after.since")), zone)

    def at(name: str, occasion: str, day: datetime, clock: time) -> CheckIn:
        local = quiet.after(datetime.combine(day.date(), clock))
        return CheckIn(name, occasion, local, zone, instant(local, zone))

    for row in calendar().afterwards:
        if path(progress) in row.paths:
            yield at(row.name, progress.text("after.since"), since + timedelta(days=row.days), row.at)
    if progress.has("after.sooner"):
        hard = wall(datetime.fromisoformat(progress.text("after.sooner")), zone)
        yield at(SOONER, progress.text("after.sooner"), hard + timedelta(days=SOONER_DAYS), MORNING)
    if progress.has("after.deadline"):
        deadline = progress.text("after.deadline")
        yield at(DEADLINE, deadline, datetime.fromisoformat(deadline), MORNING)


def path(progress: Progress) -> str:
    """Say which words fit the outcome, such as `treatment` or `home`; empty when nothing is to be said."""
    return calendar().paths.get(progress.text("after.outcome"), "")


def meant(progress: Progress, name: str) -> CheckIn | None:
    """Give the check-in of this name if the progress still calls for it."""
    return next((check_in for check_in in plan(progress) if check_in.name == name), None)


def is_late(intended: datetime, now: datetime) -> bool:
    """Say whether it comes so late that the words should say so."""
    return now.astimezone(UTC) - intended.astimezone(UTC) > LATE
