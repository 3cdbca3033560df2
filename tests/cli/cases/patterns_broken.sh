# Without its model or dictionary, or with a broken one, nothing is read.
for f in names.model names.dict; do
  mkdir "no-$f" "bad-$f"
  for p in "$SAMPLES"/../patterns/*; do
    [ "${p##*/}" = "$f" ] || ln -s "$p" "no-$f/"
    [ "${p##*/}" = "$f" ] || ln -s "$p" "bad-$f/"
  done
  head -c 100000 "$SAMPLES/../patterns/$f" > "bad-$f/$f"
  for folder in "no-$f" "bad-$f"; do
    echo 'jane.poe@example.com' | REDACTOR_PATTERNS=$PWD/$folder "$REDACTOR" 2>/dev/null
    echo "$folder $?"
  done
done
