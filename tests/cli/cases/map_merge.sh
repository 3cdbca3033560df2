echo 'a jane@example.com b JANE@example.com' >1.txt
echo 'c jane@example.com d omar@example.org' >2.txt
"$REDACTOR" 1.txt -o 1.out -m 1.map
"$REDACTOR" 2.txt -o 2.out -m 2.map
"$REDACTOR" map merge 1.map 2.map -o all.map
sed 's/"created":"[^"]*"/"created":"T"/; s/"rules":"[0-9a-f]*"/"rules":"R"/' all.map
stat -c %a all.map
cat 1.out 2.out | "$REDACTOR" restore -m all.map
"$REDACTOR" key new -k other.key >/dev/null
"$REDACTOR" 1.txt -k other.key -o 3.out -m 3.map
"$REDACTOR" map merge 1.map 3.map -o bad.map
echo "exit $?"
ls *.map
