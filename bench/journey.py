"""The journey all benchmarks walk: one lap of taps through real states, by members with a real history.

The lap is found by walking the real core, so it follows when a chapter changes: the safety screen, the
plan, the rehearsal, the cards for a hard minute, the menu, the help line, the letter, and round again.
Each tap is answered by exactly one message, so that turns can be counted as messages.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from bot.render import render
from bot.store.rows import Message
from dialogs.chapters import letter, preparation, session
from dialogs.machine import QUESTIONS
from dialogs.progress import Progress
from dialogs.prompt import SKIP
from dialogs.question import Question
from dialogs.turn import take_turn
from dialogs.types import Event, Tap, Turn

WALKED = ("open_preparation", "open_rehearsal", "open_session")
PREFERRED = ("no", "go_on")
"""What is tapped where it is offered; else to skip, else the first button."""

LETTER_WORDS = 400
START = datetime(2026, 1, 10, 12, tzinfo=UTC)
VOCABULARY = re.findall(
    r"\w+",
    "remember summer lake house laughing kitchen Sunday worried morning phone promise brother children "
    "garden afraid hospital Tuesday waited love help together treatment bed ready tomorrow evening",
)


class NoLap(Exception):
    """The dialog has changed so that the lap cannot be walked; the message says where."""


@dataclass(frozen=True, slots=True)
class Step:
    """One tap of the lap: where it is made, where it leads and what is said to it."""

    here: str
    tap: str
    there: str
    message: Message


def member(number: int) -> Progress:
    """Give the progress of a member who has come far: 3 to 6 kB, in words of their own."""
    dice = random.Random(number)  # noqa: S311 (the same members each time)

    def prose(words: int) -> str:
        return " ".join(dice.choices(VOCABULARY, k=words)) + "."

    screen = {preparation.key(state): "no" for state in preparation.SCREEN}
    parts = {letter.key(part): prose(LETTER_WORDS // len(letter.PARTS)) for part in letter.PARTS}
    answers: dict[str, Any] = {
        "me.language": "en", "me.consent": START.isoformat(), "me.country": "GB",
        "me.zone": "Europe/London", "me.quiet": "22:00-08:00", "me.notes": "discreet",
        "me.name": f"Maria {number}", "loved.name": f"Jo {number}", "loved.they": "he",
        "loved.relation": "sibling", "loved.substance": "alcohol", "loved.now": prose(40),
        "plan.people": prose(20), "plan.place": prose(12), "plan.boundary": prose(25),
        "letter.kept": START.isoformat(), "letter.revising": "yes", "rehearsal.seconds": 185,
        "after.outcome": "refused", "after.since": (START - timedelta(days=400)).isoformat(),
        **screen, **parts,
    }  # fmt: skip
    return Progress("welcome.map", answers)


@cache
def settled(number: int) -> Progress:
    """Give a member who has walked the lap before, so that each further lap is the same."""
    progress = member(number)
    for _ in range(2):
        progress = lap(progress)[1]
    return progress


@cache
def trail() -> Progress:
    """Give the one member whose place and trail all made-up members of large tables share."""
    return settled(0)


def quick(number: int) -> Progress:
    """Give the same as `settled` without walking: the path is the same for all, the words are their own."""
    own, common = member(number), trail()
    return replace(common, answers={**common.answers, **own.answers})


def lap(progress: Progress) -> tuple[list[Step], Progress]:
    """Walk one lap; give its steps and the progress at its end."""
    steps: list[Step] = []
    now = START
    for tap in _taps():
        wanted = [tap]
        while wanted:
            now += timedelta(seconds=10)
            step, progress = _step(progress, wanted.pop(), now)
            steps.append(step)
            if tap.partition(":")[2] in WALKED and not QUESTIONS[progress.state].rests:
                wanted.append(f"{progress.state}:{_offer(QUESTIONS[progress.state])}")
    return steps, progress


def _taps() -> Iterator[str]:
    yield from (f"*:{opener}" for opener in WALKED)
    yield f"{session.S.WAITING}:cards"
    yield from (f"{session.S.CARDS}:{card}" for card in session.CARDS)
    yield from ("*:menu", "*:help", "*:sos", "*:open_letter", f"{letter.S.START}:begin", "*:open_map")


def _offer(question: Question) -> str:
    offers = question.offers
    fallback = offers[0] if offers else SKIP if question.may_skip else ""
    if found := next((offer for offer in PREFERRED if offer in offers), fallback):
        return found
    raise NoLap(f"{question.state} cannot be left by a tap; teach bench/journey.py another way round")


def _step(progress: Progress, tap: str, now: datetime) -> tuple[Step, Progress]:
    turn = take_turn(progress, Tap(tap), now)
    return Step(progress.state, tap, turn.progress.state, only_message(turn, tap)), turn.progress


def only_message(turn: Turn, what: str) -> Message:
    """Give the one message of a turn."""
    messages = [m for reply in turn.replies for m in render(reply, turn.progress, "")]
    if len(messages) != 1 or turn.files or turn.check_ins is not None:
        raise NoLap(f"{what} is answered by {len(messages)} messages or changes the notes; leave it out")
    return messages[0]


@cache
def circle() -> tuple[Step, ...]:
    """Give the lap as it comes round for ever, and make sure that it does."""
    first, progress = lap(settled(1))
    second, _ = lap(progress)
    for here, again in zip(first, second, strict=True):
        if here != again:
            raise NoLap(f"{here.tap} in {here.here} is answered differently the second time")
    if any(first[n].message == first[n - 1].message for n in range(len(first))):
        raise NoLap("two answers in a row look the same")
    return tuple(first)


def taps() -> tuple[str, ...]:
    """Give the lap as what is tapped."""
    return tuple(step.tap for step in circle())


@lru_cache(4096)
def shown(message: Message) -> dict[str, Any]:
    """Give what a message shows, as Telegram knows it: text and keyboard."""
    params: dict[str, Any] = json.loads(message.params)
    return {key: params[key] for key in ("text", "reply_markup") if key in params}


def answer_to(progress: Progress, event: Event, now: datetime) -> tuple[Progress, Message]:
    """Give what must follow from one event, by the core alone."""
    turn = take_turn(progress, event, now)
    return turn.progress, only_message(turn, repr(event))


def size(progress: Progress) -> int:
    """Give the bytes of a progress as stored."""
    return len(json.dumps(json.loads(progress.to_json()), ensure_ascii=False).encode())
