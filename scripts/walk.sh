#!/usr/bin/env bash
# walk.sh [--out DIR] [GAME]: walks through the game in a real window, by keys alone, as a player would:
# title -> play -> pause -> title -> quit. The game must come to each screen, show something new there, log no
# error and end with 0. GAME is the executable; without it the game is built. The log and the pictures stay in DIR.
set -euo pipefail
export LC_ALL=C.UTF-8

me=walk
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# shellcheck source=scripts/window_arguments.sh
. scripts/window_arguments.sh

# shellcheck source=scripts/window.sh
. scripts/window.sh
finish() {
    local code=$?
    stop_all
    # What went wrong can be looked at; what went well need not be kept.
    if [ "$code" = 0 ] && [ -z "$keep" ]; then rm -rf "$out"; fi
}
trap finish EXIT
trap 'exit 130' INT TERM

start_display 1280x720
start_game "$game"

# The first frame waits for shaders to be compiled, on a processor if need be.
find_window 120
reached title 120 || give_up "the game never came to its title"
picture 1-title

press_until_screen Return play
picture 2-play 1-title
# The keys of a fight, for their own errors: a few steps, a blow, a roll.
focus
hold 0.5 d
press j
press space

press_until_screen Escape pause
picture 3-pause 2-play

# Resume, Restart, Title.
choose title Down Down
press_until_screen Return title
picture 4-title 3-pause

# The last entry; going up from the first comes to it.
choose quit Up
press Return
ended 30 || give_up "the game ended with exit code $?"
no_errors
echo "walk: title, play, pause, title, quit: all well."
