"""What hangs in a chat: messages as people see them, and inboxes a test can wait at."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Raw = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class File:
    """A file that went through Telegram, kept byte for byte."""

    file_id: str
    name: str
    data: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Toast:
    """What flashes up after a tap: the bot's answer to the callback query."""

    query_id: str
    text: str
    is_alert: bool


@dataclass(slots=True, eq=False)
class Message:
    """One message as it looks now: edits show through, deletion is marked."""

    raw: Raw
    from_bot: bool
    file: File | None = None
    deleted: bool = False
    edits: int = 0

    @property
    def message_id(self) -> int:
        """Its number in the chat."""
        number: int = self.raw["message_id"]
        return number

    @property
    def text(self) -> str:
        """The text, or the caption of a file, without markup."""
        text: str = self.raw.get("text") or self.raw.get("caption", "")
        return text

    @property
    def entities(self) -> list[Raw]:
        """Bold, links and so on, as the Bot API lists them."""
        entities: list[Raw] = self.raw.get("entities") or self.raw.get("caption_entities", [])
        return entities

    @property
    def buttons(self) -> list[list[tuple[str, str]]]:
        """The rows of inline buttons, each as label and callback data (or address)."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [[(key["text"], _action(key)) for key in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        """The labels of all its buttons, in reading order."""
        return [label for row in self.buttons for label, _ in row]

    @property
    def document(self) -> File | None:
        """The document it carries, if it does."""
        return self.file if "document" in self.raw else None

    @property
    def photo(self) -> File | None:
        """The photo it carries, if it does."""
        return self.file if "photo" in self.raw else None

    def __str__(self) -> str:
        """Show it as a transcript does."""
        rows = ["".join(f"[{label}]" for label, _ in row) for row in self.buttons]
        file = f"<{self.file.name}>" if self.file else ""
        return "\n".join(filter(None, [file, self.text, *rows]))


def _action(button: Raw) -> str:
    return str(button.get("callback_data") or button.get("url", ""))


class Inbox(Generic[T]):
    """Things that arrive and are taken one by one, with a wait that ends."""

    def __init__(self, remember: int) -> None:
        """Keep at most `remember` things nobody takes."""
        self._things: deque[T] = deque(maxlen=remember)
        self._waiter: asyncio.Future[None] | None = None

    def put(self, thing: T) -> None:
        """Add `thing` and wake whoever waits."""
        self._things.append(thing)
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def clear(self) -> None:
        """Throw away what was not taken."""
        self._things.clear()

    def __len__(self) -> int:
        """Count what was not taken yet."""
        return len(self._things)

    async def take(self, seconds: float, fits: Callable[[T], bool] = lambda _: True) -> T:
        """Return the first thing that fits, skipping others; raise TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            while True:
                while self._things:
                    thing = self._things.popleft()
                    if fits(thing):
                        return thing
                self._waiter = asyncio.get_running_loop().create_future()
                await self._waiter
