#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# start.sh BENCH SYSTEMKVELD SKV: bench-start on the example plan, in a home, server and bus of its own.
# GNOME Calendar begins with an empty window of 768x600, which is a mobile's: here it has a window as
# large as the other's, and one event on most days of the month.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" XDG_CACHE_HOME="$folder/cache"
export GDK_BACKEND=x11 GDK_DEBUG=gl-disable GSK_RENDERER=cairo
"$3" new "$folder/example.skv" --example systemkvelder-2019 >&2

calendar="$XDG_DATA_HOME/evolution/calendar/system"
mkdir -p "$calendar"
month=$(date +%Y%m)
{
  printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.org//bench//EN\r\n'
  for day in $(seq -w 28); do
    printf 'BEGIN:VEVENT\r\nUID:%s@example.org\r\nDTSTAMP:20260101T000000Z\r\n' "$day"
    printf 'DTSTART;VALUE=DATE:%s%s\r\nSUMMARY:Maintenance evening\r\nEND:VEVENT\r\n' "$month" "$day"
  done
  printf 'END:VCALENDAR\r\n'
} >"$calendar/calendar.ics"

xvfb-run -a -s '-screen 0 1600x1000x24 -noreset' dbus-run-session -- sh -c '
  gsettings set org.gnome.calendar window-size "(1600, 1000)" || true
  exec "$@"' sh "$1" "$2" "$folder/example.skv"
