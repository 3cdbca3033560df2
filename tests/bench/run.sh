#!/usr/bin/env bash
# How fast is redactor?
#  - next to ripgrep with twelve plain regexes, on tickets, on tickets in which
#    no value comes twice, and on dense logs, one thread each;
#  - with two threads next to one (wall time);
#  - with 500 more rules whose triggers never occur next to none.
# Both sides of a pair run in rotation and the ratio is taken within each round,
# so that a noisy machine disturbs both. Not a test: it prints, it judges
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
mkdir -p build/bench
rm -f build/bench/key
build/bin/redactor key new -k build/bench/key > /dev/null

# Memory, where there is room for corpus and output.
work=build/bench
if [[ -w /dev/shm ]] && (($(df --output=avail -m /dev/shm | tail -n 1) > 3 * megabytes)); then
  work=$(mktemp -d /dev/shm/redactor-bench.XXXXXX)
  trap 'rm -rf "$work"' EXIT
fi

patterns=()
while IFS=$'\t' read -r _ pattern; do patterns+=(-e "$pattern"); done < tests/bench/patterns-12.txt

more=build/bench/more.toml # 500 rules for values that stand nowhere
for ((i = 0; i < 500; i++)); do
  printf '[[rule]]\nid = "bench.key%d"\ntype = "SECRET"\nmax_length = 40\n' "$i"
  printf "pattern = '''\\\\bzq%dx_[A-Za-z0-9]{20,30}\\\\b'''\n" "$i"
done > "$more"

# use KIND: makes $work/in the corpus of that kind.
use() {
  local corpus=build/bench/$1-$megabytes
  if [[ ! -s $corpus || tests/bench/make_corpus.py -nt $corpus ]]; then
    python3 tests/bench/make_corpus.py "$megabytes" 1 "$1" > "$corpus.part"
    mv "$corpus.part" "$corpus"
  fi
  cp "$corpus" "$work/in"
}

run_redactor() {
  "${pin[@]}" build/bin/redactor "$@" -k build/bench/key "$work/in" -o "$work/out" 2> build/bench/log ||
    (($? == 1)) || { cat build/bench/log >&2; return 1; }
}
run_ripgrep() {
  "${pin[@]}" rg -j1 -a --no-unicode -N --passthru -r X "${patterns[@]}" "$work/in" > "$work/out"
}

# milliseconds FORMAT COMMAND...: FORMAT as of TIMEFORMAT, its numbers added.
milliseconds() {
  local TIMEFORMAT=$1
  rm -f "$work/out"
  { time "${@:2}"; } 2>&1 | awk '{ print int(($1 + $2) * 1000 + 0.5) }'
}

# compare FORMAT NAME_A NAME_B A... -- B...: how much faster A is than B.
compare() {
  local format=$1 a_name=$2 b_name=$3 a=() i
  shift 3
  while [[ $1 != -- ]]; do a+=("$1"); shift; done
  shift
  "${a[@]}" # a round that is not counted: files and caches get warm
  "$@"
  for ((i = 0; i < rounds; i++)); do
    echo "$(milliseconds "$format" "${a[@]}") $(milliseconds "$format" "$@")"
  done | awk -v bytes="$(stat -c %s "$work/in")" -v a="$a_name" -v b="$b_name" '
    function median(list, n,    i, j, swap) {
      for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++)
        if (list[j] < list[i]) { swap = list[i]; list[i] = list[j]; list[j] = swap }
      return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
    }
    { one[NR] = bytes / 1000 / $1; two[NR] = bytes / 1000 / $2; ratio[NR] = $2 / $1 }
    END { printf "  %-28s %5.0f MB/s   %-24s %5.0f MB/s   ratio %.2f\n",
          a, median(one, NR), b, median(two, NR), median(ratio, NR) }'
}

# On one core CPU time is what a quiet machine would need.
cpu='%3U %3S' wall='%3R 0'
echo "medians of $rounds rounds over $megabytes MB"
for kind in tickets unique logs; do
  use "$kind"
  pin=(taskset -c 0)
  compare "$cpu" "$kind, all rules" "rg, 12 regexes" run_redactor -j1 -- run_ripgrep
  if [[ $kind != unique ]]; then
    pin=()
    compare "$wall" "$kind, 2 threads" "1 thread" run_redactor -j2 -- run_redactor -j1
  fi
  if [[ $kind == tickets ]]; then
    pin=(taskset -c 0)
    compare "$cpu" "$kind, 500 rules more" "without them" run_redactor -j1 -r "$more" -- run_redactor -j1
  fi
done
