"""Understands a day and an hour said in plain words, such as "Saturday week at 10".

Weekdays and the time of day are read here, by the phrases of `data/dates-<language>.toml`; every other
way of naming a day is left to `dateparser`. What is understood is always said back before it counts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, partial
from importlib import resources
from typing import Any

LONGEST = 120
"""Characters; nobody names a day with more."""

FURTHEST = timedelta(days=366)


class Why(StrEnum):
    """Why a moment was not understood."""

    UNCLEAR = "unclear"
    NO_TIME = "no-time"
    PAST = "past"
    FAR = "far"
    OTHER_WEEKDAY = "other-weekday"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The patterns of one language, ready to be matched."""

    weekdays: tuple[re.Pattern[str], ...]
    week_later: re.Pattern[str]
    next_week: re.Pattern[str]
    fillers: re.Pattern[str]
    midday: re.Pattern[str]
    midnight: re.Pattern[str]
    morning: re.Pattern[str]
    afternoon: re.Pattern[str]
    hours: tuple[str, ...]
    today_too: frozenset[str]
    today: str
    near: Mapping[str, int]
    ordinals: str
    at_hour: re.Pattern[str]
    clock: re.Pattern[str]
    bare_hour: re.Pattern[str]


@cache
def phrases(language: str) -> Phrases:
    """Read the phrases of a language, once."""
    file = resources.files("dialogs") / "data" / f"dates-{language}.toml"
    data: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    near: dict[str, int] = data["near"]
    day = "|".join([*data["weekdays"], *near])

    def words(*keys: str) -> str:
        return "|".join(re.escape(phrase) for key in keys for phrase in data[key])

    def match(*keys: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{words(*keys)})(?!\w)")

    def at_some(key: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:(?:{words('at')})\s+)?(?:{words(key)})(?!\w)")

    def around_day(key: str) -> re.Pattern[str]:
        choices = "|".join(phrase.replace("{day}", f"(?:{day})") for phrase in data[key])
        return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")

    number = r"(?P<hour{n}>\d{{1,2}})(?:[:.](?P<minute{n}>\d{{2}}))?"
    return Phrases(
        weekdays=tuple(re.compile(rf"(?<!\w)(?:{names})(?!\w)") for names in data["weekdays"]),
        week_later=around_day("week_later"),
        next_week=around_day("next_week"),
        fillers=match("fillers"),
        midday=at_some("midday"),
        midnight=at_some("midnight"),
        morning=match("morning"),
        afternoon=match("afternoon"),
        hours=tuple(data["hours"]),
        today_too=frozenset(data["today_too"]),
        today=next(name for name, days in near.items() if days == 0),
        near=near,
        ordinals="|".join(data["ordinals"]),
        at_hour=re.compile(rf"(?<!\w)(?:{words('at')})\s+(?P<hour>{words('hours')})(?!\w)"),
        clock=re.compile(
            rf"(?<!\w)(?:{words('at')})\s*{number.format(n=1)}(?:\s*(?:{words('oclock')}))?(?![\w/-])"
            r"|(?<![\d./-])(?P<hour2>\d{1,2}):(?P<minute2>\d{2})(?!\d)"
            rf"|(?<![\d./-]){number.format(n=3)}\s*(?:{words('oclock', 'morning', 'afternoon')})(?!\w)"
        ),
        bare_hour=re.compile(rf"(?:{day}|{words('days_by_name')})\s+(?P<hour>\d{{1,2}})$"),
    )


def understand(text: str, language: str, now: datetime, *, month_first: bool = False) -> datetime | Why:
    """Give the wall-clock time that a member means; `now` is theirs (naive).

    `month_first` says that in their country 5/12 is the twelfth of May.
    A day without an hour, a past day and one over a year away are told apart, so that the answer fits.
    """
    known = phrases(language)
    words = " ".join(text.lower().replace(",", " ").split()).strip(" .!?")
    words = known.at_hour.sub(partial(_in_figures, known=known), words)
    if not words or len(words) > LONGEST:
        return Why.UNCLEAR
    clock, rest = _take_clock(words, known)
    day = _read_day(rest, clock, language, now, month_first=month_first)
    if isinstance(day, Why):
        return day
    if clock is None:
        return Why.NO_TIME
    moment = datetime.combine(day, clock)
    if moment <= now and _may_be_later(moment, words, known):
        moment += timedelta(hours=12)
    if moment <= now:
        return Why.PAST
    return Why.FAR if moment > now + FURTHEST else moment


