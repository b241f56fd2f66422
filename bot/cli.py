"""The command `coach`: for operators, for authors, and for trying it out."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from bot import app, logs, settings, terminal
from bot.check import faults
from bot.settings import Settings, WrongSetting
from bot.store import rows
from bot.store.opening import CannotOpen, open_store
from dialogs.diagram import diagram as draw

BAD_INPUT = 2


def fail(sentence: str) -> NoReturn:
    """Say one sentence and end with exit code 2."""
    click.echo(f"coach: {sentence}", err=True)
    sys.exit(BAD_INPUT)


def plainly(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command end with one clear sentence where the input, not the program, is at fault."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:  # noqa: ANN401
        try:
            command(*args, **options)
        except (WrongSetting, CannotOpen, app.Refused) as error:
            fail(str(error))
        except KeyboardInterrupt:
            click.echo()

    return run


def read_settings() -> Settings:
    """Read the settings and let the logs begin."""
    given = settings.read()
    logs.begin(settings.level(given))
    return given


@click.group(invoke_without_command=True)
@click.pass_context
@plainly
def main(context: click.Context) -> None:
    """Run the intervention coach: the bot if TELEGRAM_BOT_TOKEN is set, else a chat in this terminal."""
    if context.invoked_subcommand is None:
        context.invoke(run if read_settings().token else chat)


@main.command()
@plainly
def run() -> None:
    """Run the Telegram bot until it is stopped."""
    given = read_settings()
    if not given.token:
        raise WrongSetting("TELEGRAM_BOT_TOKEN must be a token as @BotFather gives it, like 123456:ABC-DEF.")
    if not given.key:
        raise WrongSetting("COACH_KEY must be 64 hexadecimal digits; `coach key` makes one.")
    asyncio.run(app.serve(given))


@main.command()
@click.option(
    "--as", "name", default="me", show_default=True, help="Which member you are; each has an own place."
)
@click.option("--now", help="The time it is, like 2026-11-23T09:00; it stands still until you let time pass.")
@click.option(
    "--save", type=click.Path(dir_okay=False, path_type=Path), help="Write the talk down as a story."
)
@plainly
def chat(name: str = "me", now: str | None = None, save: Path | None = None) -> None:
    """Talk with the coach in this terminal."""
    given = read_settings()
    clock = terminal.Clock(_instant(now) if now else None)
    if not given.key:
        key, path, new = terminal.own_key()
        given = dataclasses.replace(given, key=key)
        if new:
            click.echo(f"A new key was made for the terminal's database: {path}", err=True)
    store = open_store(given.database, given.key)
    try:
        story = asyncio.run(terminal.chat(store, given, name, clock))
    finally:
        store.close()
    if save:
        _save(save, story)


def _save(path: Path, story: str) -> None:
    try:
        path.write_text(story, "utf-8")
    except OSError as error:
        raise WrongSetting(f"--save {path} cannot be written ({error.strerror}).") from None


def _instant(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise WrongSetting("--now must be a time like 2026-11-23T09:00.") from None
    return moment.replace(tzinfo=moment.tzinfo or UTC)


@main.command()
def key() -> None:
    """Make a new key for COACH_KEY."""
    click.echo(secrets.token_hex(32))


@main.command()
@click.argument("chapter", required=False)
@plainly
def diagram(chapter: str | None) -> None:
    """Print the paths of the conversation as a Mermaid diagram, of all or of one CHAPTER."""
    try:
        click.echo(draw(chapter))
    except KeyError:
        raise WrongSetting("CHAPTER must be one of the chapters, such as letter or session.") from None


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plainly
def check(*, as_json: bool) -> None:
    """Check words, paths and data; print every fault at once, by file."""
    found = faults()
    if as_json:
        click.echo(json.dumps({"faults": found}, indent=2))
    else:
        click.echo("\n".join(found) if found else "All words, paths and data are in order.")
    if found:
        sys.exit(1)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plainly
def status(*, as_json: bool) -> None:
    """Count what the database holds; numbers only. The bot must be stopped."""
    given = read_settings()
    if not given.database.exists():
        raise CannotOpen(f"There is no database {given.database} yet.")
    store = open_store(given.database, given.key or terminal.own_key(make=False)[0])
    try:
        counted = rows.counts(store.connection)
    finally:
        store.close()
    click.echo(json.dumps(counted) if as_json else "\n".join(f"{name}: {n}" for name, n in counted.items()))
