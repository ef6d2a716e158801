#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh WIDTHxHEIGHT COMMAND…: runs a command on an X server and session bus of its own. What the
# bus and its services print goes to standard error, so that a test's output is its own.
size=$1
shift
exec 9>&1 # newer xvfb-run has 3 for itself
# What colours this machine's desktop has is nobody's business here, and its portal may take a minute to say.
export ADW_DISABLE_PORTAL=1
# Two that start at the same moment must not look for a free server from the same number on.
exec xvfb-run -n $((100 + $$ % 20000)) -a -s "-screen 0 ${size}x24 -noreset" \
  dbus-run-session -- sh -c 'exec "$@" >&9 9>&-' sh "$@" >&2
