"""Everything the coach says, read from the Fluent files: one folder per language, one file per chapter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from dialogs.types import Reply, Say, Verbatim

LANGUAGES: tuple[str, ...] = tuple(
    sorted(entry.name for entry in resources.files("dialogs.words").iterdir() if len(entry.name) == 2)
)
"""The languages the coach speaks: every folder here with a two-letter name."""

Args = Mapping[str, str | int | float]


class BrokenWords(ValueError):
    """A message is missing or cannot be said; the text names it and the language, never what fills it."""


class Words:
    """The words of one language."""

    def __init__(self, language: str, sources: Mapping[str, str]) -> None:
        """Read Fluent sources by file name; raise `BrokenWords` where one does not parse."""
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        for file, source in sources.items():
            resource = FluentResource(source)
            for entry in resource.body:
                if isinstance(entry, ast.Junk):
                    place = " ".join((entry.content or "").split())[:60]
                    raise BrokenWords(f"words/{language}/{file}: this cannot be read: {place}")
            self._bundle.add_resource(resource, allow_overrides=False)

    def has(self, message: str) -> bool:
        """Say whether there are words under this id (`id` or `id.attribute`)."""
        name, _, attribute = message.partition(".")
        if not self._bundle.has_message(name):
            return False
        found = self._bundle.get_message(name)
        return attribute in found.attributes if attribute else found.value is not None

    def say(self, message: str, args: Args) -> str:
        """Give the words of a message with its gaps filled; raise `BrokenWords` if that fails."""
        found = self._pattern(message)
        text, errors = self._bundle.format_pattern(found, {k: isolated(v) for k, v in args.items()})
        if errors:
            raise BrokenWords(f"{self.language}: {message}: {type(errors[0]).__name__}")
        return str(text)

    @lru_cache(maxsize=4096)  # noqa: B019 (one object per language, kept for good)
    def _pattern(self, message: str) -> Any:  # noqa: ANN401 (fluent.runtime's own type)
        if not self.has(message):
            raise BrokenWords(f"{self.language}: no words for {message}")
        name, _, attribute = message.partition(".")
        found = self._bundle.get_message(name)
        return found.attributes[attribute] if attribute else found.value

    @lru_cache(maxsize=4096)  # noqa: B019
    def plain(self, message: str) -> str:
        """Give the words of a message without gaps, such as a button's."""
        return self.say(message, {})

    @lru_cache(maxsize=64)  # noqa: B019
    def forms(self, message: str) -> frozenset[str]:
        """Give the forms people type for one meaning: a message that lists them with commas."""
        return frozenset(simplified(form) for form in self.plain(message).split(","))


RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})


def isolated(value: str | float) -> str | float:
    """Wrap a name in a right-to-left script so that the sentence around it stays in order."""
    if (
        isinstance(value, str)
        and not value.isascii()
        and any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in value)
    ):
        return f"\u2068{value}\u2069"
    return value


NO_WORD = re.compile(r"[^\w\s]+")


def simplified(text: str) -> str:
    """Give a text as it is compared: without case, punctuation and stray space."""
    return " ".join(NO_WORD.sub(" ", text.replace("'", "").replace("’", "")).casefold().split())


def sources(language: str) -> dict[str, str]:
    """Give the Fluent files of a language by name."""
    folder = resources.files("dialogs.words") / language
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".ftl")), key=lambda f: f.name)
    return {file.name: file.read_text("utf-8") for file in files}


@cache
def words(language: str) -> Words:
    """Give the words of a language, read once; an unknown language gives English."""
    if language not in LANGUAGES:
        language = "en"
    return Words(language, sources(language))


BULLET = "·"
"""What an item of a list begins with."""


def spoken(reply: Reply, language: str, people: Args) -> str:
    """Give the text of a reply: its paragraphs in order, a blank line between them; lists stay together."""
    known = words(language)
    text = ""
    for part in reply.says:
        said = part.text if isinstance(part, Verbatim) else known.say(part.id, {**people, **part.args})
        border = "\n" if said.startswith(BULLET) and isinstance(part, Say) else "\n\n"
        text += (border if text else "") + said
    return text
