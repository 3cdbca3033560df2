run() {
  "$REDACTOR" "$@" </dev/null
  echo "exit $?"
}
run --learn on
run --learn maybe
run learn
run lexicon
run lexicon join a b -o c
run lexicon merge a.lex -o c.lex
echo 'redactor-lexicon 1 1' >bad.lex
run --lexicon bad.lex
run --lexicon missing.lex
run --lexcon bad.lex
run learn --map x -o y
ls
