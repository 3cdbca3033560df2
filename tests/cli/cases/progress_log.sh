# Asked for without a terminal: a line at the end. Else nothing.
printf 'mail jane.poe@example.com\n' > in.txt
"$REDACTOR" --progress on in.txt
"$REDACTOR" --progress auto in.txt
"$REDACTOR" --progress off in.txt
"$REDACTOR" detect --progress on in.txt > found
"$REDACTOR" check --progress sometimes in.txt
