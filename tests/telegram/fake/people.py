"""People and their private chats with the bot: everything a person can do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.fake.chats import Chat
from tests.telegram.fake.forms import Upload
from tests.telegram.fake.refusals import forbidden

if TYPE_CHECKING:
    from tests.telegram.fake.messages import Raw
    from tests.telegram.fake.world import World


class User(Chat):
    """One person; as a chat, the private conversation with the bot."""

    def __init__(  # noqa: PLR0913 - a Telegram profile has that many sides
        self,
        fake: World,
        user_id: int,
        name: str,
        *,
        language: str | None,
        username: str | None,
        last_name: str | None,
        started: bool,
    ) -> None:
        """Meet a person who, unless `started`, has never written to the bot."""
        profile: Raw = {"first_name": name}
        if last_name:
            profile["last_name"] = last_name
        if username:
            profile["username"] = username
        super().__init__(fake, {"id": user_id, "type": "private", **profile})
        self._user: Raw = {"id": user_id, "is_bot": False, **profile}
        if language:
            self._user["language_code"] = language
        self.name = name
        self.has_started = started
        self.has_blocked = False
        self.is_deactivated = False

    def as_user(self) -> Raw:
        """Return the User object of the Bot API."""
        return self._user

    def speaks(self, language: str) -> None:
        """Change the language of the app."""
        self._user = {**self._user, "language_code": language}

    # what the person does; each returns the id of the message or of the callback query

    def says(self, text: str, *, reply_to: int | None = None) -> int:
        """Send `text`."""
        return self.sends(**self._text(text, reply_to))

    def command(self, text: str) -> int:
        """Send a command such as ``/start invitation``."""
        if not text.startswith("/"):
            raise ValueError("a command begins with a slash")
        return self.says(text)

    def sends(self, **content: object) -> int:
        """Send a message of any other kind: give the fields of the Bot API's Message."""
        self._can_write()
        self.has_started = True
        return self._say(self, content).message_id

    def sends_photo(self, data: bytes = b"\xff\xd8\xff photo", *, caption: str = "") -> int:
        """Send a picture."""
        file = self.fake.store(Upload("photo.jpg", data, "image/jpeg"))
        size = {**_file_fields(file.file_id, data), "width": 640, "height": 480}
        return self.sends(photo=[size], **({"caption": caption} if caption else {}))

    def sends_voice(self, seconds: int = 3, *, data: bytes = b"OggS voice") -> int:
        """Send a voice message."""
        file = self.fake.store(Upload("voice.oga", data, "audio/ogg"))
        fields = _file_fields(file.file_id, data)
        return self.sends(voice={**fields, "duration": seconds, "mime_type": file.mime})

    def sends_sticker(self, emoji: str = "👍") -> int:
        """Send a sticker."""
        file = self.fake.store(Upload("sticker.webp", b"RIFF sticker", "image/webp"))
        shape = {"type": "regular", "width": 512, "height": 512, "emoji": emoji}
        flags = {"is_animated": False, "is_video": False}
        return self.sends(sticker={**_file_fields(file.file_id, file.data), **shape, **flags})

    def sends_location(self, latitude: float = 40.4, longitude: float = -3.7) -> int:
        """Send a place."""
        return self.sends(location={"latitude": latitude, "longitude": longitude})

    def sends_document(self, name: str, data: bytes, mime: str, *, caption: str = "") -> int:
        """Send a file."""
        file = self.fake.store(Upload(name, data, mime))
        document = {**_file_fields(file.file_id, data), "file_name": name, "mime_type": mime}
        return self.sends(document=document, **({"caption": caption} if caption else {}))

    def forwards(self, text: str, *, of: str = "Someone") -> int:
        """Forward what somebody else has written."""
        when = int(self.fake.clock()) - 60
        origin = {"type": "hidden_user", "sender_user_name": of, "date": when}
        return self.sends(**self._text(text, None), forward_origin=origin)

    def edits(self, message_id: int, text: str) -> None:
        """Change an own message."""
        self._can_write()
        message = self.messages[message_id]
        if message.from_bot:
            raise ValueError("people edit only their own messages")
        message.raw.pop("entities", None)
        message.raw.update(self._text(text, None), edit_date=int(self.fake.clock()))
        self.fake.emit("edited_message", message.raw)

    def taps(self, label: str, *, message_id: int | None = None) -> str:
        """Tap the newest button called `label`; raise `NoSuchButton` if none is visible."""
        self._can_write()
        return self._tap(self, label, message_id)

    def taps_data(self, data: str, message_id: int | None = None) -> str:
        """Send callback data no visible button may carry: tampered, or of a message long gone."""
        self._can_write()
        return self._tap_data(self, data, message_id)

    def blocks(self) -> None:
        """Block the bot; it is told, and may not write any more."""
        self.has_blocked = True
        self._member("member", "kicked")

    def unblocks(self) -> None:
        """Let the bot write again; it is told."""
        self.has_blocked = False
        self._member("kicked", "member")

    def deactivates(self) -> None:
        """Delete the Telegram account; the bot is not told."""
        self.is_deactivated = True

    def reach(self) -> Chat:
        """Return the private chat, or refuse as Telegram does."""
        if self.is_deactivated:
            raise forbidden("user is deactivated")
        if self.has_blocked:
            raise forbidden("bot was blocked by the user")
        if not self.has_started:
            raise forbidden("bot can't initiate conversation with a user")
        return self

    def _can_write(self) -> None:
        if self.is_deactivated or self.has_blocked:
            raise ValueError(f"{self.name} cannot write: blocked the bot or has no account")

    def _member(self, old: str, new: str) -> None:
        self.fake.emit("my_chat_member", self.fake.membership(self, self, old, new))


def _file_fields(file_id: str, data: bytes) -> Raw:
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(data)}
