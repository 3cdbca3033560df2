# Known before a byte is read: no output in place.
echo 'mail jane.poe@example.com' >in.txt
"$REDACTOR" in.txt -o out.txt --report nowhere/r.json
code=$?
"$REDACTOR" in.txt --report r.txt
ls
exit $code
