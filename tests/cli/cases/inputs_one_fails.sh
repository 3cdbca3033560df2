echo 'mail jane.poe@example.com' >a.txt
"$REDACTOR" a.txt nowhere.txt -o out -m all.map
echo "exit $?"
find out -type f
head -n 1 all.map | grep -o '"partial":[a-z]*'
