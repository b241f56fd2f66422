"""Telegram refuses, stalls, floods and disappears; the family notices as little as possible."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot import delivery, fetch
from dialogs.progress import Progress
from tests.telegram.fake import BotApiFake
from tests.telegram.process import Scene, label, living, opened, play, question_of, seed


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait as often as in earnest, but not as long."""
    monkeypatch.setattr(delivery, "PAUSES", tuple(pause / 50 for pause in delivery.PAUSES))
    monkeypatch.setattr(fetch, "PAUSES", tuple(pause / 50 for pause in fetch.PAUSES))


TROUBLE = {
    "500": lambda fake: fake.fail("sendMessage", status=500),
    "502 with a page of HTML": lambda fake: fake.fail("sendMessage", status=502, times=3),
    "503": lambda fake: fake.fail("sendMessage", status=503),
    "504": lambda fake: fake.fail("sendMessage", status=504),
    "a dropped connection": lambda fake: fake.drop("sendMessage", before=True),
    "three dropped connections": lambda fake: fake.drop("sendMessage", before=True, times=3),
    "a 401 that passes": lambda fake: fake.fail("sendMessage", status=401),
    "a 409": lambda fake: fake.fail("sendMessage", status=409),
}


@pytest.mark.parametrize("strikes", TROUBLE.values(), ids=TROUBLE)
def test_a_message_is_sent_again_until_telegram_takes_it(tmp_path: Path, strikes: object) -> None:
    """Whatever goes wrong on the way, the answer comes, once, and the next one after it."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        strikes(scene.fake)  # type: ignore[operator]
        scene.maria.says("Dear Jo, this is for the first part.")
        scene.maria.says("And this one belongs to the second.")
        assert question_of(await scene.maria.hears()) == "letter.memories"
        assert question_of(await scene.maria.hears()) == "letter.understanding"
        await settled(scene)
        assert len(scene.maria.heard) == 2

    play(story, tmp_path)


async def settled(scene: Scene) -> None:
    """Wait until nothing is owed any more, in memory and on disk."""
    async with asyncio.timeout(5):
        while len(scene.app.outbox) or await scene.asks("SELECT 1 FROM outbox"):
            await asyncio.sleep(0.01)


def test_a_lost_answer_may_repeat_a_message_but_never_loses_it(tmp_path: Path) -> None:
    """Nobody can know whether it arrived; hearing a sentence twice is the smaller harm."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.fake.drop("sendMessage", before=False)
        scene.maria.says("Dear Jo, this is for the first part.")
        first, second = await scene.maria.hears(), await scene.maria.hears()
        assert first.text == second.text
        await settled(scene)
        assert len(scene.maria.heard) == 2

    play(story, tmp_path)


def test_a_server_that_does_not_answer_is_given_up_and_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that hangs for good must not hold up the chat for good."""
    monkeypatch.setattr("bot.api.Api.post.__defaults__", (0.1,))
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.fake.stall("sendMessage", 60)
        scene.maria.says("Dear Jo, this is for the first part.")
        assert question_of(await scene.maria.hears()) == "letter.memories"
        assert question_of(await scene.maria.hears(timeout=3)) == "letter.memories"

    play(story, tmp_path)


def test_too_fast_means_waiting_as_long_as_asked(tmp_path: Path) -> None:
    """Whoever ignores a 429 is slowed for longer; other chats need not wait for it."""
    seed(tmp_path, 101, "letter.opening")
    seed(tmp_path, 102, "letter.opening")

    async def story(scene: Scene) -> None:
        jan = scene.fake.user(102, "Jan", started=True)
        scene.fake.fail("sendMessage", status=429, retry_after=1, chat=101)
        scene.maria.says("Dear Jo, this is for the first part.")
        await scene.fake.catches_up()
        jan.says("Dear Jo, this is for the first part.")
        await jan.hears(timeout=0.5)
        assert scene.maria.heard == []
        await scene.maria.hears(timeout=2)
        assert scene.fake.impatient == []

    play(story, tmp_path)


def test_a_cry_for_help_waits_out_a_flood_refusal_too(tmp_path: Path) -> None:
    """Sent too early, the numbers would be refused again, and for longer."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.fake.fail("sendMessage", status=429, retry_after=1, chat=101)
        scene.maria.says("Dear Jo, this is for the first part.")
        async with asyncio.timeout(2):
            while not scene.fake.statuses["sendMessage", 429]:
                await asyncio.sleep(0.01)
        scene.maria.command("/sos")
        assert "999" in (await scene.maria.hears(timeout=3)).text
        assert question_of(await scene.maria.hears()) == "letter.memories"
        assert scene.fake.impatient == []

    play(story, tmp_path)


