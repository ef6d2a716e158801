#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the pictures of the README (docs/) and, with a folder as argument, those to look at before a
# change is called done: three sizes, light, dark, high contrast; the year, a drag, and every page.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
export SKV_BUILD_DIR=${SKV_BUILD_DIR:-$top/build}
export SKV_DATA_DIR=$top/data
export GSETTINGS_SCHEMA_DIR=${GSETTINGS_SCHEMA_DIR:-$SKV_BUILD_DIR/data}
python=/usr/bin/python3
[ -x "$python" ] || python=python3

shoot() { # size, then the words of screenshots.py
  size=$1
  shift
  "$here/session.sh" "$size" "$python" "$here/screenshots.py" "$size" "$@"
}

mkdir -p "$top/docs"
shoot 1600x1000 year light "$top/docs/year-light.png"
shoot 1600x1000 drag dark "$top/docs/drag-dark.png"
[ $# -ge 1 ] || exit 0
mkdir -p "$1"
for size in 1600x1000 1280x720 2560x1440; do
  for style in light dark high-contrast; do
    for scene in year drag editor rules rule organisations systems explain next-year suggest checks help welcome new-plan new-plan-file plan-settings what-if \
      decisions schedule; do
      shoot "$size" "$scene" "$style" "$1/$scene-$style-$size.png"
    done
  done
done
