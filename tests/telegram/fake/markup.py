"""Telegram's HTML, read as Telegram reads it, with its complaints word for word.

The rules and the wording follow `parse_html` in TDLib's `MessageEntity.cpp`. Lengths and offsets
are counted in UTF-16 code units, as the Bot API counts them.
"""

import re
from typing import Any, Final

from tests.telegram.fake.refusals import Refused, mistake

Entity = dict[str, Any]

_TYPES: Final = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler", "a": "text_link", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE: Final = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_PIECE: Final = re.compile(r"[^<&]+|&|<")
_TAG_NAME: Final = re.compile(r"[^\s>]*")
_END_TAG: Final = re.compile(r"</([^\s>]*)\s*")
_ATTRIBUTE_NAME: Final = re.compile(r"""[^\s=>/"']*""")
_NAME_TOKEN: Final = re.compile(r"[A-Za-z0-9.-]*")
_SPACE: Final = re.compile(r"\s*")


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units `text` takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the text without tags and its entities; raise `Refused` where Telegram would."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Return `text` without white space around it, its entities moved and cut to fit."""
    bare = text.strip()
    if not entities or bare == text:
        return bare, entities
    shift = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(bare)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        stop = min(end, entity["offset"] + entity["length"] - shift)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return bare, kept


class _Reader:
    """Walks once through the source; holds the tags that are open."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text: list[str] = []
        self._length = 0
        self._open: list[tuple[str, str, int]] = []
        self._entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while match := _PIECE.match(self._source, self._at):
            if match.group() == "&":
                self._read_reference()
            elif match.group() != "<":
                self._add(match.group())
                self._at = match.end()
            elif self._source.startswith("</", self._at):
                self._read_end_tag()
            else:
                self._read_start_tag()
        if self._open:
            name = self._open[-1][0]
            raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{name}"')
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._text), self._entities

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += utf16_length(text)

    def _read_reference(self) -> None:
        decoded, self._at = _decode(self._source, self._at)
        self._add(decoded)

    def _read_start_tag(self) -> None:
        begin = self._at
        found = _TAG_NAME.match(self._source, begin + 1)
        assert found is not None
        if found.end() == len(self._source):
            raise self._complaint("Unclosed start tag", begin)
        name = found.group().lower()
        if name not in _TYPES:
            raise self._complaint(f'Unsupported start tag "{name}"', begin)
        self._at = found.end()
        attributes = self._read_attributes(name, begin)
        argument = _argument(name, attributes)
        if name == "span" and argument != "spoiler":
            raise self._complaint('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append((name, argument, self._length))

    def _read_attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._skip_space()
            if self._next() == ">":
                self._at += 1
                return attributes
            name = self._match(_ATTRIBUTE_NAME)
            if not name:
                raise self._complaint(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip_space()
            if self._next() == "=":
                self._at += 1
                self._skip_space()
                attributes[name.lower()] = self._read_value()
            else:
                attributes[name.lower()] = ""
            if not self._next():
                raise self._complaint(f'Unclosed start tag "{tag}"', begin)

    def _read_value(self) -> str:
        quote = self._next()
        if quote not in {"'", '"'}:
            begin = self._at
            value = self._match(_NAME_TOKEN).lower()
            if self._next() and self._next() != ">" and not self._next().isspace():
                raise self._complaint("Unexpected end of name token", begin)
            return value
        self._at += 1
        value = ""
        while self._next() not in {quote, ""}:
            decoded, self._at = _decode(self._source, self._at)
            value += decoded
        self._at += len(self._next())
        return value

    def _read_end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._complaint("Unexpected end tag", begin)
        found = _END_TAG.match(self._source, begin)
        assert found is not None
        if not self._source.startswith(">", found.end()):
            raise self._complaint("Unclosed end tag", begin)
        name, argument, offset = self._open.pop()
        if found.group(1) and found.group(1).lower() != name:
            expected = f'expected "</{name}>", found "</{found.group(1)}>"'
            raise self._complaint("Unmatched end tag", begin, f", {expected}")
        self._at = found.end() + 1
        if self._length > offset:
            self._entities.append(_entity(name, argument, offset, self._length - offset))

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._source, self._at)
        assert found is not None
        self._at = found.end()
        return found.group()

    def _skip_space(self) -> None:
        self._match(_SPACE)

    def _next(self) -> str:
        return self._source[self._at : self._at + 1]

    def _complaint(self, what: str, at: int, more: str = "") -> Refused:
        offset = len(self._source[:at].encode())
        return _cannot_parse(f"{what} at byte offset {offset}{more}")


def _cannot_parse(why: str) -> Refused:
    return mistake(f"can't parse entities: {why}")


def _decode(source: str, at: int) -> tuple[str, int]:
    """Return the character at `at`, an HTML reference decoded, and where the next begins."""
    found = _REFERENCE.match(source, at)
    if found is None:
        return source[at], at + 1
    decimal, hexadecimal, named = found.groups()
    if named:
        return _NAMED[named], found.end()
    code = int(decimal) if decimal else int(hexadecimal, 16)
    surrogate = 0xD800 <= code < 0xE000
    if code == 0 or code > 0x10FFFF or surrogate:
        return source[at], at + 1
    return chr(code), found.end()


def _argument(tag: str, attributes: dict[str, str]) -> str:
    match tag:
        case "a":
            return attributes.get("href", "")
        case "span":
            return attributes.get("class", "").removeprefix("tg-")
        case "code":
            return attributes.get("class", "").removeprefix("language-")
        case "tg-emoji":
            return attributes.get("emoji-id", "")
        case "blockquote":
            return "expandable" if "expandable" in attributes else ""
        case _:
            return ""


def _entity(tag: str, argument: str, offset: int, length: int) -> Entity:
    entity: Entity = {"type": _TYPES[tag], "offset": offset, "length": length}
    match tag:
        case "a":
            entity["url"] = argument
        case "tg-emoji":
            entity["custom_emoji_id"] = argument
        case "blockquote" if argument:
            entity["type"] = "expandable_blockquote"
    return entity
