#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-reference.py man|completion SKV VERSION OUTPUT: the manual page or the bash completion of skv, made of
what the program says of itself."""

import sys

from skv_help import read

LANGUAGES = "nb nn sv da en"
# What an option's or a command's word names is told by its placeholder.
FILES = ("FILE", "PLAN", "OTHER", "BACKUP", "STYLESHEET", "IMAGE")
FOLDERS = ("FOLDER", "DIRECTORY")

MAN_HEAD = r""".\" Made from “skv --help”; do not edit.
.TH SKV 1 "" "Systemkveld @VERSION@" "User Commands"
.SH NAME
skv \- plan a year of maintenance, from the command line
.SH SYNOPSIS
.B skv
.I COMMAND
[\fIOPTION\fR...] ... [\fB\-\-language\fR nb|nn|sv|da|en]
.SH DESCRIPTION
.B skv
makes, reads, checks, changes and publishes the plan files of
.BR systemkveld (1)
without a display. A command asks for what is wrong with the plan, or makes one edit, which can be undone; an
open window of the program shows it at once.
.PP
Dates are written as people say them, in Norwegian, Swedish, Danish or English, or as year\-month\-day.
What a plan calls something is as good as its id.
"""

MAN_TAIL = r""".SH "EXIT STATUS"
.TP
.B 0
It is done.
.TP
.B 1
Conflicts were found, or an edit was refused.
.TP
.B 2
The command line was not understood.
.TP
.B 3
Something cannot be read or written.
.TP
.B 4
The plan was written by a newer version.
.SH ENVIRONMENT
.TP
.B SOURCE_DATE_EPOCH
The time to take as now, in seconds since 1970: what is written is then the same each time.
.TP
.BR LANGUAGE ", " LC_ALL ", " LC_MESSAGES ", " LANG
The language of messages, unless
.B \-\-language
is given. What is published is in the plan's language.
.SH "SEE ALSO"
.BR systemkveld (1)
"""


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("’", "\\(cq")
    text = text.replace("'", "\\(aq").replace("“", "\\(lq").replace("”", "\\(rq").replace("–", "\\(en")
    return "\\&" + text if text[:1] in (".", "'") else text


def man_option(option):
    names = [f"\\fB\\-{option.short}\\fR"] if option.short else []
    names.append(f"\\fB\\-\\-{roff(option.long)}\\fR" + (f"=\\fI{roff(option.value)}\\fR" if option.value else ""))
    return f".TP\n{', '.join(names)}\n{roff(option.summary) or 'See above.'}\n"


def man(commands, version):
    parts = [MAN_HEAD.replace("@VERSION@", version), ".SH COMMANDS\n"]
    for command in commands:
        words = f" \\fI{roff(command.words)}\\fR" if command.words else ""
        parts.append(f".SS skv {roff(command.name)}{words}\n{roff(command.summary)}.\n")
        parts += [man_option(option) for option in command.options if option.long != "help"]
    options = (("help", "Says what a command takes; alone, which commands there are."),
               ("version", "Says which version this is."),
               ("language\\fR=\\fINAME", "The language of messages: nb, nn, sv, da or en."))
    parts.append(".SH \"OPTIONS OF ALL COMMANDS\"\n")
    parts += [f".TP\n\\fB\\-\\-{name}\\fR\n{summary}\n" for name, summary in options]
    parts.append(MAN_TAIL)
    return "".join(parts)


COMPLETION = """# Bash completion for skv. Made from “skv --help”; do not edit.
# shellcheck shell=bash

_skv ()
{
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command='' i
  COMPREPLY=()
  # “--option=word” reaches us as three words
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' && $COMP_CWORD -ge 2 ]]; then
    previous=${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --language) ((i++)) ;;
      -*) ;;
      *) command=${COMP_WORDS[i]}; break ;;
    esac
  done
  if [[ $previous == --language ]]; then
    mapfile -t COMPREPLY < <(compgen -W '@LANGUAGES@' -- "$current")
    return
  fi
  case $command:$previous in
@VALUES@  esac
  if [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W '@COMMANDS@ help --help --version --language' -- "$current")
    return
  fi
  if [[ $current == -* ]]; then
    case $command in
@OPTIONS@    esac
    return
  fi
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
}

complete -F _skv skv
"""


def value_case(command, option):
    """How the word behind that option is completed; an empty list stands for what only people know."""
    names = [f"{command.name}:--{option.long}"] + ([f"{command.name}:-{option.short}"] if option.short else [])
    pattern = " | ".join(names)
    if option.value in FOLDERS:
        found = "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$current\"); return"
    elif option.value in FILES:
        found = "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); return"
    else:
        found = "return"
    return f"    {pattern}) {found} ;;\n"


def completion(commands, _version):
    values = "".join(value_case(command, option) for command in commands for option in command.options
                     if option.value)
    options = "".join(
        f"      {command.name}) mapfile -t COMPREPLY < <(compgen -W "
        f"'{' '.join('--' + option.long for option in command.options)} --language' -- \"$current\") ;;\n"
        for command in commands)
    return (COMPLETION.replace("@LANGUAGES@", LANGUAGES).replace("@VALUES@", values)
            .replace("@OPTIONS@", options).replace("@COMMANDS@", " ".join(command.name for command in commands)))


def main():
    what, skv, version, output = sys.argv[1:]
    text = {"man": man, "completion": completion}[what](read(skv), version)
    with open(output, "w", encoding="utf-8") as file:
        file.write(text)


main()
