# SPDX-License-Identifier: GPL-3.0-or-later
# Brings a Debian 12 machine to where Onward runs: system libraries, virtual environment, the package itself.
# Sourced by packaging/run and packaging/test, which stand in the checkout's top folder.

WINDOW_PACKAGES="libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
    libfontconfig1 libdbus-1-3 libglib2.0-0 fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji espeak-ng
    xvfb xauth openbox"
TEST_PACKAGES="xdotool poppler-utils cups cups-client cups-ipp-utils cups-filters avahi-daemon dbus at-spi2-core"

say() {
    echo "onward: $*" >&2
}

# Installs what is missing of the named Debian packages; says what to do where that is not allowed.
need_system_packages() {
    missing=""
    for package in "$@"; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
            *"ok installed") ;;
            *) missing="$missing $package" ;;
        esac
    done
    python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3 python3-venv"
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null; then
        say "this is not Debian. Please install what corresponds to:$missing"
        exit 1
    fi
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "please ask an administrator to run: apt-get install$missing"
            exit 1
        fi
        as_root="sudo"
    fi
    say "installing system packages:$missing"
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# Makes .venv with Onward in it, with the extras named in $1; a second time only when pyproject.toml has changed.
# What the tests need has everything else in it, too.
need_environment() {
    project=$(cksum <pyproject.toml)
    wanted="$project $1"
    case $(cat .venv/onward-stamp 2>/dev/null) in
        "$wanted" | "$project [test]") return 0 ;;
    esac
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        say "Python 3.11 or newer is needed; this is $(python3 --version)."
        exit 1
    fi
    say "making the virtual environment .venv (some minutes the first time)"
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".$1"
    echo "$wanted" >.venv/onward-stamp
}

# Gives the tests a receipt printer that is not ours, where there is a Python new enough for it; else they skip it.
need_receipt_printer() {
    [ ! -x .venv/emupos/bin/emupos ] || return 0
    for python in python3.14 python3.13 "$HOME"/.pyenv/versions/3.1[3-9]*/bin/python; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 13))' 2>/dev/null || continue
        say "making .venv/emupos, a receipt printer for the tests"
        "$python" -m venv .venv/emupos
        .venv/emupos/bin/python -m pip install --quiet --disable-pip-version-check "emupos>=0.4,<0.5" || rm -rf .venv/emupos
        return 0
    done
    say "no Python 3.13 here: the tests that need emupos are skipped"
}

# Gives the commands that follow a virtual screen with a window manager, unless there is a screen; ends with the shell.
need_screen() {
    [ -z "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] || return 0
    screen_file=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1366x820x24 -nolisten tcp 3>"$screen_file" 2>/dev/null &
    screen_process=$!
    trap 'kill $screen_process 2>/dev/null || :; rm -f "$screen_file"' EXIT
    tries=0
    until [ -s "$screen_file" ]; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ]; then
            say "the virtual screen did not start"
            exit 1
        fi
        sleep 0.1
    done
    DISPLAY=":$(cat "$screen_file")"
    export DISPLAY
    openbox >/dev/null 2>&1 &
    say "no screen here: the window opens on the virtual screen DISPLAY=$DISPLAY"
}
