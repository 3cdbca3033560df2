#!/usr/bin/env bash
# From nothing to a redacted archive: installs what is missing, builds the
# program, packs samples/social-care, redacts it, checks it, and turns one file
# back. Everything it writes is in build/; no key of yours is read or made.
#   usage: samples/quickstart.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/setup.sh

bold='' red='' green='' plain=''
if [[ -t 1 ]]; then
  bold=$'\e[1m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'
fi
readonly width=110

show() { printf '\n%s$ %s%s\n' "$bold" "$*" "$plain"; }

# before_after COUNT BEFORE AFTER: the first COUNT lines that differ, one above
# the other. JSON is cut at its commas and at the line ends inside its texts.
before_after() {
  local cut=()
  [[ $2 != *json ]] || cut=(-e 's/\\n/\n/g' -e 's/,\( \{0,1\}"\)/,\n\1/g')
  awk -v count="$1" -v width=$width -v red="$red" -v green="$green" -v plain="$plain" '
    function clip(line) { return length(line) > width ? substr(line, 1, width - 3) "..." : line }
    NR == FNR { before[FNR] = $0; next }
    count > 0 && before[FNR] != $0 {
      printf "%s- %s%s\n%s+ %s%s\n", red, clip(before[FNR]), plain, green, clip($0), plain
      count--
    }' <(sed "${cut[@]}" -e '' "$2") <(sed "${cut[@]}" -e '' "$3")
}

# counts REPORT: TYPE and number, most first.
counts() {
  sed -n '/^  "by_type": {/,/^  }/s/^    "\([A-Z]*\)": \([0-9]*\),\{0,1\}$/\2 \1/p' "$1" |
    sort -k1,1nr -k2 | awk '{ printf "%6d %-12s%s", $1, $2, NR % 5 ? "" : "\n" } END { if (NR % 5) print "" }'
}

install_packages "${build_packages[@]}" "${sample_packages[@]}"
say 'building (Release, build/)'
configure build -DCMAKE_BUILD_TYPE=Release < /dev/null
cmake --build build -j "$jobs" --target redactor_program < /dev/null | tail -n 1

out=build/samples
rm -rf "$out"
mkdir -p "$out"
bash samples/pack.sh "$out"
PATH=$PWD/build/bin:$PATH
archive=$out/social-care.tar.gz clean=$out/clean.tar.gz map=$out/clean.map
key=$out/key report=$out/report.json

say 'a key of its own: the same key gives the same tokens'
show redactor key new -k "$key"
redactor key new -k "$key"

say 'redacting an archive, with a nested one inside'
show redactor "$archive" -k "$key" --internal socialcare.example -o "$clean" -m "$map" --report "$report"
code=0
redactor "$archive" -k "$key" --internal socialcare.example -o "$clean" -m "$map" --report "$report" || code=$?
((code < 2)) || exit "$code"

mkdir "$out/clean"
tar -xzf "$clean" -C "$out/clean"
say 'before (-) and after (+)'
for file in tickets.ndjson devices.csv logs/gateway.log; do
  printf '\n%s%s%s\n' "$bold" "$file" "$plain"
  before_after 5 "samples/social-care/$file" "$out/clean/social-care/$file"
done
printf '\n%sattachments.zip!attachments/modem.log%s\n' "$bold" "$plain"
bsdtar -xOf "$out/clean/social-care/attachments.zip" attachments/modem.log > "$out/modem.log"
before_after 3 samples/social-care/attachments/modem.log "$out/modem.log"

say "what was replaced ($report)"
counts "$report"

say "the redaction map ($map): as secret as the input"
awk -v width=$width 'NR <= 4 { print substr($0, 1, width) (length($0) > width ? "..." : "") }' "$map"

say 'the gate before publishing: exit 1 if anything is left'
show redactor check -k "$key" --internal socialcare.example "$clean"
redactor check -k "$key" --internal socialcare.example "$clean"
echo 'exit 0: nothing is left that redactor finds'

say 'and back again, for those who hold the map'
file=chat/2026-02-11-roaming.txt
show redactor restore -m "$map" -k "$key" "$out/clean/social-care/$file" -o "$out/restored.txt"
redactor restore -m "$map" -k "$key" "$out/clean/social-care/$file" -o "$out/restored.txt"
before_after 2 "$out/clean/social-care/$file" "$out/restored.txt"

printf '\nAll of it is in %s/. Next: %s\n' "$out" 'build/bin/redactor --help, README.md'
