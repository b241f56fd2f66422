"""Promises over everything: every state, every text, every language, every order of events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from fluent.syntax import FluentParser, ast
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.check import entries, faults
from bot.render import LONGEST_TEXT, length, render, text_of
from dialogs import schedule
from dialogs.anywhere import COMMANDS
from dialogs.chapters import errands, preparation, session
from dialogs.helplines import helplines
from dialogs.machine import QUESTIONS, TABLE, triggers_from
from dialogs.people import people
from dialogs.progress import Progress
from dialogs.prompt import label_of
from dialogs.sos import card
from dialogs.turn import take_turn
from dialogs.types import Command, Document, Due, Event, Other, Reply, Tap, Text, Turn, Voice
from dialogs.words import LANGUAGES, spoken, words

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
PRONOUNS = ("she", "he", "they")
SAMPLES = (
    "Jo", "Spain", "10:02", "22-7", "Saturday week at 10", "I miss our walks and your songs, truly.",
)  # fmt: skip
"""Something that each kind of question takes."""


def member(**answers: str) -> Progress:
    """Somebody who has agreed and may go anywhere."""
    usual = {"me.consent": MORNING.isoformat(), "me.language": "en", "me.notes": "plain"}
    return Progress().keeping(usual).knowing(**answers)


def taps(turn: Turn) -> Iterator[Event]:
    for reply in turn.replies:
        for row in reply.rows:
            yield from (Tap(button.data) for button in row)


MARKS = ("letter.revising", "after.outcome", "session.proposed", "session.at", "me.consent")
"""What makes the same state a different place."""


def crawl() -> dict[str, Progress]:
    """Walk every button and every sample answer from the first hello; give how each state was reached."""
    reached: dict[str, Progress] = {}
    seen: set[tuple[object, ...]] = set()
    ways = [Progress(), member(plan__recent="no")]
    while ways:
        here = ways.pop()
        mark = (
            here.state,
            bool(here.place),
            bool(preparation.flags(here)),
            schedule.path(here),
            *(here.has(key) for key in MARKS),
        )
        if mark in seen:
            continue
        seen.add(mark)
        reached.setdefault(here.state, here)
        shown = take_turn(here, Command("start"), MORNING)
        errand = (Command("settings"), Command("delete"), Command("notes"), Command("sos"))
        due = tuple(Due(c.name, c.due) for c in schedule.ahead(here, MORNING)[:1])
        for event in (*taps(shown), *map(Text, SAMPLES), Voice(90), *errand, *due, Tap("*:sos_country")):
            turn = take_turn(here, event, event.intended if isinstance(event, Due) else MORNING)
            if not turn.forget:
                ways.append(turn.progress)
    return reached


REACHED = crawl()


def test_every_state_is_reached_by_what_a_member_can_do() -> None:
    """A state that nobody can reach is a text that nobody reads."""
    assert {q.state for q in QUESTIONS.values() if not q.forgets} - set(REACHED) == set()


@pytest.mark.parametrize("state", sorted(REACHED))
def test_every_state_can_be_left(state: str) -> None:
    """By going back or by the menu at least; from most of them by an answer too."""
    here = REACHED[state]
    shown = take_turn(here, Command("start"), MORNING)
    after = [take_turn(here, tap, MORNING) for tap in taps(shown)]
    after += [take_turn(here, event, MORNING) for event in (*map(Text, SAMPLES), Voice(90))]
    assert any(turn.forget or turn.progress.state != state for turn in after)


@pytest.mark.parametrize("state", sorted(REACHED))
def test_every_button_answers_by_tap_and_by_its_words(state: str) -> None:
    """Typing is always understood too: the words on a button do what the button does."""
    here = REACHED[state]
    known = words("en")
    for offer in QUESTIONS[state].shown(here):
        label = known.plain(label_of(QUESTIONS[state], offer, known))
        tapped = take_turn(here, Tap(f"{state}:{offer}"), MORNING)
        typed = take_turn(here, Text(label.upper() + "."), MORNING)
        assert tapped.replies
        assert (typed.progress.state, typed.replies) == (tapped.progress.state, tapped.replies), label


@pytest.mark.parametrize("state", sorted(REACHED))
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_interrupting_never_loses_the_place(state: str, command: str) -> None:
    """Menu, help, help now and the like answer everywhere, and one tap leads back."""
    here = REACHED[state]
    if command in {"back", "delete", "settings", "notes"}:
        return
    turn = take_turn(here, Command(command), MORNING)
    assert turn.progress.state == state
    assert turn.replies
    assert turn.progress.answers == here.answers


@pytest.mark.parametrize("command", ["settings", "notes", "delete"])
@pytest.mark.parametrize("state", sorted(set(REACHED) - {str(s) for s in errands.S}))
def test_an_errand_leads_back_to_where_it_began(state: str, command: str) -> None:
    """Whoever looks at the settings in the middle of a letter is in the middle of the letter again."""
    here = REACHED[state]
    if here.place or not here.has("me.consent"):
        return
    there = take_turn(here, Command(command), MORNING).progress
    assert there.state != state
    assert take_turn(there, Command("back"), MORNING).progress.state == state


@pytest.mark.parametrize(
    "event",
    [Other("photo"), Other("sticker"), Other("edited"), Other("forwarded"), Document("a.pdf"), Text("")],
)
@pytest.mark.parametrize("state", sorted(REACHED))
def test_whatever_is_no_answer_gets_a_kind_one_and_changes_nothing(state: str, event: Event) -> None:
    """Photos, stickers, edits, forwards and empty messages never move anybody or lose anything."""
    here = REACHED[state]
    turn = take_turn(here, event, MORNING)
    assert turn.progress == here
    assert turn.replies


def test_no_two_messages_share_an_id() -> None:
    """The answer to an answer must not be another question's text by accident."""
    ids = {q.id for q in QUESTIONS.values()}
    acknowledgements = {f"{q.id}-{offer.replace('_', '-')}" for q in QUESTIONS.values() for offer in q.offers}
    assert not ids & acknowledgements


