"""A chat as the fake keeps it: who may be written to, what was said, which buttons hang there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.telegram.fake.markup import utf16_length
from tests.telegram.fake.messages import Inbox, Message, Raw, Toast

if TYPE_CHECKING:
    from tests.telegram.fake.people import User
    from tests.telegram.fake.world import World

MAX_TEXT = 4096
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?")


class NoSuchButton(AssertionError):
    """Nobody can tap what is not there; the message lists what is."""


class NothingHeard(AssertionError, TimeoutError):
    """The bot kept silent; the message says what it said last and what it did wrong."""


class Chat:
    """A private chat or a group."""

    def __init__(self, fake: World, raw: Raw) -> None:
        """Start empty; `raw` is the Chat object of the Bot API."""
        self.fake = fake
        self.raw = raw
        self.chat_id: int = raw["id"]
        self.messages: dict[int, Message] = {}
        self.reply_keyboard: list[str] = []
        self.actions: list[str] = []
        self._unheard: Inbox[Message] = Inbox(fake.remember)
        self._edited: Inbox[Message] = Inbox(fake.remember)
        self._toasts: Inbox[Toast] = Inbox(fake.remember)

    # what a test asks

    @property
    def heard(self) -> list[Message]:
        """All the bot has sent here and nobody has deleted."""
        return [m for m in self.messages.values() if m.from_bot and not m.deleted]

    @property
    def unheard(self) -> int:
        """How many of the bot's messages no `hears` has taken yet."""
        return len(self._unheard)

    async def hears(self, containing: str = "", *, timeout: float = 5) -> Message:  # noqa: ASYNC109 - the test's own words
        """Return the bot's next message not yet heard, skipping those without `containing`."""
        try:
            return await self._unheard.take(timeout, lambda m: containing in m.text)
        except TimeoutError:
            raise NothingHeard(self._silence(containing, timeout)) from None

    async def sees_edit(self, *, timeout: float = 5) -> Message:  # noqa: ASYNC109 - the test's own words
        """Return the next message the bot has edited."""
        try:
            return await self._edited.take(timeout)
        except TimeoutError:
            raise NothingHeard(self._silence("an edit", timeout)) from None

    async def is_answered(self, *, timeout: float = 5) -> Toast:  # noqa: ASYNC109 - the test's own words
        """Return the bot's next answer to a tap."""
        try:
            return await self._toasts.take(timeout)
        except TimeoutError:
            raise NothingHeard(self._silence("an answer to a tap", timeout)) from None

    def forgets(self) -> None:
        """Skip everything not yet heard."""
        self._unheard.clear()
        self._edited.clear()
        self._toasts.clear()

    def _silence(self, what: str, seconds: float) -> str:
        last = str(self.heard[-1]) if self.heard else "nothing"
        return (
            f"chat {self.chat_id} did not hear {what or 'anything'} within {seconds} s;"
            f" last: {last!r}; waiting updates: {self.fake.pending};"
            f" faults: {self.fake.faults[-3:]}"
        )

    # what the fake does

    def reach(self) -> Chat:
        """Return this chat if the bot may write to it; raise `Refused` otherwise."""
        raise NotImplementedError

    def keep(self, message: Message) -> None:
        """Hang `message` in the chat; the oldest beyond what is remembered goes."""
        self.messages[message.message_id] = message
        if len(self.messages) > self.fake.remember:
            del self.messages[next(iter(self.messages))]

    def receive(self, message: Message) -> None:
        """Show a message of the bot."""
        self.keep(message)
        self._unheard.put(message)
        markup = message.raw.get("reply_markup")
        if markup is not None and "inline_keyboard" not in markup:
            self._replace_keyboard(message.raw)

    def notice_edit(self, message: Message) -> None:
        """Tell whoever waits that the bot changed `message`."""
        self._edited.put(message)

    def notice_answer(self, toast: Toast) -> None:
        """Tell whoever waits that the bot answered a tap."""
        self._toasts.put(toast)

    def _replace_keyboard(self, raw: Raw) -> None:
        markup = raw.pop("reply_markup")  # the real API does not return these either
        rows = markup.get("keyboard", [])
        self.reply_keyboard = [key if isinstance(key, str) else key["text"] for row in rows for key in row]

    # what people do, in private or in a group

    def _say(self, person: User, content: Raw, *, hidden: bool = False) -> Message:
        fake = self.fake
        raw: Raw = {
            "message_id": fake.new_message_id(), "from": person.as_user(), "chat": self.raw,
            "date": int(fake.clock()), **content,
        }  # fmt: skip
        message = Message(raw, from_bot=False)
        self.keep(message)
        if not hidden:
            fake.emit("message", raw)
        return message

    def _text(self, text: str, reply_to: int | None) -> Raw:
        if not 1 <= utf16_length(text) <= MAX_TEXT:
            raise ValueError("people's apps send texts of 1 to 4096 characters")
        content: Raw = {"text": text}
        if entities := _commands(text):
            content["entities"] = entities
        if reply_to is not None:
            content["reply_to_message"] = self.messages[reply_to].raw
        return content

    def _tap(self, person: User, label: str, message_id: int | None) -> str:
        for message in self._visible(message_id):
            for row in message.raw["reply_markup"]["inline_keyboard"]:
                for button in row:
                    if button["text"] == label:
                        return self._press(person, button, message)
        if label in self.reply_keyboard:
            return str(self._say(person, self._text(label, None)).message_id)
        visible = [name for m in self._visible(message_id) for name in m.labels]
        raise NoSuchButton(f"no button {label!r}; visible: {visible + self.reply_keyboard}")

    def _press(self, person: User, button: Raw, message: Message) -> str:
        if "callback_data" not in button:
            raise NoSuchButton(f"{button['text']!r} is a link or opens an app; the bot hears nothing")
        return self.fake.new_query(self, person, message.raw, button["callback_data"])

    def _visible(self, message_id: int | None) -> list[Message]:
        return [
            message
            for message in reversed(self.heard)
            if message.raw.get("reply_markup") and message_id in {None, message.message_id}
        ]

    def _tap_data(self, person: User, data: str, message_id: int | None) -> str:
        if message_id is None:
            message_id = self.heard[-1].message_id if self.heard else 1
        message = self.messages.get(message_id)
        if message is None or message.deleted:
            gone: dict[str, Any] = {"message_id": message_id, "chat": self.raw, "date": 0}
            return self.fake.new_query(self, person, gone, data)
        return self.fake.new_query(self, person, message.raw, data)


def _commands(text: str) -> list[Raw]:
    if "/" not in text:
        return []
    return [
        {
            "type": "bot_command",
            "offset": utf16_length(text[: found.start()]),
            "length": len(found.group()),
        }
        for found in _COMMAND.finditer(text)
    ]
