"""Misfortune can be planned: refusals, lost connections, limits, outages, odd requests."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.telegram.fake import BotApiFake, Limits, User
from tests.telegram.support import KEYBOARD, Client, Clock, play


def test_planned_failures_strike_once_and_then_it_works() -> None:
    """A refusal is not handled: nothing is sent."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        fake.fail("sendMessage", status=500, chat=101)
        assert (await client.call("sendMessage", chat_id=101, text="x")).status == 500
        assert maria.heard == []
        assert (await client.call("sendMessage", chat_id=101, text="x")).status == 200

    play(story)


def test_a_dropped_call_was_handled_or_not_as_planned() -> None:
    """The bot cannot tell the two apart; that is why sending needs care."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        fake.drop("sendMessage", before=True)
        with pytest.raises(aiohttp.ClientError):
            await client.call("sendMessage", chat_id=101, text="lost")
        fake.drop("sendMessage", before=False)
        with pytest.raises(aiohttp.ClientError):
            await client.call("sendMessage", chat_id=101, text="arrived")
        assert [message.text for message in maria.heard] == ["arrived"]
        assert [call.status for call in fake.calls] == [0, 0]

    play(story)


def test_whoever_speaks_before_retry_after_is_over_is_refused_and_noted() -> None:
    """A bot that answers a 429 by trying again at once would be slowed for longer."""
    clock = Clock()

    async def story(fake: BotApiFake, client: Client, _maria: User) -> None:
        fake.fail("sendMessage", status=429, retry_after=5)
        answer = await client.call("sendMessage", chat_id=101, text="x")
        assert answer.why == "Too Many Requests: retry after 5"
        assert answer.body["parameters"] == {"retry_after": 5}
        clock.now += 2
        assert (await client.call("sendMessage", chat_id=101, text="x")).status == 429
        assert len(fake.impatient) == 1
        clock.now += 3
        assert (await client.call("sendMessage", chat_id=101, text="x")).status == 200

    play(story, BotApiFake(clock=clock))


def test_limits_count_per_chat_and_for_all_chats_together() -> None:
    """With limits on, the fake slows a bot as Telegram does."""
    clock = Clock()
    fake = BotApiFake(clock=clock, limits=Limits(per_second=5, per_chat_per_second=1, burst=2))

    async def story(fake: BotApiFake, client: Client, _maria: User) -> None:
        async def status(chat: int) -> int:
            return (await client.call("sendMessage", chat_id=chat, text="x")).status

        for chat in range(200, 205):
            fake.user(chat, started=True)
        assert [await status(101) for _ in range(3)] == [200, 200, 429]
        assert [await status(chat) for chat in range(200, 205)] == [200, 200, 200, 429, 429]
        clock.now += 1
        assert await status(101) == 200

    play(story, fake)


def test_what_has_happened_survives_an_outage() -> None:
    """The same port opens again and nothing is lost."""

    async def story() -> None:
        fake = BotApiFake()
        async with aiohttp.ClientSession() as session:
            url = await fake.start()
            port = int(url.rpartition(":")[2])
            fake.user(101, "Maria").says("before")
            poll = asyncio.create_task(
                Client(url, session, "1:TEST").call("getUpdates", offset=2, timeout=50)
            )
            await fake.catches_up()
            await fake.stop()
            with pytest.raises(aiohttp.ClientError):
                await poll
            fake.user(101).says("during")
            async with fake.serve(port) as again:
                updates = await Client(again, session, "1:TEST").call("getUpdates")
            assert [update["message"]["text"] for update in updates.result] == ["during"]

    asyncio.run(story())


# the wire


def test_requests_in_a_row_on_one_connection_are_answered_in_order() -> None:
    """Pipelined and chunked requests are legal HTTP."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        port = int(client.url.rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        body = b"chat_id=101&text=one"
        head = (
            b"POST /bot1:TEST/%b HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        )
        fake.stall("sendMessage", 0.01)
        writer.write(head % b"sendMessage" + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        chunked = (
            b"Transfer-Encoding: chunked\r\n\r\n7\r\nchat_id\r\n9\r\n=101&text\r\n4\r\n=two\r\n0\r\n\r\n"
        )
        writer.write(head % b"sendMessage" + chunked)
        writer.write(head % b"getMe" + b"Content-Length: 0\r\nConnection: close\r\n\r\n")
        answers = await reader.read()
        writer.close()
        order = [answers.index(mark) for mark in (b'"one"', b'"two"', b'"can_join_groups"')]
        assert order == sorted(order)
        assert [message.text for message in maria.heard] == ["one", "two"]

    play(story)


def test_the_control_door_says_taps_and_shows() -> None:
    """Another process, or a person with curl, can play the family."""

    async def story(_fake: BotApiFake, client: Client, _maria: User) -> None:
        async def control(action: str, **asked: object) -> Any:
            url = f"{client.url}/control/{action}"
            async with client.session.post(url, json=asked) as answer:
                return await answer.json()

        await control("say", chat=7, name="Jo", text="hello")
        await client.call("sendMessage", chat_id=7, text="Hi", reply_markup=KEYBOARD)
        assert (await control("heard", chat="7"))[0]["buttons"] == [[["Go on", "go"]]]
        assert "query_id" in await control("tap", chat=7, label="Go on")
        assert "visible: ['Go on']" in (await control("tap", chat=7, label="Stop"))["error"]
        assert (await control("state"))["pending"] == 2

    play(story)
