echo 'mail jane.poe@example.com' >in.txt
"$REDACTOR" in.txt -o out.txt -m out.map
"$REDACTOR" key new -k other.key >/dev/null
"$REDACTOR" restore -k other.key -m out.map out.txt -o back.txt
code=$?
ls
exit $code
