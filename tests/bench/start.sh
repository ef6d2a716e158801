#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# start.sh BENCH SYSTEMKVELD SKV: bench-start on the example plan, in a home, server and bus of its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" XDG_CACHE_HOME="$folder/cache"
export GDK_BACKEND=x11 GDK_DEBUG=gl-disable GSK_RENDERER=cairo
"$3" new "$folder/example.skv" --example systemkvelder-2019 >&2
xvfb-run -a -s '-screen 0 1600x1000x24 -noreset' dbus-run-session -- "$1" "$2" "$folder/example.skv"
