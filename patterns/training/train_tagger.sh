#!/usr/bin/env bash
# Trains patterns/names.model and puts it in place. For developers. The same
# inputs and compiler give the same bytes.
#   usage: train_tagger.sh TRAIN_TAGGER TABLES CORPORA [name=value ...]
# TRAIN_TAGGER is the program of the build tree; TABLES the folder `tables` that
# fetch_sources.sh filled; CORPORA the folder with the files of SOURCES.tsv.
# Settings (name=value) are those of redactor/train/train_tagger.cc.
set -euo pipefail
export LC_ALL=C

program=${1:?usage: train_tagger.sh TRAIN_TAGGER TABLES CORPORA}
tables=${2:?usage: train_tagger.sh TRAIN_TAGGER TABLES CORPORA}
corpora=${3:?usage: train_tagger.sh TRAIN_TAGGER TABLES CORPORA}
shift 3
here=$(cd "$(dirname "$0")" && pwd)

(cd "$tables" && sha256sum --check --quiet "$here/tables.sha256")
texts=()
while IFS=$'\t' read -r name sum weight _; do
  [[ $name == \#* ]] && continue
  sha256sum --status --check <<< "$sum  $corpora/$name" ||
    { echo "$corpora/$name: missing or not as expected" >&2; exit 1; }
  texts+=("$corpora/$name*$weight")
done < "$here/SOURCES.tsv"
for file in "$here"/snippets/*.txt; do texts+=("$file*4"); done
texts+=("$here/plain_rules.txt*0.4" "$here/plain_words.txt*3")

"$program" "$here/../names.dict" "$tables" "$here/lists" \
  "$here/../CREDITS_TAGGER.md" "$here/../names.model.new" \
  rounds=12 chains=4 replace=0.5 lean=1 person_bonus=0.4 place_bonus=0.3 "$@" "${texts[@]}"
mv "$here/../names.model.new" "$here/../names.model"
