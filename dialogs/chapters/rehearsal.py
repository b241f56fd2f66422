"""Chapter 4: reading the letter aloud with a clock, and practising three hard answers."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from dialogs.answers import Spoken
from dialogs.chapters import letter
from dialogs.progress import Progress
from dialogs.question import TOLD, Question
from dialogs.table import chain, on
from dialogs.types import Say


class S(StrEnum):
    """Where a member can be in this chapter."""

    START = "rehearsal.start"
    ALOUD = "rehearsal.aloud"
    TIMED = "rehearsal.timed"
    DENIAL = "rehearsal.denial"
    BLAME = "rehearsal.blame"
    LATER = "rehearsal.later"
    DONE = "rehearsal.done"


TABLE = [
    on("open_rehearsal", "*", S.START),
    on("aloud", S.START, S.ALOUD),
    on("answers", S.START, S.DENIAL),
    *chain(TOLD, S.ALOUD, S.TIMED),
    on("answers", S.ALOUD, S.DENIAL),
    on("again", S.TIMED, S.ALOUD),
    on("answers", S.TIMED, S.DENIAL),
    *chain(TOLD, S.DENIAL, S.BLAME, S.LATER, S.DONE),
    on("again", S.DONE, S.START),
]

LONGEST_SECONDS = 240
"""A reader is ready when the letter takes under four minutes (domain 6.1)."""


def practised(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Keep that the answers have been practised once."""
    return progress.knowing(rehearsal__done=now.isoformat()) if chosen else progress


def timed(progress: Progress) -> tuple[Say, ...]:
    """Say how long the reading took, against the four minutes and against the written length."""
    seconds = int(progress.text("rehearsal.seconds", "0"))
    pace = "long" if seconds > LONGEST_SECONDS else "short" if seconds < 20 else "good"
    length = {"minutes": seconds // 60, "seconds": seconds % 60}
    says = [Say("rehearsal-took", length), Say(f"rehearsal-took-{pace}")]
    if letter.told(progress):
        expected = letter.seconds_aloud(progress)
        says.append(Say("rehearsal-written", {"minutes": expected // 60, "seconds": expected % 60}))
    return tuple(says)


def rule(_: Progress) -> tuple[Say, ...]:
    """Remind what a good answer does (domain 6.2)."""
    return (Say("rehearsal-formula"),)


REPLIES = ("a", "b", "c")

QUESTIONS = [
    Question(S.START, moves=("aloud", "answers")),
    Question(S.ALOUD, takes=Spoken(), keep="rehearsal.seconds", moves=("answers",)),
    Question(S.TIMED, moves=("answers", "again"), shows=timed),
    Question(S.DENIAL, answers=REPLIES, keep="rehearsal.denial", rows_of=3),
    Question(S.BLAME, answers=REPLIES, keep="rehearsal.blame", rows_of=3),
    Question(S.LATER, answers=REPLIES, keep="rehearsal.later", rows_of=3, does=practised),
    Question(S.DONE, moves=("open_session", "again"), shows=rule, rests=True),
]
