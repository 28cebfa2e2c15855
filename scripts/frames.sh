#!/usr/bin/env bash
# frames.sh [--seconds N] GAME: how many frames a second a window of the canvas's size keeps on the driver that is there, in
# the title, in a room with forty people and in five levels, the bot playing; how long the longest frames are; and how
# much processor time one frame takes. Prints Markdown.
set -euo pipefail
export LC_ALL=C.UTF-8

me=frames
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

seconds=20
# shellcheck source=scripts/window_arguments.sh
. scripts/window_arguments.sh

# shellcheck source=scripts/window.sh
. scripts/window.sh
finish() {
    local code=$?
    stop_all
    [ "$code" != 0 ] || [ -n "$keep" ] || rm -rf "$out"
}
trap finish EXIT
trap 'exit 130' INT TERM
export RED_HEAT_TRACE_FRAMES=1

# Seconds of processor time that the game has taken.
taken() { awk -v hertz="$(getconf CLK_TCK)" '{ print ($14 + $15) / hertz }' "/proc/$game_pid/stat"; }

# The canvas: larger for who drives.
canvas=(480 270)

# measure NAME COMMAND...: one row.
measure() {
    local name=$1 before after
    shift
    read_lines=0
    start_game "$@"
    find_window 120
    xdotool windowsize "$window" "${canvas[@]}"
    reached "$awaited" 120 || give_up "the game never came to '$awaited'"
    # What comes first is measured as its longest frame, not in the rate.
    sleep 6
    before=$(taken)
    sleep "$seconds"
    after=$(taken)
    kill "$game_pid" 2>/dev/null || true
    wait "$game_pid" 2>/dev/null || true
    game_pid=""
    awk -v name="$name" -v spent="$(echo "$before $after" | awk '{ print $2 - $1 }')" -v seconds="$seconds" '
        /^frame: / { if ($2 + 0 > longest) longest = $2 + 0; if ($2 + 0 > 50) over++ }
        /^frames: / { if (rows++) { count += $2; time += $4; slow += $6 } }
        END {
            rate = time ? count / time : 0
            printf "| %s | %.1f | %d of %d | %d | %d | %.1f |\n", name, rate, slow, count, longest, over, \
                rate ? spent / seconds / rate * 1000 : 0
        }' "$log"
}

start_display 640x360
echo "| what | frames a second | over 25 ms | longest frame, ms | frames over 50 ms, the loading too | processor ms a frame |"
echo "|---|---|---|---|---|---|"
awaited=title measure "title" "$game"
awaited=play
measure "forty people in one room" "$game" play tests/levels/good/crowd.ron --bot
measure "base/01_bathhouse" "$game" play base/01_bathhouse --bot
measure "base/02_snow" "$game" play base/02_snow --bot
measure "base/12_hotel" "$game" play base/12_hotel --bot
measure "base/16_duel" "$game" play base/16_duel --bot
canvas=(640 360)
measure "base/15_chase, 640 x 360" "$game" play base/15_chase --bot
