#!/usr/bin/env bash
# The top level holds the agreed entries, dot files and nothing else. Asks git
# where there is a work tree; else the folder itself, but for build folders.
#   usage: top_level.sh ROOT
set -euo pipefail
cd "$1"

entries() {
  git -c safe.directory='*' ls-files --cached 2> /dev/null | cut -d/ -f1 | sort -u | grep . ||
    ls -A | grep -vxE 'build(-.*)?'
}

strangers=$(entries | grep -vxE 'CMakeLists\.txt|redactor|include|patterns|tests|samples|README\.md|LICENSE|\..*' || true)
if [[ -n $strangers ]]; then
  echo "not agreed at the top level: $strangers"
  exit 1
fi
for entry in CMakeLists.txt redactor include patterns tests samples README.md LICENSE; do
  [[ -e $entry ]] || { echo "missing at the top level: $entry"; exit 1; }
done
