"""Telegram without its wire: the chats, the files, the taps and the queue of updates."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from tests.telegram.fake.chats import Chat
from tests.telegram.fake.forms import Upload
from tests.telegram.fake.groups import Group
from tests.telegram.fake.messages import File, Raw
from tests.telegram.fake.people import User
from tests.telegram.fake.updates import Updates


@dataclass(frozen=True, slots=True)
class Query:
    """A tap the bot has not answered yet."""

    chat: Chat
    data: str
    asked_at: float


def described(bot_id: int, username: str, *, reads_all: bool) -> Raw:
    """Return the bot's own User object, as `getMe` shows it."""
    return {
        "id": bot_id, "is_bot": True, "first_name": "Family test bot", "username": username,
        "can_join_groups": True, "can_read_all_group_messages": reads_all,
        "supports_inline_queries": False,
    }  # fmt: skip


class World:
    """All state of the fake; people act on it through plain calls."""

    def __init__(self, bot: Raw, *, remember: int, query_lifetime: float, clock: Callable[[], float]) -> None:
        """Start with nobody in it but the bot."""
        self.me = bot
        self.me_as_user = {k: bot[k] for k in ("id", "is_bot", "first_name", "username")}
        self.remember = remember
        self.query_lifetime = query_lifetime
        self.clock = clock
        self.updates = Updates(first_id=1)
        self.chats: dict[int | str, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.files: dict[str, File] = {}
        self.commands: dict[tuple[str, str], list[Raw]] = {}
        self.faults: list[str] = []
        self.on_sent: Callable[[int, Raw], None] | None = None
        self.on_edited: Callable[[int, Raw], None] | None = None
        self._message_ids = itertools.count(1)
        self._other_ids = itertools.count(1)

    # people and groups

    def user(  # noqa: PLR0913 - a Telegram profile has that many sides
        self,
        user_id: int,
        name: str = "Somebody",
        *,
        language: str | None = "en",
        username: str | None = None,
        last_name: str | None = None,
        started: bool = False,
    ) -> User:
        """Return the person with that id, met now or before."""
        known = self.chats.get(user_id)
        if isinstance(known, User):
            return known
        user = User(
            self, user_id, name, language=language, username=username, last_name=last_name,
            started=started,
        )  # fmt: skip
        self.chats[user_id] = user
        return user

    def group(self, chat_id: int, title: str) -> Group:
        """Return the group with that (negative) id, founded now or before."""
        known = self.chats.get(chat_id)
        if isinstance(known, Group):
            return known
        if chat_id >= 0:
            raise ValueError("the id of a group is negative")
        group = Group(self, chat_id, title)
        self.chats[chat_id] = group
        return group

    # updates

    def push_raw(self, update: Raw) -> int:
        """Deliver any update at all; return the id it was given."""
        return self.updates.push(update)

    @property
    def next_update_id(self) -> int:
        """The id of the next update; set it to imitate Telegram's jump after a quiet week."""
        return self.updates.next_id

    @next_update_id.setter
    def next_update_id(self, value: int) -> None:
        self.updates.next_id = value

    async def catches_up(self, *, timeout: float = 10) -> None:  # noqa: ASYNC109 - the test's own words
        """Wait until the bot has acknowledged every update and waits for the next."""
        await self.updates.until(lambda: self.updates.is_polled and not self.pending, timeout)

    async def goes_away(self, *, timeout: float = 10) -> None:  # noqa: ASYNC109 - the test's own words
        """Wait until no bot polls any more."""
        await self.updates.until(lambda: not self.updates.is_polled, timeout)

    @property
    def pending(self) -> int:
        """How many updates the bot has not acknowledged."""
        return len(self.updates)

    @property
    def unanswered(self) -> list[str]:
        """The data of all taps which the bot has not answered."""
        return [query.data for query in self.queries.values()]

    # what people and methods need of the world

    def new_message_id(self) -> int:
        """Return a number no message has had."""
        return next(self._message_ids)

    def emit(self, kind: str, payload: Raw) -> None:
        """Let the bot hear of something."""
        self.updates.emit(kind, payload)

    def store(self, upload: Upload) -> File:
        """Keep a file; return it with its id."""
        file = File(f"file{next(self._other_ids)}", upload.name, upload.data, upload.mime)
        self.files[file.file_id] = file
        return file

    def new_query(self, chat: Chat, person: User, message: Raw, data: str) -> str:
        """Let the bot hear of a tap; return the id of the query."""
        query_id = str(4_000_000_000_000 + next(self._other_ids))
        self.queries[query_id] = Query(chat, data, self.clock())
        self.emit("callback_query", {
            "id": query_id, "from": person.as_user(), "message": message,
            "chat_instance": f"c{chat.chat_id}", "data": data,
        })  # fmt: skip
        return query_id

    def membership(self, chat: Chat, by: User, old: str, new: str) -> Raw:
        """Return a ChatMemberUpdated object about the bot."""
        return {
            "chat": chat.raw, "from": by.as_user(), "date": int(self.clock()),
            "old_chat_member": self._member(old), "new_chat_member": self._member(new),
        }  # fmt: skip

    def _member(self, status: str) -> Raw:
        member: Raw = {"user": self.me_as_user, "status": status}
        return {**member, "until_date": 0} if status == "kicked" else member
