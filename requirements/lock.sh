#!/bin/sh
# Writes requirements/run.txt, dev.txt and bench.txt anew from pyproject.toml: every package by version and hash, for Linux,
# macOS and Windows and every Python that is supported, wheels only, without the address of any index. Needs uv, which nothing
# else does. Give `--upgrade` for newer versions; without it, what is locked stays unless pyproject.toml asks for more.
set -eu
cd "$(dirname "$0")/.."

lock() {
    uv pip compile --universal --python-version 3.11 --generate-hashes --only-binary :all: \
        --no-emit-index-url --no-emit-find-links --no-emit-build-options --quiet \
        --custom-compile-command "sh requirements/lock.sh" "$@" >/dev/null
}

lock pyproject.toml --group build "$@" --output-file requirements/run.txt
lock pyproject.toml --group build --group dev --constraint requirements/run.txt "$@" --output-file requirements/dev.txt
# The group alone: what it holds is never installed beside the product.
lock --group bench "$@" --output-file requirements/bench.txt
