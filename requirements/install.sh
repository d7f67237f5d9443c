#!/bin/sh
# Makes .venv and installs what stands in requirements/run.txt or dev.txt: `sh requirements/install.sh run` (or `dev`).
# `bench` installs what the report is measured against into .venv-bench, which the product never uses.
# Needs a Python and nothing else. Does nothing when what is installed is what is asked for, and starts .venv anew when an
# earlier installation was interrupted or the folder has been moved. PYTHON=… names the Python to use.
set -eu
kind=$1
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
venv=.venv
[ "$kind" != bench ] || venv=.venv-bench
python=$venv/bin/python
unfinished=$venv/unfinished
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX
export PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

say() { printf '%s\n' "$*" >&2; }

# What .venv must have been made from. Its folder is part of it, because the commands in a .venv hold their own path.
wanted() {
    printf '%s\n' "$root"
    cksum "requirements/$1.txt" requirements/install.sh pyproject.toml
}

installed() {
    [ -x "$python" ] && [ -f "$venv/installed-$1" ] && [ "$(wanted "$1")" = "$(cat "$venv/installed-$1")" ]
}

version_suits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, '"${2:-99}"'))' >/dev/null 2>&1; }

version_of() { "$1" -c 'import platform; print("Python", platform.python_version())'; }

makes_venvs() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

cannot_make_venvs() {
    say "$1 ($(version_of "$1")) lacks the modules venv and ensurepip."
    say "On Debian and Ubuntu they are a package of their own: sudo apt install python3-venv"
    say "(for a Python that is not the system's own: python3.X-venv, with its number). Then run make again."
    exit 1
}

# The first Python that serves: one that this release was locked for if there is one, else any later.
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        version_suits "$PYTHON" || { say "PYTHON=$PYTHON does not run Python 3.11 or later, which Goldthread needs."; exit 1; }
        makes_venvs "$PYTHON" || cannot_make_venvs "$PYTHON"
        found=$PYTHON
        return
    fi
    found= lacking=
    for below in 15 99; do
        for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
            version_suits "$candidate" "$below" || continue
            if makes_venvs "$candidate"; then found=$candidate; return; fi
            lacking=${lacking:-$candidate}
        done
    done
    [ -z "$lacking" ] || cannot_make_venvs "$lacking"
    say "Goldthread needs Python 3.11 or later, and none was found on the PATH (python3, python3.11 to python3.14 were tried)."
    say "Install one, or name it: make PYTHON=/path/to/python3.11 …"
    exit 1
}

# An earlier installation into .venv came to its end, here, and its Python still runs.
sound() {
    [ ! -e "$unfinished" ] && version_suits "$python" && "$python" -m pip --version >/dev/null 2>&1 || return 1
    ! ls "$venv"/installed-* >/dev/null 2>&1 || cat "$venv"/installed-* | grep -qxF "$root"
}

make_venv() {
    find_python
    say "Making $root/$venv with $(version_of "$found")"
    # pip comes last, so that a .venv without it is one that was interrupted.
    "$found" -m venv --clear --without-pip "$venv" && "$python" -m ensurepip --default-pip >/dev/null && return
    say "The virtual environment could not be made in $root/$venv."
    exit 1
}

if installed "$kind"; then exit 0; fi
started=$(date +%s)
sound || make_venv
# From here on an interruption leaves this file, and no word that anything is installed.
: >"$unfinished"
rm -f "$venv"/installed-*
say "Installing the locked packages of requirements/$kind.txt (once; a minute or two when they have to be fetched)"
if ! "$python" -m pip install --quiet --require-hashes --only-binary :all: -r "requirements/$kind.txt"; then
    say "The packages could not be installed; the reason stands above. Mend it and run make again."
    exit 1
fi
[ "$kind" = bench ] || "$python" -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
wanted "$kind" >"$unfinished"
[ "$kind" != dev ] || wanted run >"$venv/installed-run"
mv "$unfinished" "$venv/installed-$kind"
say "Installed in $(($(date +%s) - started)) s"
