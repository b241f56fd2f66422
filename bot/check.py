"""Finds every fault in words, paths and data at once, for authors before they hand over their words."""

from __future__ import annotations

from collections.abc import Iterator

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.render import length
from dialogs import schedule
from dialogs.helplines import BrokenHelplines, helplines
from dialogs.machine import QUESTIONS, triggers_from
from dialogs.prompt import label_of
from dialogs.question import Question
from dialogs.words import LANGUAGES, Words, sources, words

Entry = ast.Message | ast.Term


def entries(language: str) -> dict[str, tuple[str, Entry]]:
    """Give every message of a language with the file it stands in."""
    return {
        entry.id.name: (name, entry)
        for name, source in sources(language).items()
        for entry in FluentParser().parse(source).body
        if isinstance(entry, Entry)
    }


def faults() -> list[str]:
    """Give a sentence per fault, with the file it is in."""
    if unreadable := list(_unreadable()):
        return unreadable
    return [*_words(), *_paths(), *_data()]


def _unreadable() -> Iterator[str]:
    for language in LANGUAGES:
        for name, source in sources(language).items():
            for entry in FluentParser().parse(source).body:
                if isinstance(entry, ast.Junk):
                    place = " ".join((entry.content or "").split())[:60]
                    yield f"words/{language}/{name}: this cannot be read: {place}"


def _words() -> Iterator[str]:
    reference = entries("en")
    for language in LANGUAGES:
        known, own = words(language), entries(language)
        for name in reference.keys() - own.keys():
            yield f"words/{language}/{reference[name][0]}: {name} is missing"
        for name, (file, entry) in own.items():
            if name not in reference:
                yield f"words/{language}/{file}: {name} is not in English"
            yield from _slips(f"words/{language}/{file}: {name}", entry, own)
        for question in QUESTIONS.values():
            yield from _of(question, known)


def _slips(where: str, entry: Entry, own: dict[str, tuple[str, Entry]]) -> Iterator[str]:
    """Find names that nothing fills and references that lead nowhere."""
    names, references = used(entry)
    unfilled = names - PEOPLE - GIVEN.get(entry.id.name, frozenset())
    yield from (f"{where} names ${name}, which nothing fills" for name in sorted(unfilled))
    yield from (f"{where} refers to {name}, which does not exist" for name in sorted(references - own.keys()))


PEOPLE = frozenset({"loved", "Loved", "they", "me", "operator"})
"""What every message may name."""

LINE = frozenset({"kind", "name", "contact", "hours", "warning"})
GIVEN: dict[str, frozenset[str]] = {
    "so-far": frozenset({"answer"}),
    "cannot-read": frozenset({"kind"}),
    "map": frozenset({"preparation", "letter", "rehearsal", "session", "aftercare", "written", "all"}),
    "map-next": frozenset({"chapter"}),
    "sos-emergency": frozenset({"numbers"}),
    "sos-unknown": frozenset({"number"}),
    "sos-finder": frozenset({"url"}),
    "sos-fellowships": frozenset({"groups"}),
    "sos-line": LINE,
    "sos-line-unsure": LINE,
    "sos-source": frozenset({"year", "entered"}),
    "letter-progress": frozenset({"written", "all"}),
    "letter-length": frozenset({"words", "minutes"}),
    "rehearsal-took": frozenset({"minutes", "seconds"}),
    "rehearsal-written": frozenset({"minutes", "seconds"}),
    "preparation-date-check": frozenset({"proposed"}),
    "session-deadline-check": frozenset({"deadline"}),
    "session-day": frozenset({"session"}),
    "aftercare-between": frozenset({"outcome"}),
    "aftercare-paused": frozenset({"until"}),
}
"""What single messages may name beside that."""


def used(entry: Entry) -> tuple[set[str], set[str]]:
    """Give the variables and the messages an entry names."""
    seen = Seen()
    seen.visit(entry)
    return seen.names, seen.references


class Seen(Visitor):
    """Gathers what a message names."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.names: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (fluent.syntax's name)
        """Note a variable."""
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        """Note another message."""
        self.references.add(node.id.name)


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
