# A run that gives nothing leaves the map of an earlier one as it is.
echo 'mail jane.poe@example.com' >in.txt
"$REDACTOR" in.txt -o out.txt -m out.map
cp out.map before
"$REDACTOR" nowhere.txt -o out.txt -m out.map
echo "exit $?"
cmp out.map before && echo same
ls -A
