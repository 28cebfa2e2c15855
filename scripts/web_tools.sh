# The tools that make the game for browsers: a Rust that compiles to WebAssembly, wasm-bindgen, wasm-opt, Node.
# Sourced by web.sh after common.sh. What is not the system's lies in ~/.cache/red-heat, outside of the checkout.
# shellcheck shell=bash disable=SC2154,SC2034

web_target=wasm32-unknown-unknown
web_cache=${XDG_CACHE_HOME:-$HOME/.cache}/red-heat
web_bin=$web_cache/tools/bin
# Makes a module that runs in every browser with WebGL 2, in tries with several versions.
wasm_opt_version=0.116.1
playwright_version=1.64.1

# What cargo needs besides the arguments, for the Rust that need_web_rust chose.
web_cargo=cargo
web_environment=()
web_arguments=()

# need_debian_packages PACKAGE...: installs those that are missing, where that is possible.
need_debian_packages() {
    local missing
    on_debian || return 0
    missing=$(missing_packages "$@")
    # A list of words, split on purpose.
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages silent $missing
}

# Node packs, serves and tests.
need_node() {
    have node || need_debian_packages nodejs
    have node || fail "Node is not installed: please install Node 18.20 or newer (nodejs)."
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 18 || (a === 18 && b >= 20) ? 0 : 1)' ||
        fail "Node $(node --version) is too old, 18.20 or newer is needed."
}

# A Rust that compiles to WebAssembly: the one that is here, if rustup can give it the target; else Debian's.
need_web_rust() {
    local library
    library=$(rustc --print target-libdir --target "$web_target" 2>/dev/null) || true
    if [ -n "$library" ] && compgen -G "$library/libcore-*.rlib" >/dev/null; then return 0; fi
    if have rustup; then
        say "adding Rust's target $web_target ..."
        if (cd "$root" && rustup target add "$web_target"); then return 0; fi
        say "rustup could not add it."
    fi
    if on_debian && [ "$(dpkg --print-architecture)" = amd64 ]; then
        debian_rust
        return 0
    fi
    fail "there is no Rust for WebAssembly here: 'rustup target add $web_target' brings it, where rustup reaches its host."
}

# What is handed out stops where it must not go on without telling where: words and places of such ends are a tenth of the
# code, and the standard library has them too, so it is built from its source. Where that cannot be had they stay in.
terse_ends() {
    local sources
    sources=$(env ${web_environment[@]+"${web_environment[@]}"} "$(web_rustc)" --print sysroot)/lib/rustlib/src/rust/library
    if [ ! -e "$sources/Cargo.toml" ] && ! { have rustup && (cd "$root" && rustup component add rust-src); }; then
        say "there is no source of the standard library, so the module becomes larger than it need be."
        return 0
    fi
    web_environment+=(RUSTC_BOOTSTRAP=1)
    web_arguments=(-Z "build-std=std,panic_abort")
    # Once a feature of the standard library, then a way of the compiler's.
    if RUSTC_BOOTSTRAP=1 env ${web_environment[@]+"${web_environment[@]}"} "$(web_rustc)" -Zunstable-options \
        -Cpanic=immediate-abort --print cfg >/dev/null 2>&1; then
        web_flags+=(-Zunstable-options -Cpanic=immediate-abort)
    else
        web_arguments+=(-Z build-std-features=panic_immediate_abort)
    fi
}

# web_variable NAME DEFAULT: what that cargo finds in a variable of its environment.
web_variable() {
    local pair value=$2
    for pair in ${web_environment[@]+"${web_environment[@]}"}; do
        case $pair in "$1"=*) value=${pair#*=} ;; esac
    done
    echo "$value"
}

# The compiler that need_web_rust chose.
web_rustc() { web_variable RUSTC rustc; }

# Debian's Rust for browsers, in a folder of its own: its packages would push out Debian's other Rust. It has no
# standard library for WebAssembly, so that one is built from its source, with our code.
debian_rust() {
    local place=$web_cache/rust-web libraries
    if [ ! -x "$place/usr/bin/cargo" ]; then
        say "taking Debian's Rust for WebAssembly into $place ..."
        rm -rf "$place.new"
        mkdir -p "$place.new/debs"
        unpack_debian "$place.new" || fail "apt-get could not bring it, see above."
        rm -rf "$place" "$place.new/debs"
        mv "$place.new" "$place"
    fi
    libraries=$place/usr/lib/x86_64-linux-gnu
    for folder in "$place"/usr/lib/llvm-*/lib; do libraries+=:$folder; done
    web_cargo=$place/usr/bin/cargo
    web_environment=(
        "RUSTC=$place/usr/bin/rustc" RUSTC_BOOTSTRAP=1 "LD_LIBRARY_PATH=$libraries"
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(compgen -G "$place/usr/bin/wasm-ld-*" | head -n 1)"
        # Another compiler shares nothing with the one that builds the rest.
        "CARGO_TARGET_DIR=$CARGO_TARGET_DIR/web-debian"
    )
    web_arguments=(-Z "build-std=std,panic_abort")
    env "${web_environment[@]}" "$web_cargo" --version ||
        fail "Debian's cargo does not start; 'apt-get install libcurl4 libgit2-1.5 libsqlite3-0 libssh2-1' brings what it wants."
}

