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
        return tapped(question, event, progress)
    if isinstance(event, Text) and (offer := typed_offer(question, event.text, progress)):
        return Chosen(offer)
    if question.takes and isinstance(event, question.takes.hears):
        if isinstance(event, Text) and is_bare(event.text, words(progress.language)):
            return NotHeard(Say("unclear-bare"))
        heard = question.takes.read(event, question.keep, progress, now)
        if not isinstance(heard, Unclear):
            return Typed(dict(heard))
        number = by_number(question, event.text.strip(), progress) if isinstance(event, Text) else None
        return Chosen(number) if number else NotHeard(heard.why)
    if isinstance(event, Text) and question.takes:
        return NotHeard(Say("unclear-voice"))
    return NotHeard(unreadable(event))


def is_bare(text: str, known: Words) -> bool:
    """Say whether a text is only a yes, a no or the like, where something is to be told."""
    return any(simplified(text) in known.forms(form) for form in ("word-on", "word-no", "word-unsure"))


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


def tapped(question: Question, tap: Tap, progress: Progress) -> Meaning:
    """Read the data of a tapped button: `state:offer`."""
    state, _, offer = tap.data.partition(":")
    if state != question.state:
        return Stale(state)
    if offer == SKIP and question.may_keep(progress):
        return Chosen(SKIP)
    return Chosen(offer) if offer in question.shown(progress) else Stale("")


def typed_offer(question: Question, text: str, progress: Progress) -> str | None:
    """Give the button whose label, number or meaning was typed; None when it was something else."""
    said = simplified(text)
    if not said:
        return None
    known = words(progress.language)
    labels = {
        offer: simplified(known.plain(label_of(question, offer, known)))
        for offer in offered(question, progress)
    }
    for offer, label in labels.items():
        if said == label or said in forms_of(question, offer, known):
            return offer
    if way_on := only_way_on(question, said, known):
        return way_on
    if question.takes:
        return None
    if number := by_number(question, text.strip(), progress):
        return number
    return None if question.exact or is_bare(text, known) else by_some_words(said, labels)


def forms_of(question: Question, offer: str, known: Words) -> frozenset[str]:
    """Give what people type for an offer: `<question>-forms.<offer>`, or else `word-<offer>`."""
    name = offer.replace("_", "-")
    own = f"{question.forms or question.id}-forms.{name}"
    if known.has(own):
        return known.forms(own)
    return known.forms(f"word-{name}") if known.has(f"word-{name}") else frozenset()


def offered(question: Question, progress: Progress) -> tuple[str, ...]:
    """Give all that can be chosen at a question."""
    return question.shown(progress) + ((SKIP,) if question.may_keep(progress) else ())


def by_some_words(said: str, labels: dict[str, str]) -> str | None:
    """Give the one button whose label (or name) has all the typed words: "plain" for "No, plain notes"."""
    typed = set(said.split())
    fitting = [offer for offer, label in labels.items() if typed <= {*label.split(), *offer.split("_")}]
    return fitting[0] if len(fitting) == 1 else None


def by_number(question: Question, said: str, progress: Progress) -> str | None:
    """Give the button of that number; none while another screen, with its own numbers, is in between."""
    offers = question.shown(progress)
    if said.isdecimal() and said.isascii() and not progress.aside and 1 <= int(said[:4]) <= len(offers):
        return offers[int(said[:4]) - 1]
    return None


ONWARD = ("go_on", "open_preparation", "open_letter", "open_rehearsal", "open_session")
"""Offers that a plain "ok" means where the question names no other."""


def only_way_on(question: Question, said: str, known: Words) -> str | None:
    """Take "ok" for the one button that leads on, and "no" for the one that refuses."""
    if said in known.forms("word-on"):
        return question.yes or next((offer for offer in question.offers if offer in ONWARD), None)
    return question.no or None if said in known.forms("word-no") else None
