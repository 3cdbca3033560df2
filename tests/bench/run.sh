#!/usr/bin/env bash
# How fast is redactor, next to ripgrep with twelve plain regexes? Both read the
# same tickets, pinned to one core, in rotation; the ratio is taken within each
# round, so that a noisy machine disturbs both. Not a test: it prints, it judges
# nothing.
#   usage: tests/bench/run.sh [MEGABYTES] [ROUNDS]      (default 256 5)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/setup.sh
megabytes=${1:-256} rounds=${2:-5}
[[ $megabytes =~ ^[0-9]+$ && $rounds =~ ^[1-9][0-9]*$ ]] ||
  { sed -n 's/^#   usage/usage/p' "$0" >&2; exit 2; }
unset REDACTOR_PATTERNS REDACTOR_KEY_FILE

install_packages "${build_packages[@]}" "${bench_packages[@]}"
configure build -DCMAKE_BUILD_TYPE=Release < /dev/null
cmake --build build -j "$jobs" --target redactor_program < /dev/null | tail -n 1

corpus=build/bench/tickets-$megabytes.ndjson
mkdir -p build/bench
if [[ ! -s $corpus || tests/bench/make_corpus.py -nt $corpus ]]; then
  python3 tests/bench/make_corpus.py "$megabytes" > "$corpus.part"
  mv "$corpus.part" "$corpus"
fi

# Memory, where there is room for corpus and output.
work=build/bench
if [[ -w /dev/shm ]] && (($(df --output=avail -m /dev/shm | tail -n 1) > 3 * megabytes)); then
  work=$(mktemp -d /dev/shm/redactor-bench.XXXXXX)
  trap 'rm -rf "$work"' EXIT
  cp "$corpus" "$work/tickets.ndjson"
  corpus=$work/tickets.ndjson
fi
rm -f build/bench/key
build/bin/redactor key new -k build/bench/key > /dev/null

patterns=()
while IFS=$'\t' read -r _ pattern; do patterns+=(-e "$pattern"); done < tests/bench/patterns-12.txt

run_redactor() {
  taskset -c 0 build/bin/redactor -k build/bench/key "$corpus" -o "$work/out" 2> build/bench/log ||
    (($? == 1)) || { cat build/bench/log >&2; return 1; }
}
run_ripgrep() { taskset -c 0 rg -j1 -a --no-unicode -N --passthru -r X "${patterns[@]}" "$corpus" > "$work/out"; }

# milliseconds COMMAND: of CPU time, user and system. Both tools run on one
# core, so that this is what a quiet machine would need.
milliseconds() {
  local TIMEFORMAT='%3U %3S'
  rm -f "$work/out"
  { time "$1"; } 2>&1 | awk '{ print int(($1 + $2) * 1000 + 0.5) }'
}

run_redactor # a round that is not counted: files and caches get warm
run_ripgrep
for ((i = 0; i < rounds; i++)); do
  echo "$(milliseconds run_redactor) $(milliseconds run_ripgrep)"
done | awk -v bytes="$(stat -c %s "$corpus")" '
  function median(list, n,    i, j, swap) {
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++)
      if (list[j] < list[i]) { swap = list[i]; list[i] = list[j]; list[j] = swap }
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
  }
  {
    redactor[NR] = bytes / 1000 / $1; ripgrep[NR] = bytes / 1000 / $2; ratio[NR] = $2 / $1
    printf "round %d: redactor %.0f MB/s, ripgrep %.0f MB/s\n", NR, redactor[NR], ripgrep[NR]
  }
  END {
    printf "\nmedian of %d rounds over %.0f MB, CPU time on one core\n", NR, bytes / 1e6
    printf "  redactor, all rules           %7.0f MB/s\n", median(redactor, NR)
    printf "  rg --passthru -r, 12 regexes  %7.0f MB/s\n", median(ripgrep, NR)
    printf "  redactor : ripgrep            %7.2f\n", median(ratio, NR)
  }'