def test_a_flood_of_several_chats_quiets_all(tmp_path: Path) -> None:
    """Two chats refused at once mean that the bot as a whole is too fast."""

    async def story(scene: Scene) -> None:
        people = [scene.fake.user(200 + n) for n in range(3)]
        for person in people[:2]:
            scene.fake.fail("sendMessage", status=429, retry_after=1, chat=person.chat_id)
            person.command("/start")
        async with asyncio.timeout(2):
            while scene.fake.statuses["sendMessage", 429] < 2:
                await asyncio.sleep(0.01)
        people[2].command("/start")
        await scene.fake.catches_up()
        assert people[2].heard == []
        for person in people:
            await person.hears(timeout=2)
        assert scene.fake.impatient == []

    play(story, tmp_path)


def test_whoever_blocks_the_bot_is_owed_nothing_until_they_write_again(tmp_path: Path) -> None:
    """Messages that pile up for somebody who wants none would all come at once when they return."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.maria.blocks()
        await scene.fake.catches_up()
        assert await scene.asks("SELECT reachable FROM member") == [(0,)]
        scene.maria.unblocks()
        await scene.fake.catches_up()
        assert scene.maria.heard == []
        scene.maria.says("Dear Jo, this is for the first part.")
        assert question_of(await scene.maria.hears()) == "letter.memories"
        assert await scene.asks("SELECT reachable FROM member") == [(1,)]

    play(story, tmp_path)


GONE = {
    "blocked": (403, "Forbidden: bot was blocked by the user"),
    "deactivated": (403, "Forbidden: user is deactivated"),
    "never started": (403, "Forbidden: bot can't initiate conversation with a user"),
    "no such chat": (400, "Bad Request: chat not found"),
    "no such person": (400, "Bad Request: PEER_ID_INVALID"),
}


@pytest.mark.parametrize(("status", "why"), GONE.values(), ids=GONE)
def test_a_chat_that_is_gone_loses_its_messages_and_keeps_its_place(
    tmp_path: Path, status: int, why: str
) -> None:
    """The account may come back; until then nobody is written to in vain."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.fake.fail("sendMessage", status=status, description=why, times=2)
        scene.maria.says("Dear Jo, this is for the first part.")
        scene.maria.says("And this one belongs to the second.")
        async with asyncio.timeout(3):
            while await scene.asks("SELECT reachable FROM member") != [(0,)]:
                await asyncio.sleep(0.01)
        await settled(scene)
        assert (await scene.progress()).text("letter.opening") == "Dear Jo, this is for the first part."
        scene.maria.says("I am back and write on here.")
        await scene.maria.hears()
        assert await scene.asks("SELECT reachable FROM member") == [(1,)]

    play(story, tmp_path)


def test_a_deactivated_account_stops_nobody_else(tmp_path: Path) -> None:
    """The bot is not told; it learns by the refusal."""

    async def story(scene: Scene) -> None:
        scene.maria.command("/start")
        scene.maria.deactivates()
        jan = scene.fake.user(102, "Jan")
        jan.command("/start")
        await jan.hears()
        await settled(scene)
        assert scene.maria.heard == []

    play(story, tmp_path)


def test_a_message_telegram_will_never_take_is_set_aside_and_owned_up_to(tmp_path: Path) -> None:
    """Trying it for ever would hold up the chat; saying nothing would leave the member waiting."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.fake.fail("sendMessage", status=400, description="Bad Request: can't parse entities")
        scene.maria.says("Dear Jo, this is for the first part.")
        assert (await scene.maria.hears()).text == label("rejected")
        scene.maria.says("And this one belongs to the second.")
        assert question_of(await scene.maria.hears()) == "letter.understanding"
        assert await scene.asks("SELECT fault FROM set_aside") == [("refused",)]

    play(story, tmp_path)


def test_a_refused_apology_is_not_followed_by_another(tmp_path: Path) -> None:
    """Otherwise two programs would exchange refusals for ever."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.fake.fail("sendMessage", status=400, times=2)
        scene.maria.says("Dear Jo, this is for the first part.")
        async with asyncio.timeout(3):
            while len(await scene.asks("SELECT 1 FROM set_aside")) < 2:
                await asyncio.sleep(0.01)
        await settled(scene)
        assert scene.fake.statuses["sendMessage", 400] == 2
        assert scene.maria.heard == []

    play(story, tmp_path)


def test_a_chat_that_moved_gets_all_it_is_owed_at_its_new_address(tmp_path: Path) -> None:
    """Telegram names the new address in its refusal; progress and messages go along, in order."""

    async def story(scene: Scene) -> None:
        group = scene.fake.group(-500, "Family")
        group.adds_bot(scene.maria)
        await group.hears()
        new = scene.fake.group(-1_000_000_000_500, "Family")
        new.bot_status = "member"
        group.migrated_to = new
        for _ in range(2):
            group.says(scene.maria, "/help@family_test_bot")
        for _ in range(2):
            assert (await new.hears()).text == label("group")
        await settled(scene)
        assert len(new.heard) == 2

    play(story, tmp_path)


# fetching


FETCH_TROUBLE = {
    "500": lambda fake: fake.fail("getUpdates", status=500, times=3),
    "502": lambda fake: fake.fail("getUpdates", status=502),
    "429": lambda fake: fake.fail("getUpdates", status=429, retry_after=1),
    "409": lambda fake: fake.fail("getUpdates", status=409),
    "dropped before": lambda fake: fake.drop("getUpdates", before=True, times=2),
    "dropped after": lambda fake: fake.drop("getUpdates", before=False),
}


