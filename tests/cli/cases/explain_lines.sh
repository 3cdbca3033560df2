cat >t.ndjson <<'X'
{"requester":{"name":"Jane Poe"},"body":"Jane's IMEI is 35-209900-176148-1, order 352099001761482"}
X
"$REDACTOR" explain --only IMEI,PERSON t.ndjson
# What is taken is what detect prints.
"$REDACTOR" detect t.ndjson >detect.txt
"$REDACTOR" explain t.ndjson | grep '"taken":true' | sed 's/,"taken":true.*/}/' | cmp - detect.txt && echo same
