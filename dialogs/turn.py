"""The one function the whole coach turns on: one thing happens to one member, and this is what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from dialogs import anywhere, check_ins, schedule
from dialogs.chapters import errands
from dialogs.hearing import Chosen, NotHeard, Stale, Typed, hear
from dialogs.machine import QUESTIONS, fire, triggers_from
from dialogs.moves import returned_to
from dialogs.progress import Progress
from dialogs.prompt import SKIP, acknowledgement, prompt
from dialogs.question import TOLD, Question
from dialogs.types import Due, Event, File, Reply, Say, Tap, Text, Turn, Verbatim

DOUBLE_TAP_SECONDS = 3.0


def take_turn(progress: Progress, event: Event, now: datetime) -> Turn:
    """Say what follows when one thing happens to one member; touch nothing.

    `now` is aware. The same arguments always give the same turn.
    """
    if isinstance(event, Tap):
        if _tapped_twice(progress, event, now):
            return Turn(progress)
        progress = replace(progress, tapped=(_mark(event), now.timestamp()))
    progress = errands.without_old_pause(progress, now)
    turn = _follow(progress, event, now)
    if turn.replies:
        aside = turn.replies[-1].aside
        turn = replace(turn, progress=replace(turn.progress, aside=aside))
    if turn.forget or turn.progress.answers is progress.answers:
        return turn
    if schedule.basis(turn.progress) == schedule.basis(progress):
        return turn
    return replace(turn, check_ins=schedule.ahead(turn.progress, now))


def _tapped_twice(progress: Progress, tap: Tap, now: datetime) -> bool:
    data, at = progress.tapped
    return data == _mark(tap) and 0 <= now.timestamp() - at < DOUBLE_TAP_SECONDS


def _mark(tap: Tap) -> str:
    """Tell a button from the same button under another message."""
    return f"{tap.message}:{tap.data}"


def _follow(progress: Progress, event: Event, now: datetime) -> Turn:
    if isinstance(event, Due):
        return check_ins.arrive(progress, event, now, lead_on)
    if turn := anywhere.overhear(progress, event, lead_on):
        return turn
    if turn := check_ins.answer(progress, event, now, lead_on):
        return turn
    question = QUESTIONS[progress.state]
    match hear(question, event, progress, now):
        case Chosen(offer):
            return choose(progress, question, offer, now)
        case Typed(values):
            return tell(progress.keeping(values), question, TOLD, now)
        case Stale(state):
            return Turn(progress, (anywhere.stale(progress, state),))
        case NotHeard(why):
            before = () if question.greets and isinstance(event, Text) else (why,)
            return Turn(progress, (prompt(progress, before=before, again=not question.greets),))


def choose(progress: Progress, question: Question, offer: str, now: datetime) -> Turn:
    """Follow a button of the question, tapped or typed."""
    if offer == SKIP:
        return tell(progress, question, SKIP, now)
    if offer in question.answers:
        kept = progress.keeping({question.keep: offer}) if question.keep else progress
        return tell(kept, question, offer, now)
    done = question.does(progress, offer, now) if question.does else progress
    if offer in question.returns:
        return come_back(done, acknowledgement(done, question, offer))
    other = question.redirects(progress, offer, now) if question.redirects else ""
    if other:
        return lead_on(done, other, (Say(f"{question.id}-{other.replace('_', '-')}"),))
    return lead_on(done, offer, acknowledgement(done, question, offer))


def tell(progress: Progress, question: Question, offer: str, now: datetime) -> Turn:
    """Follow an answer that has been kept, or a question that was skipped."""
    done = question.does(progress, offer, now) if question.does else progress
    trigger = question.then(done) if question.then else TOLD
    turn = lead_on(done, trigger, acknowledgement(done, question, offer))
    if question.urgent:
        turn = replace(turn, replies=tuple(replace(reply, urgent=True) for reply in turn.replies))
    return replace(turn, files=(File(question.gives[offer]),)) if offer in question.gives else turn


Before = tuple[Say | Verbatim, ...]


def lead_on(progress: Progress, trigger: str, before: Before = ()) -> Turn:
    """Move on by a trigger: along the journey, into an errand, or back from one."""
    if progress.place and trigger not in triggers_from(progress.state):
        return come_back(progress, before)
    state = fire(progress.state, trigger)
    if trigger in errands.STARTS:
        place = progress.place or progress.state
        return arrive(replace(progress.at(state), place=place), before)
    if progress.place and not trigger.startswith("open_") and _ends_errand(progress.state, state):
        return come_back(progress, before)
    if trigger.startswith("open_"):
        progress = replace(progress, place="")
    return arrive(progress.at(state), before)


def _ends_errand(here: str, there: str) -> bool:
    return there not in errands.STEPS and here != errands.S.SETTINGS


def come_back(progress: Progress, before: Before = ()) -> Turn:
    """End an errand: the member is where they were before it, and is told so by the same question."""
    back = returned_to(progress, progress.place or progress.state)
    return Turn(back, (prompt(back, before=before or (Say("errand-done"),), again=True),))


def arrive(progress: Progress, before: Before = ()) -> Turn:
    """Say what is said on reaching a state; a state that forgets ends everything."""
    question = QUESTIONS[progress.state]
    if question.forgets:
        return Turn(Progress(), (Reply((*before, Say(question.id))),), forget=True)
    return Turn(progress, (prompt(progress, before=before),))
