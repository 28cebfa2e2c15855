#!/usr/bin/env bash
# The game for browsers: compiled, packed, served, tested. See usage() below.
set -euo pipefail
export LC_ALL=C.UTF-8

me=web
here=$PWD
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
# shellcheck source=scripts/common.sh
. scripts/common.sh
# shellcheck source=scripts/web_tools.sh
. scripts/web_tools.sh

usage() {
    cat <<'END'
web.sh package [--release] [--out DIR]   compiles the game for browsers and leaves in DIR (dist/web) all that a host
                                         is to serve; --release takes long and makes it small
web.sh compile                           compiles and no more; where the engine has not been built for browsers yet, its code is
                                         checked instead, which takes a quarter of the time
web.sh serve [--dir DIR] [--port N] [--base /PATH/]
                                         serves DIR (dist/web) to this machine alone and prints the address
web.sh play [--port N]                   package, then serve
web.sh test DIR [NAME...]                plays what lies in DIR in Chromium; NAMEs are files of web/tests without .mjs
web.sh long DIR                          what docs/performance.md tells of the page, as Markdown; takes long
END
}

# Tests compile in a quarter of the time; what is handed out is as small as it can be.
profile=web
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# web_cargo_with COMMAND ARGUMENT...: cargo as the Rust for browsers wants it.
web_cargo_with() {
    local command=$1
    shift
    env ${web_environment[@]+"${web_environment[@]}"} \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${web_flags[*]}" \
        "$web_cargo" "$command" ${web_arguments[@]+"${web_arguments[@]}"} --locked --profile "$profile" \
        --target "$web_target" "$@"
}

# The folder in which that cargo leaves what it builds.
web_target_dir() { web_variable CARGO_TARGET_DIR "$CARGO_TARGET_DIR"; }

# Puts what takes the place of crates (web/lean tells why) where every checkout finds it: a crate in another folder is
# another crate to cargo, which would build the engine anew.
lean_crates() {
    diff -rq web/lean "$web_cache/lean" >/dev/null 2>&1 && return 0
    rm -rf "$web_cache/lean"
    mkdir -p "$web_cache"
    cp -R web/lean "$web_cache/lean"
}

# built NAME: compiles web/NAME; the module lies where $module says.
module=""
built() {
    local name=red-heat-web lean=()
    [ "$1" = game ] || name+=-$1
    if [ "$profile" = web-release ]; then
        lean_crates
        lean=(--features lean --config "paths=[\"$web_cache/lean/inventory\"]")
    fi
    say "compiling for browsers (the first time takes 10 to 30 minutes) ..."
    web_cargo_with build ${lean[@]+"${lean[@]}"} -p "$name" || fail "the build failed, see above."
    module=$(web_target_dir)/$web_target/$profile/${name//-/_}.wasm
}

# bind NAME FOLDER: what a browser loads of the module, as NAME.js and NAME_bg.wasm.
bind() {
    say "wasm-bindgen ..."
    "$web_bin/wasm-bindgen" --target web --no-typescript --out-name "$1" --out-dir "$2" "$module"
}

# The random numbers of crates that ask the system for some come from the browser.
web_flags=(--cfg 'getrandom_backend="wasm_js"')

# Makes the module small. The engine's compiler knows these features, and so do all browsers with WebGL 2.
shrink() {
    local file=$1
    say "wasm-opt ..."
    "$web_bin/wasm-opt" -Oz --strip-debug --strip-producers --enable-bulk-memory --enable-sign-ext --enable-mutable-globals \
        --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue "$file" -o "$file.small"
    mv "$file.small" "$file"
}

package() {
    local out=dist/web quick=--quick
    while [ $# -gt 0 ]; do
        case $1 in
        --release) profile=web-release quick="" ;;
        --out)
            [ $# -ge 2 ] || fail "--out wants a folder."
            case $2 in /*) out=$2 ;; *) out=$here/$2 ;; esac
            shift
            ;;
        *) fail "there is no '$1'; '$me.sh --help' tells what there is." ;;
        esac
        shift
    done
    need_rust
    need_node
    need_web_rust
    need_bindgen
    if [ "$profile" != web ]; then
        need_wasm_opt
        terse_ends
    fi
    built game
    bind red_heat "$work/code"
    [ "$profile" = web ] || shrink "$work/code/red_heat_bg.wasm"
    say "packing ..."
    node web/build/pack.mjs --code "$work/code" --out "$out" ${quick:+"$quick"}
}

# Whether the engine has been built for browsers, as it is for tests.
has_engine() { compgen -G "$(web_target_dir)/$web_target/$profile/deps/libbevy_internal-*.rlib" >/dev/null; }

# Compiles and no more.
compile() {
    need_rust
    need_web_rust
    if has_engine; then
        built game
    else
        say "the engine has not been built for browsers here, so the page's code is checked and not built ..."
        web_cargo_with check -p red-heat-web || fail "it does not compile, see above."
    fi
}

# measure DIR: figures of what lies in DIR, beside an empty window of the engine and the headless game of this machine.
measure() {
    need_rust
    need_web_rust
    need_bindgen
    need_wasm_opt
    profile=web-release
    terse_ends
    built empty
    bind red_heat_empty "$work/empty"
    shrink "$work/empty/red_heat_empty_bg.wasm"
    cp web/empty/index.html "$work/empty/"
    cargo build --locked --release --no-default-features -p red-heat
    cp "$CARGO_TARGET_DIR/release/red-heat" "$work/native"
    RED_HEAT_WEB_EMPTY=$work/empty RED_HEAT_NATIVE=$work/native tests "$1" long
}

serve() {
    need_node
    exec node web/build/serve.mjs "$@"
}

# tests DIR NAME...: one file of web/tests after the other; a folder is left with pictures of what went wrong.
tests() {
    local dir=${1:?} file
    shift
    need_browser
    [ -e "$dir/sw.js" ] || fail "$dir holds no packed game; '$me.sh package --out $dir' makes one."
    local files=()
    for file in "$@"; do files+=("web/tests/$file.mjs"); done
    RED_HEAT_CHROMIUM=$web_browser RED_HEAT_PLAYWRIGHT=$web_playwright RED_HEAT_WEB=$dir node --test --test-concurrency=1 \
        --test-reporter=spec "${files[@]}"
}

case ${1:-} in
package)
    shift
    package "$@"
    ;;
serve)
    shift
    serve "$@"
    ;;
play)
    shift
    package
    say "serving; Ctrl+C ends it."
    serve --port 8088 "$@"
    ;;
compile) compile ;;
test)
    [ $# -ge 2 ] || fail "test wants the folder that was packed."
    dir=$2
    shift 2
    if [ $# = 0 ]; then set -- page offline trouble touch play; fi
    tests "$dir" "$@"
    ;;
long)
    [ $# -ge 2 ] || fail "long wants the folder that was packed."
    measure "$2"
    ;;
-h | --help) usage ;;
*)
    usage >&2
    fail "name one of package, compile, serve, play, test, long."
    ;;
esac
