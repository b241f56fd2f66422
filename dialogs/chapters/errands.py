"""What can be done from anywhere and leads back to the place one came from: settings, pauses, erasing."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from dialogs.progress import Progress
from dialogs.question import Question
from dialogs.table import on


class S(StrEnum):
    """Where a member can be on an errand."""

    SETTINGS = "errands.settings"
    NOTES = "errands.notes"
    DELETE = "errands.delete"
    DELETE_SURE = "errands.delete_sure"
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
    on("sure", S.DELETE, S.DELETE_SURE),
    on("erase", S.DELETE_SURE, S.DELETED),
    on("set_country", "*", "welcome.country"),
]

STARTS = frozenset({"open_settings", "open_notes", "open_delete", "set_country", "set_date", "due"})
"""Triggers that begin an errand: when it is done, the member is back where they were."""

STEPS = frozenset({
    *S,
    "welcome.clock",
    "preparation.date",
    "preparation.date_check",
    "preparation.held_back",
})  # fmt: skip
"""States an errand may lead on to; any other end of it leads back."""

PAUSE = timedelta(days=7)


def change_notes(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Pause the check-ins for a week, stop them, or let them come again."""
    if chosen == "pause":
        return progress.knowing(notes__paused=(now + PAUSE).isoformat(), notes__stopped=None)
    if chosen == "stop":
        return progress.knowing(notes__stopped="yes", notes__paused=None)
    return progress.knowing(notes__stopped=None, notes__paused=None)


QUESTIONS = [
    Question(S.SETTINGS, moves=tuple(SETTINGS), rows_of=2),
    Question(S.NOTES, returns=("pause", "stop", "resume"), does=change_notes),
    Question(S.DELETE, moves=("sure",), returns=("stay",)),
    Question(S.DELETE_SURE, moves=("erase",), returns=("stay",)),
    Question(S.DELETED, forgets=True),
]
