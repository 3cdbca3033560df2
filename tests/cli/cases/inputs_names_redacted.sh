# The names of outputs in a folder are redacted like those of members.
mkdir in
echo hello >in/jane.poe@example.com.txt
echo world >in/b.txt
"$REDACTOR" in/jane.poe@example.com.txt in/b.txt -o out && find out -type f | sort
"$REDACTOR" in/jane.poe@example.com.txt -o out && find out -type f | sort
"$REDACTOR" in/gone.jane.poe@example.com.txt -o one.txt
echo "exit $?"
