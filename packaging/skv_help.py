# SPDX-License-Identifier: GPL-3.0-or-later
"""What skv says of itself: its commands, and the options and words of each. From `skv --help` alone, so that
a manual page and a completion made of it cannot fall behind the program."""

import os
import re
import subprocess
from collections import namedtuple

Option = namedtuple("Option", "short long value summary")
Command = namedtuple("Command", "name words summary options")

OPTION = re.compile(r"^  (?:-(?P<short>\S), )?--(?P<long>[a-z0-9-]+)(?:=(?P<value>\S+))?(?:  +(?P<summary>.*))?$")


def ask(skv, *words):
    environment = {key: value for key, value in os.environ.items()
                   if not key.startswith("LC_") and key not in ("LANG", "LANGUAGE")}
    environment["LC_ALL"] = "C.UTF-8"
    done = subprocess.run([skv, *words], env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def read_command(skv, name, summary):
    lines = ask(skv, name, "--help").splitlines()
    usage = next(line for line in lines if line.startswith("  skv "))
    words = usage.split("[OPTION…]", 1)[1].strip()
    options = []
    for line in lines:
        match = OPTION.match(line)
        if match:
            options.append(Option(match["short"], match["long"], match["value"], match["summary"] or ""))
        elif line.startswith("  -"):
            raise ValueError(f"skv {name} --help: not understood: {line!r}")
    return Command(name, words, summary, options)


def read(skv):
    """[Command] in the order of the help."""
    lines = ask(skv, "--help").splitlines()
    start = lines.index("Commands:") + 1
    commands = []
    for line in lines[start:]:
        if not line.startswith("  "):
            break
        name, summary = line.split(None, 1)
        commands.append(read_command(skv, name, summary))
    if not commands:
        raise ValueError("skv --help lists no commands")
    return commands
