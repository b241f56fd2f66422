"""Chapter 1: what this is, consent, the member's place and hours, and who the loved one is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from dialogs.answers import Age, Country, LocalClock, Name, QuietHours, Story
from dialogs.progress import Progress
from dialogs.question import TOLD, Question
from dialogs.table import chain, on
from dialogs.times import only_zone, zones_of


class S(StrEnum):
    """Where a member can be in this chapter."""

    HELLO = "welcome.hello"
    ABOUT = "welcome.about"
    AGE = "welcome.age"
    MINOR = "welcome.minor"
    YOUNG = "welcome.young"
    CONSENT = "welcome.consent"
    DECLINED = "welcome.declined"
    COUNTRY = "welcome.country"
    CLOCK = "welcome.clock"
    QUIET = "welcome.quiet"
    QUIET_HOURS = "welcome.quiet_hours"
    DISCREET = "welcome.discreet"
    MY_NAME = "welcome.my_name"
    LOVED_NAME = "welcome.loved_name"
    PRONOUN = "welcome.pronoun"
    RELATION = "welcome.relation"
    SUBSTANCE = "welcome.substance"
    NOW = "welcome.now"
    MAP = "welcome.map"


TABLE = [
    on("go_on", S.HELLO, S.AGE),
    on("about", S.HELLO, S.ABOUT),
    on("go_on", S.ABOUT, S.AGE),
    on("adult", S.AGE, S.CONSENT),
    on("young", S.AGE, S.YOUNG),
    on("minor", S.AGE, S.MINOR),
    on("older", S.YOUNG, S.AGE),
    on("agree", S.CONSENT, S.COUNTRY),
    on("decline", S.CONSENT, S.DECLINED),
    on(TOLD, S.COUNTRY, S.CLOCK),
    on("zone_known", S.COUNTRY, S.QUIET),
    on(TOLD, S.CLOCK, S.QUIET),
    on("fine", S.QUIET, S.DISCREET),
    on("change", S.QUIET, S.QUIET_HOURS),
    *chain(
        TOLD,
        S.QUIET_HOURS,
        S.DISCREET,
        S.MY_NAME,
        S.LOVED_NAME,
        S.PRONOUN,
        S.RELATION,
        S.SUBSTANCE,
        S.NOW,
        S.MAP,
    ),
    on("open_map", "*", S.MAP),
]

COUNTRIES = ("GB", "US", "IE", "CA", "AU", "NZ")
"""Offered as buttons; every other country is typed."""


def place(progress: Progress, _: str, __: datetime) -> Progress:
    """Keep a zone that fits the country; take the only one it has; else forget it, so that it is asked."""
    country = progress.text("me.country")
    if country and progress.zone in zones_of(country):
        return progress
    return progress.knowing(me__zone=only_zone(country))


def after_country(progress: Progress) -> str:
    """Ask for the clock only where a country has several zones."""
    return "zone_known" if progress.has("me.zone") else TOLD


def band(progress: Progress) -> str:
    """Lead each age band its own way (domain 9.7)."""
    return progress.text("me.band")


def consent(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Keep the instant of consent."""
    return progress.knowing(me__consent=now.isoformat()) if chosen == "agree" else progress


def usual_hours(progress: Progress, chosen: str, _: datetime) -> Progress:
    """Keep the usual quiet hours when they are fine."""
    return progress.knowing(me__quiet="22:00-08:00") if chosen == "fine" else progress


def notes(progress: Progress, chosen: str, _: datetime) -> Progress:
    """Write on our own only to whoever wants it."""
    return progress.knowing(notes__stopped="yes" if chosen == "none" else None)


QUESTIONS = [
    Question(S.HELLO, moves=("go_on", "about"), greets=True),
    Question(S.ABOUT, moves=("go_on",)),
    Question(
        S.AGE, answers=("adult", "young", "minor"), takes=Age(), keep="me.band", then=band
    ),
    Question(S.MINOR, forgets=True),
    Question(S.YOUNG, moves=("older",), rests=True),
    Question(S.CONSENT, yes="agree", no="decline", moves=("agree", "decline"), does=consent),
    Question(S.DECLINED, forgets=True),
    Question(
        S.COUNTRY,
        answers=COUNTRIES,
        takes=Country(),
        keep="me.country",
        does=place,
        then=after_country,
        may_skip=True,
        rows_of=2,
    ),
    Question(S.CLOCK, takes=LocalClock(), keep="me.zone"),
    Question(S.QUIET, yes="fine", no="change", moves=("fine", "change"), does=usual_hours),
    Question(S.QUIET_HOURS, takes=QuietHours(), keep="me.quiet"),
    Question(
        S.DISCREET,
        answers=("discreet", "plain", "none"),
        keep="me.notes",
        does=notes,
        yes="discreet",
        no="none",
        may_skip=True,
    ),
    Question(S.MY_NAME, takes=Name(), keep="me.name", may_skip=True),
    Question(S.LOVED_NAME, takes=Name(), keep="loved.name", may_skip=True),
    Question(S.PRONOUN, answers=("she", "he", "they"), keep="loved.they", rows_of=3, may_skip=True),
    Question(
        S.RELATION,
        answers=("partner", "parent", "child", "sibling", "friend", "other"),
        keep="loved.relation",
        rows_of=2,
        may_skip=True,
    ),
    Question(
        S.SUBSTANCE,
        answers=(
            "alcohol", "sedatives", "opioids", "stimulants", "cannabis", "several", "unsure",
        ),
        keep="loved.substance",
        rows_of=2,
        may_skip=True,
    ),
    Question(S.NOW, takes=Story(), keep="loved.now", may_skip=True),
    Question(
        S.MAP,
        moves=(
            "open_preparation",
            "open_letter",
            "open_rehearsal",
            "open_session",
            "open_aftercare",
            "open_settings",
        ),
        rows_of=2,
        rests=True,
    ),
]  # fmt: skip
