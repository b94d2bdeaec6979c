#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of the real window: shots.sh BUILD-FOLDER [--readme|--guide]. Themes, languages and widths
# go into BUILD-FOLDER/shots; --readme makes only the picture of README.md, data/screenshot.png, --guide
# those of the guide, data/help/LANGUAGE/CHAPTER.png.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
sample="$root/data/samples/billionen-dollar-angebot.txt"

# shot FILE LANGUAGE THEME SIZE [OPTION...]. The German interface needs no German locale on the machine: LANGUAGE
# is enough for gettext in the locale that run-xvfb.sh makes.
article= # another one than the sample
shot () {
  file=$1 language=$2 theme=$3 size=$4
  shift 4
  LANGUAGE="$language" GSETTINGS_SCHEMA_DIR="$build/data" \
    LESART_LOCALEDIR="$build/po" "$root/tests/ui/run-xvfb.sh" \
    "$build/src/ui/lesart" --screenshot "$file" --size "$size" --theme "$theme" \
    --date 2024-02-12 "$@" "${article:-$sample}"
  echo "$file"
}

if [ "${2:-}" = --readme ]; then
  shot "$root/data/screenshot.png" en light 1280x800
  exit
fi
if [ "${2:-}" = --guide ]; then
  # A copy of the sample: nothing lies beside it, and then marks do.
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  cp "$sample" "$folder"
  for language in de en; do
    guide="$root/data/help/$language"
    article="$folder/$(basename "$sample")"
    rm -f "$article.annotations.json"
    shot "$guide/10-reading.png" $language light 1000x640
    shot "$guide/20-facts.png" $language light 1000x640 --picture network --enlarged
    shot "$guide/40-claims.png" $language light 1000x640 --page claims
    shot "$guide/50-translating.png" $language light 1000x640 --page terms
    shot "$guide/60-output.png" $language light 1000x640 --action win.export
    cp "$root/tests/ui/guide/marks.$language.json" "$article.annotations.json"
    shot "$guide/30-marks.png" $language light 1000x640 --page notes
    article=
    shot "$guide/45-english-version.png" $language light 1000x640 --action win.open-english
  done
  # A palette is enough, and a fraction of the size.
  for picture in "$root"/data/help/*/*.png; do
    ! command -v convert >/dev/null || convert "$picture" -strip +dither -colors 128 -define png:compression-filter=0 \
      -define png:compression-level=9 "PNG8:$picture"
  done
  exit
fi
mkdir -p "$build/shots"
for language in de en; do
  for theme in light dark sepia; do
    for size in 1280x800 480x800; do
      shot "$build/shots/$theme-$language-${size%x*}.png" $language $theme $size
    done
  done
done
for picture in timeline figures network; do
  shot "$build/shots/$picture-480.png" de light 480x800 --picture $picture
  shot "$build/shots/$picture-1280.png" en dark 1280x800 --picture $picture --enlarged
done
