#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh                          the pictures of the README, into docs/
# screenshots.sh [--only NAME]… [--look NAME]… FOLDER
#     every page, window and dialog (the table in scenes.c; pages are found by themselves) in every
#     look below, a folder each and one sheet of all of them, to look at before a change is called
#     done; --only takes scenes that begin so, --look one of the looks.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
export SKV_BUILD_DIR=${SKV_BUILD_DIR:-$top/build}
export SKV_DATA_DIR=$top/data
export SKV_LOCALE_DIR=${SKV_LOCALE_DIR:-$SKV_BUILD_DIR/po}
export GSETTINGS_SCHEMA_DIR=${GSETTINGS_SCHEMA_DIR:-$SKV_BUILD_DIR/data}
python=/usr/bin/python3
[ -x "$python" ] || python=python3

# name, screen, width, height, then words for take-scenes and VARIABLE=value for its environment
looks='
light         1600x1000 1600 1000
dark          1600x1000 1600 1000 --dark
small-light   1600x1000 1280  720
small-dark    1600x1000 1280  720 --dark
contrast      1600x1000 1280  720 ADW_DEBUG_HIGH_CONTRAST=1
contrast-dark 1600x1000 1280  720 --dark ADW_DEBUG_HIGH_CONTRAST=1
narrow        1600x1000  420  720
tall          1600x1000  720  900
large-text    1600x1000 1280  720 --text=2
larger-text   2560x1440 1600 1000 --text=2
wide          2560x1440 2560 1440
huge          3840x2160 3840 2160
scale-2       2560x1440 1280  720 GDK_SCALE=2
nb            1600x1000 1280  720 LANGUAGE=nb
nn            1600x1000 1280  720 LANGUAGE=nn
sv            1600x1000 1280  720 LANGUAGE=sv
da            1600x1000 1280  720 LANGUAGE=da
'

by_hand() { # size, then the words of screenshots.py: what needs a pointer
  size=$1
  shift
  "$here/session.sh" "$size" "$python" "$here/screenshots.py" "$size" "$@"
}

take_look() { # a line of the table
  set -- $1
  name=$1 screen=$2 width=$3 height=$4
  shift 4
  words=() environment=(LANGUAGE=en LC_ALL=C.UTF-8 GSK_RENDERER=cairo GDK_DEBUG=gl-disable GDK_BACKEND=x11)
  for word in "$@"; do
    case $word in --*) words+=("$word") ;; *) environment+=("$word") ;; esac
  done
  mkdir -p "$folder/$name"
  rm -f "$folder/$name"/*.png
  env "${environment[@]}" "$here/session.sh" "$screen" "$SKV_BUILD_DIR/tests/end-to-end/take-scenes" \
    --plan "$plan" --width "$width" --height "$height" --pictures "$folder/$name" \
    ${only[@]+"${only[@]}"} ${words[@]+"${words[@]}"} >"$folder/$name/log" 2>&1 || echo "$name: see $folder/$name/log"
  if command -v montage >/dev/null; then
    # each made small as it is read: 80 of 3840×2160 at once are more than ImageMagick may hold
    montage -font "${SKV_SHEET_FONT:-DejaVu-Sans}" -label '%t' "$folder/$name/*.png[640x480>]" -tile 5x \
      -geometry '640x480>+8+8' -background '#ddd' "$folder/$name.png" 2>/dev/null ||
      montage "$folder/$name/*.png[640x480>]" -tile 5x -geometry '640x480>+8+8' -background '#ddd' "$folder/$name.png"
  fi
}

only=() wanted=() folder=
while [ $# -gt 0 ]; do
  case $1 in
  --only) only+=(--only "$2"); shift 2 ;;
  --look) wanted+=("$2"); shift 2 ;;
  *) folder=$1; shift ;;
  esac
done
if [ -z "$folder" ]; then
  mkdir -p "$top/docs"
  by_hand 1600x1000 year light "$top/docs/year-light.png"
  by_hand 1600x1000 drag dark "$top/docs/drag-dark.png"
  exit 0
fi

mkdir -p "$folder"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
plan=$scratch/plan.skv
"$SKV_BUILD_DIR/src/cli/skv" new "$plan" --example systemkvelder-2019 >/dev/null
while read -r line; do
  [ -n "$line" ] || continue
  case " ${wanted[*]-} " in "  " | *" ${line%% *} "*) ;; *) continue ;; esac
  while [ "$(jobs -rp | wc -l)" -ge "${SKV_JOBS:-2}" ]; do wait -n || true; done
  take_look "$line" &
done <<<"$looks"
wait
# What is drawn only while a pointer is held, and whatever else screenshots.py knows.
if [ ${#only[@]} -eq 0 ] && [ ${#wanted[@]} -eq 0 ]; then
  mkdir -p "$folder/by-hand"
  for scene in $("$python" "$here/screenshots.py" --list); do
    for style in light dark; do
      by_hand 1600x1000 "$scene" "$style" "$folder/by-hand/$scene-$style.png"
    done
  done
fi
