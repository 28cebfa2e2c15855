#!/usr/bin/env bash
# soak.sh [--minutes N] GAME: plays N minutes (5) in a real window with keys pressed at random, the same ones each
# time. The game must not end, log no error, and after its first minute not grow by more than a quarter.
set -euo pipefail
export LC_ALL=C.UTF-8

me=soak
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

minutes=5 game=""
while [ $# -gt 0 ]; do
    case $1 in
    --minutes)
        minutes=${2:?--minutes wants a number}
        shift
        ;;
    *) game=$1 ;;
    esac
    shift
done
[ -n "$game" ] || { echo "soak: name the executable to run." >&2 && exit 2; }
out=$(mktemp -d)

# shellcheck source=scripts/window.sh
. scripts/window.sh
finish() {
    local code=$?
    stop_all
    [ "$code" != 0 ] || rm -rf "$out"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Prints the game's resident memory in MiB.
resident() { awk '/^VmRSS:/ { printf "%d\n", $2 / 1024 }' "/proc/$game_pid/status"; }

start_display 1280x720
start_game "$game"
find_window 120
reached title 120 || give_up "the game never came to its title"
press_until_screen Return briefing
press_until_screen Return play

keys=(w a s d w a s d j j j k e space)
RANDOM=7
began=$SECONDS after_first="" presses=0
while [ $((SECONDS - began)) -lt $((minutes * 60)) ]; do
    alive || give_up "the game ended after $((SECONDS - began)) s"
    # Won or lost: on with it, by the first entry of each menu, never by keys at random, which could choose to quit.
    if [ "$(grep '^screen: ' "$log" | tail -n 1)" != "screen: play" ]; then
        press Return
        sleep 1
        continue
    fi
    focus
    hold "0.$((RANDOM % 5 + 1))" "${keys[RANDOM % ${#keys[@]}]}"
    presses=$((presses + 1))
    if [ -z "$after_first" ] && [ $((SECONDS - began)) -ge 60 ]; then after_first=$(resident); fi
done
at_end=$(resident)
no_errors
: "${after_first:=$at_end}"
echo "| minutes | keys pressed | memory after the first minute | at the end |"
echo "|---|---|---|---|"
echo "| $minutes | $presses | $after_first MiB | $at_end MiB |"
if [ $((at_end * 4)) -gt $((after_first * 5)) ]; then
    give_up "memory grew from $after_first to $at_end MiB"
fi
