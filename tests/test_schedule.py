"""When the coach writes of its own accord: at the right hour, never in quiet hours or for nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import schedule
from dialogs.chapters import session
from dialogs.progress import Progress
from dialogs.times import Quiet, wall
from dialogs.turn import take_turn
from dialogs.types import Command, Due, Say, Tap
from tests.test_times import ZONES

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)


def planned(at: str = "2026-12-05T10:00", **answers: str) -> Progress:
    """Somebody with a day set."""
    usual = {
        "me.consent": "yes", "me.language": "en", "me.notes": "plain", "me.zone": "Europe/London",
        "session.at": at, "session.zone": "Europe/London",
    }  # fmt: skip
    return Progress(state="session.waiting").keeping(usual).knowing(**answers)


def names(progress: Progress, now: datetime = MORNING) -> list[str]:
    return [check_in.name for check_in in schedule.ahead(progress, now)]


@given(
    zone=st.sampled_from(ZONES),
    day=st.datetimes(datetime(2026, 1, 10), datetime(2027, 12, 20)),
    quiet=st.sampled_from(["", "22:00-08:00", "23:00-07:00", "13:00-15:00", "20:00-12:00"]),
    outcome=st.sampled_from([*session.OUTCOMES, ""]),
)
def test_nothing_is_ever_planned_in_quiet_hours(zone: str, day: datetime, quiet: str, outcome: str) -> None:
    """On no day of the year, in no zone, however the clocks change."""
    now = day.replace(tzinfo=UTC)
    progress = planned(day.isoformat(timespec="minutes"), me__zone=zone, session__zone=zone, me__quiet=quiet)
    if outcome:
        progress = session.end(progress, outcome, now)
    for check_in in schedule.plan(progress):
        shown = wall(check_in.due, zone)
        assert shown not in Quiet.read(quiet) or shown != check_in.local
        assert check_in.expires is None or check_in.due < check_in.expires


def test_the_countdown_comes_in_its_order_before_the_session() -> None:
    """Seven notes before, one after."""
    assert names(planned()) == [
        "session-7-days", "session-2-days", "session-1-day", "session-12-hours", "session-3-hours",
        "session-1-hour", "session-15-minutes", "session-ended",
    ]  # fmt: skip


def test_a_note_for_the_night_comes_in_the_evening_before() -> None:
    """Twelve hours before ten in the morning is ten at night: it comes just before the quiet hours."""
    note = schedule.meant(planned(), "session-12-hours")
    assert note
    assert note.local == datetime(2026, 12, 4, 21, 59)


def test_moving_the_day_moves_every_note() -> None:
    """Nothing of the old day is left."""
    moved = {c.name: c.due for c in schedule.plan(planned("2026-12-12T10:00"))}
    first = {c.name: c.due for c in schedule.plan(planned())}
    assert {name: moved[name] - first[name] for name in first} == dict.fromkeys(first, timedelta(days=7))


def test_an_outcome_ends_the_countdown_and_begins_the_year() -> None:
    """Nobody is asked to buy tissues after the day."""
    after = session.end(planned(), "refused", MORNING)
    assert names(after)[0] == "day-1"
    assert not any(name.startswith("session-") for name in names(after))


def test_stopping_the_notes_stops_them_all() -> None:
    """Stop means stop."""
    assert names(session.end(planned(), "refused", MORNING).knowing(notes__stopped="yes")) == []


def test_a_pause_leaves_out_what_falls_into_it_and_nothing_else() -> None:
    """Notes do not pile up behind a pause."""
    after = session.end(planned(), "refused", MORNING)
    paused = after.knowing(notes__paused=(MORNING + timedelta(days=7)).isoformat())
    assert names(paused) == names(after)[2:]


def test_a_pause_that_is_over_is_forgotten() -> None:
    """And the coach does not speak of it any more."""
    after = session.end(planned(), "refused", MORNING)
    paused = after.knowing(notes__paused=(MORNING + timedelta(days=7)).isoformat())
    later = take_turn(paused, Command("start"), MORNING + timedelta(days=8)).progress
    assert not later.has("notes.paused")


def test_another_zone_moves_the_notes_to_its_own_morning() -> None:
    """Whoever travels is not woken."""
    after = session.end(planned(), "accepted", MORNING)
    travelled = take_turn(after.knowing(me__zone="Asia/Tokyo"), Command("start"), MORNING).progress
    assert {wall(c.due, "Asia/Tokyo").hour for c in schedule.plan(travelled)} == {10}


def test_a_note_that_makes_no_sense_any_more_is_skipped_with_the_reason() -> None:
    """After an outage on the day itself nobody is told that an hour is left."""
    due = schedule.meant(planned(), "session-1-hour")
    assert due
    turn = take_turn(planned(), Due(due.name, due.due), due.due + timedelta(hours=2))
    assert turn.skipped == "too late to make sense"
    assert turn.replies == ()


def test_a_note_that_comes_late_says_so() -> None:
    """Once, late, with words that fit."""
    after = session.end(planned(), "refused", MORNING)
    due = schedule.ahead(after, MORNING)[0]
    late = take_turn(after, Due(due.name, due.due), due.due + timedelta(days=2))
    assert late.replies[0].says[0] == Say("note-late")


def test_a_note_of_an_older_plan_is_not_said() -> None:
    """A row that was pending when the outcome changed is recorded as skipped."""
    turn = take_turn(planned(), Due("day-1", MORNING), MORNING)
    assert turn.skipped == "no longer in the plan"


@pytest.mark.parametrize("state", ["letter.facts", "preparation.place", "rehearsal.denial"])
def test_a_note_never_takes_anybody_out_of_a_question(state: str) -> None:
    """Whoever is writing the letter goes on writing it, and the note can still be answered."""
    after = session.end(planned(), "refused", MORNING)
    writing = Progress(state=state, answers=after.answers)
    due = schedule.ahead(after, MORNING)[0]
    turn = take_turn(writing, Due(due.name, due.due), due.due)
    assert turn.progress.state == state
    answered = take_turn(turn.progress, Tap("note:day-1:worse"), due.due)
    assert answered.progress.state == state
    assert answered.progress.text(f"said.{MORNING.isoformat()}.day-1") == "worse"
    assert "sooner" in names(answered.progress, due.due)
