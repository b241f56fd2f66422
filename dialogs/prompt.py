"""What is said in a state: the words of the same name, what the chapter adds, and the buttons."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dialogs.machine import QUESTIONS
from dialogs.progress import Progress
from dialogs.question import Question
from dialogs.types import Button, Reply, Rows, Say, Verbatim
from dialogs.words import Words, words

SKIP = "skip"
ANYWHERE = "*"
"""What stands for the state in the data of a button that works everywhere."""

SHORT = 200
"""Characters of an earlier answer that are shown again."""


def prompt(progress: Progress, before: Iterable[Say | Verbatim] = (), *, again: bool = False) -> Reply:
    """Ask the question of the state the member is in; `again` in fewer words where there are such."""
    question = QUESTIONS[progress.state]
    fills = question.fills(progress) if question.fills else {}
    shorter = f"{question.id}.again"
    brief = again and words(progress.language).has(shorter)
    shown = question.shows(progress) if question.shows and not brief else ()
    asked = shorter if brief else question.id
    says = (*before, Say(asked, fills), *shown, *so_far(progress, question))
    return Reply(says, rows(progress, question))


def so_far(progress: Progress, question: Question) -> tuple[Say | Verbatim, ...]:
    """Remind of what was told here before, so that changing it is a choice."""
    if question.rests or question.moves or not question.keep or not progress.has(question.keep):
        return ()
    kept = progress.text(question.keep)
    if kept in question.answers:
        known = words(progress.language)
        kept = known.plain(label_of(question, kept, known))
    elif question.takes:
        kept = question.takes.said_back(kept, progress.language)
    return (Say("so-far", {"answer": kept if len(kept) <= SHORT else kept[:SHORT].rstrip() + " …"}),)


def rows(progress: Progress, question: Question) -> Rows:
    """Give the buttons of a question: its offers, then how to leave it, and help, always last."""
    known = words(progress.language)
    offers = [
        Button(label_of(question, offer, known), f"{question.state}:{offer}")
        for offer in question.shown(progress)
    ]
    width = question.rows_of
    grid = [tuple(offers[n : n + width]) for n in range(0, len(offers), width)]
    ways_out = []
    if question.may_keep(progress):
        offer = "keep" if progress.has(question.keep) else SKIP
        ways_out.append(Button(label_of(question, offer, known), f"{question.state}:{SKIP}"))
    if back_is_possible(progress):
        ways_out.append(anywhere_button("back"))
    always = (anywhere_button("menu"), anywhere_button("sos"))
    return (*grid, tuple(ways_out), always) if ways_out else (*grid, always)


def anywhere_button(name: str) -> Button:
    """Give a button that works in every state."""
    return Button(f"buttons.{name}", f"{ANYWHERE}:{name}")


def back_is_possible(progress: Progress) -> bool:
    """Say whether there is a way back from here."""
    return bool(progress.trail or progress.place)


def label_of(question: Question, offer: str, known: Words) -> str:
    """Give the message that labels an offer: the question's own attribute, or the usual one."""
    return _label(question.id, offer.replace("_", "-"), known)


@cache
def _label(question: str, offer: str, known: Words) -> str:
    own = f"{question}.{offer}"
    return own if known.has(own) else f"buttons.{offer}"


def acknowledgement(progress: Progress, question: Question, offer: str) -> tuple[Say, ...]:
    """Answer the answer, where there are words for it: `<question>-<answer>`, `-told` when typed."""
    if question.closing:
        return question.closing(progress, offer)
    known = words(progress.language)
    message = f"{question.id}-{offer.replace('_', '-')}"
    return (Say(message),) if known.has(message) else ()
