#!/usr/bin/env bash
# The README names every verb and every option of the program.
#   usage: readme.sh PROGRAM README
set -euo pipefail
program=$1
readme=$2
bad=0
verbs=$("$program" --help | sed -n 's/^  redactor \[\?\([a-z]*\).*/\1/p')
[[ $(wc -w <<< "$verbs") -ge 5 ]] || { echo "no verbs in the help"; exit 1; }
for verb in $verbs; do
  grep -qF "redactor $verb" "$readme" || { echo "README does not name: redactor $verb"; bad=1; }
  options=$("$program" "$verb" --help | sed -n 's/^ .*\(--[a-z-]*\).*/\1/p' | sort -u)
  [[ -n $options ]] || { echo "no options in the help of $verb"; exit 1; }
  for option in $options; do
    grep -qE -- "$option([^a-z-]|\$)" "$readme" || { echo "README does not name: $option"; bad=1; }
  done
done
exit $bad
