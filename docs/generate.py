"""Writes what can be generated into the documents: diagrams, tables, the sample conversation.

`python docs/generate.py` writes; with `--check` it only says which document is stale (exit code 1).
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import click

from bot.cli import main
from bot.settings import EXPLAINED
from dialogs import schedule
from dialogs.diagram import chapters, diagram

ROOT = Path(__file__).parent.parent

WHY = {
    "aiohttp": "carries the Bot API calls, several times as fast as the library's own transport",
    "babel": "countries, time zones and dates in words, from CLDR",
    "click": "the command line",
    "dateparser": "days said in plain words",
    "fluent.runtime": "the words: plural rules, selectors for names and pronouns",
    "fluent.syntax": "finds slips in the words",
    "orjson": "JSON on every turn, several times as fast as the standard library's",
    "python-dotenv": "reads the `.env` file",
    "python-telegram-bot": "reads Telegram's answers and knows its errors",
    "sqlcipher3": "the database, encrypted",
    "sqlite-utils": "migrations",
    "transitions": "the one state machine",
    "tzdata": "time zones on machines that have none",
}
"""Why each dependency is there."""


def settings_table() -> str:
    """Give the table of settings."""
    rows = [
        f"| `{name}` | {f'`{default}`' if default else ''} | {why} |"
        for name, (default, why) in EXPLAINED.items()
    ]
    return "\n".join(["| Variable | Default | Meaning |", "|---|---|---|", *rows])


def dependency_table() -> str:
    """Give the table of dependencies, each with its reason; KeyError for one without."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]
    return "\n".join(
        ["| Package | Why |", "|---|---|", *(f"| {name} | {WHY[name]} |" for name in sorted(names))]
    )


def command_table() -> str:
    """Give the table of commands."""
    context = click.Context(main)
    rows = [
        f"| `coach {name}` | {main.commands[name].get_short_help_str(120)} |"
        for name in main.list_commands(context)
    ]
    return "\n".join(["| Command | What it does |", "|---|---|", *rows])


def calendar_table() -> str:
    """Give the calendar of the notes."""
    before = [f"| `{row.name}` | {_span(row.minutes)} the session |" for row in schedule.calendar().countdown]
    after = [
        f"| `{row.name}` | {_days(row.days)} after the outcome, {row.at:%H:%M} |"
        for row in schedule.calendar().afterwards
    ]
    return "\n".join(["| Note | When |", "|---|---|", *before, *after])


def _days(number: int) -> str:
    return f"{number} days" if number > 1 else "1 day"


def _span(minutes: int) -> str:
    size, unit = next(
        (n, u) for n, u in ((1440, "days"), (60, "hours"), (1, "minutes")) if abs(minutes) % n == 0
    )
    number = abs(minutes) // size
    return f"{number} {unit if number > 1 else unit[:-1]} {'before' if minutes > 0 else 'after'}"


def diagrams() -> str:
    """Give the diagram of each chapter, folded."""
    return "\n\n".join(
        f"<details><summary>{chapter}</summary>\n\n```mermaid\n{diagram(chapter)}\n```\n\n</details>"
        for chapter in chapters()
    )


def conversation() -> str:
    """Cut a sample out of a story that passes."""
    story = (ROOT / "tests/transcripts/accepted.txt").read_text("utf-8")
    cuts = (("Maria: Saturday week", "Maria: [To the letter]"), ("~ 2 days pass", "~ 1 year pass"))
    parts = [story[story.index(start) : story.index(end)].strip() for start, end in cuts]
    return "```\n" + "\n\n…\n\n".join(parts) + "\n```"


def environment() -> str:
    """Give the whole of `.env.example`."""
    parts = [f"# {why}\n{name}={default}" for name, (default, why) in EXPLAINED.items()]
    return (
        "# Copy to .env and fill in what you need. The environment wins over this file.\n\n"
        + "\n\n".join(parts)
        + "\n"
    )


GENERATED: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "dependencies": dependency_table,
    "commands": command_table,
    "calendar": calendar_table,
    "diagrams": diagrams,
    "conversation": conversation,
}


def filled(text: str) -> str:
    """Give a document with everything between its markers made anew."""

    def fill(found: re.Match[str]) -> str:
        return f"{found[1]}\n{GENERATED[found[2]]()}\n{found[3]}"

    return re.sub(r"(<!-- begin:(\w+) -->).*?(<!-- end:\2 -->)", fill, text, flags=re.DOTALL)


def wanted() -> dict[Path, str]:
    """Give every document as it should be."""
    readme = ROOT / "README.md"
    return {readme: filled(readme.read_text("utf-8")), ROOT / ".env.example": environment()}


def run(*, check: bool) -> int:
    """Write the documents, or say which are stale."""
    stale = [path for path, text in wanted().items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is stale; run `make docs`")
        else:
            path.write_text(wanted()[path], "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv))
