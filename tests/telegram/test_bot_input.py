"""Whatever arrives, the answer is kind and the place is kept."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.telegram.fake import User
from tests.telegram.process import (
    Moment,
    Scene,
    label,
    note,
    outcome_told,
    play,
    question_of,
    seed,
    unpaced,
)

Does = Callable[[User], object]


def says(text: str) -> Does:
    return lambda maria: maria.says(text)


def sends(**content: object) -> Does:
    return lambda maria: maria.sends(**content)


def taps(data: str) -> Does:
    return lambda maria: maria.taps_data(data)


CONTACT = {"contact": {"phone_number": "+44123", "first_name": "Jo"}}
POLL = {
    "poll": {
        "id": "1",
        "question": "Well?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
    }
}

UNREADABLE: dict[str, Does] = {
    "an empty text": sends(text=""),
    "only spaces": says("   \n  "),
    "only emoji": says("💔💔💔"),
    "only punctuation": says("...?!"),
    "only invisible characters": says("\u200b\u2060\u200f"),
    "a photo": lambda maria: maria.sends_photo(),
    "a photo with a caption": lambda maria: maria.sends_photo(caption="She was there for me on that day."),
    "a sticker": lambda maria: maria.sends_sticker(),
    "a location": lambda maria: maria.sends_location(),
    "a contact": sends(**CONTACT),
    "a poll": sends(**POLL),
    "a document": lambda maria: maria.sends_document("letter.docx", b"x" * 99, "application/msword"),
    "a document without a name": sends(document={"file_id": "f", "file_unique_id": "u"}),
    "a voice message of an hour": lambda maria: maria.sends_voice(3600),
    "a forwarded message": lambda maria: maria.forwards("I drink because of you, he wrote.", of="Jo"),
    "a message of a kind not yet invented": sends(hologram={"file_id": "x"}),
    "an unknown command": says("/wibble wobble"),
    "a command for another bot": says("/wibble@another_bot"),
    "a tampered button": taps("letter.memories:erase"),
    "a button that forges an errand's end": taps("errands.last_chance:erase"),
    "a button that names a state that is none": taps("return_welcome.hello:go_on"),
    "a button of everything's name": taps("*:erase"),
    "a button that leads to a question never asked": taps("*:revisit.aftercare.between"),
    "a button of a note that never was": taps("note:day-999:worse"),
    "a button that is empty": taps(""),
    "a button of 64 bytes of noise": taps("\x00\u202e💥:" * 9),
    "a stale button": taps("welcome.age:minor"),
    "half a character in a button": taps("letter.memories:\ud800"),
}


@pytest.mark.parametrize("does", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_gets_a_kind_answer_and_changes_nothing(tmp_path: Path, does: Does) -> None:
    """Silence would leave a worried person alone with a broken screen."""
    seed(tmp_path, 101, "letter.memories", letter__opening="Dear Jo, this stays.", loved__name="Jo")

    async def story(scene: Scene) -> None:
        before = await scene.progress()
        does(scene.maria)
        answer = await scene.maria.hears()
        await scene.fake.catches_up()
        assert question_of(answer) == "letter.memories", answer.text
        assert scene.maria.unheard == 0
        after = await scene.progress()
        assert (after.state, after.answers) == (before.state, before.answers)
        assert await scene.asks("SELECT * FROM set_aside") == []

    play(story, tmp_path)


LEGAL: dict[str, str] = {
    "4096 characters": "Dear Jo " * 512,
    "4096 characters of one word": "x" * 4096,
    "4096 units of emoji and a word": "love " + "💚" * 2045,
    "a right-to-left script": "אני זוכרת את היום ההוא בחוף, ואתה החזקת את ידי.",
    "a right-to-left override": "I was there \u202egnorw\u202c with you.",
    "HTML": "I <b>love</b> you & <script>alert(1)</script> always",
    "an open tag": "you said < and then <i> nothing &amp; nothing &#0; more",
    "Markdown": "you *never* _came_ [home](tg://user?id=1) `that night`",
    "Fluent syntax": "{ $loved } { -term } { they } [he] *[she] = .attr",
    "Python's and SQL's syntax": "%s {0} {name!r} '); DROP TABLE member; --",
    "combining characters": "Z̷̢̛a̵͔l̶̰g̷o̸ was with us on that day",
    "a flag of many parts": "we were in 🏴󠁧󠁢󠁷󠁬󠁳󠁿 together, 👨‍👩‍👧‍👦 all of us",
    "a tab between words": "one\ttwo\tthree words from a spreadsheet",
    "Persian with joiners": "آن روز می\u200cخندیدی و ما همه با هم بودیم",
    "many lines": "a line\n" * 400,
}


@pytest.mark.parametrize("text", LEGAL.values(), ids=LEGAL)
def test_any_words_are_kept_and_said_back_as_they_are(tmp_path: Path, text: str) -> None:
    """A letter belongs to whoever wrote it: nothing in it is markup, and nothing in it is a command."""
    seed(tmp_path, 101, "letter.memories", loved__name="Jo")

    async def story(scene: Scene) -> None:
        scene.maria.says(text)
        assert question_of(await scene.maria.hears()) == "letter.understanding"
        kept = (await scene.progress()).text("letter.memories")
        visible = "".join(char for char in text if char not in "\u202e\u202c")
        assert kept.split() == visible.split()
        scene.maria.taps_data("*:open_letter")
        scene.maria.taps_data("letter.start:begin")
        scene.maria.command("/export")
        while not (sent := await scene.maria.hears()).document:
            assert not sent.entities
        assert scene.maria.heard[-1] is sent

    play(story, tmp_path)


NAMES = {
    "HTML": "<b>Jo</b> & co",
    "an open tag": "Jo <3",
    "Fluent syntax": '{ $me } { "x" }',
    "Markdown": "*Jo_[x](y)`",
    "Arabic": "محمد",
    "Chinese": "小明",
    "an emoji": "Jo 💚",
    "a null character": "Jo\x00",
    "the name of a message": "welcome-hello.again",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_said_back_whatever_is_in_it(tmp_path: Path, name: str) -> None:
    """Somebody is called that; and whoever tries to break the coach with it does not."""
    seed(tmp_path, 101, "welcome.loved_name")

    async def story(scene: Scene) -> None:
        scene.maria.says(name)
        answer = await scene.maria.hears()
        assert question_of(answer) == "welcome.pronoun"
        assert name.strip("\x00") in answer.text

    play(story, tmp_path)


def test_a_member_whose_profile_is_full_of_markup_is_greeted_as_anybody(tmp_path: Path) -> None:
    """The profile's name is not used at all: it may be real, and nobody was asked for it."""

    async def story(scene: Scene) -> None:
        odd = scene.fake.user(7, "<b>{ $loved }</b>\ud83d", language="{0}", last_name="CANARY", username="x")
        odd.command("/start <i>{ $me }</i>")
        answer = await odd.hears()
        assert question_of(answer) == "welcome.hello"
        assert "CANARY" not in answer.text

    play(story, tmp_path)


