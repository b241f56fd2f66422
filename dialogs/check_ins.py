"""What the coach says of its own accord: when a check-in comes due, and what is answered to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from dialogs import schedule
from dialogs.chapters import aftercare
from dialogs.machine import QUESTIONS
from dialogs.progress import Progress
from dialogs.prompt import ANYWHERE, anywhere_button, prompt
from dialogs.question import TOLD
from dialogs.types import Button, Due, Event, Reply, Rows, Say, Tap, Turn

NOTE = "note"
"""What stands for the state in the data of a check-in's own buttons: `note:<name>:<answer>`."""

LeadOn = Callable[..., Turn]


def arrive(progress: Progress, due: Due, now: datetime, lead_on: LeadOn) -> Turn:
    """Say a check-in that has come due, or give the reason why it is not said."""
    meant = schedule.meant(progress, due.name)
    if meant is None:
        return Turn(progress, skipped="no longer in the plan")
    if meant.due > now:
        return Turn(progress, later=meant.due)
    if meant.expires and now > meant.expires:
        return Turn(progress, skipped="too late to make sense")
    if progress.text("me.notes") != "plain":
        return Turn(progress, (veiled(due.name),))
    return say(progress, due.name, lead_on, late=schedule.is_late(due.intended, now))


def veiled(name: str) -> Reply:
    """Say only that there is a note: nothing on a lock screen tells what it is about."""
    show = Button("note-veiled.show", f"{NOTE}:{name}:show")
    return Reply((Say("note-veiled"),), ((show,),), aside=True)


def say(progress: Progress, name: str, lead_on: LeadOn, *, late: bool = False) -> Turn:
    """Say the check-in itself; whoever is in the middle of a question stays there."""
    says = (*((Say("note-late"),) if late else ()), Say(words_for(progress, name)))
    if name.startswith("session-"):
        return Turn(progress, (Reply(says, session_rows(name), aside=True),))
    asked = progress.knowing(after__asked=name)
    rows = ((TELL,), (anywhere_button("menu"),)) if name == schedule.DEADLINE else feeling_rows(name)
    reply = Reply((*says, Say("aftercare-asked")) if name != schedule.DEADLINE else says, rows)
    if not QUESTIONS[progress.state].rests:
        return Turn(asked, (replace(reply, aside=True),))
    return replace(lead_on(asked, "due"), replies=(reply,))


def show(progress: Progress, name: str, now: datetime, lead_on: LeadOn) -> Turn:
    """Say a note that was hidden, if it still makes sense."""
    meant = schedule.meant(progress, name)
    if meant is None or (meant.expires and now > meant.expires):
        return Turn(progress, (prompt(progress, before=(Say("note-over"),), again=True),))
    return say(progress, name, lead_on)


def words_for(progress: Progress, name: str) -> str:
    """Give the message of a check-in; after a session it depends on how that ended."""
    if name.startswith("day-"):
        return f"note-{name}-{schedule.path(progress)}"
    return f"note-{name}"


TELL = Button("buttons.open-outcome", f"{ANYWHERE}:open_outcome")
SCREEN = Button("buttons.open-screen", f"{ANYWHERE}:open_screen")
SCREENED = frozenset({"session-2-days", "session-12-hours"})
"""Notes with which the safety questions are asked again (product, chapter 2)."""


def session_rows(name: str) -> Rows:
    """Give the buttons under a note of the countdown."""
    page = Button("note-session.open", f"{ANYWHERE}:open_session")
    if name == "session-ended":
        page = TELL
    asked = ((SCREEN,),) if name in SCREENED else ()
    return (*asked, (page,), (anywhere_button("menu"), anywhere_button("sos")))


def feeling_rows(name: str) -> Rows:
    """Give the buttons that answer a check-in from wherever the member is."""
    buttons = [
        Button(f"aftercare-asked.{feeling}", f"{NOTE}:{name}:{feeling}") for feeling in aftercare.FEELINGS
    ]
    return (tuple(buttons[:2]), tuple(buttons[2:]), (anywhere_button("menu"), anywhere_button("sos")))


def answer(progress: Progress, event: Event, now: datetime, lead_on: LeadOn) -> Turn | None:
    """Follow a button of a check-in, wherever the member is; None when the event is none."""
    if not isinstance(event, Tap) or not event.data.startswith(NOTE + ":"):
        return None
    _, _, rest = event.data.partition(":")
    name, _, chosen = rest.partition(":")
    if chosen == "show":
        return show(progress, name, now, lead_on)
    if chosen not in aftercare.FEELINGS or not progress.has("after.outcome"):
        return None
    told = aftercare.answered(progress.knowing(after__asked=name, after__answer=chosen), chosen, now)
    before = aftercare.reply_to(told, chosen)
    if told.state == aftercare.S.ASKED:
        return lead_on(told, TOLD, before)
    return Turn(told, (prompt(told, before=before, again=True),))
