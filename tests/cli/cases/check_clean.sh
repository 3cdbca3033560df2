echo 'write to jane.poe@example.com' | "$REDACTOR" >clean.txt
"$REDACTOR" check clean.txt && echo clean
