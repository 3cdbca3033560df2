#!/usr/bin/env bash
# The README names every verb and entity type, and its table of options is that
# of the program: none missing, none invented, each under the right verbs.
#   usage: readme.sh PROGRAM README ENTITY_TYPE_CC
set -euo pipefail
export LC_ALL=C
program=$1 readme=$2 types=$3
bad=0

complain() {
  echo "README: $*"
  bad=1
}

# "--option verb" a line, from the help of every verb.
verbs=$("$program" --help | sed -n 's/^  redactor \[\{0,1\}\([a-z]*\).*/\1/p')
[[ $(wc -w <<< "$verbs") -ge 5 ]] || { echo "no verbs in the help"; exit 1; }
real=$(for verb in $verbs; do
  "$program" "$verb" --help | sed -n "s/^ .\{2,5\}\(--[a-z-]*\).*/\1 $verb/p"
done | grep -v '^--help ' | sort)
[[ $(wc -l <<< "$real") -ge 20 ]] || { echo "no options in the help"; exit 1; }

# The same from rows such as: | `-o`, `--output PATH` | redact detect | ...
written=$(sed -n '/^### Options/,/^### Exit/p' "$readme" |
  awk -F'|' '/^\| `-/ && !/--help/ {
    n = split($3, verbs, " ")
    while (match($2, /--[a-z-]+/)) {
      for (i = 1; i <= n; i++) print substr($2, RSTART, RLENGTH), verbs[i]
      $2 = substr($2, RSTART + RLENGTH)
    }
  }' | sort)
difference=$(diff <(echo "$written") <(echo "$real")) || {
  complain "its options (<) are not those of the program (>):"
  echo "$difference"
}

for verb in $verbs; do
  grep -qF "redactor $verb" "$readme" || complain "does not name: redactor $verb"
done
for type in $(sed -n 's/.*EntityTypeInfo{[^,]*, "\([A-Z]*\)".*/\1/p' "$types"); do
  grep -qF "\`$type\`" "$readme" || complain "does not name the type $type"
done
exit $bad
