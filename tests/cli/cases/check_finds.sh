echo 'write to jane.poe@example.com' >left.txt
"$REDACTOR" check left.txt
