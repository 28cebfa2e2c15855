#!/usr/bin/env bash
# long.sh bench|seeds|duels|sizes: figures for docs/performance.md, as Markdown, from a headless release build.
set -euo pipefail
export LC_ALL=C.UTF-8

me=long
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
# shellcheck source=scripts/common.sh
. scripts/common.sh

levels="base/01_bathhouse base/02_snow base/12_hotel"
seeds=100

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --locked --release --no-default-features -p red-heat
# Another build may replace the executable meanwhile.
game=$work/red-heat
cp "$CARGO_TARGET_DIR/release/red-heat" "$game"

# The number after "KEY": in each compact JSON line of the input.
numbers() { sed -n "s/.*\"$1\":\\(-\\{0,1\\}[0-9.]*\\).*/\\1/p"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print NR ? v[int((NR + 1) / 2)] : "-" }'; }

bench() {
    local load actors bullets line own bare empty
    echo "| fighters | bullets | p50 | p99 | p99.9 | max | bare Rapier: p50 | p99 | max | empty app: p99 | (ms a tick) |"
    echo "|---|---|---|---|---|---|---|---|---|---|---|"
    for load in 16,0 64,0 256,512 1000,512; do
        actors=${load%,*} bullets=${load#*,}
        line=$("$game" bench --actors "$actors" --bullets "$bullets" --json)
        # The game's own figures stand outside of the object "rapier", wherever that stands.
        bare=$(sed -n 's/.*"rapier":\({[^}]*}\).*/\1/p' <<<"$line")
        # shellcheck disable=SC2001
        own=$(sed 's/"rapier":{[^}]*}//; s/"empty_app":{[^}]*}//' <<<"$line")
        empty=$(sed -n 's/.*"empty_app":\({[^}]*}\).*/\1/p' <<<"$line")
        echo "| $actors | $bullets | $(numbers p50_ms <<<"$own") | $(numbers p99_ms <<<"$own") | $(numbers p999_ms <<<"$own") | $(numbers max_ms <<<"$own")" \
            "| $(numbers p50_ms <<<"$bare") | $(numbers p99_ms <<<"$bare") | $(numbers max_ms <<<"$bare") | $(numbers p99_ms <<<"$empty") | |"
    done
}

seeds() {
    local level difficulty lines won lost=0
    echo "| level | difficulty | won of $seeds | ticks, median | hits taken, median | score, median |"
    echo "|---|---|---|---|---|---|"
    for level in $levels; do for difficulty in easy normal hard; do
        lines=$work/${level//\//-}-$difficulty
        # A lost fight ends with 1, which is no failure here; a run without a line is.
        # The words in single quotes are the inner shell's.
        # shellcheck disable=SC2016
        seq 1 "$seeds" | xargs -P "$(nproc)" -I '{}' sh -c \
            '"$0" autoplay --level "$1" --seed "$2" --difficulty "$3" --json || true' \
            "$game" "$level" '{}' "$difficulty" >"$lines"
        if [ "$(grep -c '"outcome"' "$lines")" != "$seeds" ]; then
            fail "in $level on $difficulty, only $(grep -c '"outcome"' "$lines") of $seeds runs came to an outcome."
        fi
        won=$(grep -c '"outcome":"won"' "$lines") || true
        if [ "$difficulty" != hard ] && [ "$won" != "$seeds" ]; then lost=1; fi
        echo "| $level | $difficulty | $won | $(numbers ticks <"$lines" | median) | $(numbers hits_taken <"$lines" | median)" \
            "| $(numbers score <"$lines" | median) |"
    done; done
    if [ "$lost" != 0 ]; then say "the bot does not win on every seed; compare with docs/performance.md."; fi
}

duels() {
    local item line
    echo "| both hold | first seat won | second | drawn |"
    echo "|---|---|---|---|"
    for item in "" core/service_pistol core/revolver core/smg core/shotgun core/pipe core/knife; do
        line=$("$game" duel --seeds "$seeds" ${item:+--item "$item"} --json) || true
        echo "| ${item:-nothing} | $(numbers first <<<"$line") | $(numbers second <<<"$line") | $(numbers drawn <<<"$line") |"
    done
}

sizes() {
    echo "| what | KiB |"
    echo "|---|---|"
    cp "$game" "$work/stripped"
    strip "$work/stripped"
    echo "| headless executable, release, stripped | $(du -k "$work/stripped" | cut -f 1) |"
    local folder
    for folder in assets levels; do
        [ ! -d "$folder" ] || echo "| $folder/ | $(du -sk --apparent-size "$folder" | cut -f 1) |"
    done
}

case ${1:-} in
bench | seeds | duels | sizes) "$1" ;;
*) fail "name one of bench, seeds, duels, sizes." ;;
esac
