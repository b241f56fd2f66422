"""Names of countries, from CLDR: found by what people type, said in the member's language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from babel import Locale

NICKNAMES: dict[str, str] = tomllib.loads(
    (resources.files("dialogs") / "data" / "countries.toml").read_text("utf-8")
)["nicknames"]
"""What people type for a country beside its own name."""


@cache
def _names(language: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for locale in ("en", language):
        for code, name in Locale(locale).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB"}:
                known[name.casefold()] = code
    return known | NICKNAMES


def find(text: str, language: str) -> str | None:
    """Give the ISO 3166 code of a country named or coded in a text; None when it names none."""
    typed = " ".join(text.casefold().strip(" .!").split())
    names = _names(language)
    if found := names.get(typed) or names.get(typed.removeprefix("the ")):
        return found
    return typed.upper() if typed.upper() in names.values() and len(typed) == 2 else None


def name(code: str, language: str) -> str:
    """Give the country's name in a language; the code itself when there is none."""
    return str(Locale(language).territories.get(code, code))