@pytest.mark.parametrize("strikes", FETCH_TROUBLE.values(), ids=FETCH_TROUBLE)
def test_fetching_goes_on_after_any_trouble_and_no_turn_is_lost_or_doubled(
    tmp_path: Path, strikes: object
) -> None:
    """A bot that stops listening looks as if it had left."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        strikes(scene.fake)  # type: ignore[operator]
        scene.maria.says("Dear Jo, this is for the first part.")
        await scene.maria.hears()
        scene.maria.says("And this one belongs to the second.")
        await scene.maria.hears()
        await scene.fake.catches_up()
        kept = await scene.progress()
        assert kept.text("letter.opening") == "Dear Jo, this is for the first part."
        assert kept.text("letter.memories") == "And this one belongs to the second."
        assert scene.maria.unheard == 0

    play(story, tmp_path)


def test_what_is_written_during_an_outage_is_answered_after_it_in_order(tmp_path: Path) -> None:
    """The connection is cut on both sides; nothing that was said is forgotten by either."""
    seed(tmp_path, 101, "letter.opening")

    async def story() -> None:
        fake = BotApiFake()
        maria = fake.user(101, "Maria", started=True)
        url = await fake.start()
        async with asyncio.timeout(20), living(fake, url, tmp_path):
            await fake.stop()
            await fake.goes_away()
            maria.says("Dear Jo, this is for the first part.")
            maria.says("And this one belongs to the second.")
            await fake.start(int(url.rpartition(":")[2]))
            assert question_of(await maria.hears()) == "letter.memories"
            assert question_of(await maria.hears()) == "letter.understanding"
            await fake.catches_up()
        await fake.stop()
        assert fake.faults == []

    asyncio.run(story())


def test_the_bot_starts_while_telegram_is_away_and_begins_when_it_returns(tmp_path: Path) -> None:
    """After a power cut the computer is up before the line is."""

    async def story() -> None:
        fake = BotApiFake()
        url = await fake.start()
        await fake.stop()
        maria = fake.user(101, "Maria")
        async with asyncio.timeout(20), living(fake, url, tmp_path, waits=False):
            maria.command("/start")
            await fake.start(int(url.rpartition(":")[2]))
            await maria.hears()
        await fake.stop()

    asyncio.run(story())


def test_update_numbers_that_begin_anew_are_not_taken_for_old_ones(tmp_path: Path) -> None:
    """After a quiet week Telegram may count from anywhere; an old offset would make the bot deaf."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.fake.next_update_id = 900_000
        scene.maria.says("Dear Jo, this is for the first part.")
        await scene.maria.hears()
        await scene.fake.catches_up()
        scene.fake.next_update_id = 70
        scene.maria.says("And this one belongs to the second.")
        assert question_of(await scene.maria.hears()) == "letter.understanding"

    play(story, tmp_path)


# poison


BROKEN = {
    "of a state that is gone": Progress("letter.no_such_state").to_json(),
    "that is no JSON": "{",
    "of a newer version": '{"version": 999}',
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_an_update_that_fails_twice_is_set_aside_and_the_chat_hears_a_kind_sentence(
    tmp_path: Path, body: str
) -> None:
    """One member's broken row must stop neither the program nor anybody else's chat."""
    seed(tmp_path, 101, "letter.opening")
    with opened(tmp_path) as store:
        store.connection.execute("UPDATE member SET progress = ?", (body,))

    async def story(scene: Scene) -> None:
        jan = scene.fake.user(102, "Jan")
        scene.maria.says("These words fail.")
        jan.command("/start")
        assert label("set-aside") in (await scene.maria.hears()).text
        assert question_of(await jan.hears()) == "welcome.hello"
        await scene.fake.catches_up()
        [(update, content)] = await scene.asks("SELECT update_id, content FROM set_aside")
        assert update == 1
        assert "These words fail." in content
        assert await scene.asks("SELECT update_id FROM inbox ORDER BY 1") == [(1,), (2,)]

    play(story, tmp_path)


UNREADABLE = [
    {"message": {}},
    {"message": {"chat": {"id": "no number", "type": "private"}, "text": "x"}},
    {"message": None, "callback_query": {"id": "1"}},
    {"my_chat_member": {"chat": {"id": 101}}},
    {"message": {"chat": {"id": 101, "type": "private"}, "voice": {"duration": "long"}}},
    {"message": "text"},
    {"something_new": {"of": "a later year"}},
    {},
]


@pytest.mark.parametrize("update", UNREADABLE, ids=str)
def test_an_update_nobody_can_read_stops_none_behind_it(tmp_path: Path, update: dict[str, object]) -> None:
    """Telegram invents new things every month; one of them must not make the bot deaf."""

    async def story(scene: Scene) -> None:
        scene.fake.push_raw(update)
        scene.maria.command("/start")
        await scene.maria.hears()
        await scene.fake.catches_up()
        assert scene.fake.pending == 0

    play(story, tmp_path)
