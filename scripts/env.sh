# shellcheck shell=sh
# Where everything is built. Sourced by ./play and ./check; in a terminal: `. scripts/env.sh`.
# The folder lies outside the checkout, so that a second clone, or a clone made again, finds the engine already compiled.
: "${CARGO_TARGET_DIR:=${XDG_CACHE_HOME:-${HOME:-$(cd ~ && pwd)}/.cache}/red-heat/target}"
export CARGO_TARGET_DIR
