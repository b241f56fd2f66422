"""Single turns that once went wrong, or must never: each is a promise to somebody at three in the morning."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialogs import schedule
from dialogs.anywhere import COMMANDS
from dialogs.chapters import preparation
from dialogs.progress import NewerProgress, Progress
from dialogs.turn import take_turn
from dialogs.types import Command, Due, Event, Say, Tap, Text
from tests.test_properties import MORNING, member

SCREEN = [str(state) for state in preparation.SCREEN]


def at(state: str, **answers: str) -> Progress:
    return Progress(state=state, answers=member(me__zone="Europe/London", **answers).answers)


@pytest.mark.parametrize("aside", ["menu", "help", "sos", "privacy"])
@pytest.mark.parametrize("typed", ["1", "2", "3"])
def test_a_number_typed_under_the_menu_is_no_answer_to_the_question_behind_it(aside: str, typed: str) -> None:
    """Numbers count the buttons that were shown last; a safety answer must never be made by accident."""
    looking = take_turn(at("preparation.violence"), Command(aside), MORNING).progress
    turn = take_turn(looking, Text(typed), MORNING)
    assert turn.progress.state == "preparation.violence"
    assert not turn.progress.has("safety.violence")


@pytest.mark.parametrize("state", SCREEN)
@pytest.mark.parametrize("typed", ["ok", "next", "fine", "continue", "start", "ready", "sure", "k"])
def test_only_a_yes_is_a_yes_in_the_safety_questions(state: str, typed: str) -> None:
    """An impatient "ok" is neither a yes nor a no to "has there been violence?"."""
    turn = take_turn(at(state), Text(typed), MORNING)
    assert turn.progress.state == state
    assert not turn.progress.has("safety." + state.removeprefix("preparation."))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("yes", "yes"),
        ("Y", "yes"),
        ("No.", "no"),
        ("nope", "no"),
        ("I don\u2019t know", "unsure"),
        ("not sure", "unsure"),
        ("2", "yes"),
        ("I'd rather not say", "rather_not"),
    ],
)
def test_a_safety_answer_is_understood_as_it_is_typed(typed: str, kept: str) -> None:
    """By its words, by the ways people write them, and by its number."""
    assert take_turn(at("preparation.weapons"), Text(typed), MORNING).progress.text("safety.weapons") == kept


def test_a_flag_takes_back_a_day_that_was_set() -> None:
    """Nobody is told "you can do this" on the way into danger."""
    clear = {f"safety.{s.removeprefix('preparation.')}": "no" for s in SCREEN}
    planned = at("session.waiting", session__at="2026-12-05T10:00", session__zone="Europe/London").keeping(
        clear
    )
    assert schedule.ahead(planned, MORNING)
    here = take_turn(planned, Tap("*:open_screen"), MORNING).progress
    here = take_turn(here, Text("yes"), MORNING).progress
    for _ in SCREEN[1:]:
        turn = take_turn(here, Text("no"), MORNING)
        here = turn.progress
    assert here.state == "preparation.flagged"
    assert turn.check_ins == ()
    assert Say("session-held") in turn.replies[0].says


def test_a_clear_screen_leads_back_to_where_it_was_asked() -> None:
    """The safety questions asked again are an errand, not a new beginning."""
    here = take_turn(at("letter.facts"), Tap("*:open_screen"), MORNING).progress
    for _ in SCREEN:
        here = take_turn(here, Text("no"), MORNING).progress
    assert here.state == "letter.facts"


def test_violence_never_leads_to_a_boundary() -> None:
    """A boundary may provoke; it is not asked for where there is fear (domain 9.4)."""
    turn = take_turn(at("preparation.place", safety__violence="yes"), Text("Riverside clinic"), MORNING)
    assert turn.progress.state == "preparation.date"


def test_after_a_death_nothing_is_said_any_more() -> None:
    """All notes stop with the same turn (domain 8.8)."""
    waiting = at("session.outcome", session__at="2026-12-05T10:00", session__zone="Europe/London")
    turn = take_turn(waiting, Tap("session.outcome:died"), MORNING)
    assert turn.check_ins == ()
    assert schedule.plan(turn.progress) == ()
    due = Due("session-1-day", MORNING)
    assert take_turn(turn.progress, due, MORNING).skipped == "no longer in the plan"


def test_a_new_setting_never_sends_a_note_twice() -> None:
    """A note belongs to its occasion: other hours move what is to come, and say nothing again."""
    after = take_turn(at("session.outcome"), Tap("session.outcome:refused"), MORNING).progress
    first = {c.name: c.occasion for c in schedule.plan(after)}
    later = {
        c.name: c.occasion
        for c in schedule.plan(after.knowing(me__quiet="20:00-12:00", me__zone="Asia/Tokyo"))
    }
    assert first == later


def test_a_check_in_whose_hour_has_moved_waits_for_it() -> None:
    """When the rules of a zone change, ten in the morning is still ten in the morning."""
    after = take_turn(at("session.outcome"), Tap("session.outcome:refused"), MORNING).progress
    meant = schedule.ahead(after, MORNING)[0]
    turn = take_turn(after, Due(meant.name, meant.due), meant.due - timedelta(hours=1))
    assert turn.later == meant.due
    assert turn.skipped is None


@pytest.mark.parametrize(
    "event", [Tap("*:open_letter"), Command("settings"), Command("export"), Tap("*:open_outcome")]
)
def test_nothing_opens_before_the_member_has_agreed(event: Event) -> None:
    """Consent first; help, privacy and erasing work without."""
    new = Progress(state="welcome.age").knowing(me__language="en")
    assert take_turn(new, event, MORNING).progress.state == "welcome.age"


@pytest.mark.parametrize("command", ["sos", "help", "privacy", "menu"])
def test_help_works_before_the_first_word(command: str) -> None:
    """Somebody who has never started may need a number at once."""
    turn = take_turn(Progress().knowing(me__language="en"), Command(command), MORNING)
    assert turn.replies
    assert command in COMMANDS


def test_a_double_tap_is_one_tap() -> None:
    """Shaking hands tap twice; a tap a while later is answered."""
    once = take_turn(at("preparation.weapons"), Tap("preparation.weapons:no"), MORNING)
    again = take_turn(once.progress, Tap("preparation.weapons:no"), MORNING + timedelta(seconds=1))
    assert again.replies == ()
    assert again.progress == once.progress
    assert take_turn(once.progress, Tap("preparation.weapons:no"), MORNING + timedelta(minutes=1)).replies


def test_an_old_button_says_where_we_are_and_leads_back_on_request() -> None:
    """A tap on an old button does something sensible and keeps every answer."""
    here = take_turn(at("preparation.violence"), Text("no"), MORNING).progress
    turn = take_turn(here, Tap("preparation.violence:yes"), MORNING + timedelta(hours=1))
    assert turn.progress.answers == here.answers
    back = turn.replies[0].rows[-1][-1]
    assert (
        take_turn(turn.progress, Tap(back.data), MORNING + timedelta(hours=2)).progress.state
        == "preparation.violence"
    )


def test_a_progress_of_a_newer_coach_is_refused() -> None:
    """Better to stop than to read what we do not understand."""
    newer = Progress().to_json().replace('"version":1', '"version":99')
    with pytest.raises(NewerProgress):
        Progress.from_json(newer)


def test_what_is_kept_is_read_back_equal() -> None:
    """Whatever was in it."""
    full = at("letter.facts", letter__facts="ä\n\u202e{ $x } <b>").knowing(notes__paused=MORNING.isoformat())
    assert Progress.from_json(full.to_json()) == full


def test_a_day_that_has_passed_meanwhile_cannot_be_confirmed() -> None:
    """A month later "yes, that's right" means nothing any more."""
    clear = {f"safety.{s.removeprefix('preparation.')}": "no" for s in SCREEN}
    asked = at("preparation.date_check", session__proposed="2026-11-24T10:00").keeping(clear)
    turn = take_turn(asked, Tap("preparation.date_check:right"), MORNING + timedelta(days=30))
    assert turn.progress.state == "preparation.date"
    assert not turn.progress.has("session.at")
    assert take_turn(asked, Tap("preparation.date_check:right"), MORNING).progress.has("session.at")


def test_a_day_cannot_be_confirmed_over_a_flag() -> None:
    """Nor by asking for the safety questions in between."""
    asked = at("preparation.date_check", session__proposed="2026-12-05T10:00", safety__violence="yes")
    turn = take_turn(asked, Tap("preparation.date_check:right"), MORNING)
    assert turn.progress.state == "preparation.held_back"
    assert not turn.progress.has("session.at")


def test_what_was_told_outlives_a_new_outcome() -> None:
    """Lines the coach said it has kept are kept."""
    first = take_turn(at("session.outcome"), Tap("session.outcome:refused"), MORNING).progress
    told = take_turn(first, Text("We had breakfast without a fight."), MORNING).progress
    later = MORNING + timedelta(days=3)
    second = take_turn(Progress("session.outcome", told.answers), Tap("session.outcome:accepted"), later)
    assert "We had breakfast without a fight." in second.progress.answers.values()


@pytest.mark.parametrize("typed", ["now", "it", "delete it", "1"])
def test_nothing_is_erased_by_a_stray_word(typed: str) -> None:
    """Only the button, its words, or a plain yes."""
    asked = at("errands.last_chance")
    if typed != "1":
        assert not take_turn(asked, Text(typed), MORNING).forget
    assert take_turn(asked, Text("yes"), MORNING).forget


def test_a_hidden_button_does_nothing() -> None:
    """An old "call it off" cannot end a year of notes."""
    after = take_turn(at("session.outcome"), Tap("session.outcome:accepted"), MORNING).progress
    waiting = Progress("session.waiting", after.answers)
    turn = take_turn(waiting, Tap("session.waiting:cancel"), MORNING)
    assert turn.progress.state == "session.waiting"