# unpack_debian FOLDER: fetches the packages and what they stand on, and unpacks them there.
unpack_debian() {
    local standard llvm git archive
    apt-cache show rustc-web >/dev/null 2>&1 || need_package_list
    standard=$(dependency rustc-web-std) || return 1
    llvm=$(dependency llvm "$standard") || return 1
    git=$(dependency git) || return 1
    # Lists of words, split on purpose.
    # shellcheck disable=SC2046
    (cd "$1/debs" && apt-get -q download rustc-web cargo-web rust-web-src libstd-rust-web-dev "$standard" \
        "libllvm$llvm" "lld-$llvm" "$git" $(missing_packages $(libraries_of "$git"))) || return 1
    for archive in "$1"/debs/*.deb; do dpkg -x "$archive" "$1"; done
}

# The versions that are in the packages' names change; their dependencies tell them.
dependency() {
    case $1 in
    rustc-web-std) apt-cache depends libstd-rust-web-dev | sed -n 's/.*Depends: \(libstd-rust-web-[0-9.]*\)$/\1/p' ;;
    llvm) apt-cache depends "$2" | sed -n 's/.*Depends: libllvm\([0-9]*\)$/\1/p' ;;
    git) apt-cache depends cargo-web | sed -n 's/.*Depends: \(libgit2-[0-9.]*\)$/\1/p' ;;
    esac | head -n 1 | grep .
}

# The shared libraries that a package stands on.
libraries_of() { apt-cache depends "$1" | sed -n 's/.*Depends: \(lib[a-z0-9.+-]*\)$/\1/p'; }

need_package_list() {
    if [ "$(id -u)" = 0 ]; then
        apt-get -q update
    else
        sudo -n apt-get -q update || say "the package list could not be renewed; going on with the old one."
    fi
}

# locked CRATE: its version in Cargo.lock.
locked() {
    awk -v crate="$1" '$1 == "name" { name = $3 } $1 == "version" && name == "\"" crate "\"" { gsub(/"/, "", $3); print $3; exit }' \
        "$root/Cargo.lock"
}

# build_crate CRATE VERSION ARGUMENT...
build_crate() {
    local crate=$1 version=$2
    shift 2
    CARGO_TARGET_DIR=$web_cache/tools/build/$crate \
        cargo install --quiet --force --root "$web_cache/tools" --version "$version" "$@" "$crate"
}

# need_crate COMMAND CRATE VERSION: a command of just that version, compiled if need be.
need_crate() {
    local command=$1 crate=$2 version=$3
    if [ "$("$web_bin/$command" --version 2>/dev/null | awk '{ print $NF }')" = "$version" ] ||
        [ -e "$web_bin/.$crate-$version" ]; then return 0; fi
    say "compiling $crate $version, once ..."
    # The versions that its author tried, if they are all to be had; else those that fit.
    build_crate "$crate" "$version" --locked || build_crate "$crate" "$version" ||
        fail "$crate $version could not be compiled, see above."
    # Nothing of what was compiled on the way is the game's.
    rm -rf "$web_cache/tools/build/$crate"
    touch "$web_bin/.$crate-$version"
}

# wasm-bindgen and what it reads must be of one version.
need_bindgen() {
    local version
    version=$(locked wasm-bindgen)
    [ -n "$version" ] || fail "Cargo.lock names no wasm-bindgen."
    need_crate wasm-bindgen wasm-bindgen-cli "$version"
}

need_wasm_opt() { need_crate wasm-opt wasm-opt "$wasm_opt_version"; }

# A browser and what drives it, for tests. Sets web_browser and web_playwright.
need_browser() {
    need_node
    local name
    web_browser=${RED_HEAT_CHROMIUM:-}
    if [ -z "$web_browser" ] && ! have chromium && ! have google-chrome; then need_debian_packages chromium; fi
    for name in chromium chromium-browser google-chrome; do
        [ -n "$web_browser" ] || web_browser=$(command -v "$name") || true
    done
    [ -n "$web_browser" ] || fail "there is no Chromium: please install it, or name it in RED_HEAT_CHROMIUM."
    web_playwright=$web_cache/playwright-$playwright_version
    if [ ! -d "$web_playwright/node_modules/playwright-core" ]; then
        have npm || need_debian_packages npm
        say "bringing playwright-core $playwright_version into $web_playwright ..."
        mkdir -p "$web_playwright"
        npm install --prefix "$web_playwright" --no-save --no-audit --no-fund --loglevel=error \
            "playwright-core@$playwright_version" </dev/null || fail "npm could not bring playwright-core, see above."
    fi
}
