token=$(echo 'jane.poe@example.com' | "$REDACTOR")
printf 'mine jane.poe@example.com\n\npasted %s\n' "$token" >in.txt
"$REDACTOR" in.txt -o out.txt -m out.map
"$REDACTOR" restore -m out.map out.txt
echo "exit $?"
"$REDACTOR" restore --expand-foreign -m out.map out.txt
