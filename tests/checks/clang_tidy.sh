#!/usr/bin/env bash
# clang-tidy with the short list of .clang-tidy over the rooms (not the tests).
# Needs a configured build folder with compile_commands.json.
#   usage: clang_tidy.sh ROOT BUILD_FOLDER
set -euo pipefail
cd "$1"
build=$2
if ! command -v clang-tidy > /dev/null; then
  echo "skipped: no clang-tidy"
  exit 77
fi
# Options of GCC that clang does not know are no error here.
find redactor -name '*.cc' | sort |
  xargs -n 4 -P 2 clang-tidy -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option
