"""What works in every state and never loses the place: menu, help, help now, back, privacy, export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dialogs import journey, sos
from dialogs.chapters import errands
from dialogs.machine import QUESTIONS
from dialogs.moves import returned_to
from dialogs.progress import START, Progress
from dialogs.prompt import ANYWHERE, anywhere_button, back_is_possible, prompt
from dialogs.types import Button, Command, Event, File, Reply, Rows, Say, Tap, Text, Turn
from dialogs.words import Words, simplified, words

LeadOn = Callable[[Progress, str], Turn]

COMMANDS = {
    "start": "start",
    "menu": "menu",
    "progress": "menu",
    "help": "help",
    "sos": "sos",
    "back": "back",
    "settings": "open_settings",
    "notes": "open_notes",
    "privacy": "privacy",
    "export": "export",
    "delete": "open_delete",
}
"""Command → what it does, from any state."""

BEFORE_CONSENT = frozenset({
    "start", "menu", "help", "sos", "sos_all", "back", "privacy", "continue", "sos_country", "open_delete",
})  # fmt: skip
"""What works before the member has agreed that anything is kept."""

TYPED = ("menu", "help", "sos", "back", "continue", "open_notes", "open_delete", "export")
"""What can be typed as a word anywhere: the forms are the message `word-<name>`."""

LABELS = {
    **{f"map.{chapter}": f"open_{chapter}" for chapter in journey.CHAPTERS},
    "map.settings": "open_settings",
    "buttons.sos": "sos",
    "buttons.help": "help",
    "buttons.menu": "menu",
    "buttons.continue": "continue",
    "buttons.open-outcome": "open_outcome",
    "note-session.open": "open_session",
    "privacy.export": "export",
    "privacy.delete": "open_delete",
    "sos.country": "sos_country",
    "sos.which": "sos_country",
    "buttons.open-screen": "open_screen",
    "sos.more": "sos_all",
}
"""Labels of buttons that work anywhere → what they do: they can be typed as well."""


def overhear(progress: Progress, event: Event, lead_on: LeadOn) -> Turn | None:
    """Follow what works everywhere; None when the event is for the question itself."""
    action = _action(progress, event)
    if action is None:
        return None
    if action.startswith(REVISIT):
        return revisit(progress, action.removeprefix(REVISIT))
    if action not in BEFORE_CONSENT and not progress.has("me.consent"):
        return Turn(progress, (prompt(progress, before=(Say("not-yet"),), again=True),))
    if action in SAID:
        return SAID[action](progress)
    return lead_on(progress, action)


def _action(progress: Progress, event: Event) -> str | None:
    match event:
        case Command(name):
            return COMMANDS.get(name, "unknown_command")
        case Tap(data) if data.startswith(ANYWHERE + ":"):
            action = data.removeprefix(ANYWHERE + ":")
            return action if _is_ours(action) else None
        case Text(text):
            return typed(text, words(progress.language))
    return None


def typed(text: str, known: Words) -> str | None:
    """Give what a typed word or label does anywhere; None when it is none of these."""
    said = simplified(text)
    for action in TYPED:
        if said in known.forms("word-" + action.replace("_", "-")):
            return action
    return next((action for label, action in LABELS.items() if said == simplified(known.plain(label))), None)


OPENS = journey.OPENERS | errands.STARTS - {"due"} | {"open_outcome"}
"""Triggers that a button may give from any state."""

REVISIT = "revisit."


def _is_ours(action: str) -> bool:
    return action in SAID or action in OPENS or action.removeprefix(REVISIT) in QUESTIONS


def menu(progress: Progress) -> Turn:
    """Show the map of the journey; the place stays as it is."""
    return Turn(progress, (journey.map_of(progress),))


def say_help(progress: Progress) -> Turn:
    """Say how to talk with the coach."""
    rows = ((anywhere_button("continue"), anywhere_button("sos")), (anywhere_button("menu"),))
    return Turn(progress, (Reply((Say("help"),), rows, aside=True),))


def show_sos(progress: Progress) -> Turn:
    """Show the numbers of the member's country, before anything else waiting to be sent."""
    more = ((Button("sos.more", f"{ANYWHERE}:sos_all"),),) if sos.knows(progress) else ()
    reply = Reply(sos.card(progress), (*more, *_below_sos(progress)), urgent=True, aside=True)
    return Turn(progress, (reply,))


def show_all_numbers(progress: Progress) -> Turn:
    """Show every line we know for the member's country."""
    return Turn(
        progress, (Reply(sos.card(progress, all_lines=True), _below_sos(progress), urgent=True, aside=True),)
    )


def _below_sos(progress: Progress) -> Rows:
    label = "sos.country" if progress.has("me.country") else "sos.which"
    country = Button(label, f"{ANYWHERE}:sos_country")
    return ((country,), (anywhere_button("continue"),))


def privacy(progress: Progress) -> Turn:
    """Say what is kept, who can read it, and how to take it back."""
    take = Button("privacy.export", f"{ANYWHERE}:export")
    erase = Button("privacy.delete", f"{ANYWHERE}:open_delete")
    rows: Rows = ((take, erase), (anywhere_button("continue"),))
    return Turn(progress, (Reply((Say("privacy"),), rows, aside=True),))


def export(progress: Progress) -> Turn:
    """Give the member everything that is stored of them, as a file."""
    rows: Rows = ((anywhere_button("continue"), anywhere_button("menu")),)
    return Turn(progress, (Reply((Say("export"),), rows, aside=True),), files=(File("export"),))


def go_on(progress: Progress) -> Turn:
    """Ask again where we are."""
    return Turn(progress, (prompt(progress),))


def start(progress: Progress) -> Turn:
    """Begin, or take up a conversation that had begun before."""
    if progress.state == START:
        return go_on(progress)
    return Turn(progress, (prompt(progress, before=(Say("welcome-back"),)),))


def back(progress: Progress) -> Turn:
    """Return to the question before, or from an errand to where it began; answers stay kept."""
    if not back_is_possible(progress):
        return Turn(progress, (prompt(progress, before=(Say("no-way-back"),)),))
    target = progress.place or progress.trail[-1]
    return Turn(returned_to(progress, target), (prompt(returned_to(progress, target)),))


def revisit(progress: Progress, state: str) -> Turn:
    """Go back to an earlier question whose button was tapped."""
    if state not in progress.trail:
        return go_on(progress)
    return Turn(returned_to(progress, state), (prompt(returned_to(progress, state)),))


def stale(progress: Progress, state: str) -> Reply:
    """Answer a button of an earlier question: say where we are, and offer the way back to it."""
    asked = prompt(progress, before=(Say("stale"),), again=True)
    if state not in progress.trail:
        return asked
    return replace(asked, rows=(*asked.rows, (Button("stale.revisit", f"{ANYWHERE}:{REVISIT}{state}"),)))


def unknown_command(progress: Progress) -> Turn:
    """Say that there is no such command, and repeat where we are."""
    return Turn(progress, (prompt(progress, before=(Say("unknown-command"),), again=True),))


SAID: dict[str, Callable[[Progress], Turn]] = {
    "menu": menu,
    "help": say_help,
    "sos": show_sos,
    "sos_all": show_all_numbers,
    "privacy": privacy,
    "export": export,
    "continue": go_on,
    "start": start,
    "back": back,
    "unknown_command": unknown_command,
}
"""What is answered without moving on by a trigger."""
