echo 'mail jane.poe@example.com' >in.txt
"$REDACTOR" in.txt
"$REDACTOR" --audience vendor in.txt
"$REDACTOR" key id
"$REDACTOR" key id --audience vendor
