printf 'a jane.poe@example.com b JANE.POE@example.com\n' >in.txt
"$REDACTOR" --exact in.txt -o out.txt -m out.map
"$REDACTOR" restore -m out.map out.txt | cmp - in.txt && echo same
