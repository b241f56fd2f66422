"""Finds every fault in words, paths and data at once, for authors before they hand over their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from bot.render import length
from dialogs import schedule
from dialogs.helplines import BrokenHelplines, helplines
from dialogs.machine import QUESTIONS, triggers_from
from dialogs.prompt import label_of
from dialogs.question import Question
from dialogs.words import LANGUAGES, BrokenWords, Words, words

MESSAGE = re.compile(r"^([a-zA-Z][\w-]*)\s*=", re.MULTILINE)


def faults() -> list[str]:
    """Give a sentence per fault, with the file it is in."""
    if unreadable := list(_unreadable()):
        return unreadable
    return [*_words(), *_paths(), *_data()]


def _unreadable() -> Iterator[str]:
    for language in LANGUAGES:
        try:
            words(language)
        except BrokenWords as error:
            yield str(error)


def ids_of(language: str) -> dict[str, str]:
    """Give every message of a language and the file it stands in."""
    folder = resources.files("dialogs.words") / language
    return {
        found: file.name
        for file in folder.iterdir()
        if file.name.endswith(".ftl")
        for found in MESSAGE.findall(file.read_text("utf-8"))
    }


def _words() -> Iterator[str]:
    reference = ids_of("en")
    for language in LANGUAGES:
        known = words(language)
        own = ids_of(language)
        yield from (f"words/{language}/{reference[i]}: {i} is missing" for i in reference.keys() - own.keys())
        yield from (
            f"words/{language}/{own[i]}: {i} is not in English" for i in own.keys() - reference.keys()
        )
        for question in QUESTIONS.values():
            yield from _of(question, known)


def _of(question: Question, known: Words) -> Iterator[str]:
    where = f"words/{known.language}: {question.id}"
    if not known.has(question.id):
        yield f"{where} has no words"
    for offer in (*question.offers, *(("skip",) if question.may_skip else ())):
        label = label_of(question, offer, known)
        if not known.has(label):
            yield f"{where} has no label for {offer}"
        elif length(known.plain(label)) > LABEL_LENGTH:
            yield f"{where}: the label of {offer} is longer than {LABEL_LENGTH} characters"


LABEL_LENGTH = 40
"""Characters of a button that a phone shows without cutting."""


def _paths() -> Iterator[str]:
    for question in QUESTIONS.values():
        missing = set(question.moves) - triggers_from(question.state)
        yield from (f"{question.state}: nothing follows from {move}" for move in sorted(missing))


def _data() -> Iterator[str]:
    try:
        helplines()
    except BrokenHelplines as error:
        yield f"data/helplines.toml: {error}"
    for language in LANGUAGES:
        known = words(language)
        for row in schedule.calendar().countdown:
            if not known.has(f"note-{row.name}"):
                yield f"words/{language}/notes.ftl: note-{row.name} is missing"
        for after in schedule.calendar().afterwards:
            for path in after.paths:
                if not known.has(f"note-{after.name}-{path}"):
                    yield f"words/{language}/notes.ftl: note-{after.name}-{path} is missing"
