"""Notes of the coach's own accord come at the right hour, once, or are skipped for a reason we can read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import desk as desk_module
from bot.checkins import MOST_OWED, CheckIns
from bot.desk import Desk, Kept
from bot.render import text_of
from bot.store import rows
from bot.store.journal import Journal
from bot.store.opening import open_store
from dialogs import schedule
from dialogs.progress import Progress
from dialogs.times import wall
from dialogs.turn import take_turn
from dialogs.types import Due
from tests.telegram.fake import BotApiFake
from tests.telegram.process import KEY, Moment, label, living, note, outcome_told, seed, unpaced

NEVER_QUIET = "04:00-05:00"


@dataclass
class Office:
    """A desk with a clock and a drawer for what was said, without Telegram."""

    journal: Journal
    desk: Desk
    check_ins: CheckIns
    now: Moment
    said: list[str]

    async def rows(self) -> list[tuple[str, str, str]]:
        """Give each check-in with its status and reason."""
        return await self.journal.write(
            lambda tx: list(tx.execute("SELECT name, status, reason FROM check_in ORDER BY due_at, id"))
        )

    async def all_until(self, end: datetime) -> list[tuple[str, datetime]]:
        """Let time pass minute-exactly up to an instant; give what was said when."""
        heard = []
        while (due := await self.journal.write(lambda tx: rows.next_due(tx, "telegram"))) and due <= end:
            self.now.at = max(self.now.at, due)
            before = len(self.said)
            await self.check_ins.look()
            heard += [(text, self.now.at) for text in self.said[before:]]
        return heard


def play(
    story: Callable[[Office], Awaitable[None]],
    folder: Path,
    now: datetime,
    notes: tuple[str, ...] | None = None,
    owed: int = 0,
    **answers: Any,
) -> None:
    """Run a story with one member whose notes are planned from `now` on."""

    async def run() -> None:
        store = open_store(folder / "coach.db", KEY)
        clock, said = Moment(now), []  # type: ignore[var-annotated]
        journal = Journal(store.connection)

        def publish(kept: Kept) -> None:
            said.extend(text_of(message.message) for message in kept.owed)

        desk = Desk(journal, "telegram", clock, publish)
        progress = Progress("session.waiting").knowing(me__consent="x", me__notes="plain", **answers)

        def join(tx: Any) -> None:
            number = rows.keep_progress(tx, rows.Member(0, "telegram", "101", progress), progress)
            plan = [c for c in schedule.ahead(progress, now) if notes is None or c.name in notes]
            rows.set_check_ins(tx, number, plan, now)

        await journal.write(join)
        office = Office(journal, desk, CheckIns(journal, desk, clock, lambda: owed), clock, said)
        try:
            await story(office)
        finally:
            await journal.close()
            store.close()

    asyncio.run(run())


def told(since: datetime, zone: str, **more: Any) -> dict[str, Any]:
    """Give the answers of somebody whose session ended at an instant."""
    return {"after__outcome": "refused", "after__since": since.isoformat(), "me__zone": zone, **more}


# clock changes


@pytest.mark.parametrize(
    ("since", "zone", "expected"),
    [
        # Ten in the morning is ten in the morning, in summer time and in winter time.
        (datetime(2027, 3, 27, 12, tzinfo=UTC), "Europe/Berlin", datetime(2027, 3, 28, 8, tzinfo=UTC)),
        (datetime(2027, 10, 30, 12, tzinfo=UTC), "Europe/Berlin", datetime(2027, 10, 31, 9, tzinfo=UTC)),
        (datetime(2027, 3, 13, 18, tzinfo=UTC), "America/New_York", datetime(2027, 3, 14, 14, tzinfo=UTC)),
        (datetime(2027, 10, 2, 2, tzinfo=UTC), "Australia/Lord_Howe", datetime(2027, 10, 2, 23, tzinfo=UTC)),
        # Samoa left out the whole of 30 December 2011.
        (datetime(2011, 12, 29, 20, tzinfo=UTC), "Pacific/Apia", datetime(2011, 12, 30, 20, tzinfo=UTC)),
    ],
)
def test_ten_in_the_morning_stays_ten_through_every_clock_change(
    tmp_path: Path, since: datetime, zone: str, expected: datetime
) -> None:
    """A note an hour off is a note at the wrong moment of somebody's hardest week."""

    async def story(office: Office) -> None:
        [(text, at)] = await office.all_until(since + timedelta(days=2))
        assert text.startswith(note("day-1-home"))
        assert at == expected

    play(story, tmp_path, since, ("day-1",), **told(since, zone))


