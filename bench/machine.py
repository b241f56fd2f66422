"""What the figures were measured on, and what its disk promises at this very moment."""

from __future__ import annotations

import os
import platform
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from bench.report import middle, percentile

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


def described() -> str:
    """Give the machine, the versions, the date and the commit in a few lines."""
    return "\n".join(
        (
            f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {_commit()}",
            f"- {_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start",
            f"- Python {platform.python_version()}, {_database()}",
        )
    )


def _commit() -> str:
    changed = " with changes" if _git("status", "--porcelain", "bot", "dialogs") else ""
    return (_git("rev-parse", "--short", "HEAD") or "unknown") + changed


def _git(*words: str) -> str:
    command = ["git", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip()


def sources() -> int:
    """Give a number that changes whenever the coach's sources do: then figures are worth nothing."""
    files = [file for folder in ("bot", "dialogs", "bench") for file in sorted((ROOT / folder).rglob("*.*"))]
    return hash(tuple((str(file), file.stat().st_mtime_ns) for file in files if file.suffix != ".pyc"))


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _database() -> str:
    connection = sqlcipher.connect(":memory:")
    cipher = connection.execute("PRAGMA cipher_version").fetchone()[0]
    sqlite = connection.execute("SELECT sqlite_version()").fetchone()[0]
    connection.close()
    return f"SQLCipher {cipher} on SQLite {sqlite}"


def fsync_control(times: int = 100) -> str:
    """Say how long a write of 4 kB with fsync takes here and now: durable figures hang on it."""
    with tempfile.TemporaryFile() as file:
        taken = [_fsync(file.fileno()) for _ in range(times)]
    return f"fsync of 4 kB just now: median {middle(taken):.2f} ms, p99 {percentile(taken, 0.99):.2f} ms"


def _fsync(descriptor: int) -> float:
    start = time.perf_counter()
    os.pwrite(descriptor, b"x" * 4096, 0)
    os.fsync(descriptor)
    return (time.perf_counter() - start) * 1000


def cpu_seconds(pid: int) -> float:
    """Give the processor time a process has used, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mb(pid: int) -> float:
    """Give the memory a process holds (RSS), in MB."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
