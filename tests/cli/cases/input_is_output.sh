echo 'mail jane.poe@example.com' >in.txt
"$REDACTOR" in.txt -o in.txt && cat in.txt
ls -A
