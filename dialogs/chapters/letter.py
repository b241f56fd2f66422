"""Chapter 3: the letter, part by part in the member's own words, and put together."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from dialogs.answers import Story
from dialogs.progress import Progress
from dialogs.question import TOLD, Question
from dialogs.table import chain, on
from dialogs.types import Say, Verbatim


class S(StrEnum):
    """Where a member can be in this chapter."""

    START = "letter.start"
    OPENING = "letter.opening"
    MEMORIES = "letter.memories"
    UNDERSTANDING = "letter.understanding"
    FACTS = "letter.facts"
    FEELINGS = "letter.feelings"
    ASK = "letter.ask"
    HOPE = "letter.hope"
    REVIEW = "letter.review"
    WHICH = "letter.which"
    KEPT = "letter.kept"


PARTS = (
    S.OPENING,
    S.MEMORIES,
    S.UNDERSTANDING,
    S.FACTS,
    S.FEELINGS,
    S.ASK,
    S.HOPE,
)
"""The seven parts, in the order that matters (domain 5.1)."""

NAMES = tuple(part.value.removeprefix("letter.") for part in PARTS)

TABLE = [
    on("open_letter", "*", S.START),
    *(on(name, S.START, part) for name, part in zip(NAMES, PARTS, strict=True)),
    on("review", S.START, S.REVIEW),
    *chain(TOLD, *PARTS, S.REVIEW),
    *(on("revised", part, S.REVIEW) for part in PARTS),
    on("rewrite", S.REVIEW, S.WHICH),
    *(on(name, S.WHICH, part) for name, part in zip(NAMES, PARTS, strict=True)),
    on("keep", S.REVIEW, S.KEPT),
    on("rewrite", S.KEPT, S.WHICH),
]

WORDS_A_MINUTE = 130
"""How fast a letter is read aloud (domain 5.1)."""


def key(part: S) -> str:
    """Give the key a part is kept under: the name of its state."""
    return part.value


def told(progress: Progress) -> tuple[S, ...]:
    """Give the parts that have been written."""
    return tuple(part for part in PARTS if progress.has(key(part)))


def whole(progress: Progress) -> str:
    """Put the written parts together, in order, in exactly the member's words."""
    return "\n\n".join(progress.text(key(part)) for part in told(progress))


def seconds_aloud(progress: Progress) -> int:
    """Give how long the letter takes to read aloud, in seconds."""
    return round(60 * len(whole(progress).split()) / WORDS_A_MINUTE)


def where_left(progress: Progress) -> str:
    """Take the letter up at its first unwritten part, or at the review when most is there."""
    for name, part in zip(NAMES, PARTS, strict=True):
        if not progress.has(key(part)):
            return "review" if progress.has("letter.revising") else name
    return "review"


def after_part(progress: Progress) -> str:
    """Lead on to the next part, or back to the review when only one part was to change."""
    return "revised" if progress.has("letter.revising") else TOLD


def after_review(progress: Progress) -> str:
    """Keep the letter once there is something in it."""
    return "keep" if told(progress) else "rewrite"


def empty(progress: Progress) -> frozenset[str]:
    """Hide the button that keeps a letter while there is nothing in it."""
    return frozenset() if told(progress) else frozenset({"keep"})


def begin(progress: Progress, chosen: str, _: datetime) -> Progress:
    """Remember that single parts are being changed now."""
    return progress.knowing(letter__revising="yes") if chosen else progress


def finish(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Keep that the letter is finished for now."""
    if chosen != "keep" or not told(progress):
        return begin(progress, chosen, now)
    return progress.knowing(letter__kept=now.isoformat(), letter__revising="yes")


def count(progress: Progress) -> tuple[Say, ...]:
    """Say how far the letter has come."""
    written = len(told(progress))
    return (Say("letter-progress", {"written": written, "all": len(PARTS)}),) if written else ()


def read_back(progress: Progress) -> tuple[Say | Verbatim, ...]:
    """Give the letter back with its length in words and minutes, and the parts that are missing."""
    gaps = [
        Say(f"letter-missing-{part.value.removeprefix('letter.')}")
        for part in PARTS
        if part not in told(progress)
    ]
    length = Say(
        "letter-length",
        {
            "words": len(whole(progress).split()),
            "minutes": round(seconds_aloud(progress) / 60),
        },
    )
    if not told(progress):
        return (Say("letter-empty"),)
    return (Verbatim(whole(progress)), length, *([Say("letter-missing"), *gaps] if gaps else []))


QUESTIONS = [
    Question(S.START, yes="begin", answers=("begin",), then=where_left, shows=count),
    *(
        Question(part, takes=Story(at_least=3), keep=key(part), may_skip=True, then=after_part)
        for part in PARTS
    ),
    Question(
        S.REVIEW,
        yes="keep",
        no="rewrite",
        hides=empty,
        answers=("keep",),
        moves=("rewrite",),
        does=finish,
        then=after_review,
        gives={"keep": "letter"},
        shows=read_back,
    ),
    Question(S.WHICH, moves=NAMES, rows_of=2),
    Question(S.KEPT, moves=("open_rehearsal", "rewrite"), does=begin, rests=True),
]
