"""The real program is killed, stopped and started again, and nobody's words are lost."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

from bot.outbox import SENDERS
from tests.telegram.fake import BotApiFake, User
from tests.telegram.process import (
    label,
    note,
    opened,
    outcome_told,
    plant,
    progress_of,
    question_of,
    running,
    seed,
    table,
)

PARTS = ("opening", "memories", "understanding", "facts", "feelings", "ask", "hope")


def test_an_update_is_acknowledged_only_once_it_is_on_disk(tmp_path: Path) -> None:
    """Killed between fetching and acknowledging, the bot must find either the turn or the update."""
    seed(tmp_path, 101, "letter.opening")

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            maria = fake.user(101, "Maria", started=True)
            fake.drop("getUpdates", before=True, times=99)
            maria.says("Dear Jo, this is for the first part.")
            await maria.hears()
            assert fake.pending == 1
            await coach.is_killed()
            await fake.goes_away()
            assert progress_of(tmp_path, 101).text("letter.opening").startswith("Dear Jo")
            fake.heals()
            await coach.start()
            await fake.catches_up()
            assert fake.pending == 0
        assert progress_of(tmp_path, 101).state == "letter.memories"
        assert fake.faults == []

    asyncio.run(story())


def test_what_was_owed_when_the_program_died_is_sent_after_the_restart(tmp_path: Path) -> None:
    """The answer is part of the turn; a member who got none would believe that nothing was heard."""
    seed(tmp_path, 101, "letter.opening")

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            maria = fake.user(101, "Maria", started=True)
            fake.fail("sendMessage", status=500, times=99)
            maria.says("Dear Jo, this is for the first part.")
            maria.says("And this one belongs to the second.")
            await fake.catches_up()
            await coach.is_killed()
            fake.heals()
            await coach.start()
            assert question_of(await maria.hears()) == "letter.memories"
            assert question_of(await maria.hears()) == "letter.understanding"
            await coach.stops()
        assert table(tmp_path, "SELECT * FROM outbox") == []
        assert len(maria.heard) == 2

    asyncio.run(story())


def test_a_message_that_arrived_is_repeated_at_most_once_after_a_kill(tmp_path: Path) -> None:
    """Between Telegram's yes and our note of it stands one write; only that can be lost."""
    seed(tmp_path, 101, "letter.opening")

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            maria = fake.user(101, "Maria", started=True)
            fake.stall("sendMessage", 60)
            maria.says("Dear Jo, this is for the first part.")
            await maria.hears()
            await coach.is_killed()
            await coach.start()
            await maria.hears()
            await coach.stops()
        assert [question_of(message) for message in maria.heard] == ["letter.memories"] * 2

    asyncio.run(story())


def test_stopping_loses_nothing_and_takes_less_than_five_seconds(tmp_path: Path) -> None:
    """Updates are installed while people talk; a slow send must neither delay it nor be forgotten."""
    seed(tmp_path, 101, "letter.opening")
    seed(tmp_path, 102, "letter.opening")

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            maria, jan = fake.user(101, "Maria", started=True), fake.user(102, "Jan", started=True)
            fake.stall("sendMessage", 60, chat=101)
            for somebody in (maria, jan):
                for part in PARTS:
                    somebody.says(f"These are my words for {part}.")
            await maria.hears()
            await jan.hears()
            assert await coach.stops() < 5
            for somebody in (maria, jan):
                assert progress_of(tmp_path, somebody.chat_id).text("letter.hope").endswith("hope.")
            with opened(tmp_path) as store:
                owed = store.connection.execute("SELECT count(*) FROM outbox WHERE address = '101'")
                assert owed.fetchone() == (7,)
                store.connection.execute("DELETE FROM outbox WHERE id NOT IN (SELECT min(id) FROM outbox)")
            await coach.start()
            await maria.hears()
            assert await coach.stops() < 2
        assert coach.log.count("stopped") == 2
        assert "Traceback" not in coach.log

    asyncio.run(story())