@pytest.mark.parametrize("text", ["half a \ud83d character here", "\udc00\udc00 and some words with it"])
def test_half_a_character_is_mended_and_kept(tmp_path: Path, text: str) -> None:
    """A broken client can send what no file can hold; the words around it are not lost."""
    seed(tmp_path, 101, "letter.memories")

    async def story(scene: Scene) -> None:
        scene.fake.push_raw(
            {
                "message": {
                    "message_id": 9000,
                    "from": scene.maria.as_user(),
                    "chat": scene.maria.raw,
                    "date": 0,
                    "text": text,
                }
            }
        )
        assert question_of(await scene.maria.hears()) == "letter.understanding"
        assert "\ufffd" in (await scene.progress()).text("letter.memories")

    play(story, tmp_path)


def test_an_edited_message_is_noticed_and_the_first_wording_stays(tmp_path: Path) -> None:
    """People correct a typing mistake and think it has reached us; they must hear that it has not."""
    seed(tmp_path, 101, "letter.memories")

    async def story(scene: Scene) -> None:
        message = scene.maria.says("She was there for me on that day.")
        await scene.maria.hears()
        scene.maria.edits(message, "He was there for me on that day.")
        answer = await scene.maria.hears("changed an earlier message")
        assert question_of(answer) == "letter.understanding"
        assert (await scene.progress()).text("letter.memories").startswith("She")

    play(story, tmp_path)


DATES = {
    "yesterday at 10": "unclear-moment-past",
    "2020-01-01 10:00": "unclear-moment-past",
    "30 February at 10:00": "unclear-moment-unclear",
    "31 November at 10": "unclear-moment-unclear",
    "99/99/9999 25:61": "unclear-moment-unclear",
    "5 December": "unclear-moment-no-time",
    "5 December 2031 at 10:00": "unclear-moment-far",
    "when pigs fly": "unclear-moment-unclear",
    "0" * 4096: "unclear-moment-unclear",
    "٥ ديسمبر": "unclear-moment-unclear",
}


@pytest.mark.parametrize(("text", "why"), DATES.items(), ids=[text[:20] for text in DATES])
def test_an_impossible_day_is_explained_and_asked_for_again(tmp_path: Path, text: str, why: str) -> None:
    """A session on a day that cannot be would send notes at hours that make no sense."""
    safe: dict[str, Any] = {f"safety.{n}": "no" for n in SAFETY}
    seed(tmp_path, 101, "preparation.date", **{k.replace(".", "__"): v for k, v in safe.items()})

    async def story(scene: Scene) -> None:
        scene.maria.says(text)
        answer = await scene.maria.hears()
        assert label(why) in answer.text
        assert question_of(answer) == "preparation.date"
        assert not (await scene.progress()).has("session.at")

    play(story, tmp_path, unpaced(now=Moment()))


SAFETY = ("violence", "weapons", "despair", "mind", "withdrawal", "health", "consent", "myself")


