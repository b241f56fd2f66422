"""The coach in a terminal: no token, no network, the same words, the same store."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest

from bot.store import rows
from bot.store.opening import open_store
from tests.telegram.process import COACH, KEY, label
from tests.test_settings import coach


def test_hello_gets_an_answer_without_any_setting(tmp_path: Path) -> None:
    """Whoever wants to see the words needs no bot, no token and no network."""
    ended = coach(tmp_path, given="hello\n")
    assert ended.returncode == 0, ended.stderr
    assert label("welcome-hello")[:60] in ended.stdout
    assert "> hello" in ended.stdout


def test_the_terminals_own_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    """The talk on a laptop is as private as the one on a server."""
    first = coach(tmp_path, given="hello\n")
    path = tmp_path / "config" / "intervention-coach" / "terminal.key"
    assert str(path) in first.stderr
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    key = path.read_text()
    path.chmod(0o644)
    second = coach(tmp_path, given="hello\n")
    assert second.stderr == ""
    assert path.read_text() == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_place_is_kept_from_one_talk_to_the_next(tmp_path: Path) -> None:
    """As on the telephone, one may stop at any line."""
    coach(tmp_path, given="hello\n1\n")
    again = coach(tmp_path, given="/start\n")
    assert label("welcome-age")[:20] in again.stdout
    other = coach(tmp_path, "chat", "--as", "Jan", given="hello\n")
    assert label("welcome-hello")[:60] in other.stdout


@pytest.mark.parametrize("line", ["/quit", "/exit", ""])
def test_a_talk_can_be_left_at_any_time(tmp_path: Path, line: str) -> None:
    """No one should have to look up how to get out."""
    assert coach(tmp_path, given=line and line + "\nnever read\n").returncode == 0


ODD = {
    "bytes that are no text": b"\xff\xfe\x80 hello\n",
    "a null character": b"he\x00llo\n",
    "escape sequences": b"\x1b[31mred\x1b[0m\n",
    "no end of line": b"hello",
    "Windows' line ends": b"hello\r\n1\r\n",
    "a very long line": b"word " * 20_000 + b"\n",
    "a number that is no button": b"99999999999999999999\n",
    "a time that never ends": b"~ 99999999999 years\n",
    "a time beyond the calendar": b"~ 9000 years\n",
    "a voice of an age": b"<voice 999999999999999999999999999>\n",
    "an unknown thing": b"<hologram>\n",
    "a bracket": b"[no such button]\n[\n]\n",
    "half a character": "hello \ud83d\n".encode("utf-8", "surrogatepass"),
}


@pytest.mark.parametrize("given", ODD.values(), ids=ODD)
def test_whatever_is_typed_or_piped_in_is_survived(tmp_path: Path, given: bytes) -> None:
    """A pipe carries anything; the talk goes on, and never ends in a traceback."""
    strict = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"} if max(given) > 127 else {}
    ended = subprocess.run(
        [COACH],
        input=given + b"\n/menu\n",
        env={"XDG_CONFIG_HOME": str(tmp_path / "config"), "PATH": os.environ["PATH"], **strict},
        cwd=tmp_path,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"ERROR" not in ended.stderr, ended.stderr
    assert label("map-early")[:20].encode() in ended.stdout


def test_a_clock_can_be_given_and_time_let_pass(tmp_path: Path) -> None:
    """A counsellor reads in a minute what a family hears in a year."""
    given = "hello\n~ 3 days\n/menu\n"
    ended = coach(tmp_path, "chat", "--now", "2026-11-23T09:00", given=given)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("now", ["yesterday", "2026-13-01", ""])
def test_a_clock_that_is_none_is_explained(tmp_path: Path, now: str) -> None:
    """One sentence that shows the form."""
    ended = coach(tmp_path, "chat", "--now", now or "x", given="hello\n")
    assert ended.returncode == 2
    assert ended.stderr == "coach: --now must be a time like 2026-11-23T09:00.\n"


def test_a_damaged_key_file_is_explained_and_left_alone(tmp_path: Path) -> None:
    """Overwritten, the old talk could never be read again."""
    path = tmp_path / "config" / "intervention-coach" / "terminal.key"
    path.parent.mkdir(parents=True)
    path.write_text("no key\n")
    ended = coach(tmp_path, given="hello\n")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"coach: The terminal's key file {path} is damaged")
    assert path.read_text() == "no key\n"


def test_a_talk_can_be_saved_as_a_story(tmp_path: Path) -> None:
    """A counsellor's talk becomes a test by saving it."""
    ended = coach(
        tmp_path, "chat", "--as", "Maria", "--now", "2026-11-23T09:00", "--save", "a.txt", given="hello\n1\n"
    )
    assert ended.returncode == 0, ended.stderr
    story = (tmp_path / "a.txt").read_text("utf-8")
    assert "@ 2026-11-23 09:00" in story
    assert "Maria: hello" in story


def test_a_story_that_cannot_be_saved_is_explained(tmp_path: Path) -> None:
    """The talk itself is kept all the same."""
    ended = coach(tmp_path, "chat", "--save", "no/such/folder/a.txt", given="hello\n")
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].startswith("coach: --save no/such/folder/a.txt cannot be written")


def test_status_counts_and_tells_no_names(tmp_path: Path) -> None:
    """The operator may know how many, not who."""
    environment = {"COACH_KEY": KEY, "COACH_DATABASE": "coach.db"}
    missing = coach(tmp_path, "status", **environment)
    assert (missing.returncode, missing.stderr) == (2, "coach: There is no database coach.db yet.\n")
    coach(tmp_path, "chat", "--as", "CANARY", given="hello\n", **environment)
    counted = coach(tmp_path, "status", "--json", **environment)
    assert json.loads(counted.stdout)["members"] == 1
    plain = coach(tmp_path, "status", **environment)
    assert "members: 1" in plain.stdout
    assert "CANARY" not in plain.stdout + counted.stdout


def test_everything_can_be_deleted_in_the_terminal_too(tmp_path: Path) -> None:
    """The promise does not depend on the window."""
    environment = {"COACH_KEY": KEY, "COACH_DATABASE": "coach.db"}
    given = f"hello\n/delete\n{label('errands-delete.sure')}\n{label('errands-last-chance.erase')}\n"
    ended = coach(tmp_path, "chat", given=given, **environment)
    assert label("errands-deleted")[:40] in ended.stdout
    store = open_store(tmp_path / "coach.db", KEY)
    assert set(rows.counts(store.connection).values()) == {0}
    store.close()
