"""Chapter 5: waiting for the day, one-tap cards for it, and how it ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from dialogs.answers import Moment
from dialogs.chapters.said_back import settled
from dialogs.progress import Progress
from dialogs.question import TOLD, Question
from dialogs.table import on
from dialogs.times import ahead, wall
from dialogs.types import Say


class S(StrEnum):
    """Where a member can be in this chapter."""

    WAITING = "session.waiting"
    CARDS = "session.cards"
    CANCEL = "session.cancel"
    OUTCOME = "session.outcome"
    DEADLINE = "session.deadline"
    DEADLINE_CHECK = "session.deadline_check"


CARDS = (
    "shouting", "tears", "silence", "leaving", "intoxicated", "suicide", "violence", "medical", "breathe",
)  # fmt: skip
"""Cards for a hard minute (domain 6.3, 6.4, 7.2 to 7.4)."""

OUTCOMES = (
    "accepted",
    "conditional",
    "asked_time",
    "refused",
    "left",
    "cancelled",
    "stopped",
    "died",
)
"""How a session can end (domain 8.1)."""

TABLE = [
    on("open_session", "*", S.WAITING),
    on("cards", S.WAITING, S.CARDS),
    on("cancel", S.WAITING, S.CANCEL),
    on("keep", S.CANCEL, S.WAITING),
    on("call_off", S.CANCEL, "aftercare.between"),
    *(on(card, S.CARDS, S.CARDS) for card in CARDS),
    on(TOLD, S.OUTCOME, "aftercare.between"),
    on("asked_time", S.OUTCOME, S.DEADLINE),
    on(TOLD, S.DEADLINE, S.DEADLINE_CHECK),
    on("later", S.DEADLINE, "aftercare.between"),
    on(TOLD, S.DEADLINE_CHECK, S.DEADLINE_CHECK),
    on("right", S.DEADLINE_CHECK, "aftercare.between"),
    on("again", S.DEADLINE_CHECK, S.DEADLINE),
    on("past", S.DEADLINE_CHECK, S.DEADLINE),
    on("open_outcome", "*", S.OUTCOME),
]


OF_ONE_OUTCOME = ("deadline", "proposed", "sooner", "asked", "answer", "line")
"""What belongs to an outcome and ends with it; what the member told us stays."""


def end(progress: Progress, outcome: str, now: datetime) -> Progress:
    """Keep the outcome and when it was told; the day is over, and what hung on an older outcome with it."""
    fresh = progress.keeping({f"after.{name}": None for name in OF_ONE_OUTCOME})
    return fresh.knowing(session__at=None, after__outcome=outcome, after__since=now.isoformat())


def record(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Keep what was told as the outcome."""
    return end(progress, chosen, now) if chosen in OUTCOMES else progress


def call_off(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Take the day back; that it was cancelled is an outcome of its own."""
    if chosen != "call_off":
        return progress
    return end(progress, "cancelled", now)


def after_outcome(progress: Progress) -> str:
    """Ask for the deadline when time was asked for."""
    return "asked_time" if progress.text("after.outcome") == "asked_time" else TOLD


def after_deadline(progress: Progress) -> str:
    """Say back the deadline that was understood, or go on without one."""
    return TOLD if progress.has("after.proposed") else "later"


def after_check(progress: Progress, chosen: str, now: datetime) -> str:
    """Refuse a deadline that has passed meanwhile."""
    late = not ahead(progress.text("after.proposed"), progress.zone, now)
    return "past" if chosen == "right" and late else ""


def settle(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Make the deadline that was said back the one that counts."""
    kept = {"after.deadline": progress.answers.get("after.proposed")}
    refused = after_check(progress, chosen, now)
    return settled(progress, chosen, "after.proposed", kept, refused=refused)


AGREED_HOURS = timedelta(hours=72)
"""Time asked for should end within this (domain 8.2)."""


def too_late(progress: Progress) -> tuple[Say, ...]:
    """Say when the time asked for is long."""
    if not progress.has("after.since", "after.proposed"):
        return ()
    since = wall(datetime.fromisoformat(progress.text("after.since")), progress.zone)
    late = datetime.fromisoformat(progress.text("after.proposed")) > since + AGREED_HOURS
    return (Say("deadline-long"),) if late else ()


def nothing_to_cancel(progress: Progress) -> frozenset[str]:
    """Hide the button that calls the session off while no day is set."""
    return frozenset() if progress.has("session.at") else frozenset({"cancel"})


def deadline(progress: Progress) -> dict[str, str | int]:
    """Say back the deadline that was understood."""
    return progress.moment_in_words(deadline="after.proposed")


def day(progress: Progress) -> tuple[Say, ...]:
    """Say when the session is, or that there is no day yet."""
    if not progress.has("session.at"):
        return (Say("session-no-day"),)
    return (Say("session-day", progress.moment_in_words(session="session.at")),)


QUESTIONS = [
    Question(
        S.WAITING,
        moves=("cards", "set_date", "open_outcome", "cancel"),
        shows=day,
        hides=nothing_to_cancel,
        rests=True,
    ),
    Question(S.CARDS, moves=(*CARDS, "open_outcome"), rows_of=2),
    Question(S.CANCEL, yes="call_off", no="keep", exact=True, moves=("keep", "call_off"), does=call_off),
    Question(S.OUTCOME, answers=OUTCOMES, keep="after.outcome", does=record, then=after_outcome),
    Question(S.DEADLINE, takes=Moment(), keep="after.proposed", may_skip=True, then=after_deadline),
    Question(
        S.DEADLINE_CHECK,
        yes="right",
        no="again",
        redirects=after_check,
        moves=("right", "again"),
        takes=Moment(),
        keep="after.proposed",
        does=settle,
        fills=deadline,
        shows=too_late,
    ),
]
