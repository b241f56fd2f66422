"""Options and fixtures for all tests: nothing here reaches the network or the real settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import EXPLAINED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="Write what the coach says now into the stories.")


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the settings or the key file of whoever runs it."""
    for name in EXPLAINED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
