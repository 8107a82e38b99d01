#!/bin/sh
# Sets up what a make target needs and says what it does. When nothing is missing it only looks,
# in some hundredths of a second and without the network.
#
#     sh tools/setup.sh runtime|dev|bench|peers [libraries] [browser]
#
#     runtime      .venv with the packages of requirements.txt and the project itself
#     dev          .venv with those of requirements-dev.txt as well
#     bench        .venv with those of requirements-bench.txt as well: what the posters are measured beside
#     peers        .venv with those of requirements-peers.txt as well: what a user would pick in place of all of it
#     libraries    the system libraries that WeasyPrint draws posters with
#     browser      a Chromium, for the tests that read the site as a visitor does
#
# PYTHON=/path/to/python chooses the Python to build .venv on.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$@" >&2; exit 1; }
wants() { case " $needs " in *" $1 "*) ;; *) return 1 ;; esac; }
on_mac() { [ "$(uname -s)" = Darwin ]; }
has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command and shows what it printed only when it fails.
quietly() {
    mkdir -p .cache
    "$@" >.cache/setup.log 2>&1 </dev/null || { cat .cache/setup.log >&2; return 1; }
}

# --- Python -----------------------------------------------------------------------------------------

# `python3` if it is new enough, otherwise the newest that is. A name on PATH may be an empty shell
# (pyenv leaves such names), so each is asked for its version instead of being trusted.
find_python() {
    for name in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            python=$name
            return
        fi
    done
    found=$(python3 --version 2>/dev/null) || found='not there'
    stop "Python 3.11 or newer is needed; python3 is ${found#Python }." \
        "Debian 12, Ubuntu 24.04 and newer:  ${sudo}apt-get install python3 python3-venv" \
        "Ubuntu 22.04:                       ${sudo}apt-get install python3.11 python3.11-venv" \
        "macOS:                              brew install python" \
        "Elsewhere:                          https://www.python.org/downloads/" \
        "A Python outside PATH can be named:  PYTHON=/path/to/python3 make ..."
}

version_of() { "$1" -I -S -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

# Debian and Ubuntu keep the module that puts pip into a virtual environment in a package of its own.
can_make_venv() { "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# .venv/.whole is there only while .venv is complete: not before it is made, not while pip works in it.
# It names the Python and the folder that .venv was made for, as it can follow neither to another.
venv_is_whole() {
    [ -f .venv/.whole ] && [ "$(cat .venv/.whole)" = "$(version_of .venv/bin/python) $(pwd -P)" ]
}

make_venv() {
    say "Making a virtual environment in .venv with Python $(version_of "$python")."
    quietly "$python" -m venv --clear .venv || stop "The virtual environment could not be made; the lines above say why."
    mark_whole
}

mark_whole() { printf '%s %s\n' "$(version_of .venv/bin/python)" "$(pwd -P)" >.venv/.whole; }

fingerprint() { cat "$1" pyproject.toml | cksum; }
is_stamped() { [ -f ".venv/.stamp-$1" ] && [ "$(cat ".venv/.stamp-$1")" = "$(fingerprint "$2")" ]; }
stamp() { fingerprint "$2" >".venv/.stamp-$1"; }

install_locked() {
    say "Installing the packages of $lock; the first time takes a minute or two."
    rm -f .venv/.whole
    if pip_install --require-hashes -r "$lock" && pip_install --no-deps --no-build-isolation -e .; then
        mark_whole
        stamp runtime requirements.txt
        [ "$level" = runtime ] || stamp dev requirements-dev.txt
        case $level in bench | peers) stamp bench requirements-bench.txt ;; esac
        [ "$level" != peers ] || stamp peers requirements-peers.txt
    else
        mark_whole # pip undoes what it began when it fails by itself; only a killed pip leaves .venv in pieces
        stop "The packages could not be installed; the lines above say why." \
            "If the network was away: it is needed for this step, and only for this one."
    fi
}

pip_install() { quietly .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input "$@"; }

# --- System libraries -------------------------------------------------------------------------------

# Prints the Debian package of each library that the system's own loader cannot find.
missing_libraries() {
    set -- libpango-1.0-0=libpango-1.0 libpangoft2-1.0-0=libpangoft2-1.0 libharfbuzz-subset0=libharfbuzz-subset
    if on_mac; then
        for pair; do
            for folder in /opt/homebrew/lib /usr/local/lib /opt/local/lib; do
                set -- "$folder/${pair#*=}".*dylib
                [ ! -e "$1" ] || continue 2
            done
            echo "${pair%=*}"
        done
    else
        "$python" -I -S -c '
import ctypes, sys
for package, library in (pair.split("=") for pair in sys.argv[1:]):
    try:
        ctypes.CDLL(library + ".so.0")
    except OSError:
        print(package)' "$@"
    fi
}

libraries_are_there() { [ -z "$(missing_libraries)" ]; }

# --- Chromium ---------------------------------------------------------------------------------------

# A browser on PATH serves as it is, but not the one that Ubuntu keeps in a snap: it may neither see
# /tmp nor be steered from outside.
system_browser() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        path=$(command -v "$name") || continue
        case $path in /snap/*) continue ;; esac
        grep -q /snap/bin "$path" 2>/dev/null || return 0
    done
    return 1
}

# Playwright ties its browser to its own version, so the lock that chose the version is part of the answer.
playwright_browser() {
    is_stamped browser requirements-dev.txt || return 1
    if on_mac; then cache=$HOME/Library/Caches; else cache=${XDG_CACHE_HOME:-$HOME/.cache}; fi
    ls "${PLAYWRIGHT_BROWSERS_PATH:-$cache/ms-playwright}"/chromium*/INSTALLATION_COMPLETE >/dev/null 2>&1
}

