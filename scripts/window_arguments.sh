# The arguments of the scripts that play in a window: [--out DIR] [--seconds N] [GAME]. Sourced in the repository's
# root by walk.sh, play_through.sh (which also takes [--level ID]) and frames.sh. Sets `game` (built where none is named), `out` (a folder that exists), `keep`
# (DIR, or nothing where the folder is a temporary one) and `seconds` (N, or what it was before).
# shellcheck shell=bash disable=SC2034

out="" game=""
while [ $# -gt 0 ]; do
    case $1 in
    --out)
        out=${2:?--out wants a folder}
        shift
        ;;
    --seconds)
        seconds=${2:?--seconds wants a number}
        shift
        ;;
    --level)
        level=${2:?--level wants the id of a level}
        shift
        ;;
    *) game=$1 ;;
    esac
    shift
done
keep=$out
if [ -z "$game" ]; then
    # shellcheck source=scripts/common.sh
    . scripts/common.sh
    cargo build --profile ci -p red-heat
    game=$CARGO_TARGET_DIR/ci/red-heat
fi
[ -n "$out" ] || out=$(mktemp -d)
mkdir -p "$out"
