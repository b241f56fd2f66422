"""What can be done from anywhere and leads back to the place one came from: settings, pauses, erasing."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from dialogs import sos
from dialogs.answers import Country
from dialogs.chapters.preparation import SCREEN
from dialogs.chapters.welcome import COUNTRIES
from dialogs.progress import Progress
from dialogs.question import Question
from dialogs.table import on
from dialogs.times import only_zone
from dialogs.types import Say


class S(StrEnum):
    """Where a member can be on an errand."""

    SETTINGS = "errands.settings"
    NOTES = "errands.notes"
    DELETE = "errands.delete"
    LAST_CHANCE = "errands.last_chance"
    SOS_COUNTRY = "errands.sos_country"
    DELETED = "errands.deleted"


SETTINGS = {
    "my_name": "welcome.my_name",
    "loved_name": "welcome.loved_name",
    "pronoun": "welcome.pronoun",
    "substance": "welcome.substance",
    "country": "welcome.country",
    "clock": "welcome.clock",
    "quiet": "welcome.quiet_hours",
    "discreet": "welcome.discreet",
}
"""What can be changed later → the question that changes it."""

TABLE = [
    on("open_settings", "*", S.SETTINGS),
    *(on(name, S.SETTINGS, question) for name, question in SETTINGS.items()),
    on("open_notes", "*", S.NOTES),
    on("open_delete", "*", S.DELETE),
    on("sure", S.DELETE, S.LAST_CHANCE),
    on("erase", S.LAST_CHANCE, S.DELETED),
    on("sos_country", "*", S.SOS_COUNTRY),
]

STARTS = frozenset(
    {"open_settings", "open_notes", "open_delete", "sos_country", "set_date", "open_screen", "due"}
)
"""Triggers that begin an errand: when it is done, the member is back where they were."""

STEPS = frozenset({
    *S,
    "welcome.clock",
    "preparation.date",
    "preparation.date_check",
    "preparation.held_back",
    *SCREEN,
    "preparation.flagged",
    "preparation.professional",
})  # fmt: skip
"""States an errand may lead on to; any other end of it leads back."""

PAUSE = timedelta(days=7)


def without_old_pause(progress: Progress, now: datetime) -> Progress:
    """Let a pause that is over be forgotten."""
    paused = progress.text("notes.paused")
    if not paused or datetime.fromisoformat(paused) > now:
        return progress
    return progress.knowing(notes__paused=None)


def change_notes(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Pause the check-ins for a week, stop them, or let them come again."""
    if chosen == "pause":
        return progress.knowing(notes__paused=(now + PAUSE).isoformat(), notes__stopped=None)
    if chosen == "stop":
        return progress.knowing(notes__stopped="yes", notes__paused=None)
    return progress.knowing(notes__stopped=None, notes__paused=None)


def place(progress: Progress, _: str, __: datetime) -> Progress:
    """Take the zone too where the country has just one; in an emergency the clock is not asked for."""
    zone = only_zone(progress.text("me.country"))
    return progress.knowing(me__zone=zone) if zone else progress


def numbers(progress: Progress, _: str) -> tuple[Say, ...]:
    """Show the numbers of the country that was just named."""
    return sos.card(progress)


QUESTIONS = [
    Question(S.SETTINGS, moves=tuple(SETTINGS), rows_of=2),
    Question(S.NOTES, returns=("pause", "stop", "resume"), does=change_notes),
    Question(S.DELETE, yes="sure", no="stay", exact=True, moves=("sure",), returns=("stay",)),
    Question(S.LAST_CHANCE, yes="erase", no="stay", exact=True, moves=("erase",), returns=("stay",)),
    Question(S.DELETED, forgets=True),
    Question(
        S.SOS_COUNTRY,
        answers=COUNTRIES,
        takes=Country(),
        keep="me.country",
        does=place,
        closing=numbers,
        urgent=True,
        rows_of=2,
    ),
]
