mkdir -p in/a
echo 'jane.poe@example.com' >in/a/one.txt
echo 'omar@example.org' >in/two.txt
"$REDACTOR" in/a/one.txt in/two.txt -o out -m all.map
cat out/in/a/one.txt out/in/two.txt
wc -l <all.map
