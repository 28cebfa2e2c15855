# What ./play and ./check share: how they talk, and how they see to Rust and to packages.
# Sourced, with `root` (the checkout) and `me` (the command's name) set.
# shellcheck shell=bash disable=SC2154,SC2034

: "${HOME:=$(cd ~ && pwd)}"
# shellcheck source=scripts/env.sh
. "$root/scripts/env.sh"
# Bevy looks for assets here, wherever the executable lies.
export BEVY_ASSET_ROOT="${BEVY_ASSET_ROOT:-$root}"

# To build the window: what the engine's build scripts look for (a C compiler and pkg-config are seen to apart).
window_build_packages="libc6-dev libasound2-dev libudev-dev libwayland-dev libxkbcommon-dev"
window_build_modules="alsa libudev wayland-client xkbcommon"
# To open it: libraries the engine loads while it runs.
window_run_packages="libasound2 libx11-6 libxcursor1 libxi6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0"
# To walk through it unseen.
walk_packages="xvfb xdotool imagemagick"

say() { printf '%s: %s\n' "$me" "$*"; }

# Ends the command with one sentence.
fail() {
    printf '%s: %s\n' "$me" "$*" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# A terminal opened before rustup was installed does not know its folder yet.
if ! have cargo && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
    PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
fi

on_linux() { [ "$(uname -s)" = Linux ]; }
on_debian() { have dpkg-query && have apt-get; }

# Fails unless a Rust as new as Cargo.toml asks for is there.
need_rust() {
    local want have_now
    if ! have cargo || ! have rustc; then
        fail "Rust is not installed: follow https://rustup.rs (one command), open a new terminal and try again."
    fi
    want=$(sed -n 's/^rust-version *= *"\([0-9.]*\)".*/\1/p' "$root/Cargo.toml" | head -n 1)
    have_now=$(rustc --version 2>/dev/null | awk '{ print $2 }') || true
    if [ -z "$have_now" ]; then
        fail "Rust is installed but does not start: 'rustup default stable' usually mends that."
    fi
    if [ "$(printf '%s\n%s\n' "$want" "$have_now" | sort -V | head -n 1)" != "$want" ]; then
        fail "Rust $have_now is too old, $want or newer is needed: 'rustup update stable' brings it."
    fi
    say "Rust $have_now is there."
}

# Prints, of the Debian packages named, those that are not installed.
missing_packages() {
    local package
    for package in "$@"; do
        # The format is dpkg-query's own, not the shell's.
        # shellcheck disable=SC2016
        if ! dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
            printf '%s ' "$package"
        fi
    done
}

# Whether any Vulkan driver is installed, a software one included.
have_vulkan() {
    [ -z "${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}" ] || return 0
    local folder file folders
    folders="/etc:/usr/local/etc:${XDG_DATA_HOME:-$HOME/.local/share}:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
    local IFS=:
    for folder in $folders; do
        for file in "$folder"/vulkan/icd.d/*.json; do
            [ ! -e "$file" ] || return 0
        done
    done
    return 1
}

# need_packages ask|silent EXTRA...
# Sees to all that a window build needs and to the EXTRA Debian packages, installing what is missing.
# With "silent", nothing is ever asked; with "ask", sudo may ask for a password at a terminal.
need_packages() {
    local manner=$1 missing
    shift
    on_linux || return 0
    if ! on_debian; then
        need_modules
        return 0
    fi
    # Lists of words, split on purpose.
    # shellcheck disable=SC2086
    missing=$(missing_packages $window_build_packages $window_run_packages "$@")
    # Several packages bring these; the command is what counts.
    have cc || missing="$missing gcc"
    have pkg-config || missing="$missing pkg-config"
    have_vulkan || missing="$missing mesa-vulkan-drivers"
    # shellcheck disable=SC2086
    set -- $missing
    if [ $# -eq 0 ]; then
        say "all Debian packages are there."
        return 0
    fi
    install_packages "$manner" "$@"
}

# install_packages ask|silent PACKAGE...
install_packages() {
    local manner=$1 as="" apt
    shift
    if [ "$(id -u)" != 0 ]; then
        if ! have sudo; then
            fail "these packages are missing, and only root can install them: apt-get install $*"
        elif sudo -n true 2>/dev/null; then
            as="sudo -n"
        elif [ "$manner" = ask ] && [ -t 0 ]; then
            as="sudo"
            say "sudo may ask for your password, to install packages."
        else
            fail "these packages are missing, and sudo wants a password: sudo apt-get install $*"
        fi
    fi
    say "installing with apt-get: $*"
    apt="$as env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120"
    # An old package list often still serves, so a failed update alone is no reason to stop.
    # shellcheck disable=SC2086
    $apt update </dev/null || say "the package list could not be renewed; going on with the old one."
    # shellcheck disable=SC2086
    $apt install -y --no-install-recommends "$@" </dev/null ||
        fail "apt-get could not install these packages, see above: $*"
}

# On a Linux other than Debian: fails unless the build finds what it needs.
need_modules() {
    local module lacking=""
    have cc || lacking="$lacking a C compiler,"
    if have pkg-config; then
        for module in $window_build_modules; do
            pkg-config --exists "$module" || lacking="$lacking $module,"
        done
    else
        lacking="$lacking pkg-config,"
    fi
    [ -z "$lacking" ] && return 0
    fail "missing:$lacking please install the packages that hold them" \
        "(Fedora: gcc pkgconf alsa-lib-devel systemd-devel wayland-devel libxkbcommon-devel;" \
        "Arch: base-devel wayland libxkbcommon) and try again."
}

# Fails when nothing here can draw the game.
need_vulkan() {
    on_linux || return 0
    [ "${WGPU_BACKEND:-vulkan}" = vulkan ] || return 0
    have_vulkan || fail "there is no Vulkan driver: install your graphics card's, or a software one (mesa-vulkan-drivers)."
}
