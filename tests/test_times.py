"""Days, hours and zones: what people mean, and when that is, through every change of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import times
from dialogs.countries import find
from dialogs.moments import Why, understand
from dialogs.times import Quiet, instant, wall, zone_by_clock

MONDAY = datetime(2026, 11, 23, 9)
ZONES = (
    "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca",
    "Asia/Kolkata", "Pacific/Apia", "UTC",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Saturday week at 10", "2026-12-05T10:00"),
        ("a week on friday at 9.30", "2026-12-04T09:30"),
        ("saturday at 10", "2026-11-28T10:00"),
        ("next Saturday at 10", "2026-11-28T10:00"),
        ("sat 10", "2026-11-28T10:00"),
        ("saturday at ten", "2026-11-28T10:00"),
        ("friday at noon", "2026-11-27T12:00"),
        ("sunday next week at 11 o'clock", "2026-12-06T11:00"),
        ("monday 10:30", "2026-11-23T10:30"),
        ("monday 8:30", "2026-11-30T08:30"),
        ("tomorrow 10am", "2026-11-24T10:00"),
        ("tonight at 8", "2026-11-23T20:00"),
        ("12 am tomorrow", "2026-11-24T00:00"),
        ("the day after tomorrow at noon", "2026-11-25T12:00"),
        ("the 5th at 7 in the evening", "2026-12-05T19:00"),
        ("28 november at 3pm", "2026-11-28T15:00"),
        ("Saturday, 28 November, 10:00", "2026-11-28T10:00"),
        ("dec 5th 2pm", "2026-12-05T14:00"),
        ("5/12 at 10:30", "2026-12-05T10:30"),
        ("2026-12-05 10:00", "2026-12-05T10:00"),
        ("in two weeks at 14:00", "2026-12-07T14:00"),
        ("3 weeks from now at 6pm", "2026-12-14T18:00"),
        ("tomorrow night at 8", "2026-11-24T20:00"),
        ("tomorrow week at 10", "2026-12-01T10:00"),
        ("a week today at 10", "2026-11-30T10:00"),
        ("this evening at 7", "2026-11-23T19:00"),
        ("today at 5", "2026-11-23T17:00"),
        ("today at 8", "2026-11-23T20:00"),
    ],
)
def test_a_day_said_in_plain_words_is_the_day_that_was_meant(said: str, meant: str) -> None:
    """A family that comes on different days holds no session."""
    assert understand(said, "en", MONDAY) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31 february at 10", Why.UNCLEAR),
        ("31 november at 10", Why.UNCLEAR),
        ("at 10", Why.UNCLEAR),
        ("ok", Why.UNCLEAR),
        ("", Why.UNCLEAR),
        ("x" * 4096, Why.UNCLEAR),
        ("december 5", Why.NO_TIME),
        ("in 3 days", Why.NO_TIME),
        ("tomorrow at 25", Why.NO_TIME),
        ("yesterday at 5", Why.PAST),
        ("today at 8 am", Why.PAST),
        ("today at 8:00", Why.PAST),
        ("20 december 2030 at 10", Why.FAR),
        ("Sunday 28 November at 10", Why.OTHER_WEEKDAY),
    ],
)
def test_what_is_no_day_to_come_is_told_apart(said: str, why: Why) -> None:
    """Each gets its own kind answer."""
    assert understand(said, "en", MONDAY) == why


def test_in_some_countries_the_month_comes_first() -> None:
    """5/12 is in May there."""
    assert understand("5/12 at 10:30", "en", MONDAY, month_first=True) == datetime(2027, 5, 12, 10, 30)


@given(st.text(max_size=150))
def test_no_text_at_all_breaks_the_reading_of_days(text: str) -> None:
    """Whatever is typed, the answer is a day or a reason."""
    found = understand(text, "en", MONDAY)
    assert isinstance(found, Why) or found > MONDAY


def test_a_time_the_clocks_jump_over_comes_after_the_jump() -> None:
    """On the last Sunday of March there is no 2:30 in Berlin."""
    gap = instant(datetime(2027, 3, 28, 2, 30), "Europe/Berlin")
    assert wall(gap, "Europe/Berlin") == datetime(2027, 3, 28, 3, 30)


def test_a_time_that_comes_twice_means_the_first() -> None:
    """On the last Sunday of October 2:30 comes twice in Berlin; nobody is written to twice."""
    assert instant(datetime(2026, 10, 25, 2, 30), "Europe/Berlin") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
)
def test_the_wall_clock_shows_what_was_meant_unless_it_cannot(zone: str, local: datetime) -> None:
    """Ten in the morning is ten in the morning on every day of the year, in every zone."""
    local = local.replace(second=0, microsecond=0)
    shown = wall(instant(local, zone), zone)
    jumped = (
        local.replace(tzinfo=ZoneInfo(zone), fold=0).utcoffset()
        != local.replace(tzinfo=ZoneInfo(zone), fold=1).utcoffset()
    )
    assert shown == local or (jumped and timedelta() < shown - local <= timedelta(days=1))


HOURS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(HOURS, HOURS, st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))
def test_what_is_moved_out_of_the_quiet_hours_is_out_of_them(
    start: time, end: time, moment: datetime
) -> None:
    """Later means not before the moment, earlier means not after it."""
    quiet = Quiet(start, end)
    if start == end:
        return
    assert quiet.after(moment) not in quiet
    assert moment <= quiet.after(moment) < moment + timedelta(days=1)
    assert (
        quiet.before(moment) not in quiet
        or (end.hour * 60 + end.minute + 1) % 1440 == start.hour * 60 + start.minute
    )
    assert moment - timedelta(days=1, minutes=1) < quiet.before(moment) <= moment


@pytest.mark.parametrize(
    ("country", "shown", "zone"),
    [
        ("US", "04:00", "America/New_York"),
        ("US", "1:02", "America/Los_Angeles"),
        ("AU", "20:00", "Australia/Sydney"),
        ("AU", "19:30", "Australia/Adelaide"),
        ("", "14:30", "Asia/Colombo"),
        ("", "11:00", "Etc/GMT-2"),
    ],
)
def test_the_zone_is_the_one_in_which_the_clock_shows_that(
    country: str, shown: str, zone: str | None
) -> None:
    """Nobody knows the name of their time zone; everybody can read a clock."""
    clock = times.read_clock(shown)
    assert clock
    assert zone_by_clock(country, clock.hour, clock.minute, datetime(2026, 11, 23, 9, tzinfo=UTC)) == zone


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("uk", "GB"),
        ("The Netherlands", "NL"),
        ("germany", "DE"),
        ("DE", "DE"),
        ("Türkiye", "TR"),
        ("Mars", None),
        ("", None),
    ],
)
def test_a_country_is_found_by_what_people_type(typed: str, code: str | None) -> None:
    """The country decides which emergency number is shown."""
    assert find(typed, "en") == code


@pytest.mark.parametrize("clock", ["21:40", "9.40 pm", "9:40pm", "21h40", "it is 21:40 now", "9:40 PM."])
def test_a_clock_is_read_however_it_is_written(clock: str) -> None:
    """At three in the morning nobody types neatly."""
    assert times.read_clock(clock) == time(21, 40)


@pytest.mark.parametrize("clock", ["25:00", "noon-ish", "13 pm", "", "9:75", "٣", "2026", "now"])
def test_what_is_no_clock_is_none(clock: str) -> None:
    """A wrong zone would wake people for a year."""
    assert times.read_clock(clock) is None


def test_a_day_is_said_back_in_words() -> None:
    """So that a slip is seen before it counts."""
    assert (
        times.in_words(datetime.combine(date(2026, 12, 5), time(10)).isoformat(), "en")
        == "Saturday, 5 December 2026, 10:00"
    )
