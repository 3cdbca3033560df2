#!/usr/bin/env bash
# Builds and tests everything, from nothing: missing Debian packages, a Release
# build with all tests and checks (build/), and the unit tests under ASan and
# UBSan (build-asan/). Ends with ctest's summary of the Release build; any
# failure gives a non-zero exit.
# --with-servers loads redacted dumps into MariaDB, PostgreSQL and SQLite.
#   usage: tests/run.sh [--fast | --sanitize | --with-servers]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/setup.sh

usage() {
  cat << 'END'
usage: tests/run.sh [--fast | --sanitize | --with-servers]
  --fast      the Release build only, without clang-tidy
  --sanitize  the build under ASan and UBSan only
  --with-servers  the program only, and what it redacts loaded into MariaDB,
              PostgreSQL and SQLite, which are installed from Debian
END
}

release=1 sanitize=1 fast=0 servers=0
case ${1:-} in
  '') ;;
  --fast) sanitize=0 fast=1 ;;
  --sanitize) release=0 ;;
  --with-servers) servers=1 ;;
  -h | --help) usage; exit ;;
  *) usage >&2; exit 2 ;;
esac

# Nothing of the caller may change a result; no key of the user is touched.
unset REDACTOR_PATTERNS REDACTOR_KEY_FILE
export CTEST_OUTPUT_ON_FAILURE=1 ASAN_OPTIONS=detect_stack_use_after_return=1 \
  UBSAN_OPTIONS=print_stacktrace=1

# Without the golden command lines: under ASan each start takes seconds, and
# what they run is in the programs of the rooms.
run_sanitized() {
  say 'unit tests under ASan and UBSan (build-asan/)'
  configure build-asan -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG='-O1 -g1' \
    -DREDACTOR_SANITIZE=address,undefined -DREDACTOR_INSTALL=OFF \
    -DREDACTOR_PRECOMPILE=ON &&
    cmake --build build-asan -j "$jobs" &&
    ctest --test-dir build-asan -j "$jobs" -LE 'check|slow' -E '^cli_' \
      --no-tests=error
}

run_release() {
  local exclude=()
  ((!fast)) || exclude=(-E '^clang_tidy$')
  say 'all tests and checks, Release (build/)'
  configure build -DCMAKE_BUILD_TYPE=Release &&
    cmake --build build -j "$jobs" &&
    ctest --test-dir build -j "$jobs" --no-tests=error "${exclude[@]}"
}

if ((servers)); then
  install_packages "${build_packages[@]}" "${server_packages[@]}"
  configure build -DCMAKE_BUILD_TYPE=Release < /dev/null
  cmake --build build -j "$jobs" --target redactor_program < /dev/null
  exec bash tests/servers/load_dumps.sh build/bin/redactor
fi

install_packages "${build_packages[@]}" "${check_packages[@]}"

failed=0
if ((sanitize)); then
  run_sanitized < /dev/null || failed=1
fi
if ((release)); then
  run_release < /dev/null || exit 1
fi
if ((failed)); then
  echo 'the sanitized build or its tests failed, see above' >&2
  exit 1
fi
