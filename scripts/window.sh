# The game in a real window on a display that nobody sees: start it, press keys, take pictures, read what it says.
# Sourced by walk.sh and soak.sh, with `me` (the command's name), `root` (the checkout) and `out` (a folder for the
# log and the pictures) set. Ends only what it started.
# shellcheck shell=bash disable=SC2154

log=$out/game.log
display_pid="" game_pid="" window=""
# How many of the log's lines have been taken notice of.
read_lines=0

stop_all() {
    [ -z "$game_pid" ] || kill "$game_pid" 2>/dev/null || true
    [ -z "$display_pid" ] || kill "$display_pid" 2>/dev/null || true
}

# Ends with one sentence, the game's last words and where to look.
give_up() {
    {
        echo "--- the last lines of the game's log ---"
        [ ! -e "$log" ] || tail -n 20 "$log"
        echo "---"
        printf '%s: %s (log and pictures: %s)\n' "$me" "$*" "$out"
    } >&2
    exit 1
}

# start_display WIDTHxHEIGHT: Xvfb itself chooses a free number.
start_display() {
    : >"$out/display"
    # -noreset: xdotool comes and goes before the game is there.
    Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp -noreset 3>"$out/display" >"$out/xvfb.log" 2>&1 &
    display_pid=$!
    local tries
    for ((tries = 0; tries < 100; tries++)); do
        if [ -s "$out/display" ]; then
            DISPLAY=:$(<"$out/display")
            export DISPLAY
            # A resting pointer in the middle could choose from a menu by hovering over it.
            xdotool mousemove 1 1
            return 0
        fi
        kill -0 "$display_pid" 2>/dev/null || break
        sleep 0.1
    done
    cat "$out/xvfb.log" >&2
    give_up "Xvfb did not start"
}

# start_game COMMAND...: in a home of its own, so that nobody's settings and saves are read or changed.
start_game() {
    mkdir -p "$out/home"
    env -u WAYLAND_DISPLAY \
        XDG_CONFIG_HOME="$out/home/config" XDG_DATA_HOME="$out/home/data" XDG_STATE_HOME="$out/home/state" \
        WGPU_BACKEND="${WGPU_BACKEND:-vulkan}" BEVY_ASSET_ROOT="${BEVY_ASSET_ROOT:-$root}" \
        RED_HEAT_TRACE_SCREENS=1 NO_COLOR=1 RUST_BACKTRACE=1 \
        "$@" >"$log" 2>&1 &
    game_pid=$!
}

alive() { kill -0 "$game_pid" 2>/dev/null; }

# find_window SECONDS: waits for the game's window; no window manager runs here to give it the focus.
find_window() {
    local end=$((SECONDS + $1))
    while [ "$SECONDS" -lt "$end" ]; do
        alive || give_up "the game ended before it had a window"
        # Whatever has a name on this display is the game's.
        window=$(xdotool search --onlyvisible --name . 2>/dev/null | tail -n 1) || true
        if [ -n "$window" ]; then
            focus
            return 0
        fi
        sleep 0.2
    done
    give_up "the game had no window after $1 s"
}

focus() {
    if [ "$(xdotool getwindowfocus 2>/dev/null)" != "$window" ]; then
        xdotool windowfocus "$window" 2>/dev/null || true
    fi
}

# hold SECONDS KEY: long enough that even a frame drawn slowly sees the key down.
hold() {
    xdotool keydown "$2"
    sleep "$1"
    xdotool keyup "$2"
}

press() {
    focus
    hold 0.2 "$1"
    sleep 0.15
}

# reached SCREEN SECONDS: waits for the game to say "screen: SCREEN" after all it said before.
reached() {
    local at end=$((SECONDS + $2))
    while :; do
        at=$(tail -n "+$((read_lines + 1))" "$log" | grep -n -m 1 -x "screen: $1" | cut -d : -f 1) || true
        if [ -n "$at" ]; then
            read_lines=$((read_lines + at))
            return 0
        fi
        alive || return 1
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}

# press_until_screen KEY SCREEN: a key pressed while a screen is only just coming may be lost, so it has three tries.
press_until_screen() {
    local try
    for try in 1 2 3; do
        press "$1"
        if reached "$2" 20; then return 0; fi
        alive || give_up "the game ended after $1 was pressed, where screen '$2' was to come"
        echo "$me: $1 brought no screen '$2', try $try of 3."
    done
    give_up "$1 never brought screen '$2'"
}

# choose ENTRY KEY...: brings the menu to ENTRY, which the game tells by lines "focus: ENTRY"; where it tells none,
# presses the KEYs instead. Does not confirm.
choose() {
    local entry=$1 tries key
    shift
    if ! grep -q '^focus: ' "$log"; then
        for key in "$@"; do press "$key"; done
        return 0
    fi
    for ((tries = 0; tries < 12; tries++)); do
        if grep '^focus: ' "$log" | tail -n 1 | grep -qix "focus: $entry"; then return 0; fi
        press Down
    done
    give_up "Down never brought the menu to '$entry'"
}

# snap NAME: a picture of the window.
snap() { import -window "$window" "$out/$1.png"; }

# Prints how much a picture's middle varies, 0 (one colour all over) to 0.5; a frame around nothing is nothing.
spread() { convert "$1" -gravity center -crop '70x70%+0+0' +repage -format '%[fx:standard_deviation]' info:; }

# Prints how far two pictures of one size differ, 0 to 1.
difference() {
    # compare ends with 1 where pictures differ, and says the number on its error output: "ABSOLUTE (RELATIVE)".
    { compare -metric RMSE "$1" "$2" null: 2>&1 || true; } | sed -n 's/.*(\([0-9.e-]*\)).*/\1/p'
}

# A picture of one colour can have a spread that is no number at all, which is not at least anything.
at_least() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a ~ /^[0-9]/ && a + 0 >= b + 0) }'; }

# picture NAME [BEFORE]: takes the picture of a screen once it shows something, and something else than BEFORE.
picture() {
    local name=$1 before=${2:-} end=$((SECONDS + 30)) vary="" differ=""
    while [ "$SECONDS" -lt "$end" ]; do
        alive || give_up "the game ended on screen '$name'"
        if snap "$name" 2>>"$out/import.log"; then
            vary=$(spread "$out/$name.png")
            [ -z "$before" ] || differ=$(difference "$out/$before.png" "$out/$name.png")
            if at_least "$vary" 0.02 && at_least "${differ:-1}" 0.01; then
                echo "$me: $name.png, spread of brightness $vary${differ:+, differs from $before.png by $differ}."
                return 0
            fi
        fi
        sleep 0.3
    done
    give_up "screen '$name' shows next to nothing or still the screen before it (spread $vary, difference ${differ:-none})"
}

# ended SECONDS: waits for the game to end by itself; its exit code is the result.
ended() {
    local end=$((SECONDS + $1)) code=0
    while alive; do
        [ "$SECONDS" -lt "$end" ] || give_up "the game still ran $1 s after it was to end"
        sleep 0.1
    done
    wait "$game_pid" || code=$?
    game_pid=""
    return "$code"
}

# Fails if the game logged an error or panicked.
no_errors() {
    if grep -nE '(^|[[:space:]])ERROR([[:space:]]|$)|panicked at' "$log" >&2; then
        give_up "the game logged errors, see above"
    fi
}
