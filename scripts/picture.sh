#!/usr/bin/env bash
# picture.sh FILE: fails unless FILE is a picture of the canvas (480 x 270, or a whole multiple) that shows something.
set -euo pipefail

canvas_width=480
canvas_height=270

file=$1
read -r width height spread < <(identify -format '%w %h %[fx:standard_deviation]\n' "$file")
times=$((width / canvas_width))
if [ "$width" != $((times * canvas_width)) ] || [ "$height" != $((times * canvas_height)) ] || [ "$times" = 0 ]; then
    echo "$file is $width x $height, which is no whole multiple of $canvas_width x $canvas_height." >&2
    exit 1
fi
# One colour all over has a spread of 0, or none that is a number; the dimmest level has well above this.
if ! awk -v spread="$spread" 'BEGIN { exit !(spread ~ /^[0-9]/ && spread + 0 >= 0.01) }'; then
    echo "$file shows next to nothing: its spread of brightness is $spread." >&2
    exit 1
fi
echo "$(basename "$file"): $width x $height, spread of brightness $spread."
