"""What an event means where it is heard: a button, its words typed, an answer, or none of these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogs.answers import Unclear
from dialogs.progress import Progress, Value
from dialogs.prompt import SKIP, label_of
from dialogs.question import Question
from dialogs.types import Document, Event, Other, Say, Tap, Text, Voice
from dialogs.words import Words, simplified, words


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the question's buttons, tapped or typed."""

    offer: str


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer in own words, ready to be kept."""

    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Stale:
    """A button of another question; `state` is that question, or empty for no button of ours."""

    state: str


@dataclass(frozen=True, slots=True)
class NotHeard:
    """Not understood, with the kind thing to say about it."""

    why: Say


Meaning = Chosen | Typed | Stale | NotHeard


def hear(question: Question, event: Event, progress: Progress, now: datetime) -> Meaning:
    """Understand one event at one question."""
    if isinstance(event, Tap):
        return tapped(question, event)
    if isinstance(event, Text) and (offer := typed_offer(question, event.text, progress)):
        return Chosen(offer)
    if question.takes and isinstance(event, question.takes.hears):
        if isinstance(event, Text) and is_bare(event.text, words(progress.language)):
            return NotHeard(Say("unclear-bare"))
        heard = question.takes.read(event, question.keep, progress, now)
        return NotHeard(heard.why) if isinstance(heard, Unclear) else Typed(dict(heard))
    if isinstance(event, Text) and question.takes:
        return NotHeard(Say("unclear-voice"))
    return NotHeard(unreadable(event))


def is_bare(text: str, known: Words) -> bool:
    """Say whether a text is only a yes, a no or the like, where something is to be told."""
    return any(simplified(text) in known.forms(form) for form in ("word-yes", "word-no", "word-unsure"))


def unreadable(event: Event) -> Say:
    """Say kindly that this kind of message cannot be read here."""
    match event:
        case Voice():
            return Say("cannot-hear")
        case Document():
            return Say("cannot-open")
        case Other(kind):
            return Say("cannot-read", {"kind": kind})
    return Say("not-understood")


def tapped(question: Question, tap: Tap) -> Meaning:
    """Read the data of a tapped button: `state:offer`."""
    state, _, offer = tap.data.partition(":")
    if state != question.state:
        return Stale(state)
    if offer == SKIP and question.may_skip:
        return Chosen(SKIP)
    return Chosen(offer) if offer in question.offers else Stale("")


MEANS = {"yes": "word-yes", "no": "word-no", "unsure": "word-unsure", SKIP: "word-skip"}
"""Offers that people also name by other words."""


def typed_offer(question: Question, text: str, progress: Progress) -> str | None:
    """Give the button whose label, number or meaning was typed; None when it was something else."""
    said = simplified(text)
    if not said:
        return None
    known = words(progress.language)
    labels = {offer: simplified(known.plain(label_of(question, offer, known))) for offer in offered(question)}
    for offer, label in labels.items():
        if said == label or said in known.forms(MEANS.get(offer, "nothing")):
            return offer
    if way_on := only_way_on(question, said, known):
        return way_on
    if question.takes:
        return None
    return by_number(question, text.strip()) or by_some_words(said, labels)


def offered(question: Question) -> tuple[str, ...]:
    """Give all that can be chosen at a question."""
    return question.offers + ((SKIP,) if question.may_skip else ())


def by_some_words(said: str, labels: dict[str, str]) -> str | None:
    """Give the one button whose label (or name) has all the typed words: "plain" for "No, plain notes"."""
    typed = set(said.split())
    fitting = [offer for offer, label in labels.items() if typed <= {*label.split(), *offer.split("_")}]
    return fitting[0] if len(fitting) == 1 else None


def by_number(question: Question, said: str) -> str | None:
    """Give the button of that number, counted from one."""
    if said.isdecimal() and said.isascii() and 1 <= int(said[:4]) <= len(question.offers):
        return question.offers[int(said[:4]) - 1]
    return None


FORWARD = ("go_on", "begin", "fine", "agree", "right")
"""Offers that a plain "ok" means."""


def only_way_on(question: Question, said: str, known: Words) -> str | None:
    """Take "ok" for the one button that leads on, and "no" for the one that does not agree."""
    if said in known.forms("word-yes"):
        return next((offer for offer in question.offers if offer in FORWARD), None)
    if said in known.forms("word-no"):
        against = ("decline", "change", "again", "stay", "keep")
        return next((offer for offer in question.offers if offer in against), None)
    return None