def test_an_hour_that_the_clocks_jump_over_is_moved_forward_never_dropped(tmp_path: Path) -> None:
    """Quiet hours end at half past two, which does not exist that night: half past three it is."""
    now = datetime(2027, 3, 27, 12, tzinfo=UTC)

    async def story(office: Office) -> None:
        [(_, at)] = await office.all_until(now + timedelta(days=1))
        assert at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
        assert wall(at, "Europe/Berlin").hour == 3

    play(
        story,
        tmp_path,
        now,
        ("session-12-hours",),
        session__at="2027-03-28T11:00",
        session__zone="Europe/Berlin",
        me__zone="Europe/Berlin",
        me__quiet="20:00-02:30",
    )


def test_an_hour_that_comes_twice_brings_one_note_at_its_first_coming(tmp_path: Path) -> None:
    """Half past two comes twice that night; one note is enough."""
    now = datetime(2027, 10, 30, 12, tzinfo=UTC)

    async def story(office: Office) -> None:
        [(_, at)] = await office.all_until(now + timedelta(hours=14))
        assert at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
        office.now.at = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
        assert await office.check_ins.look() == 0

    play(
        story,
        tmp_path,
        now,
        ("session-12-hours",),
        session__at="2027-10-31T11:00",
        session__zone="Europe/Berlin",
        me__zone="Europe/Berlin",
        me__quiet="20:00-02:30",
    )


def test_every_note_of_the_countdown_comes_at_its_own_time_and_never_at_night(tmp_path: Path) -> None:
    """Seven notes for one day, none of which may wake anybody."""
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    session = datetime(2026, 12, 5, 9, 30, tzinfo=UTC)

    async def story(office: Office) -> None:
        heard = await office.all_until(session + timedelta(days=1))
        assert [at for _, at in heard] == sorted(at for _, at in heard)
        assert all(8 <= wall(at, "Europe/London").hour < 22 for _, at in heard)
        names = [name for name, status, _ in await office.rows() if status == "sent"]
        assert {"session-7-days", "session-1-day", "session-15-minutes", "session-ended"} <= set(names)
        assert len(heard) == len(names)

    play(
        story,
        tmp_path,
        now,
        session__at="2026-12-05T09:30",
        session__zone="Europe/London",
        me__zone="Europe/London",
    )


# late, or not at all

SESSION: dict[str, Any] = {
    "session__at": "2026-11-25T12:00",
    "session__zone": "UTC",
    "me__zone": "UTC",
    "me__quiet": NEVER_QUIET,
}
NOW = datetime(2026, 11, 23, 11, tzinfo=UTC)


def test_a_note_that_comes_late_says_so(tmp_path: Path) -> None:
    """After an outage "two days to go" would be a lie without a word on it."""

    async def story(office: Office) -> None:
        office.now.passes(hours=8)
        assert await office.check_ins.look() == 1
        [text] = office.said
        assert text.startswith(label("note-late"))
        assert note("session-2-days") in text
        assert await office.rows() == [("session-2-days", "sent", "")]

    play(story, tmp_path, NOW, ("session-2-days",), **SESSION)


def test_a_note_that_is_on_time_makes_no_excuses(tmp_path: Path) -> None:
    """A few minutes are not late."""

    async def story(office: Office) -> None:
        office.now.passes(hours=1, minutes=20)
        await office.check_ins.look()
        assert not office.said[0].startswith(label("note-late"))

    play(story, tmp_path, NOW, ("session-2-days",), **SESSION)


def test_a_note_that_has_lost_its_sense_is_skipped_with_the_reason(tmp_path: Path) -> None:
    """ "One hour to go" after the session would hurt."""

    async def story(office: Office) -> None:
        office.now.passes(days=3)
        while await office.check_ins.look():
            pass
        said = {name: (status, reason) for name, status, reason in await office.rows()}
        assert said["session-1-hour"] == ("skipped", "too late to make sense")
        assert said["session-ended"] == ("sent", "")
        assert len(office.said) == 1

    play(story, tmp_path, NOW, **SESSION)


