"""The numbers that help, by country, from `data/helplines.toml`: checked on reading, never guessed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

KINDS = ("emergency", "suicide", "drug_alcohol", "family", "domestic_violence")
SEEN = frozenset({"page", "dataset", "list", "memory"})
DATASET_YEAR = 2024
"""The year of the public tables behind `dataset` and `list` (ECC)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One helpline and how far it can be trusted; `phone` is exactly what to dial."""

    kind: str
    confidence: str
    name: str = ""
    phone: str = ""
    serves: str = ""
    text: str = ""
    whatsapp: str = ""
    alt: str = ""
    hours: str = ""
    url: str = ""
    languages: tuple[str, ...] = ()
    cost: str = ""
    note: str = ""
    warning: str = ""
    evidence: str = ""
    seen: str = ""
    seen_year: int = 0
    checked_on: date | None = None
    other_numbers: Mapping[str, str] | None = None

    @property
    def year(self) -> int:
        """Give the year of the source; 0 when the source has no date."""
        if self.checked_on:
            return self.checked_on.year
        return self.seen_year or (DATASET_YEAR if self.seen in {"dataset", "list"} else 0)

    @property
    def sure(self) -> bool:
        """Say whether it may be shown without asking to check it first."""
        return self.checked_on is not None or (self.confidence == "high" and self.seen != "memory")


@dataclass(frozen=True, slots=True)
class Helplines:
    """Every line of every country, and where to look when a country has none."""

    countries: Mapping[str, tuple[Line, ...]]
    finder: str
    children: str
    gsm_emergency: str
    fellowships: tuple[str, ...]
    compiled_on: date

    def of(self, country: str, *kinds: str) -> tuple[Line, ...]:
        """Give the lines of a country, of these kinds or of all; empty when none is known."""
        lines = self.countries.get(country, ())
        return tuple(line for line in lines if not kinds or line.kind in kinds)


class BrokenHelplines(ValueError):
    """The data file breaks its own rules; the message names every fault."""


@cache
def helplines() -> Helplines:
    """Read the shipped helplines; raise `BrokenHelplines` with all faults at once."""
    return read((resources.files("dialogs") / "data" / "helplines.toml").read_text("utf-8"))


def read(written: str) -> Helplines:
    """Read helplines from TOML text; raise `BrokenHelplines` with all faults at once."""
    data = tomllib.loads(written)
    faults = [
        f"{code}: {fault}"
        for code, country in data["countries"].items()
        for fault in faults_of(country.get("lines", []))
    ]
    if faults:
        raise BrokenHelplines("; ".join(faults))
    return Helplines(
        countries={
            code: tuple(
                Line(**{**line, "languages": tuple(line.get("languages", ()))}) for line in country["lines"]
            )
            for code, country in data["countries"].items()
        },
        finder=data["international"]["finder"]["url"],
        children=data["international"]["children"]["url"],
        gsm_emergency=data["international"]["gsm_emergency"]["number"],
        fellowships=tuple(url.removeprefix("https://") for url in data["international"]["fellowships"]),
        compiled_on=data["compiled_on"],
    )


KNOWN = frozenset(field.name for field in fields(Line))


def faults_of(lines: list[dict[str, Any]]) -> Iterator[str]:
    """Say what is wrong with the lines of one country, a sentence each."""
    if not any(line.get("kind") == "emergency" and line.get("phone") for line in lines):
        yield "no emergency number"
    for line in lines:
        called = line.get("name") or line.get("phone") or "a line"
        if unknown := set(line) - KNOWN:
            yield f"{called}: unknown {', '.join(sorted(unknown))}"
        if line.get("kind") not in KINDS:
            yield f"{called}: kind must be one of {', '.join(KINDS)}"
        if line.get("confidence") not in {"high", "medium"}:
            yield f"{called}: confidence must be high or medium"
        if not (line.get("phone") or line.get("url")):
            yield f"{called}: neither phone nor url"
        if line.get("phone") and line.get("seen") not in SEEN:
            yield f"{called}: seen must be one of {', '.join(sorted(SEEN))}"
        if line.get("phone") and not any(char.isdigit() for char in line["phone"]):
            yield f"{called}: phone has no digit"
