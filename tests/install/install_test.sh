#!/usr/bin/env bash
# Installs the build into a new prefix, moves the prefix, and uses it as a
# stranger would: with CMake, with pkg-config, and the program alone.
#   usage: install_test.sh BUILD_FOLDER CXX_COMPILER CMAKE_GENERATOR
set -euo pipefail
unset REDACTOR_PATTERNS LD_LIBRARY_PATH
build=$1
export CXX=$2 CMAKE_GENERATOR=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Of this test's own: no key of the user may be read or made.
export XDG_CONFIG_HOME=$work/config HOME=$work
unset REDACTOR_KEY_FILE

fail() {
  echo "install: $*" >&2
  exit 1
}

cmake --install "$build" --prefix "$work/first" > "$work/log" || fail "cmake --install"
mkdir -p "$work/some where"
prefix="$work/some where/else"
mv "$work/first" "$prefix"
[[ -e $prefix/share/redactor/patterns/fields.toml ]] || fail "no patterns"
[[ ! -e $prefix/share/redactor/patterns/training ]] || fail "training data was installed"
[[ -e $prefix/include/redactor/version.h ]] || fail "no version.h"
! grep -rl "$build" "$prefix" --include='*.cmake' --include='*.pc' --include='*.h' ||
  fail "a path of the build was installed"

cmake -S "$here/foreign" -B "$work/foreign" -DCMAKE_PREFIX_PATH="$prefix" > "$work/log" 2>&1 &&
  cmake --build "$work/foreign" >> "$work/log" 2>&1 || { cat "$work/log"; fail "the foreign CMake project"; }
"$work/foreign/foreign"

pc=$(find "$prefix" -name redactor.pc)
libdir=$(dirname "$(dirname "$pc")")
# pkg-config writes blanks as "\ ": xargs reads that as a shell would.
PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --cflags --libs redactor |
  xargs "$CXX" -std=c++20 "$here/foreign/main.cc" -o "$work/by-pkg-config" ||
  fail "the compilation by pkg-config"
LD_LIBRARY_PATH=$libdir "$work/by-pkg-config"

program="$prefix/bin/redactor"
"$program" --version
redacted=$("$program" <<< 'mail jane.poe@example.com' 2> "$work/log") || { cat "$work/log"; fail "the program"; }
[[ $redacted == 'mail email-'*'@redacted.invalid' ]] || fail "the program printed: $redacted"

# The patterns must be those of the moved prefix: without them nothing runs.
mv "$prefix/share" "$prefix/hidden"
! "$program" <<< 'mail jane.poe@example.com' > "$work/log" 2>&1 ||
  fail "patterns of another place were used"
