"""Settings are checked at once, and a wrong one is explained in one sentence that names it."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from bot import settings
from bot.settings import EXPLAINED, Settings, WrongSetting, read
from tests.telegram.process import COACH, KEY

GOOD = {"TELEGRAM_BOT_TOKEN": "123456:ABC-DEF_x", "COACH_KEY": KEY}

WRONG = [
    ("TELEGRAM_BOT_TOKEN", "CANARY", "a token as @BotFather gives it"),
    ("TELEGRAM_BOT_TOKEN", "123456:ABC DEF", "a token as @BotFather gives it"),
    ("TELEGRAM_BOT_TOKEN", "bot123456:ABC", "a token as @BotFather gives it"),
    ("TELEGRAM_API_URL", "api.telegram.org", "a scheme and a host"),
    ("TELEGRAM_API_URL", "ftp://api.telegram.org", "a scheme and a host"),
    ("TELEGRAM_API_URL", "https://api.telegram.org/bot", "a scheme and a host"),
    ("TELEGRAM_API_URL", "http://localhost:port", "a scheme and a host"),
    ("TELEGRAM_API_URL", "http://localhost:99999", "a scheme and a host"),
    ("TELEGRAM_API_URL", "http://[::1", "a scheme and a host"),
    ("TELEGRAM_API_URL", "https://", "a scheme and a host"),
    ("COACH_KEY", "CANARY", "64 hexadecimal digits"),
    ("COACH_KEY", KEY[:-1], "64 hexadecimal digits"),
    ("COACH_KEY", KEY + "00", "64 hexadecimal digits"),
    ("COACH_KEY", "g" * 64, "64 hexadecimal digits"),
    ("COACH_LANGUAGE", "tlh", "one of"),
    ("COACH_LOG", "loud", "one of debug, info, warning, error"),
]


@pytest.mark.parametrize(("name", "value", "must_be"), WRONG)
def test_a_wrong_setting_is_named_with_what_it_must_be(
    tmp_path: Path, name: str, value: str, must_be: str
) -> None:
    """Whoever sets this up at midnight needs the name and the form, not a traceback; and no secret shown."""
    with pytest.raises(WrongSetting) as refused:
        read({**GOOD, name: value}, tmp_path)
    sentence = str(refused.value)
    assert sentence.startswith(f"{name} must be ")
    assert must_be in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert value not in sentence or name not in {"TELEGRAM_BOT_TOKEN", "COACH_KEY"}


@pytest.mark.parametrize(("name", "value"), {n: v for n, v, _ in WRONG}.items())
def test_the_program_says_that_sentence_and_ends_with_2(tmp_path: Path, name: str, value: str) -> None:
    """Scripts tell a wrong setting from a crash by the exit code."""
    ended = coach(tmp_path, "run", **{**GOOD, name: value})
    assert ended.returncode == 2, ended.stderr
    assert ended.stderr.startswith(f"coach: {name} must be ")
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


@pytest.mark.parametrize("missing", GOOD)
def test_the_bot_needs_a_token_and_a_key_and_says_which_is_missing(tmp_path: Path, missing: str) -> None:
    """An empty key must never mean "not encrypted"."""
    ended = coach(tmp_path, "run", **{name: value for name, value in GOOD.items() if name != missing})
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"coach: {missing} must be ")
    assert list(tmp_path.iterdir()) == []


def coach(
    folder: Path, *command: str, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder, with nothing but these settings."""
    home = {"XDG_CONFIG_HOME": str(folder / "config"), "PATH": os.environ["PATH"]}
    return subprocess.run(
        [COACH, *command],
        input=given,
        env={**home, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )


def test_without_any_setting_everything_has_its_default(tmp_path: Path) -> None:
    """Nobody should have to read a manual to try it."""
    assert read({}, tmp_path) == Settings()


def test_the_env_file_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    """A file for the usual, the environment for the exception."""
    (tmp_path / ".env").write_text("COACH_OPERATOR='The Centre'\nCOACH_LOG=debug\n", "utf-8")
    given = read({"COACH_LOG": " WARNING "}, tmp_path)
    assert (given.operator, given.log) == ("The Centre", "warning")


def test_an_env_file_that_is_no_text_is_explained(tmp_path: Path) -> None:
    """Editors save in odd encodings; the sentence says which file."""
    (tmp_path / ".env").write_bytes(b"COACH_OPERATOR=caf\xe9\n")
    with pytest.raises(WrongSetting, match=r"\.env"):
        read({}, tmp_path)


def test_settings_never_show_themselves() -> None:
    """A stray print or a traceback with locals must not show a token."""
    given = Settings(token="1:CANARY", key="CANARY", operator="CANARY")
    assert "CANARY" not in f"{given!r} {given}"


def test_every_setting_is_explained() -> None:
    """The README's table is made from these lines."""
    assert all(line.endswith(".") for _, line in EXPLAINED.values())
    assert settings.level(Settings(log="debug")) == 10


def test_a_new_key_is_64_hexadecimal_digits_and_always_another(tmp_path: Path) -> None:
    """It is the one thing between a stolen disk and a family's words."""
    first, second = (coach(tmp_path, "key").stdout.strip() for _ in range(2))
    assert first != second
    assert read({"COACH_KEY": first}, tmp_path).key == first


def test_a_folder_the_database_is_in_is_made_when_it_is_missing(tmp_path: Path) -> None:
    """A fresh volume is empty."""
    ended = coach(tmp_path, "chat", given="hello\n", COACH_DATABASE="new/folder/coach.db")
    assert ended.returncode == 0, ended.stderr
    made = tmp_path / "new" / "folder" / "coach.db"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
