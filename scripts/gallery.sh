#!/usr/bin/env bash
# gallery.sh [GAME]: takes the pictures of docs/gallery/ and the moving one of the README anew, without a window: the
# bot plays, the same each time. GAME is the executable; without it the game is built. Needs ImageMagick.
set -euo pipefail
export LC_ALL=C.UTF-8

me=gallery
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
# shellcheck source=scripts/common.sh
. scripts/common.sh

game=${1:-}
if [ -z "$game" ]; then
    cargo build --locked --profile ci -p red-heat
    game=$CARGO_TARGET_DIR/ci/red-heat
fi
have convert || fail "ImageMagick is missing: its 'convert' makes the moving picture."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=docs/gallery
mkdir -p "$folder"

# take NAME LEVEL SEED TICK [WORDS...]: one picture, each pixel of the canvas two wide and high.
take() {
    local name=$1 level=$2 seed=$3 tick=$4
    shift 4
    "$game" shot --level "$level" --seed "$seed" --tick "$tick" --scale 2 --language en --out "$folder/$name.png" "$@"
    say "$folder/$name.png"
}

# film NAME LEVEL SEED TICK FRAMES: a moving picture, fifteen frames a second.
film() {
    local name=$1 level=$2 seed=$3 tick=$4 frames=$5
    "$game" shot --level "$level" --seed "$seed" --tick "$tick" --frames "$frames" --every 4 --language en \
        --out "$work/film.png"
    # 480 x 270, one set of colours for all frames, only what changes from frame to frame.
    convert -delay 7 -loop 0 "$work"/film_*.png +dither -colors 128 -layers OptimizeTransparency "$folder/$name.gif"
    say "$folder/$name.gif: $(du -k "$folder/$name.gif" | cut -f 1) KiB"
}

take 1-pool base/01_bathhouse 5 1144
take 2-bucket base/01_bathhouse 7 1190
take 3-hot-room base/01_bathhouse 5 1640
take 4-snowman base/02_snow 4 1088
take 5-rink base/02_snow 7 1098
take 6-ice base/02_snow 7 1672
take 7-corridor base/12_hotel 7 1240
take 8-ambush base/12_hotel 7 2341
take 9-aftermath base/12_hotel 7 3580
take 10-ledger base/13_locksmith 7 500
take 11-chase base/15_chase 7 4300
take 12-crash base/15_chase 7 14474
take 13-duel base/16_duel 2 739
take 14-square base/18_red_square 7 260
take 15-title base/01_bathhouse 1 60 --seen title
take 16-pause base/02_snow 7 700 --seen pause
film fight base/02_snow 7 700 48
film siege base/12_hotel 7 1200 40
