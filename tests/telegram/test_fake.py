"""The fake keeps Telegram's rules; otherwise every test that trusts it proves nothing."""

import aiohttp
import pytest

from tests.telegram.fake import BotApiFake, User
from tests.telegram.support import KEYBOARD, Client, button, play

# who may call, and what


def test_a_wrong_token_is_unauthorized_and_an_unknown_method_not_found() -> None:
    """A bot with the wrong settings must fail at once."""

    async def story(fake: BotApiFake, client: Client, _maria: User) -> None:
        async with client.session.post(f"{client.url}/bot2:WRONG/getMe") as answer:
            assert answer.status == 401
            assert (await answer.json())["description"] == "Unauthorized"
        unknown = await client.call("sendMesage")
        assert unknown.body == {"ok": False, "error_code": 404, "description": "Not Found"}
        assert fake.faults == ["sendMesage: unknown method"]

    play(story)


def test_json_forms_multipart_and_query_mean_the_same() -> None:
    """Libraries differ in how they send parameters."""

    async def story(_fake: BotApiFake, client: Client, maria: User) -> None:
        params = {"chat_id": "101", "text": "día & <b>"}
        await client.call("sendMessage", chat_id=101, text="día & <b>")
        await client.post("sendMessage", params)
        multipart = aiohttp.FormData(params, default_to_multipart=True)
        await client.post("sendMessage", multipart)
        url = f"{client.url}/bot1:TEST/sendMessage"
        async with client.session.get(url, params=params) as answer:
            assert answer.status == 200
        assert [message.text for message in maria.heard] == ["día & <b>"] * 4

    play(story)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"chat_id": 101, "text": "x", "reply_makrup": {}}),
        ("sendMessage", {"chat_id": 101, "text": 5}),
        ("sendMessage", {"chat_id": 101, "text": "x", "protect_content": "yes"}),
        ("sendMessage", {"chat_id": 101, "text": "x", "reply_markup": "no json"}),
        ("editMessageText", {"chat_id": 101, "text": "x", "message_id": "1"}),
        ("getUpdates", {"offset": True}),
        ("getUpdates", {"limit": 101}),
        ("sendMessage", {"text": "x"}),
        ("sendChatAction", {"chat_id": 101, "action": "dancing"}),
    ],
)
def test_misspelt_and_mistyped_parameters_are_refused_and_kept(
    method: str, params: dict[str, object]
) -> None:
    """The real server lets some of these pass in silence; a test must not."""

    async def story(fake: BotApiFake, client: Client, _maria: User) -> None:
        answer = await client.call(method, **params)
        assert answer.status == 400
        assert fake.faults == [f"{method}: {answer.why}"]

    play(story)


# what may be said


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "x", "parse_mode": "Wiki"}, "unsupported parse_mode"),
        (
            {"text": "x", "reply_markup": button(text="a", callback_data="é" * 33)},
            "BUTTON_DATA_INVALID",
        ),
        ({"text": "x", "reply_markup": button(text="a", callback_data="")}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": button(text="a")},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": button(text=" ", callback_data="a")},
            "inline keyboard button text must be non-empty",
        ),
        (
            {"text": "x", "reply_markup": button(text="a", callback_data="a", url="https://a.org")},
            "can't parse inline keyboard button: Exactly one action must be specified",
        ),
        (
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [KEYBOARD["inline_keyboard"][0] * 101]},
            },
            "reply markup is too long",
        ),
        ({"text": "x", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
    ],
)
def test_a_message_telegram_would_refuse_is_refused_in_its_words(params: dict[str, object], why: str) -> None:
    """A text that is too long must show here, not in a family's chat."""

    async def story(_fake: BotApiFake, client: Client, maria: User) -> None:
        answer = await client.call("sendMessage", chat_id=101, **params)
        assert (answer.status, answer.why) == (400, f"Bad Request: {why}")
        assert maria.heard == []

    play(story)


def test_the_longest_message_and_the_fullest_keyboard_are_accepted() -> None:
    """The limits are inclusive, and markup does not count."""

    async def story(fake: BotApiFake, client: Client, _maria: User) -> None:
        row = [{"text": "a", "callback_data": "é" * 32}]
        markup = {"inline_keyboard": [row] * 100}
        text = f"<b>{'😀' * 2048}</b>"
        answer = await client.call(
            "sendMessage", chat_id=101, text=text, parse_mode="HTML", reply_markup=markup
        )
        assert answer.status == 200
        assert answer.result["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]
        assert fake.faults == []

    play(story)


# whom the bot may write to


def test_people_out_of_reach_are_refused_as_telegram_refuses() -> None:
    """Blocking and leaving are everyday events, not faults of the bot."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        async def why(chat_id: object) -> tuple[int, str]:
            answer = await client.call("sendMessage", chat_id=chat_id, text="x")
            return answer.status, answer.why

        assert await why(999) == (400, "Bad Request: chat not found")
        fake.user(102, "Jo")
        never = "Forbidden: bot can't initiate conversation with a user"
        assert await why(102) == (403, never)
        maria.blocks()
        assert await why(101) == (403, "Forbidden: bot was blocked by the user")
        maria.unblocks()
        assert (await why(101))[0] == 200
        maria.deactivates()
        assert await why(101) == (403, "Forbidden: user is deactivated")
        assert fake.faults == []
        updates = (await client.call("getUpdates")).result
        status = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates]
        assert status == ["kicked", "member"]

    play(story)


def test_a_group_that_became_a_supergroup_names_its_new_id() -> None:
    """The circle must not be lost when the family's group grows."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        group = fake.group(-500, "Family")
        answer = await client.call("sendMessage", chat_id=-500, text="x")
        assert answer.why == "Forbidden: bot is not a member of the group chat"
        group.adds_bot(by=maria)
        assert (await client.call("sendMessage", chat_id=-500, text="x")).status == 200
        new = group.migrates(-1000000000123)
        answer = await client.call("sendMessage", chat_id=-500, text="x")
        assert answer.why == "Bad Request: group chat was upgraded to a supergroup chat"
        assert answer.body["parameters"] == {"migrate_to_chat_id": -1000000000123}
        assert (await client.call("sendMessage", chat_id=-1000000000123, text="y")).status == 200
        assert (await new.hears()).text == "y"

    play(story)


def test_in_a_group_privacy_mode_lets_through_only_what_is_meant_for_the_bot() -> None:
    """A bot tested with every message of a group would rely on what it never gets."""

    async def story(fake: BotApiFake, client: Client, maria: User) -> None:
        group = fake.group(-500, "Family")
        group.adds_bot(by=maria)
        sent = await client.call("sendMessage", chat_id=-500, text="hello", reply_markup=KEYBOARD)
        group.says(maria, "just among us")
        group.says(maria, "/start@other_bot")
        group.says(maria, "/start@family_test_bot")
        group.says(maria, "yes", reply_to=sent.result["message_id"])
        group.taps(maria, "Go on")
        updates = (await client.call("getUpdates")).result
        texts = [u["message"].get("text") for u in updates if "message" in u]
        assert texts == [None, "/start@family_test_bot", "yes"]
        assert updates[-1]["callback_query"]["message"]["chat"]["id"] == -500

    play(story)
