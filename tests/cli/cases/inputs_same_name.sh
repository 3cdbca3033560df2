mkdir -p a && echo one >a/x.txt && echo two >x.txt
"$REDACTOR" "$PWD/a/x.txt" "a/x.txt" -o out >/dev/null
echo "exit $?"
"$REDACTOR" a/x.txt ../box/a/../a/x.txt -o out2
echo "exit $?"
"$REDACTOR" a/x.txt a/./x.txt -o out3
echo "exit $?"
"$REDACTOR" a/x.txt x.txt
echo "exit $?"
