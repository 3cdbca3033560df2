# The map must not take the place of an input or an output.
echo 'mail jane.poe@example.com' >in.txt
"$REDACTOR" in.txt -o out.txt -m in.txt
"$REDACTOR" in.txt -o out.txt -m ./out.txt
"$REDACTOR" in.txt -o out.txt -m m.json --report ./m.json
cat in.txt
ls
