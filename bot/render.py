"""Turns what the coach says into what Telegram accepts: texts within its limits, buttons, files.

Everything is sent as plain text, without markup, so that a name can never be taken for one.
"""

from __future__ import annotations

from typing import Any

import orjson

from bot.store.rows import Message
from dialogs.people import people
from dialogs.progress import Progress
from dialogs.types import Reply
from dialogs.words import spoken, words

LONGEST_TEXT = 4096
"""Characters in one message, counted in UTF-16 units as Telegram does."""


def render(reply: Reply, progress: Progress, operator: str) -> list[Message]:
    """Give the messages of a reply; the buttons stand under the last."""
    known = words(progress.language)
    names = {**people(progress), "operator": operator or known.plain("operator-unknown")}
    keyboard = [[{"text": known.plain(b.label), "callback_data": b.data} for b in row] for row in reply.rows]
    *first, last = split(spoken(reply, progress.language, names))
    return [*(text_message(part) for part in first), text_message(last, keyboard)]


def text_message(text: str, keyboard: list[list[dict[str, str]]] | None = None) -> Message:
    """Give a message of text, with buttons under it."""
    params: dict[str, Any] = {"text": text, "link_preview_options": {"is_disabled": True}}
    if keyboard:
        params["reply_markup"] = {"inline_keyboard": keyboard}
    return Message("sendMessage", orjson.dumps(params).decode())


def file_message(name: str, content: str) -> Message:
    """Give a message that carries a text file."""
    return Message("sendDocument", "{}", name, content)


def text_of(message: Message) -> str:
    """Give the text of a message; empty for a file."""
    return str(orjson.loads(message.params).get("text", ""))


def buttons_of(message: Message) -> list[list[tuple[str, str]]]:
    """Give the rows of buttons under a message: label and data."""
    rows = orjson.loads(message.params).get("reply_markup", {}).get("inline_keyboard", [])
    return [[(button["text"], button["callback_data"]) for button in row] for row in rows]


def length(text: str) -> int:
    """Count a text as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str) -> list[str]:
    """Cut a text into parts that Telegram takes, at paragraphs, lines, words or, at worst, anywhere."""
    if length(text) <= LONGEST_TEXT:
        return [text]
    for border in ("\n\n", "\n", " "):
        parts = _pack(text.split(border), border)
        if all(length(part) <= LONGEST_TEXT for part in parts):
            return [part for part in parts if part.strip()]
    half = LONGEST_TEXT // 2
    return [text[n : n + half] for n in range(0, len(text), half)]


def _pack(pieces: list[str], border: str) -> list[str]:
    parts = [pieces[0]]
    for piece in pieces[1:]:
        joined = parts[-1] + border + piece
        if length(joined) <= LONGEST_TEXT:
            parts[-1] = joined
        else:
            parts.append(piece)
    return parts
