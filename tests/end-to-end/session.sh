#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh WIDTHxHEIGHT COMMAND…: runs a command on an X server and session bus of its own. What the
# bus and its services print goes to standard error, so that a test's output is its own.
size=$1
shift
exec 3>&1
# Two that start at the same moment must not look for a free server from the same number on.
exec xvfb-run -n $((100 + $$ % 20000)) -a -s "-screen 0 ${size}x24 -noreset" \
  dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" >&2
