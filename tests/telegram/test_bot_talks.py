"""The real program talks with people over HTTP, and keeps what they told it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from tests.telegram.fake import BotApiFake, User
from tests.telegram.process import Scene, label, play, progress_of, question_of, running, seed, table


async def agree(maria: User) -> None:
    """Walk to the first question after the consent."""
    maria.command("/start")
    for button in ("buttons.go-on", "welcome-age.adult", "welcome-consent.agree", "welcome-country.GB"):
        await maria.hears()
        maria.taps(label(button))
    await maria.hears(label("welcome-quiet"))


def test_a_first_conversation_reaches_the_family_and_the_disk(tmp_path: Path) -> None:
    """If only one test could be kept, it would be this: the real program, over real HTTP, from /start on."""

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            maria = fake.user(101, "Maria")
            await agree(maria)
            await fake.catches_up()
            await maria.is_answered()
            await coach.stops()
        assert fake.faults == []
        assert fake.unanswered == []
        assert [fake.commands["default", code][0]["command"] for code in ("", "en")] == ["start", "start"]

    asyncio.run(story())
    kept = progress_of(tmp_path, 101)
    assert kept.state == "welcome.quiet"
    assert (kept.text("me.country"), kept.zone) == ("GB", "Europe/London")
    assert table(tmp_path, "SELECT * FROM outbox") == []


def test_replies_come_in_the_order_of_the_turns(tmp_path: Path) -> None:
    """An answer that overtakes another is an answer to the wrong question."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        for part in range(7):
            scene.maria.says(f"These are the words of part {part}.")
        names = ("memories", "understanding", "facts", "feelings", "ask", "hope", "review")
        for name in names:
            assert question_of(await scene.maria.hears()) == f"letter.{name}"

    play(story, tmp_path)


def test_every_tap_is_answered_so_that_no_button_keeps_turning(tmp_path: Path) -> None:
    """An unanswered tap looks broken on the phone, and people tap again."""
    seed(tmp_path, 101, "welcome.quiet")

    async def story(scene: Scene) -> None:
        scene.maria.says("hm")
        await scene.maria.hears()
        for data in ("welcome.quiet:fine", "*:menu", "no such button", "*:sos"):
            scene.maria.taps_data(data)
            await scene.maria.is_answered()
            await scene.maria.hears()
        assert scene.fake.unanswered == []

    play(story, tmp_path)


def test_a_tap_that_cannot_be_answered_disturbs_nothing(tmp_path: Path) -> None:
    """After an outage Telegram finds the taps too old; the turn counts all the same."""
    seed(tmp_path, 101, "welcome.quiet")
    fake = BotApiFake(query_lifetime=-1)

    async def story(scene: Scene) -> None:
        scene.maria.says("hm")
        await scene.maria.hears()
        scene.maria.taps(label("welcome-quiet.fine"))
        await scene.maria.hears(label("welcome-discreet"))
        scene.maria.says("and again")
        await scene.maria.hears()

    play(story, tmp_path, fake=fake)


def test_the_letter_arrives_as_a_file_byte_for_byte(tmp_path: Path) -> None:
    """It is printed and read aloud: not a word may be changed."""
    written = "Dear Jo, “ñandú” & <b>you</b> 💚\nsecond line"
    seed(tmp_path, 101, "letter.review", letter__opening=written)

    async def story(scene: Scene) -> None:
        scene.maria.taps_data("letter.review:keep")
        await scene.maria.hears()
        sent = await scene.maria.hears()
        assert sent.document
        assert written in sent.document.data.decode("utf-8")

    play(story, tmp_path)


def test_export_gives_everything_that_is_stored_of_a_member(tmp_path: Path) -> None:
    """People may take along what they told us, whatever it is."""
    seed(tmp_path, 101, "letter.memories", letter__opening="Dear Jo, my own words.")

    async def story(scene: Scene) -> None:
        scene.maria.command("/export")
        await scene.maria.hears()
        sent = await scene.maria.hears()
        assert sent.document
        everything = json.loads(sent.document.data)
        assert everything["progress"]["answers"]["letter.opening"] == "Dear Jo, my own words."
        assert everything["progress"]["state"] == "letter.memories"
        assert everything["check_ins"] == []

    play(story, tmp_path)


def test_who_runs_the_coach_is_named_and_only_known_languages_are_taken(tmp_path: Path) -> None:
    """A member in a language we lack gets the operator's, not silence."""

    async def story(scene: Scene) -> None:
        eva = scene.fake.user(102, "Eva", language="xx")
        eva.command("/privacy")
        await eva.hears("The Riverside Centre")
        nobody = scene.fake.user(103, "Nobody", language=None)
        nobody.command("/start")
        await nobody.hears(label("welcome-hello")[:30])

    play(story, tmp_path)
