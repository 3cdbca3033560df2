# Learning and using in two steps, on several machines, for a stream.
printf 'id,name,username\n1,Zofia Quillfeather,zquill77\n' >a.csv
printf '{"user":{"name":"Omar Haddadson"},"id":7}\n' >b.ndjson
"$REDACTOR" learn a.csv -o a.lex
"$REDACTOR" learn -o b.lex <b.ndjson
"$REDACTOR" lexicon merge a.lex b.lex -o all.lex
cat all.lex
stat -c %a a.lex all.lex
"$REDACTOR" learn a.csv b.ndjson -o both.lex && cmp both.lex all.lex && echo same
echo 'met zquill77 and HADDADSON, OMAR' >p.txt
"$REDACTOR" --lexicon all.lex <p.txt | tee once.txt
"$REDACTOR" --lexicon all.lex <once.txt | cmp - once.txt && echo twice
"$REDACTOR" detect --lexicon all.lex p.txt | sed 's/.*"type"/"type"/'
"$REDACTOR" check --lexicon all.lex once.txt && echo clean
"$REDACTOR" check --lexicon all.lex p.txt 2>/dev/null
echo "exit $?"
# Learn and lexicon together: both count.
"$REDACTOR" --learn on --lexicon b.lex a.csv | head -2 | tail -1
"$REDACTOR" --learn on --lexicon all.lex <p.txt
