#!/usr/bin/env bash
# Words and imports that have no place in this repository. Prints each offending line; fails if there is any.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Where the words of people are; what is built or made for one machine is left out.
everywhere=(--exclude-dir=.git --exclude=.git --exclude-dir=target --exclude-dir=dist --exclude-dir=.local --exclude=Cargo.lock .)
found=0

# forbid REASON PATTERN WHERE...
forbid() {
    local reason=$1 pattern=$2 lines
    shift 2
    if lines=$(grep -rnIE -e "$pattern" "$@"); then
        printf '%s\n  ^ %s\n' "$lines" "$reason" >&2
        found=1
    fi
}

# The brackets keep these lines from finding themselves.
forbid "a path outside of the repository" '\.\./[s]hared' "${everywhere[@]}"
forbid "a path of one machine" '(^|[^A-Za-z0-9_.)}])/([w]ork|[r]oot|[h]ome)/' "${everywhere[@]}"
forbid "a package registry's host" '([c]rates\.io|[n]pmjs\.(com|org)|[p]ypi\.org)' "${everywhere[@]}"

rooms=()
for room in src tests benches tools levels mods assets; do
    [ ! -d "$room" ] || rooms+=("$room")
done
forbid "unfinished: do it, or say why it is well as it is" '\b(TODO|FIXME|XXX)\b' "${rooms[@]}"

# The one-way flow: neither content nor the simulation knows of the half that shows the game.
# A test holds this too, more exactly; this costs nothing.
forbid "content and sim know nothing of view, ui, input and sound" \
    '\b(crate|red_heat|super)::(\{[^}]*\b)?(view|ui|input|sound)\b' src/content src/sim

if [ "$found" != 0 ]; then
    echo "rules: the lines above break the rules of this repository." >&2
    exit 1
fi
echo "rules: nothing forbidden."
