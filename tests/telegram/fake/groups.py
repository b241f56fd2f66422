"""Groups: several people, one chat, and a bot that hears only what privacy mode lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.fake.chats import Chat
from tests.telegram.fake.refusals import forbidden, migrated

if TYPE_CHECKING:
    from tests.telegram.fake.messages import Raw
    from tests.telegram.fake.people import User
    from tests.telegram.fake.world import World


class Group(Chat):
    """A group the bot may be a member of."""

    def __init__(self, fake: World, chat_id: int, title: str) -> None:
        """Found a group without the bot; an id below -10¹² is a supergroup's."""
        kind = "supergroup" if chat_id < -(10**12) else "group"
        super().__init__(fake, {"id": chat_id, "type": kind, "title": title})
        self.bot_status = "left"
        self.migrated_to: Group | None = None

    def adds_bot(self, by: User) -> None:
        """Make the bot a member."""
        self._change(by, "member")
        self._say(by, {"new_chat_members": [self.fake.me]})

    def removes_bot(self, by: User) -> None:
        """Throw the bot out."""
        self._change(by, "kicked")

    def says(self, person: User, text: str, *, reply_to: int | None = None) -> int:
        """Say something; in privacy mode the bot gets only commands and replies to itself."""
        content = self._text(text, reply_to)
        return self._say(person, content, hidden=not self._reaches_bot(content)).message_id

    def taps(self, person: User, label: str, *, message_id: int | None = None) -> str:
        """Let `person` tap the newest button called `label`."""
        return self._tap(person, label, message_id)

    def taps_data(self, person: User, data: str, message_id: int | None = None) -> str:
        """Let `person` send callback data no visible button may carry."""
        return self._tap_data(person, data, message_id)

    def migrates(self, new_id: int) -> Group:
        """Become a supergroup; return it. Writing to the old id is refused from now on."""
        fake = self.fake
        new = fake.group(new_id, self.raw["title"])
        new.raw["type"] = "supergroup"
        new.bot_status = self.bot_status
        self.migrated_to = new
        who = fake.user(1087968824, "Group", username="GroupAnonymousBot")
        self._say(who, {"migrate_to_chat_id": new_id})
        new._say(who, {"migrate_from_chat_id": self.chat_id})
        return new

    def reach(self) -> Chat:
        """Return the group, or refuse as Telegram does."""
        if self.migrated_to is not None:
            raise migrated(self.migrated_to.chat_id)
        if self.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {self.raw['type']} chat")
        if self.bot_status == "left":
            raise forbidden(f"bot is not a member of the {self.raw['type']} chat")
        return self

    def _change(self, by: User, status: str) -> None:
        old, self.bot_status = self.bot_status, status
        self.fake.emit("my_chat_member", self.fake.membership(self, by, old, status))

    def _reaches_bot(self, content: Raw) -> bool:
        if self.bot_status not in {"member", "administrator"}:
            return False
        if self.fake.me["can_read_all_group_messages"] or self.bot_status == "administrator":
            return True
        reply = content.get("reply_to_message")
        if reply is not None and reply["from"]["id"] == self.fake.me["id"]:
            return True
        return self._is_command_for_bot(content)

    def _is_command_for_bot(self, content: Raw) -> bool:
        if not content.get("entities") or content["entities"][0]["offset"] != 0:
            return False
        command = content["text"][: content["entities"][0]["length"]]
        _, at, addressee = command.partition("@")
        return not at or addressee.lower() == self.fake.me["username"].lower()