def test_a_member_who_blocked_the_bot_is_skipped_with_the_reason(tmp_path: Path) -> None:
    """Nothing piles up for whoever wants nothing."""

    async def story(office: Office) -> None:
        await office.journal.write(lambda tx: rows.set_unreachable(tx, "telegram", "101", 9))
        office.now.passes(hours=2)
        await office.check_ins.look()
        assert await office.rows() == [("session-2-days", "skipped", "the member takes no messages")]
        assert office.said == []

    play(story, tmp_path, NOW, ("session-2-days",), **SESSION)


def test_a_note_that_cannot_be_said_is_recorded_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in one note must not silence a year of them, nor be tried for ever."""

    def fails(progress: Any, event: Due, now: Any) -> Any:
        if event.name == "session-2-days":
            raise ZeroDivisionError
        return take_turn(progress, event, now)

    monkeypatch.setattr(desk_module, "take_turn", fails)

    async def story(office: Office) -> None:
        office.now.passes(days=1, hours=2)
        await office.check_ins.look()
        assert [(name, status, reason) for name, status, reason in await office.rows()] == [
            ("session-2-days", "skipped", "fault: ZeroDivisionError"),
            ("session-1-day", "sent", ""),
        ]

    play(story, tmp_path, NOW, ("session-2-days", "session-1-day"), **SESSION)


def test_a_note_is_said_once_however_often_it_is_looked_for(tmp_path: Path) -> None:
    """Two looks at the same moment find the same row; only one may take it."""

    async def story(office: Office) -> None:
        office.now.passes(hours=2)
        await asyncio.gather(*(office.check_ins.look() for _ in range(5)))
        assert len(office.said) == 1

    play(story, tmp_path, NOW, ("session-2-days",), **SESSION)


def test_a_crash_between_claiming_and_saying_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Claim, words and progress are one transaction: all of it is on disk, or none."""

    async def story(office: Office) -> None:
        office.now.passes(hours=2)
        journal = office.journal
        [row] = await journal.write(lambda tx: rows.due(tx, "telegram", office.now(), 9))

        def dies(tx: Any) -> None:
            office.desk.take_due(tx, row)
            raise KeyError

        with pytest.raises(KeyError):
            await journal.write(dies)
        assert await office.rows() == [("session-2-days", "pending", "")]
        await office.check_ins.look()
        await office.check_ins.look()
        owed = await journal.write(lambda tx: rows.all_owed(tx, "telegram"))
        assert len(owed) == 1
        assert await office.rows() == [("session-2-days", "sent", "")]

    play(story, tmp_path, NOW, ("session-2-days",), **SESSION)


def test_while_much_is_owed_no_further_note_is_claimed(tmp_path: Path) -> None:
    """Whoever asked gets an answer before anybody gets a note."""

    async def story(office: Office) -> None:
        office.now.passes(hours=2)
        assert await office.check_ins.look() == 0
        assert await office.rows() == [("session-2-days", "pending", "")]

    play(story, tmp_path, NOW, ("session-2-days",), MOST_OWED + 1, **SESSION)


def test_a_note_due_while_telegram_is_away_waits_and_comes_late_with_words_that_fit(tmp_path: Path) -> None:
    """Said into an outage it would lie in the outbox and come hours later as if it were on time."""
    now = Moment()
    seed(tmp_path, 101, "aftercare.between", notes=("day-1",), **outcome_told(timedelta(), now()))

    async def story() -> None:
        fake = BotApiFake()
        maria = fake.user(101, "Maria", started=True)
        url = await fake.start()
        async with asyncio.timeout(20), living(fake, url, tmp_path, unpaced(now=now)) as app:
            await fake.stop()
            await fake.goes_away()
            while app.fetch.reaches:
                await asyncio.sleep(0.01)
            now.at = datetime(2026, 11, 24, 10, 1, tzinfo=UTC)
            assert await app.check_ins.look() == 0
            now.passes(hours=9)
            await fake.start(int(url.rpartition(":")[2]))
            await fake.catches_up()
            assert await app.check_ins.look() == 1
            assert (await maria.hears()).text.startswith(label("note-late"))
        await fake.stop()

    asyncio.run(story())