def test_a_second_delivery_of_an_update_is_not_a_second_turn(tmp_path: Path) -> None:
    """Telegram repeats what was not acknowledged; an answer must not land in the next question too."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        scene.maria.says("Dear Jo, this is for the first part.")
        await scene.maria.hears()
        scene.fake.updates.next_id -= 1
        scene.maria.says("Dear Jo, this is for the first part.")
        scene.maria.says("This one belongs to the second part.")
        assert question_of(await scene.maria.hears()) == "letter.understanding"
        await scene.fake.catches_up()
        kept = await scene.progress()
        assert kept.text("letter.opening") == "Dear Jo, this is for the first part."
        assert kept.text("letter.memories") == "This one belongs to the second part."
        assert scene.maria.unheard == 0

    play(story, tmp_path)


def test_a_double_tap_is_one_answer(tmp_path: Path) -> None:
    """On a slow line people tap twice; the second tap must not answer the next question."""
    seed(tmp_path, 101, "preparation.violence")

    async def story(scene: Scene) -> None:
        scene.maria.says("?")
        await scene.maria.hears()
        scene.maria.taps_data("preparation.violence:no")
        scene.maria.taps_data("preparation.violence:no")
        assert question_of(await scene.maria.hears()) == "preparation.weapons"
        await scene.fake.catches_up()
        assert (await scene.progress()).state == "preparation.weapons"
        assert scene.maria.unheard == 0

    play(story, tmp_path)


# groups


def test_a_group_that_adds_the_coach_hears_one_neutral_sentence(tmp_path: Path) -> None:
    """Everybody in the group reads it, perhaps the loved one too."""

    async def story(scene: Scene) -> None:
        group = scene.fake.group(-500, "Jo's family")
        group.adds_bot(scene.maria)
        heard = await group.hears()
        assert heard.text == label("group")
        assert not any(word in heard.text.lower() for word in ("interven", "drink", "treatment", "drug"))
        group.says(scene.maria, "we talk about Jo here")
        group.adds_bot(scene.maria)
        await scene.fake.catches_up()
        assert len(group.heard) == 1
        assert await scene.asks("SELECT * FROM member") == []

    play(story, tmp_path)


def test_a_command_in_a_group_is_answered_neutrally_and_keeps_nothing(tmp_path: Path) -> None:
    """Whoever writes /sos in the family's group must not make the coach talk of it there."""

    async def story(scene: Scene) -> None:
        group = scene.fake.group(-500, "Jo's family")
        group.adds_bot(scene.maria)
        await group.hears()
        group.says(scene.maria, "/sos@family_test_bot")
        assert (await group.hears()).text == label("group")
        group.taps_data(scene.maria, "*:menu")
        await scene.fake.catches_up()
        group.removes_bot(scene.maria)
        await scene.fake.catches_up()
        assert len(group.heard) == 2
        assert await scene.asks("SELECT * FROM member") == []
        assert scene.maria.heard == []

    play(story, tmp_path)


def test_what_a_group_hears_follows_it_when_it_becomes_a_supergroup(tmp_path: Path) -> None:
    """Telegram gives the chat a new number and refuses the old one."""

    async def story(scene: Scene) -> None:
        group = scene.fake.group(-500, "Jo's family")
        scene.fake.fail("sendMessage", status=500, chat=-500)
        group.adds_bot(scene.maria)
        new = group.migrates(-1_000_000_000_500)
        assert (await new.hears()).text == label("group")
        await scene.fake.catches_up()
        assert len(new.heard) == 1

    play(story, tmp_path)


# what comes at an odd time


def test_a_note_due_in_the_middle_of_an_answer_leaves_the_place(tmp_path: Path) -> None:
    """The next words must still be the letter's, not an answer to the note."""
    now = Moment()
    answers = outcome_told(timedelta(), now())
    seed(tmp_path, 101, "letter.memories", notes=("day-1",), **answers)

    async def story(scene: Scene) -> None:
        now.at = datetime(2026, 11, 24, 10, 0, 1, tzinfo=UTC)
        assert await scene.app.check_ins.look() == 1
        await scene.maria.hears(note("day-1-home"))
        scene.maria.says("She was there for me on that day.")
        assert question_of(await scene.maria.hears()) == "letter.understanding"

    play(story, tmp_path, unpaced(now=now))


def test_many_messages_at_once_are_all_heard(tmp_path: Path) -> None:
    """Somebody in a storm writes twenty short lines; each is a turn, none stops the others."""
    seed(tmp_path, 101, "letter.opening")

    async def story(scene: Scene) -> None:
        everybody = [scene.fake.user(200 + n, "Somebody") for n in range(20)]
        for n, somebody in itertools.product(range(5), everybody):
            somebody.says(f"line {n}")
        for somebody in everybody:
            for _ in range(5):
                await somebody.hears()
        await scene.fake.catches_up()
        assert [len(somebody.heard) for somebody in everybody] == [5] * 20

    play(story, tmp_path)
