"""What people do reaches the bot, and what the bot does reaches them."""

import pytest

from tests.telegram.fake import BotApiFake, NoSuchButton, NothingHeard, User
from tests.telegram.support import KEYBOARD, Client, Clock, play

# taps, edits, deletions


def test_a_tap_is_answered_once_and_in_time() -> None:
    """Answering twice or late is refused; a test can ask which taps still wait."""
    clock = Clock()

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        await client.call("sendMessage", chat_id=101, text="x", reply_markup=KEYBOARD)
        query_id = maria.taps("Go on")
        assert fake.unanswered == ["go"]
        answer = {"callback_query_id": query_id, "text": "Saved"}
        assert (await client.call("answerCallbackQuery", **answer)).result is True
        assert (await maria.is_answered()).text == "Saved"
        again = await client.call("answerCallbackQuery", **answer)
        assert again.why.startswith("Bad Request: query is too old")
        late = maria.taps("Go on")
        clock.now += 61
        assert (await client.call("answerCallbackQuery", callback_query_id=late)).status == 400

    play(story, BotApiFake(clock=clock))


def test_only_what_is_visible_can_be_tapped() -> None:
    """The complaint lists the labels, so that a failing story explains itself."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        sent = await client.call("sendMessage", chat_id=101, text="x", reply_markup=KEYBOARD)
        with pytest.raises(NoSuchButton, match="Go on"):
            maria.taps("Stop")
        await client.call("deleteMessage", chat_id=101, message_id=sent.result["message_id"])
        with pytest.raises(NoSuchButton):
            maria.taps("Go on")
        maria.taps_data("tampered", message_id=sent.result["message_id"])
        (update,) = (await client.call("getUpdates")).result
        assert update["callback_query"]["data"] == "tampered"
        assert update["callback_query"]["message"]["date"] == 0
        assert fake.faults == []

    play(story)


def test_an_edit_must_change_something_that_exists() -> None:
    """The two refusals every bot meets when a button is tapped twice."""

    async def story(_fake: BotApiFake, client: Client, maria: User) -> None:
        sent = await client.call("sendMessage", chat_id=101, text="x", reply_markup=KEYBOARD)
        where = {"chat_id": 101, "message_id": sent.result["message_id"]}
        same = await client.call("editMessageText", **where, text="x", reply_markup=KEYBOARD)
        assert same.why.startswith("Bad Request: message is not modified: specified new message")
        assert (await client.call("editMessageText", **where, text="y")).status == 200
        assert ((await maria.sees_edit()).text, maria.heard[0].buttons) == ("y", [])
        again = await client.call("editMessageReplyMarkup", **where)
        assert again.why.startswith("Bad Request: message is not modified")
        absent = await client.call("editMessageText", chat_id=101, message_id=99, text="y")
        assert absent.why == "Bad Request: message to edit not found"

    play(story)


# what people send


def test_whatever_people_send_arrives_as_its_kind() -> None:
    """A bot must have an answer to each."""

    async def story(_fake: BotApiFake, client: Client, maria: User) -> None:
        maria.sends_photo()
        maria.sends_voice(9)
        maria.sends_sticker()
        maria.sends_location()
        maria.sends_document("plan.txt", b"plan", "text/plain")
        maria.forwards("see this")
        own = maria.command("/start invitation")
        maria.edits(own, "/stop")
        updates = (await client.call("getUpdates")).result
        kinds = ["photo", "voice", "sticker", "location", "document", "forward_origin", "entities"]
        for update, kind in zip(updates, kinds, strict=False):
            assert kind in update["message"]
        assert updates[-1]["edited_message"]["text"] == "/stop"
        file_id = updates[4]["message"]["document"]["file_id"]
        path = (await client.call("getFile", file_id=file_id)).result["file_path"]
        async with client.session.get(f"{client.url}/file/bot1:TEST/{path}") as answer:
            assert await answer.read() == b"plan"

    play(story)


def test_silence_is_reported_with_what_was_last_said() -> None:
    """A timeout alone tells nobody why a story failed."""

    async def story(_fake: BotApiFake, client: Client, maria: User) -> None:
        await client.call("sendMessage", chat_id=101, text="Good morning")
        assert (await maria.hears()).text == "Good morning"
        with pytest.raises(NothingHeard, match="Good morning"):
            await maria.hears(timeout=0.01)

    play(story)