def test_every_fault_an_author_can_make_is_absent() -> None:
    """What `coach check` looks for."""
    assert faults() == []


def test_every_trigger_of_the_tables_can_happen() -> None:
    """A trigger that no question gives is an arrow in the diagram that nobody can walk."""
    offered = {move for q in QUESTIONS.values() for move in q.moves}
    from_anywhere = {row.trigger for row in TABLE if row.source == "*"}
    deciding = {q.state for q in QUESTIONS.values() if q.then or q.redirects}
    decided = {row.trigger for row in TABLE if row.source in deciding}
    assert {row.trigger for row in TABLE} - offered - from_anywhere - decided - {"told"} == set()


def test_what_a_question_decides_is_always_an_arrow() -> None:
    """A decision that leads nowhere would be a dead end."""
    for state, here in REACHED.items():
        question = QUESTIONS[state]
        if question.then and (not question.keep or here.has(question.keep)):
            assert question.then(here) in triggers_from(state)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("they", PRONOUNS)
def test_every_text_can_be_said(language: str, they: str) -> None:
    """With every pronoun, every number and every variant, within Telegram's limits."""
    known = words(language)
    for name in entries(language):
        for args in every_args(language, name):
            if known.has(name):
                text = known.say(name, {**args, "they": they})
                assert 0 < length(text) <= LONGEST_TEXT
                assert "{" not in text.replace("{ $", "") or name == "so-far"


def every_args(language: str, name: str) -> Iterator[dict[str, str | int]]:
    """Fill a message's gaps with a name, with numbers and with each value its selectors tell apart."""
    usual: dict[str, str | int] = dict.fromkeys(GAPS[language], "Jo")
    for number in (0, 1, 2, 21):
        yield usual | dict.fromkeys(("written", "all", "words", "minutes", "seconds"), number)
    for gap, value in SELECTED[language].get(name, ()):
        yield usual | {gap: value}