def test_a_stop_during_an_outage_takes_no_longer(tmp_path: Path) -> None:
    """With Telegram away there is nothing to wait for."""

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            fake.user(101, "Maria").command("/start")
            await fake.catches_up()
            await fake.stop()
            assert await coach.stops() < 5

    asyncio.run(story())


def test_a_note_that_came_due_while_nothing_ran_is_sent_once_with_words_that_fit(tmp_path: Path) -> None:
    """The computer was off that morning; the note comes late, says so, and comes once."""
    answers = outcome_told(timedelta(days=2))
    seed(tmp_path, 101, "aftercare.between", notes=("day-1",), **answers)

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            maria = fake.user(101, "Maria", started=True)
            assert label("note-late") in (await maria.hears()).text
            await coach.is_killed()
            await coach.start()
            await fake.catches_up()
            await coach.stops()
        assert len([m for m in maria.heard if note("day-1-home") in m.text]) <= 2
        assert table(tmp_path, "SELECT status FROM check_in WHERE name = 'day-1'") == [("sent",)]

    asyncio.run(story())


KILLS, CHATS = 5, 30


def test_killing_it_at_random_under_load_loses_no_turn_and_no_note(tmp_path: Path) -> None:
    """Five deaths in the busiest minute of the year: all answers stand where they belong.

    Every chat sends seven different texts without waiting, so that a lost or doubled turn would put
    a text under the wrong question. What a death may repeat is what was under way: `SENDERS` messages.
    """
    answers = outcome_told(timedelta(days=2))
    with opened(tmp_path) as store:
        for chat in range(CHATS):
            plant(store, 1000 + chat, "letter.opening", notes=("day-1",), **answers)
    fake = BotApiFake()
    people = [fake.user(1000 + chat, started=True) for chat in range(CHATS)]
    asyncio.run(killed_under_load(fake, people, tmp_path))
    assert fake.faults == []
    repeated = 0
    for somebody in people:
        kept = progress_of(tmp_path, somebody.chat_id)
        assert [kept.text(f"letter.{part}") for part in PARTS] == texts_of(somebody)
        heard = [message.text for message in somebody.heard]
        repeated += len(heard) - len(set(heard))
        assert sum(note("day-1-home") in text for text in set(heard)) == 1
    assert repeated <= SENDERS * KILLS
    notes = Counter(table(tmp_path, "SELECT status FROM check_in WHERE name = 'day-1'"))
    assert notes == {("sent",): CHATS}
    assert table(tmp_path, "SELECT id FROM outbox UNION ALL SELECT id FROM set_aside") == []


def texts_of(somebody: User) -> list[str]:
    """Give what somebody says under load, one text for each part of the letter."""
    return [f"Text {n} of {somebody.chat_id}, for {part}." for n, part in enumerate(PARTS)]


async def killed_under_load(fake: BotApiFake, people: list[User], folder: Path) -> None:
    """Let everybody talk while the program is killed and started again; wait until all have heard all."""
    total = (len(PARTS) + 1) * len(people)
    async with running(fake, folder) as coach:
        feeding = asyncio.create_task(feed(people))
        for death in sorted(random.Random(7).sample(range(20, total - 30), KILLS)):
            await has_sent(people, death)
            await coach.is_killed()
            await coach.start()
        await feeding
        await has_sent(people, total)
        await fake.catches_up()
        await coach.stops()


async def feed(people: list[User]) -> None:
    """Say everything, a line every hundredth of a second."""
    for part in range(len(PARTS)):
        for somebody in people:
            somebody.says(texts_of(somebody)[part])
            await asyncio.sleep(0.01)


async def has_sent(people: list[User], count: int) -> None:
    """Wait until so many different messages have arrived."""
    async with asyncio.timeout(40):
        while sum(len({message.text for message in somebody.heard}) for somebody in people) < count:
            await asyncio.sleep(0.02)
