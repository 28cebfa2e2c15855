#!/usr/bin/env bash
# walk.sh [--out DIR] [GAME]: walks through the game in a real window, by keys alone, as a player would:
# title -> briefing -> play -> pause -> title -> levels -> title -> quit. The game must come to each screen, show something new there, log no
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

press_until_screen Return briefing
picture 2-briefing 1-title
press_until_screen Return play
picture 3-play 2-briefing
# The keys of a fight, for their own errors: a few steps, a blow, a roll.
focus
hold 0.5 d
press j
press space

press_until_screen Escape pause
picture 4-pause 3-play

choose title Up
press_until_screen Return title
picture 5-title 4-pause

choose levels Down
press_until_screen Return levels
picture 6-levels 5-title
press_until_screen Escape title

# The last entry; going up from the first comes to it.
choose quit Up
press Return
ended 30 || give_up "the game ended with exit code $?"
no_errors
echo "walk: title, briefing, play, pause, title, levels, title, quit: all well."
