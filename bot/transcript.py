"""Writes a conversation down as a story that anyone can read and the tests can replay."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.render import buttons_of, text_of
from bot.store.rows import Message
from dialogs.types import Event, Tap

INDENT = "       "
INVISIBLE = str.maketrans("", "", "\u2068\u2069")


@dataclass(slots=True)
class Transcript:
    """A conversation as text: who said what, the buttons in brackets, and the time that passed."""

    name: str
    begun: datetime
    lines: list[str] = field(default_factory=list)

    def member(self, event: Event, line: str, buttons: list[tuple[str, str]]) -> None:
        """Write down what the member said or tapped."""
        if isinstance(event, Tap):
            line = f"[{next((label for label, data in buttons if data == event.data), line)}]"
        self.lines.append(f"\n{self.name}: {line.strip()}")

    def passes(self, line: str) -> None:
        """Write down that time passed."""
        span = re.sub(r"\s+pass(es)?$", "", line.strip())
        self.lines.append(f"\n{span} pass")

    def coach(self, message: Message) -> None:
        """Write down what the coach said, with its buttons or its file."""
        self.lines.append(spoken(message))

    def text(self) -> str:
        """Give the whole story."""
        head = f"# {self.name} and the coach\n@ {self.begun.astimezone(UTC):%Y-%m-%d %H:%M}\n"
        return head + "\n".join(self.lines) + "\n"


def spoken(message: Message) -> str:
    """Give one message of the coach as it stands in a story."""
    if message.file_name:
        said = f"({message.file_name})\n{message.file_text}".rstrip()
    else:
        said = text_of(message).translate(INVISIBLE)
    buttons = [" ".join(f"[{label}]" for label, _ in row) for row in buttons_of(message)]
    body = [*said.splitlines(), *buttons]
    return "\n".join(
        (f"coach: {line}" if n == 0 else f"{INDENT}{line}").rstrip() for n, line in enumerate(body)
    )
