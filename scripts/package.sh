#!/usr/bin/env bash
# package.sh [--game EXECUTABLE] [--out DIR]: leaves in DIR (dist/ unless named) one archive that runs from any folder,
# on a machine without Rust: the executable, and beside it all that it reads. Then unpacks it elsewhere and tries it.
# Without --game the game is built for handing out, without its debug assertions.
set -euo pipefail
export LC_ALL=C.UTF-8

me=package
here=$PWD
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
# shellcheck source=scripts/common.sh
. scripts/common.sh

out=dist game=""
while [ $# -gt 0 ]; do
    case $1 in
    --game | --out)
        [ $# -ge 2 ] || fail "$1 wants a path."
        # A path named from elsewhere keeps its meaning.
        case $2 in /*) path=$2 ;; *) path=$here/$2 ;; esac
        if [ "$1" = --game ]; then game=$path; else out=$path; fi
        shift
        ;;
    *) fail "there is no '$1'; it is package.sh [--game EXECUTABLE] [--out DIR]." ;;
    esac
    shift
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The engine is compiled for the profile `ci` as for a release: no debug assertions, the same level. So only our own
# crate is compiled anew here, which takes minutes instead of half an hour.
build() {
    say "building for the package ..."
    CARGO_PROFILE_CI_OPT_LEVEL=3 CARGO_PROFILE_CI_DEBUG=false CARGO_PROFILE_CI_DEBUG_ASSERTIONS=false \
        CARGO_PROFILE_CI_OVERFLOW_CHECKS=false CARGO_PROFILE_CI_INCREMENTAL=false CARGO_PROFILE_CI_STRIP=debuginfo \
        cargo build --locked --profile ci -p red-heat
    game=$work/built
    cp "$CARGO_TARGET_DIR/ci/red-heat" "$game"
}

# The names and licences of all crates that are compiled in, one a line.
crates() {
    echo "Red Heat is made with these crates. Each is used under one of the licences named; their texts are in each"
    echo "crate's own repository."
    echo
    # A path stands for our own packages, and (*) for one that was named before.
    cargo tree --locked -p red-heat -e normal --prefix none --no-dedupe -f '{p} · {l} · {r}' |
        sed -e '/ (\/[^)]*)/d' -e 's/ (proc-macro)//' | sort -u
}

# What a player finds first.
read_me() {
    cat <<END
RED HEAT $version

Start it:            ./red-heat
In a level:          ./red-heat play mods/NAME/levels/LEVEL.ron
Check your own:      ./red-heat check mods/NAME
Everything it knows: ./red-heat --help

It needs a graphics driver with Vulkan (or OpenGL) and no installation. Settings and saves lie in your own data
folder, so this folder may lie anywhere and may be thrown away. Packs of levels go into mods/ beside this file;
docs/ tells how to make one.

An unofficial homage by fans of the 1988 film: plot facts and character names come from there; every line, picture,
note and logo is our own. Not affiliated with, nor endorsed by, anyone who made or owns the film.
END
}

# try_out ARCHIVE: unpacks it where nothing else is and lets it read all that it brought, from another folder.
try_out() {
    local place=$work/elsewhere
    mkdir -p "$place" "$work/home"
    tar -xzf "$1" -C "$place"
    alone() {
        (cd / && env -i PATH=/usr/bin:/bin HOME="$work/home" XDG_RUNTIME_DIR="$work/home" NO_COLOR=1 \
            timeout 300 "$place/$name/red-heat" "$@")
    }
    alone check
    if have_vulkan; then
        alone shot --level base/01_bathhouse --seed 7 --tick 120 --out "$work/shot.png"
        scripts/picture.sh "$work/shot.png"
    else
        say "there is no Vulkan driver here, so it drew nothing."
    fi
}

need_rust
version=$(sed -n 's/^version *= *"\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=red-heat-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
[ -n "$game" ] || build
[ -x "$game" ] || fail "there is no executable $game."

folder=$work/$name
mkdir -p "$folder/docs"
cp "$game" "$folder/red-heat"
for part in assets levels mods; do
    [ ! -d "$part" ] || cp -R "$part" "$folder/"
done
# What only the baker reads.
find "$folder/assets" -name '*.stamp' -delete
cp LICENSE-* "$folder/"
for page in credits codes design levels modding reference; do
    [ ! -e "docs/$page.md" ] || cp "docs/$page.md" "$folder/docs/"
done
read_me >"$folder/README.txt"
crates >"$folder/docs/crates.txt"

mkdir -p "$out"
archive=$out/$name.tar.gz
# The same content gives the same archive, where tar can do that.
stable=()
if tar --version 2>/dev/null | grep -q GNU; then
    stable=(--sort=name --owner=0 --group=0 --numeric-owner --mtime='1988-06-17 00:00Z')
fi
tar -C "$work" ${stable[@]+"${stable[@]}"} -cf - "$name" | gzip -9n >"$archive.part"
mv "$archive.part" "$archive"
say "trying it in another folder ..."
try_out "$archive"
say "$archive is ready: $(du -k "$archive" | cut -f 1) KiB."
