"""Updates come, come again and go as they do with Telegram."""

import asyncio

from tests.telegram.fake import BotApiFake, User
from tests.telegram.support import Client, play


def test_an_update_comes_again_until_it_is_acknowledged() -> None:
    """A bot killed between fetching and keeping gets another chance, and a duplicate."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        maria.says("one")
        maria.says("two")

        async def texts(**params: object) -> list[str]:
            updates = (await client.call("getUpdates", **params)).result
            return [update["message"]["text"] for update in updates]

        assert await texts() == ["one", "two"]
        assert await texts(limit=1) == ["one"]
        assert await texts(offset=1) == ["one", "two"]
        assert await texts(offset=2) == ["two"]
        assert await texts(offset=-1) == ["two"]
        assert await texts(offset=3) == []
        assert fake.pending == 0

    play(story)


def test_a_long_poll_is_answered_when_something_happens_and_ends_empty_otherwise() -> None:
    """Nobody waits for the end of a poll."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        poll = asyncio.create_task(client.call("getUpdates", timeout=50))
        await fake.catches_up()
        maria.says("one")
        maria.says("two")
        assert len((await poll).result) == 2
        assert (await client.call("getUpdates", offset=3, timeout=1)).result == []

    play(story)


def test_a_second_poll_ends_the_first_with_a_conflict() -> None:
    """Two instances of a bot must notice each other."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        first = asyncio.create_task(client.call("getUpdates", timeout=50))
        await fake.catches_up()
        second = asyncio.create_task(client.call("getUpdates", timeout=50))
        ended = await first
        assert ended.status == 409
        assert ended.why.startswith("Conflict: terminated by other getUpdates request")
        maria.says("hello")
        assert len((await second).result) == 1

    play(story)


def test_a_poll_whose_bot_was_killed_takes_nothing_with_it() -> None:
    """The connection of a killed process just ends; the next one gets the updates."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        poll = asyncio.create_task(client.call("getUpdates", timeout=50))
        await fake.catches_up()
        poll.cancel()
        await fake.goes_away()
        maria.says("hello")
        assert len((await client.call("getUpdates", timeout=50)).result) == 1

    play(story)


def test_only_the_kinds_of_update_the_bot_allowed_arrive() -> None:
    """Leaving a kind out of the list is a classic way to hear nothing."""

    async def story(_fake: BotApiFake, client: Client, maria: User) -> None:
        await client.call("getUpdates", allowed_updates=["callback_query"])
        maria.says("unheard")
        assert (await client.call("getUpdates")).result == []
        await client.call("getUpdates", allowed_updates=[])
        maria.says("heard")
        assert len((await client.call("getUpdates")).result) == 1

    play(story)


def test_update_ids_may_jump_and_a_stale_offset_acknowledges_nothing() -> None:
    """Telegram restarts ids at random after a quiet week; the old offset then means nothing."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        fake.next_update_id = 5000
        maria.says("before")
        await client.call("getUpdates")
        fake.next_update_id = 70
        maria.says("after")
        updates = (await client.call("getUpdates", offset=5001)).result
        assert [update["update_id"] for update in updates] == [70]
        assert (await client.call("getUpdates", offset=71)).result == []

    play(story)
