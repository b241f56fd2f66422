"""Chapter 6: the year afterwards, whatever the answer was: one small question at a time."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from dialogs.answers import Story
from dialogs.progress import Progress
from dialogs.question import TOLD, Question
from dialogs.table import on
from dialogs.times import in_words, wall
from dialogs.types import Say


class S(StrEnum):
    """Where a member can be in this chapter."""

    BETWEEN = "aftercare.between"
    ASKED = "aftercare.asked"
    ENDED = "aftercare.ended"


TABLE = [
    on("open_aftercare", "*", S.BETWEEN),
    on("due", "*", S.ASKED),
    on(TOLD, S.ASKED, S.BETWEEN),
    on(TOLD, S.BETWEEN, S.BETWEEN),
    on("finish", S.BETWEEN, S.ENDED),
    on("stay", S.ENDED, S.BETWEEN),
]

FEELINGS = ("better", "same", "worse", "happened")
"""How a check-in can be answered by a tap."""

HARD = frozenset({"worse", "happened"})


def answered(progress: Progress, _: str, now: datetime) -> Progress:
    """Keep the answer to the check-in that was asked; a hard one brings the next one sooner."""
    name, answer = progress.text("after.asked"), progress.text("after.answer")
    kept = progress.keeping({f"said.{progress.text('after.since')}.{name}": answer}) if name else progress
    return kept.knowing(after__sooner=now.isoformat()) if answer in HARD else kept


def note_down(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Keep a line that was written unasked, beside all earlier ones."""
    if chosen != TOLD or not progress.has("after.line"):
        return progress
    return progress.keeping({f"diary.{now.isoformat()}": progress.text("after.line"), "after.line": None})


def next_note(progress: Progress) -> tuple[Say, ...]:
    """Say that notes will come, or why none will."""
    if not progress.has("after.outcome"):
        return (Say("aftercare-none"),)
    if progress.text("notes.stopped"):
        return (Say("aftercare-stopped"),)
    if progress.text("after.outcome") == "died":
        return (Say("aftercare-quiet"),)
    if paused := progress.text("notes.paused"):
        until = wall(datetime.fromisoformat(paused), progress.zone).isoformat()
        return (Say("aftercare-paused", {"until": in_words(until, progress.language)}),)
    return (Say("aftercare-next"),)


def reply_to(progress: Progress, answer: str) -> tuple[Say, ...]:
    """Answer the answer; after a hard one say that the coach comes back soon, if it may."""
    said = Say(f"aftercare-asked-{answer}")
    writes = not progress.has("notes.stopped") and not progress.has("notes.paused")
    return (said, Say("aftercare-soon")) if answer in HARD and writes else (said,)


def outcome(progress: Progress) -> dict[str, str | int]:
    """Name the outcome, so that the words can fit it."""
    return {"outcome": progress.text("after.outcome", "none")}


QUESTIONS = [
    Question(
        S.BETWEEN,
        moves=("open_outcome", "open_notes", "finish"),
        shows=next_note,
        fills=outcome,
        takes=Story(),
        keep="after.line",
        does=note_down,
        rests=True,
    ),
    Question(
        S.ASKED,
        answers=FEELINGS,
        takes=Story(),
        keep="after.answer",
        does=answered,
        closing=reply_to,
        rows_of=2,
        rests=True,
    ),
    Question(S.ENDED, no="stay", moves=("stay", "open_delete"), rests=True),
]