def _gaps(language: str) -> tuple[set[str], dict[str, list[tuple[str, str]]]]:
    gaps: set[str] = set()
    selected: dict[str, list[tuple[str, str]]] = {}
    from importlib import resources  # noqa: PLC0415

    for file in (resources.files("dialogs.words") / language).iterdir():
        if not file.name.endswith(".ftl"):
            continue
        source = file.read_text("utf-8")
        gaps |= set(re.findall(r"\$(\w+)", source))
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ast.Message) and entry.value:
                selected[entry.id.name] = list(_variants(entry.value))
    return gaps, selected


def _variants(pattern: ast.Pattern) -> Iterator[tuple[str, str]]:
    for element in pattern.elements:
        expression = getattr(element, "expression", None)
        if isinstance(expression, ast.SelectExpression):
            gap = getattr(getattr(expression.selector, "id", None), "name", "")
            for variant in expression.variants:
                yield gap, str(getattr(variant.key, "name", getattr(variant.key, "value", "")))
                yield from _variants(variant.value)


GAPS = {language: _gaps(language)[0] for language in LANGUAGES}
SELECTED = {language: _gaps(language)[1] for language in LANGUAGES}


TO_KEEP = {"letter.review", "preparation.flagged", "preparation.evidence"}
"""Screens that are meant to be read again later."""


@pytest.mark.parametrize("state", sorted(REACHED))
def test_every_screen_fits_a_phone(state: str) -> None:
    """Within 600 characters and a greeting; buttons' data within 64 bytes; nothing is cut or refused."""
    here = REACHED[state].knowing(loved__name="Maximilian")
    for reply in take_turn(here, Command("start"), MORNING).replies:
        for row in reply.rows:
            assert all(1 <= len(button.data.encode()) <= 64 for button in row)
            assert len(row) <= 4
        if state not in TO_KEEP:
            assert len(spoken(reply, "en", people(here))) <= 700


@pytest.mark.parametrize("country", [*sorted(helplines().countries), "", "ZZ", "VA"])
def test_the_first_line_of_help_is_a_number_to_call(country: str) -> None:
    """In every country, known or not, before anything else."""
    progress = member(me__country=country)
    turn = take_turn(progress, Command("sos"), MORNING)
    text = text_of(render(turn.replies[0], progress, "")[0])
    assert re.search(r"\d{2,}", text.split("\n")[0])
    assert turn.replies[0].urgent
    emergency = helplines().of(country, "emergency")
    assert all(line.phone in text.split("\n")[0] for line in emergency)


def test_unsure_numbers_are_never_shown_as_sure() -> None:
    """A number from memory, or of medium confidence, says so beside it."""
    for country in helplines().countries:
        for line, said in zip(
            [x for x in helplines().of(country) if x.kind != "emergency"],
            card(member(me__country=country), all_lines=True)[2:-1],
            strict=True,
        ):
            must_warn = bool(line.phone) and (line.confidence != "high" or line.seen == "memory")
            assert (said.id == "sos-line-unsure") is must_warn


@pytest.mark.parametrize("outcome", session.OUTCOMES)
def test_every_outcome_has_its_notes(outcome: str) -> None:
    """Nobody is left alone after the day, whatever the answer was; after a death there is quiet."""
    progress = session.end(member(me__zone="Europe/Berlin"), outcome, MORNING)
    notes = [check_in.name for check_in in schedule.ahead(progress, MORNING)]
    path = schedule.path(progress)
    assert notes == [row.name for row in schedule.calendar().afterwards if path in row.paths]
    assert bool(notes) is (outcome != "died")
    for name in notes:
        due = schedule.meant(progress, name)
        assert due
        turn = take_turn(progress.knowing(me__notes="plain"), Due(name, due.due), due.due)
        assert turn.skipped is None
        assert spoken(turn.replies[0], "en", people(progress))


