#!/usr/bin/env bash
# play_through.sh [--out DIR] [--seconds N] [--level ID] [GAME]: plays the first mission (or that level) in a real
# window, by the keyboard alone, from the title to the screen of victory. The game tells which keys its bot would hold; this script presses them
# through the X server, so that the whole way from key to blow is tried. A fallen player tries again.
# GAME is the executable; without it the game is built. The log and the pictures stay in DIR.
set -euo pipefail
export LC_ALL=C.UTF-8

me=play_through
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

seconds=420 level=
# shellcheck source=scripts/window_arguments.sh
. scripts/window_arguments.sh

# shellcheck source=scripts/window.sh
. scripts/window.sh
hands_pid=""
finish() {
    local code=$?
    [ -z "$hands_pid" ] || kill "$hands_pid" 2>/dev/null || true
    stop_all
    if [ "$code" = 0 ] && [ -z "$keep" ]; then rm -rf "$out"; fi
}
trap finish EXIT
trap 'exit 130' INT TERM

# Presses and lets go until the game's keys are those of the line.
follow_keys() {
    local held="" line key
    tail -n 0 -f --pid="$game_pid" "$log" 2>/dev/null | while read -r line; do
        case $line in 'keys: '* | 'keys:') ;; *) continue ;; esac
        line=" ${line#keys:} "
        for key in $held; do
            case $line in *" $key "*) ;; *) echo "keyup $key" ;; esac
        done
        for key in $line; do
            case " $held " in *" $key "*) ;; *) echo "keydown $key" ;; esac
        done
        held=$line
    done | xdotool - >/dev/null 2>&1
}

start_display 1280x720
export RED_HEAT_TRACE_KEYS=1
if [ -n "$level" ]; then start_game "$game" play "$level"; else start_game "$game"; fi
find_window 120
if [ -z "$level" ]; then
    reached title 120 || give_up "the game never came to its title"
    snap 1-title
    follow_keys &
    hands_pid=$!
    press_until_screen Return briefing
    press_until_screen Return play
else
    reached briefing 120 || give_up "the game never came to $level"
    follow_keys &
    hands_pid=$!
    press_until_screen Return play
fi
begun=$SECONDS shots=0 won=
while [ $((SECONDS - begun)) -lt "$seconds" ]; do
    alive || give_up "the game ended in the middle of the mission"
    case $(grep '^screen: ' "$log" | tail -n 1) in
    'screen: won' | 'screen: credits')
        won=$((SECONDS - begun))
        break
        ;;
    'screen: lost')
        echo "play_through: fallen after $((SECONDS - begun)) s, trying again"
        snap "8-lost-$((SECONDS - begun))"
        press Return
        ;;
    esac
    if [ $(((SECONDS - begun) / 10)) -gt "$shots" ]; then
        shots=$(((SECONDS - begun) / 10))
        snap "2-play-$(printf %02d "$shots")0s"
    fi
    focus
    sleep 0.4
done
[ -n "$won" ] || give_up "not won after $seconds s"
# The screen of victory comes in with a little show.
sleep 1.5
snap 9-won
no_errors
echo "play_through: won after $won s"
