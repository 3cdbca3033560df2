printf 'example\n' >allow.txt
cat >rules.toml <<'X'
[[rule]]
id = "acme.badge"
type = "ACCOUNT"
pattern = '''\bQX\d{6}\b'''
context = ["badge"]
veto = ["sample"]
score = 0.3
score_in_context = 0.9
max_length = 8
X
printf 'sample QX204417\n\nbadge no QX204418\n\nsee QX204419 there, for example\n' >t.txt
"$REDACTOR" explain --no-default-rules -r rules.toml --allow allow.txt -o out.ndjson t.txt
stat -c %a out.ndjson
grep -o '"text":"QX[0-9]*"\|"taken":[a-z]*\|"why":"[^}]*"threshold":[0-9.]*' out.ndjson
"$REDACTOR" explain --no-default-rules -r rules.toml --text 'badge QX204418' t.txt | wc -l
"$REDACTOR" explain --no-default-rules -r rules.toml --text 'example' t.txt
