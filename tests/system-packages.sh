#!/bin/sh
# Installs what the tests need from the system's packages where it is missing and may be installed; else says what is missing.
has() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ]; }
missing=""
has chromium || has google-chrome || missing="$missing chromium"
{ has fc-list && fc-list | grep -q "Noto Sans CJK"; } || missing="$missing fontconfig fonts-noto-cjk"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || has initdb || missing="$missing postgresql"
has nginx || missing="$missing nginx"
has openssl || missing="$missing openssl"
has jekyll || missing="$missing jekyll"
[ -z "$missing" ] && exit 0
tell() {
    echo "MISSING:$missing. $1 The tests that need them will say that they did not run, and fail in CI." >&2
    exit 0
}
has apt-get || tell "Install them with this system's package manager."
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
echo "installing$missing" >&2
# shellcheck disable=SC2086 # the words are package names, one each
{ $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null; } ||
    tell "They could not be installed."
exit 0
