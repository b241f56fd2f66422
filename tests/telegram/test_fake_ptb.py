"""python-telegram-bot itself gets on with the fake, and meets the errors it knows from Telegram."""

import asyncio

import pytest
import telegram
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from tests.telegram.fake import BotApiFake, User
from tests.telegram.support import Client, play, ptb

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Go on", callback_data="go")]])


def test_ptb_holds_a_whole_conversation() -> None:
    """Fetching, sending, tapping, answering, editing, files: the bot's whole vocabulary."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        async with ptb(client) as bot:
            assert (await bot.get_me()).username == "family_test_bot"
            await bot.set_my_commands([BotCommand("start", "Begin")], language_code="en")
            maria.command("/start")
            (update,) = await bot.get_updates(timeout=10, allowed_updates=["message", "callback_query"])
            assert update.message is not None
            assert update.message.text == "/start"
            await bot.send_chat_action(101, "typing")
            sent = await bot.send_message(
                101, "<b>Hello</b>", parse_mode="HTML", reply_markup=KEYBOARD,
                reply_parameters=telegram.ReplyParameters(update.message.message_id),
            )  # fmt: skip
            assert (await maria.hears()).buttons == [[("Go on", "go")]]
            maria.taps("Go on")
            (tap,) = await bot.get_updates(offset=update.update_id + 1, timeout=10)
            assert tap.callback_query is not None
            await tap.callback_query.answer("Saved")
            await tap.callback_query.edit_message_text("Done")
            assert maria.heard[0].text == "Done"
            await bot.send_document(101, b"%PDF ...", filename="carta de José.pdf", caption="Yours")
            document = (await maria.hears()).document
            assert document is not None
            assert (document.name, document.data) == ("carta de José.pdf", b"%PDF ...")
            await bot.send_photo(101, b"\xff\xd8\xff...")
            assert (await maria.hears()).photo is not None
            assert await bot.delete_message(101, sent.message_id)
            assert await bot.delete_webhook(drop_pending_updates=True)
            assert (await bot.get_webhook_info()).pending_update_count == 0
        assert fake.faults == []
        assert fake.unanswered == []
        assert fake.commands["default", "en"][0]["command"] == "start"

    play(story)


def test_ptb_parses_whatever_people_send() -> None:
    """The objects of the fake have all the fields the real ones must have."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        maria.sends_photo(caption="us")
        maria.sends_voice()
        maria.sends_sticker()
        maria.sends_location()
        maria.sends_document("a.txt", b"a", "text/plain")
        maria.forwards("text")
        maria.edits(maria.says("a"), "b")
        maria.blocks()
        maria.unblocks()
        group = fake.group(-500, "Family")
        group.adds_bot(by=maria)
        group.migrates(-1000000000123)
        fake.push_raw({"poll_answer_of_the_future": {}})
        async with ptb(client) as bot:
            updates = await bot.get_updates()
        assert len(updates) == 15
        assert updates[0].message is not None
        assert updates[0].message.photo[0].width == 640
        assert updates[8].my_chat_member is not None

    play(story)


def test_ptb_raises_the_errors_it_raises_with_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell is written against these classes."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # or `retry_after` warns that it will change

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        async with ptb(client, read_timeout=0.2) as bot:
            fake.fail("sendMessage", status=429, retry_after=3, chat=102)
            fake.user(102, started=True)
            with pytest.raises(RetryAfter):
                await bot.send_message(102, "x")
            maria.blocks()
            with pytest.raises(Forbidden, match="blocked"):
                await bot.send_message(101, "x")
            maria.unblocks()
            with pytest.raises(BadRequest, match="Chat not found"):
                await bot.send_message(999, "x")
            group = fake.group(-500, "Family")
            group.migrates(-1000000000123)
            with pytest.raises(ChatMigrated) as migrated:
                await bot.send_message(-500, "x")
            assert migrated.value.new_chat_id == -1000000000123
            fake.stall("sendMessage", 1)
            with pytest.raises(TimedOut):
                await bot.send_message(101, "x")
            fake.drop("sendMessage")
            with pytest.raises(NetworkError):
                await bot.send_message(101, "x")
            fake.fail("sendMessage", status=502)
            with pytest.raises(NetworkError):
                await bot.send_message(101, "x")
            fake.fail("getUpdates", status=409)
            with pytest.raises(Conflict):
                await bot.get_updates()
            fake.fail("getMe", status=401)
            with pytest.raises(InvalidToken):
                await bot.get_me()
        assert len(maria.heard) == 1

    play(story)


def test_two_ptb_instances_notice_each_other() -> None:
    """The first one gets Conflict while it waits."""

    async def story(fake: BotApiFake, client: Client, _maria: User) -> None:
        async with ptb(client) as first, ptb(client) as second:
            waiting = asyncio.create_task(first.get_updates(timeout=30))
            await fake.catches_up()
            other = asyncio.create_task(second.get_updates(timeout=1))
            with pytest.raises(Conflict):
                await waiting
            assert await other == ()

    play(story)
