"""The bot keeps to Telegram's limits before Telegram has to remind it."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from bot.app import Parts
from tests.telegram.fake import BotApiFake, Limits
from tests.telegram.process import Scene, play, question_of, seed


def test_nobody_is_ever_sent_more_than_telegram_allows(tmp_path: Path) -> None:
    """Against a server that refuses the first message too many, not one is refused."""
    seed(tmp_path, 101, "letter.opening")
    fake = BotApiFake(limits=Limits(per_second=30, per_chat_per_second=1, burst=1))

    async def story(scene: Scene) -> None:
        people = [scene.fake.user(200 + n) for n in range(45)]
        for n in range(3):
            scene.maria.says(f"Dear Jo, these are the words of part {n}.")
        for somebody in people:
            somebody.command("/start")
        for somebody in [*people, scene.maria, scene.maria, scene.maria]:
            await somebody.hears(timeout=5)
        assert scene.fake.statuses["sendMessage", 429] == 0

    play(story, tmp_path, Parts(), fake)


def test_a_cry_for_help_overtakes_everybody_elses_answers(tmp_path: Path) -> None:
    """The evening on which all write at once is also the evening on which someone is in danger."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        people = [scene.fake.user(200 + n) for n in range(90)]
        for somebody in people:
            somebody.command("/start")
        await scene.fake.catches_up()
        begun = time.monotonic()
        scene.maria.command("/sos")
        assert "999" in (await scene.maria.hears()).text
        assert time.monotonic() - begun < 1
        assert sum(bool(somebody.heard) for somebody in people) < 60

    play(story, tmp_path, Parts())


def test_a_cry_for_help_overtakes_the_answers_of_its_own_chat(tmp_path: Path) -> None:
    """Numbers first; the question about the letter can wait a second."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        for n in range(4):
            scene.maria.says(f"Dear Jo, these are the words of part {n}.")
        assert question_of(await scene.maria.hears()) == "letter.memories"
        begun = time.monotonic()
        scene.maria.command("/sos")
        assert "999" in (await scene.maria.hears()).text
        assert time.monotonic() - begun < 0.9
        await asyncio.sleep(0)

    play(story, tmp_path, Parts())
