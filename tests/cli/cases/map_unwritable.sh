echo 'mail jane.poe@example.com' >in.txt
"$REDACTOR" in.txt -o out.txt -m nowhere/out.map
code=$?
"$REDACTOR" -m nowhere/out.map <in.txt
ls -A
exit $code
