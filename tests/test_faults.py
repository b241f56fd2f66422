"""Commits fail again and again under load, and still no turn is lost and none is taken twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import checkins, delivery, fetch
from bot.app import App, Parts
from bot.store.journal import NotKept
from tests.telegram.fake import BotApiFake, User
from tests.telegram.process import (
    Moment,
    living,
    note,
    opened,
    outcome_told,
    plant,
    progress_of,
    table,
    unpaced,
)

PARTS = ("opening", "memories", "understanding", "facts", "feelings", "ask", "hope")
CHATS = 20


class Disk:
    """Commits, but for every so-many-th time, in one of the ways in which a disk fails."""

    def __init__(self, every: int, when: str) -> None:
        """Fail before the commit, or instead of it after a rollback as SQLite does on a full disk."""
        self.every, self.when = every, when
        self.commits = self.failed = 0

    def __call__(self, connection: Any) -> None:
        """Commit, or fail."""
        self.commits += 1
        if self.commits % self.every == 0:
            self.failed += 1
            if self.when == "rolled back":
                connection.execute("ROLLBACK")
            raise OSError("CANARY")
        connection.execute("COMMIT")


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "PAUSES", tuple(pause / 50 for pause in delivery.PAUSES))
    monkeypatch.setattr(fetch, "PAUSES", tuple(pause / 50 for pause in fetch.PAUSES))
    monkeypatch.setattr(checkins, "LOOK_EVERY_SECONDS", 0.05)


@pytest.mark.parametrize(("every", "when"), [(7, "in place"), (7, "rolled back"), (3, "in place")])
def test_every_seventh_commit_may_fail_and_no_turn_is_lost_or_doubled(
    tmp_path: Path, every: int, when: str
) -> None:
    """A dying disk fails now and then long before it fails for good."""
    now, disk = Moment(), Disk(every, when)
    with opened(tmp_path) as store:
        for chat in range(CHATS):
            answers = outcome_told(timedelta(), now())
            plant(store, 1000 + chat, "letter.opening", notes=("day-1",), **answers)
    now.passes(days=2)

    fake = BotApiFake()
    people = [fake.user(1000 + chat, started=True) for chat in range(CHATS)]
    asyncio.run(talk(fake, people, tmp_path, unpaced(now=now, commit=disk)))
    assert disk.failed > 2
    assert fake.faults == []
    for somebody in people:
        kept = progress_of(tmp_path, somebody.chat_id)
        assert [kept.text(f"letter.{part}") for part in PARTS] == texts_of(somebody)
        heard = [message.text for message in somebody.heard]
        assert len(heard) == len(PARTS) + 1, Counter(heard).most_common(2)
        assert sum(note("day-1-home") in text for text in heard) == 1
    assert table(tmp_path, "SELECT count(*) FROM outbox") == [(0,)]
    assert table(tmp_path, "SELECT count(*) FROM set_aside") == [(0,)]


def texts_of(somebody: User) -> list[str]:
    """Give what somebody says, one text for each part of the letter."""
    return [f"Text {n} of {somebody.chat_id}, for {part}." for n, part in enumerate(PARTS)]


async def talk(fake: BotApiFake, people: list[User], folder: Path, parts: Parts) -> None:
    """Let everybody say everything, and wait until nothing is owed any more, now or later."""
    async with fake.serve() as url, living(fake, url, folder, parts) as app:
        for part in range(len(PARTS)):
            for somebody in people:
                somebody.says(texts_of(somebody)[part])
            await fake.catches_up(timeout=20)
        async with asyncio.timeout(20):
            while len(app.outbox) or await notes_wait(app):
                await asyncio.sleep(0.02)


async def notes_wait(app: App) -> bool:
    """Say whether a note is still to be said; the disk refuses this question too, now and then."""
    pending = "SELECT 1 FROM check_in WHERE name = 'day-1' AND status = 'pending'"
    try:
        return bool(await app.journal.write(lambda tx: list(tx.execute(pending))))
    except NotKept:
        return True


def test_a_disk_that_refuses_for_a_while_only_delays(tmp_path: Path) -> None:
    """Nothing is acknowledged, nothing is sent, and when it works again all goes on by itself."""
    with opened(tmp_path) as store:
        plant(store, 1000, "letter.opening")
    broken: list[bool] = []

    def commit(connection: Any) -> None:
        if broken:
            raise OSError
        connection.execute("COMMIT")

    async def story() -> None:
        fake = BotApiFake()
        somebody = fake.user(1000, started=True)
        async with fake.serve() as url, living(fake, url, tmp_path, unpaced(commit=commit)):
            broken.append(True)
            polls = fake.statuses["getUpdates", 200]
            somebody.says("Dear Jo, this is for the first part.")
            async with asyncio.timeout(5):
                while len(fake.calls_of("getUpdates")) < polls + 4:
                    await asyncio.sleep(0.01)
            assert fake.pending == 1
            assert somebody.heard == []
            broken.clear()
            await somebody.hears()

    asyncio.run(story())
    assert progress_of(tmp_path, 1000).state == "letter.memories"


def test_a_failing_commit_at_any_early_moment_does_not_end_the_program(tmp_path: Path) -> None:
    """The first minutes after a start, when it looks for what is owed and tidies up, are no exception."""
    commits = iter(range(10**6))

    def commit(connection: Any) -> None:
        if 1 <= next(commits) <= 6:
            raise OSError
        connection.execute("COMMIT")

    async def story() -> None:
        fake = BotApiFake()
        somebody = fake.user(1000)
        async with fake.serve() as url, living(fake, url, tmp_path, unpaced(commit=commit), waits=False):
            somebody.command("/start")
            await somebody.hears()

    asyncio.run(story())
