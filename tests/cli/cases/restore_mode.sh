echo 'mail jane.poe@example.com' >in.txt
"$REDACTOR" in.txt -o out.txt -m out.map
"$REDACTOR" restore -m out.map out.txt -o back.txt
"$REDACTOR" detect in.txt -o found.json
stat -c '%a %n' out.txt out.map back.txt found.json
cmp in.txt back.txt && echo same