def _take_clock(words: str, known: Phrases) -> tuple[time | None, str]:
    """Split the time of day from the rest: `saturday at 10` → 10:00, `saturday`."""
    for named, clock in ((known.midday, time(12)), (known.midnight, time(0))):
        if named.search(words):
            return clock, named.sub(" ", words)
    if found := known.clock.search(words):
        hour = next(int(found[f"hour{n}"]) for n in (1, 2, 3) if found[f"hour{n}"])
        minute = next((int(found[f"minute{n}"]) for n in (1, 2, 3) if found[f"minute{n}"]), 0)
        rest = words[: found.start()] + " " + words[found.end() :]
    elif found := known.bare_hour.search(words):
        hour, minute, rest = int(found["hour"]), 0, words[: found.start("hour")]
    else:
        return None, words
    rest = known.morning.sub(" ", known.afternoon.sub(partial(_keep_day, known=known), rest))
    hour = _in_half(hour, _HALF.sub(r"\1 ", words), known)
    return (time(hour, minute), rest) if hour < 24 and minute < 60 else (None, words)


def _in_figures(found: re.Match[str], known: Phrases) -> str:
    """`at ten` is read as `at 10`."""
    return found[0].replace(found["hour"], str(known.hours.index(found["hour"]) + 1))


def _may_be_later(moment: datetime, words: str, known: Phrases) -> bool:
    """Say whether "today at 5" may mean the afternoon: nothing says that it is the morning."""
    return moment.hour < 12 and not known.morning.search(_HALF.sub(r"\1 ", words)) and ":" not in words


_HALF = re.compile(r"(\d)(?=[^\W\d])")
"""Between a figure and a letter: `3pm` is read as `3 pm`."""


def _in_half(hour: int, words: str, known: Phrases) -> int:
    """Give the hour of 24 when the words say which half of the day is meant."""
    if hour < 12 and known.afternoon.search(words):
        return hour + 12
    return 0 if hour == 12 and known.morning.search(words) else hour


def _keep_day(found: re.Match[str], known: Phrases) -> str:
    """`tonight` settles the half of the day and names the day as well."""
    return f" {known.today} " if found[0] in known.today_too else " "


def _read_day(
    words: str, clock: time | None, language: str, now: datetime, *, month_first: bool
) -> date | Why:
    known = phrases(language)
    weekday = next((n for n, name in enumerate(known.weekdays) if name.search(words)), None)
    if weekday is not None:
        rest = known.weekdays[weekday].sub(" ", words)
        if known.week_later.search(words):
            return _coming(weekday, clock, now) + timedelta(days=7)
        if known.next_week.search(words):
            return now.date() + timedelta(days=7 - now.weekday() + weekday)
        if not known.fillers.sub(" ", rest).strip():
            return _coming(weekday, clock, now)
        words = rest
    order = "MDY" if month_first else "DMY"
    for name, days in known.near.items():
        if known.week_later.search(words) and re.search(rf"(?<!\w){name}(?!\w)", words):
            return now.date() + timedelta(days=days + 7)
    day = _parse(known.fillers.sub(" ", words), language, now, order)
    if isinstance(day, date) and weekday is not None and day.weekday() != weekday:
        return Why.OTHER_WEEKDAY
    return day


def _coming(weekday: int, clock: time | None, now: datetime) -> date:
    """Give the next such weekday; today counts while its hour is still ahead."""
    ahead = (weekday - now.weekday()) % 7
    if ahead == 0 and (clock is None or clock <= now.time()):
        ahead = 7
    return now.date() + timedelta(days=ahead)


def _parse(words: str, language: str, now: datetime, order: str) -> date | Why:
    import dateparser  # noqa: PLC0415 (its tables are heavy; most members never need them)

    words = words.strip(" .")
    if not words:
        return Why.UNCLEAR
    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": now,
        "DATE_ORDER": order,
        "REQUIRE_PARTS": ["day"],
    }
    found = dateparser.parse(words, languages=[language], settings=settings)
    if found is None:
        return Why.UNCLEAR
    day = found.date()
    return (
        _in_a_coming_month(day, now.date())
        if re.fullmatch(rf"\d{{1,2}}(?:{phrases(language).ordinals})?", words)
        else day
    )


def _in_a_coming_month(day: date, today: date) -> date:
    """Read "the 5th" as the next month's once this month's has passed; skip months without it."""
    for ahead in range(13):
        month = today.month - 1 + ahead
        try:
            named = date(today.year + month // 12, month % 12 + 1, day.day)
        except ValueError:
            continue
        if named >= today:
            return named
    return day
