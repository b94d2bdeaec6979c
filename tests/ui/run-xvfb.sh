#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a display, a session bus and a home folder of its own: run-xvfb.sh PROGRAM [ARG...].
# Where there is no Xvfb it says so as a skipped TAP test. LESART_SCREEN=1600x1000 is the size of the display.
# Accessibility is off unless GTK_A11Y says otherwise: it costs start-up time, and only tests/a11y asks.
set -eu
command -v Xvfb >/dev/null 2>&1 || { echo "1..0 # SKIP no Xvfb"; exit 0; }

root=$(cd "$(dirname "$0")/../.." && pwd)
home=$(mktemp -d)
server=
clean_up () {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$home"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Xvfb picks a free display itself and says which, so that tests may run side by side. Without -noreset
# it would start anew, and turn clients away meanwhile, whenever the last one leaves.
mkfifo "$home/number"
Xvfb -displayfd 3 -screen 0 "${LESART_SCREEN:-1600x1000}x24" -nolisten tcp -noreset \
  3>"$home/number" >"$home/xvfb.log" 2>&1 &
server=$!
read -r number <"$home/number" || { cat "$home/xvfb.log" >&2; exit 1; }

mkdir -m 700 "$home/runtime"
export HOME="$home" XDG_RUNTIME_DIR="$home/runtime" XDG_CONFIG_HOME="$home/config"
export XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state"
export DISPLAY=":$number" GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1
export GTK_A11Y="${GTK_A11Y:-none}" GTK_USE_PORTAL=0 GSETTINGS_BACKEND=memory
export GSETTINGS_SCHEMA_DIR="${GSETTINGS_SCHEMA_DIR:-$root/build/data}"
export LESART_LOCALEDIR="${LESART_LOCALEDIR:-$root/build/po}"

# Newer C libraries translate nothing in C.UTF-8, whatever LANGUAGE says, and a small machine has no other
# locale: the same files under another name make one.
for files in /usr/lib/locale/C.utf8 /usr/lib/locale/C.UTF-8; do
  [ -d "$files" ] || continue
  mkdir -p "$home/locale"
  ln -sfn "$files" "$home/locale/en_US.UTF-8"
  export LOCPATH="$home/locale" LC_ALL=en_US.UTF-8
done
export LC_ALL="${LC_ALL:-C.UTF-8}"
unset WAYLAND_DISPLAY GTK_THEME

if command -v dbus-run-session >/dev/null 2>&1; then
  # What the bus and its services say goes to a log; only the program speaks for itself.
  dbus-run-session -- sh -c 'exec "$@" >&3 2>&4 3>&- 4>&-' sh "$@" 3>&1 4>&2 >"$home/bus.log" 2>&1
else
  "$@"
fi
