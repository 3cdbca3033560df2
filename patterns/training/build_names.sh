#!/usr/bin/env bash
# Builds patterns/names.dict twice from the fetched sources and the lists, and
# puts it in place when both are the same. For developers.
#   usage: build_names.sh DICTIONARY_BUILD FOLDER-OF-fetch_sources.sh
set -euo pipefail

build=${1:?usage: build_names.sh DICTIONARY_BUILD FOLDER}
folder=${2:?usage: build_names.sh DICTIONARY_BUILD FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
limit=6291456  # bytes: it is mapped as a whole by every process

(cd "$folder/tables" && sha256sum --check --quiet "$here/tables.sha256")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for n in 1 2; do
  "$build" "$folder/tables" "$here/lists" "$here/../CREDITS.md" "$work/$n"
done
cmp "$work/1" "$work/2"
size=$(stat -c %s "$work/1")
((size <= limit)) || { echo "names.dict: $size bytes, more than $limit" >&2; exit 1; }
mv "$work/1" "$here/../names.dict"
chmod 644 "$here/../names.dict"
