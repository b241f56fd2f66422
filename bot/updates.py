"""What Telegram tells us, read from its raw JSON: who, where, and which event it is for the coach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dialogs.types import Command, Document, Event, Other, Tap, Text, Voice

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update we ask Telegram for."""

Raw = dict[str, Any]


class Kind(StrEnum):
    """What an update is to the shell."""

    EVENT = "event"
    GROUP = "group"
    BLOCKED = "blocked"
    MOVED = "moved"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update, understood: `address` is the chat; `query` the tap that wants to be answered."""

    update_id: int
    kind: Kind
    address: str = ""
    event: Event | None = None
    language: str = ""
    query: str = ""
    new_address: str = ""


def read(update: Raw) -> Arrival:
    """Understand one update; raise KeyError, TypeError or ValueError when it is no update at all."""
    update_id = int(update["update_id"])
    if query := update.get("callback_query"):
        return _tap(update_id, query)
    if member := update.get("my_chat_member"):
        return _membership(update_id, member)
    if edited := update.get("edited_message"):
        return _message(update_id, edited, Other("edited"))
    if message := update.get("message"):
        return _message(update_id, message, event_of(message))
    return Arrival(update_id, Kind.NOTHING)


def _tap(update_id: int, query: Raw) -> Arrival:
    asked = str(query["id"])
    chat = (query.get("message") or {}).get("chat") or {"id": query["from"]["id"], "type": "private"}
    if chat["type"] != "private":
        return Arrival(update_id, Kind.NOTHING, query=asked)
    return Arrival(
        update_id,
        Kind.EVENT,
        str(int(chat["id"])),
        Tap(whole(str(query.get("data", ""))), int((query.get("message") or {}).get("message_id") or 0)),
        _language(query["from"]),
        asked,
    )


def _membership(update_id: int, member: Raw) -> Arrival:
    address = str(int(member["chat"]["id"]))
    status = member["new_chat_member"]["status"]
    if member["chat"]["type"] == "private":
        return Arrival(update_id, Kind.BLOCKED if status == "kicked" else Kind.NOTHING, address)
    if member["chat"]["type"] != "channel" and status in {"member", "administrator"}:
        was_there = member["old_chat_member"]["status"] in {"member", "administrator"}
        return Arrival(
            update_id, Kind.NOTHING if was_there else Kind.GROUP, address, language=_language(member["from"])
        )
    return Arrival(update_id, Kind.NOTHING)


def _message(update_id: int, message: Raw, event: Event) -> Arrival:
    address = str(int(message["chat"]["id"]))
    if new := message.get("migrate_to_chat_id"):
        return Arrival(update_id, Kind.MOVED, address, new_address=str(int(new)))
    language = _language(message.get("from") or {})
    if message["chat"]["type"] == "private":
        return Arrival(update_id, Kind.EVENT, address, event, language)
    asked = isinstance(event, Command) and message["chat"]["type"] != "channel"
    return Arrival(update_id, Kind.GROUP if asked else Kind.NOTHING, address, language=language)


def _language(person: Raw) -> str:
    return str(person.get("language_code") or "")[:2].lower()


KINDS = (
    "photo", "sticker", "location", "contact", "poll", "video", "video_note", "audio", "animation",
)  # fmt: skip


def event_of(message: Raw) -> Event:
    """Say what a message is to the coach; what was forwarded may be somebody else's words."""
    if "forward_origin" in message or "forward_date" in message:
        return Other("forwarded")
    if (text := message.get("text")) is not None:
        return _words(whole(str(text)))
    if voice := message.get("voice"):
        return Voice(int(voice.get("duration", 0)))
    if "animation" not in message and (document := message.get("document")):
        return Document(whole(str(document.get("file_name", ""))))
    return Other(next((kind for kind in KINDS if kind in message), "other"))


def _words(text: str) -> Event:
    if text.startswith("/") and len(text) > 1 and text[1].isalpha():
        first, _, rest = text.partition(" ")
        return Command(first[1:].partition("@")[0].lower(), rest.strip())
    return Text(text)


def shape(raw: object) -> object:
    """Give what something is made of, with every text in it replaced by its length."""
    match raw:
        case dict():
            return {name: shape(value) for name, value in raw.items()}
        case list():
            return [shape(value) for value in raw]
        case str():
            return f"({len(raw)} characters)"
    return raw


def whole(text: str) -> str:
    """Mend halves of characters, which a broken client can send and no file can keep."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def chat_of(update: Raw) -> str:
    """Give the private chat an unreadable update came from, as far as can be told; empty if not."""
    tap = update.get("callback_query")
    holder = tap if isinstance(tap, dict) else update
    message = next((m for key in ("message", "edited_message") if isinstance(m := holder.get(key), dict)), {})
    chat = message.get("chat")
    if not isinstance(chat, dict) or chat.get("type") != "private" or not isinstance(chat.get("id"), int):
        return ""
    return str(chat["id"])
