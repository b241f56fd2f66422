"""The settings: read from the environment (and a `.env` file), checked at once, kept nowhere else."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from dialogs.words import LANGUAGES

TOKEN = re.compile(r"\d+:[\w-]+")
KEY = re.compile(r"[0-9a-fA-F]{64}")
LEVELS = ("debug", "info", "warning", "error")


class WrongSetting(ValueError):
    """A setting has a value we cannot use; the message names it and says what it must be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one run. `token` and `key` are secrets and never shown."""

    token: str = ""
    api_url: str = "https://api.telegram.org"
    database: Path = Path("coach.db")
    key: str = ""
    language: str = "en"
    operator: str = ""
    log: str = "info"

    def __repr__(self) -> str:
        """Show nothing: settings hold secrets."""
        return "Settings(…)"


EXPLAINED: dict[str, tuple[str, str]] = {
    "TELEGRAM_BOT_TOKEN": ("", "The bot's token from @BotFather. Empty: the coach opens in the terminal."),
    "TELEGRAM_API_URL": (
        "https://api.telegram.org",
        "The Bot API server: scheme and host, without the /bot part.",
    ),
    "COACH_DATABASE": ("coach.db", "The file everything is kept in, encrypted. One process at a time."),
    "COACH_KEY": (
        "",
        (
            "Encrypts the database: 64 hexadecimal digits; `coach key` makes one. Keep it apart from the "
            "database: without it nothing can be read again. The terminal makes its own when this is empty."
        ),
    ),
    "COACH_LANGUAGE": ("en", f"The language for new members: one of {', '.join(LANGUAGES)}."),
    "COACH_OPERATOR": ("", "Who runs this and how to reach them; shown to members by /privacy."),
    "COACH_LOG": ("info", f"How much is logged: one of {', '.join(LEVELS)}. Never words, names or tokens."),
}
"""Variable → its default and the line that explains it: `.env.example` and the README come from here."""


def read(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Read the settings; the environment wins over `.env` in `folder`. Raise `WrongSetting`."""
    written = _written((folder or Path()) / ".env")
    given = {**written, **(os.environ if environment is None else environment)}
    values = {name: (given.get(name) or default).strip() for name, (default, _) in EXPLAINED.items()}
    return Settings(
        token=_matching(
            "TELEGRAM_BOT_TOKEN", values, TOKEN, "a token as @BotFather gives it, like 123456:ABC-DEF"
        ),
        api_url=_url(values["TELEGRAM_API_URL"]),
        database=Path(values["COACH_DATABASE"]),
        key=_matching("COACH_KEY", values, KEY, "64 hexadecimal digits; `coach key` makes one").lower(),
        language=_one_of("COACH_LANGUAGE", values, LANGUAGES),
        operator=values["COACH_OPERATOR"],
        log=_one_of("COACH_LOG", values, LEVELS),
    )


def _written(path: Path) -> dict[str, str | None]:
    try:
        return dotenv_values(path)
    except (OSError, UnicodeDecodeError):
        raise WrongSetting(f"{path} must be a readable text file in UTF-8.") from None


def _matching(name: str, values: Mapping[str, str], pattern: re.Pattern[str], must_be: str) -> str:
    if values[name] and not pattern.fullmatch(values[name]):
        raise WrongSetting(f"{name} must be {must_be}.")
    return values[name]


def _one_of(name: str, values: Mapping[str, str], choices: tuple[str, ...]) -> str:
    value = values[name].lower()
    if value not in choices:
        raise WrongSetting(f"{name} must be one of {', '.join(choices)}.")
    return value


def _url(value: str) -> str:
    if not _is_base(value):
        raise WrongSetting("TELEGRAM_API_URL must be a scheme and a host, like https://api.telegram.org.")
    return value.rstrip("/")


def _is_base(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:  # no port of that number, or half an IPv6 address
        return False
    return parts.scheme in {"http", "https"} and bool(host) and not (parts.path.strip("/") or parts.query)


def level(settings: Settings) -> int:
    """Give the level of the standard library's logging."""
    return logging.getLevelNamesMapping()[settings.log.upper()]
