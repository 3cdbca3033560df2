printf '' | "$REDACTOR" | wc -c
: >in.txt
"$REDACTOR" in.txt -o out.txt -m out.map --report r.json
echo "exit $? $(stat -c %s out.txt) $(wc -l <out.map)"
for f in text json ndjson csv tsv; do printf '' | "$REDACTOR" -f $f | wc -c; done
"$REDACTOR" check in.txt && echo clean
"$REDACTOR" detect in.txt