browser_is_there() { system_browser || playwright_browser; }

# The shell has no window of its own to draw, and takes half the time. Ubuntu has only a door to the snap, so apt is
# asked for it on Debian alone.
# shellcheck disable=SC1091  # it is the system's
on_debian() { (. /etc/os-release && [ "$ID" = debian ]) 2>/dev/null; }

install_browser() {
    say "Installing a Chromium through Playwright, for the tests."
    dependencies=
    if has apt-get; then dependencies=--with-deps; fi
    quietly .venv/bin/playwright install $dependencies chromium ||
        stop "Chromium could not be installed. Please run this, then the same make command again:" \
            "    ${sudo}$(pwd)/.venv/bin/playwright install-deps chromium && .venv/bin/playwright install chromium"
    stamp browser requirements-dev.txt
}

# --- The system's package manager -------------------------------------------------------------------

may_become_root() {
    [ -z "$sudo" ] || { has sudo && { { [ -z "${CI:-}" ] && [ -t 0 ]; } || sudo -n true 2>/dev/null; }; }
}

apt_install() {
    command="apt-get install --yes --no-install-recommends $*"
    set -- "Missing on this system: $*" "Please run this, then the same make command again:" \
        "    ${sudo}apt-get update && ${sudo}$command"
    has sudo || [ -z "$sudo" ] || set -- "$1" "Please run this as root, then the same make command again:" \
        "    apt-get update && $command"
    may_become_root || stop "$@"
    say "Installing with apt: ${command##*recommends }"
    # A stale list of packages is no reason to stop: the installation itself tells whether it matters.
    # shellcheck disable=SC2086  # both hold words, or none
    quietly ${sudo}apt-get update || true
    # A machine that has just started may be busy with its own updates: wait for them.
    # shellcheck disable=SC2086
    quietly ${sudo}env DEBIAN_FRONTEND=noninteractive $command -qq -o DPkg::Lock::Timeout=300 || stop "$@"
}

install_packages() {
    if has apt-get && ! on_mac; then
        apt_install "$@"
    elif has brew; then
        say "Installing with Homebrew: pango harfbuzz"
        quietly brew install pango harfbuzz || stop "Please run this, then the same make command again:" \
            "    brew install pango harfbuzz"
    else
        stop "Missing on this system (by their Debian names): $*" \
            "They draw the posters, or make .venv. Please install them, then run the same make command again:" \
            "    Fedora    sudo dnf install pango harfbuzz" \
            "    Arch      sudo pacman -S pango harfbuzz" \
            "    Alpine    sudo apk add so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0" \
            "    macOS     install Homebrew from https://brew.sh, then: brew install pango harfbuzz" \
            "    Windows   work in WSL, https://learn.microsoft.com/windows/wsl/install" \
            "    Others    https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"
    fi
}

# --- Look first, then do what is missing ------------------------------------------------------------

level=$1
shift
needs=$*
lock=requirements.txt
[ "$level" = runtime ] || lock=requirements-$level.txt
sudo='sudo '
[ "$(id -u)" != 0 ] || sudo=
python=.venv/bin/python
packages=

if ! venv_is_whole; then
    find_python
    can_make_venv || packages="python$(version_of "$python")-venv"
fi
if wants libraries; then packages="$packages $(missing_libraries | tr '\n' ' ')"; fi
if wants browser && ! browser_is_there && on_debian; then packages="$packages chromium-headless-shell"; fi

if [ -n "${packages# }" ]; then
    # shellcheck disable=SC2086  # a list of words
    install_packages $packages
fi
venv_is_whole || make_venv
is_stamped "$level" "$lock" || install_locked
if wants libraries && ! libraries_are_there; then
    stop "Still missing after the installation: $(missing_libraries | tr '\n' ' ')"
fi
if wants browser && ! browser_is_there; then install_browser; fi
