"""Runs the benchmarks: `python -m bench`, or `python -m bench turns kills --kills 10`."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path

from bench import machine
from bench.report import Options

NAMES = ("turns", "commits", "growth", "scale", "kills", "limits")
README = Path(__file__).with_name("README.md")


def main() -> None:
    """Run what was asked for and print it; with `--write`, keep it in bench/README.md."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"some of {', '.join(NAMES)}")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all, side by side")
    parser.add_argument("--kills", type=int, default=100, help="how often to kill the bot")
    parser.add_argument("--write", action="store_true", help="write bench/README.md")
    given = parser.parse_args()
    if wrong := sorted(set(given.names) - set(NAMES)):
        parser.error(f"there is no {', '.join(wrong)}; there is {', '.join(NAMES)}")
    options = Options(given.rounds, given.kills)
    parts = [_say(f"# Measured claims\n\n{machine.described()}\n- {machine.fsync_control()}\n")]
    parts += [_say(_one(name, options)) for name in given.names or NAMES]
    if given.write:
        README.write_text("\n".join([*parts[:1], HOW, *parts[1:]]), "utf-8")


HOW = """Made by `python -m bench --write`; run it on a machine that does nothing else.
Absolute figures swing with the machine, by a factor of two and more; ratios of what ran side by side do not.
Beside durable figures stands how long an fsync took at that moment.
"""


def _one(name: str, options: Options) -> str:
    module = importlib.import_module(f"bench.{name}")
    begun, sources = time.perf_counter(), machine.sources()
    report = module.run(options)
    if machine.sources() != sources:
        report.say("\n**The sources changed while this ran: run it again.**")
    took = time.perf_counter() - begun
    return f"## {name}\n\n{(module.__doc__ or '').strip()}\n\n{report.text()}\n\n({took:.0f} s)\n"


def _say(text: str) -> str:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
    return text


if __name__ == "__main__":
    main()