COMMON = st.sampled_from([
    "ok", "yes", "no", "1", "2", "3", "back", "skip", "later", "menu", "help", "sos", "stop", "Jo", "22-8",
    "uk", "usa", "10:30", "saturday week at 10", "31 february at 10", "yesterday", "not sure", "a", "b",
    "18 or older", "I miss our walks in the morning.", "😀", "", " ", "\u202eright", "{ $they }", "<b>x",
])  # fmt: skip


class AnythingGoes(RuleBasedStateMachine):
    """A member who types and taps whatever, whenever: never an exception, a dead end or a lost answer."""

    @initialize(agreed=st.booleans())
    def begin(self, agreed: bool) -> None:
        self.now = MORNING
        self.progress = member(me__zone="Europe/Berlin") if agreed else Progress()
        self.tappable = ["*:menu", "*:continue"]
        self.last: Turn | None = None

    def happens(self, event: Event) -> None:
        self.now += timedelta(seconds=5)
        before = self.progress
        turn = take_turn(before, event, self.now)
        assert turn == take_turn(before, event, self.now), "the same must always give the same"
        self.last = turn
        self.progress = Progress() if turn.forget else Progress.from_json(turn.progress.to_json())
        assert turn.forget or self.progress == turn.progress
        if not turn.forget:
            lost = {k for k in before.answers if k not in self.progress.answers} - FORGETTABLE
            assert not {k for k in lost if not k.startswith("after.")}, lost
        for reply in turn.replies:
            self.read(reply, turn.progress)

    def read(self, reply: Reply, progress: Progress) -> None:
        for message in render(reply, progress, "Riverside"):
            assert 0 < length(text_of(message)) <= LONGEST_TEXT
        self.tappable += [button.data for row in reply.rows for button in row]
        self.tappable = self.tappable[-60:]

    @rule(text=COMMON)
    def types(self, text: str) -> None:
        self.happens(Text(text))

    @rule(text=st.text(max_size=200))
    def types_anything(self, text: str) -> None:
        self.happens(Text(text))

    @rule(data=st.data())
    def taps(self, data: st.DataObject) -> None:
        self.happens(Tap(data.draw(st.sampled_from(self.tappable))))

    @rule(state=st.sampled_from(sorted(QUESTIONS)), offer=st.text(max_size=12))
    def tampers(self, state: str, offer: str) -> None:
        self.happens(Tap(f"{state}:{offer}"))

    @rule(data=st.text(max_size=64))
    def taps_nonsense(self, data: str) -> None:
        self.happens(Tap(data))

    @rule(command=st.sampled_from([*COMMANDS, "nonsense"]))
    def commands(self, command: str) -> None:
        if command != "delete":
            self.happens(Command(command))

    @rule(kind=st.sampled_from(["photo", "sticker", "edited", "forwarded", "other"]))
    def sends(self, kind: str) -> None:
        self.happens(Other(kind))

    @rule(seconds=st.integers(0, 10**6))
    def speaks(self, seconds: int) -> None:
        self.happens(Voice(seconds))

    @rule(days=st.integers(1, 40))
    def waits(self, days: int) -> None:
        until = self.now + timedelta(days=days)
        while (coming := schedule.ahead(self.progress, self.now)) and coming[0].due <= until:
            self.now = coming[0].due
            self.happens(Due(coming[0].name, coming[0].due))
        self.now = max(self.now, until)

    @rule(name=st.sampled_from(["day-1", "session-ended", "sooner", "nonsense"]))
    def comes_due_unasked(self, name: str) -> None:
        self.happens(Due(name, self.now))

    @invariant()
    def stands_somewhere_with_a_way_out(self) -> None:
        if not hasattr(self, "progress"):
            return
        assert self.progress.state in QUESTIONS
        assert take_turn(self.progress, Command("menu"), self.now).replies
        if self.last and not self.last.replies:
            assert self.last.skipped or self.progress.tapped[0]


FORGETTABLE = {
    "session.proposed", "session.at", "session.taken_back", "me.zone", "notes.paused", "notes.stopped",
}  # fmt: skip
"""What may be forgotten on purpose: a day that passed or was taken back, a zone after a move."""

AnythingGoes.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnythingGoes = AnythingGoes.TestCase
