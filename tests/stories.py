"""Reads a story and plays it again: every turn through the core, the encrypted store and back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from bot.store import rows
from bot.store.opening import Store, open_store
from bot.terminal import CHANNEL, Clock, Conversation, passing
from bot.transcript import spoken
from dialogs.progress import Progress
from dialogs.types import Tap

FOLDER = Path(__file__).parent / "transcripts"
SPEAKER = re.compile(r"^([A-Z][\w ]*): (.*)$")
KEY = "11" * 32


@dataclass
class Step:
    """One line of a story that makes something happen: a member's words, or time that passes."""

    who: str
    line: str


@dataclass
class Story:
    """A whole conversation as it is written down."""

    head: list[str]
    begun: datetime
    steps: list[Step]


def read(text: str) -> Story:
    """Read a story; what the coach says in it is left to be said again."""
    lines = text.splitlines()
    head = [line for line in lines if line.startswith(("#", "@"))]
    begun = datetime.fromisoformat(next(line for line in head if line.startswith("@"))[1:].strip())
    return Story(head, begun.replace(tzinfo=UTC), list(_steps(lines)))


def _steps(lines: list[str]) -> Iterator[Step]:
    step: Step | None = None
    for line in lines:
        found = SPEAKER.match(line)
        if line.startswith("~"):
            yield Step("", line)
        if found or line.startswith(("~", "coach:")) or not line.strip():
            if step:
                yield step
            step = Step(found[1], found[2]) if found else None
        elif step and line.startswith(" "):
            step.line += "\n" + line.strip()
    if step:
        yield step


@dataclass
class Told:
    """A story as it is told now, and every state somebody stood in."""

    text: str
    states: set[str]


def play(story: Story, folder: Path) -> Told:
    """Tell a story again."""
    return asyncio.run(_play(story, folder))


async def _play(story: Story, folder: Path) -> Told:
    states: set[str] = set()
    clock = Clock(story.begun)
    told = ["\n".join(story.head)]
    store = open_store(folder / "story.db", KEY)
    talks: dict[str, Conversation] = {}
    settings = Settings(operator="Riverside Family Centre, hello@riverside.example")
    try:
        for step in story.steps:
            if how_long := passing(step.line):
                told.append(step.line)
                first, *others = talks.values()
                async for messages in first.passes(how_long):
                    told.extend(spoken(message) for message in messages)
                for other in others:
                    told.extend(spoken(message) for message in await other.left_over())
                states |= {p.state for t in talks.values() if (p := await _progress(t))}
                continue
            if step.who not in talks:
                talks[step.who] = Conversation(store, settings, step.who, clock)
            told.append(_said(step))
            told.extend([spoken(m) for m in await _happen(talks[step.who], step)])
            states |= {p.state for t in talks.values() if (p := await _progress(t))}
            for talk in talks.values():
                await talk.close()
            store.close()
            store = open_store(folder / "story.db", KEY)
            talks = {who: _again(talk, store, settings) for who, talk in talks.items()}
    finally:
        for talk in talks.values():
            await talk.close()
        store.close()
    return Told("\n\n".join(told) + "\n", states)


async def _progress(talk: Conversation) -> Progress | None:
    found = await talk.journal.write(lambda tx: rows.find_member(tx, CHANNEL, talk.name))
    return found.progress if found else None


def _again(talk: Conversation, store: Store, settings: Settings) -> Conversation:
    """Take the talk up in a new process's place: only what is on the member's screen is carried over."""
    fresh = Conversation(store, settings, talk.name, talk.clock)
    fresh.buttons = talk.buttons
    return fresh


def _said(step: Step) -> str:
    first, *more = step.line.split("\n")
    return "\n".join([f"{step.who}: {first}", *(" " * (len(step.who) + 2) + line for line in more)])


async def _happen(talk: Conversation, step: Step) -> list[dict[str, object]]:
    event = talk.event(step.line)
    if step.line.startswith("["):
        labels = [label for label, _ in talk.buttons]
        assert isinstance(event, Tap)
        assert step.line[1:-1] in labels, f"{step.line} is not among {labels}"
    return await talk.happens(event)
