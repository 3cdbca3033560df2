# An encrypted member is withheld and listed (exit 1), a picture by policy.
echo 'mail jane.poe@example.com' >a.txt
zip -qX -P secret in.zip a.txt
printf '\211PNG\r\n\032\n....' >p.png
zip -qX in.zip p.png
echo 'call (217) 555-0143' >b.txt
zip -qX in.zip b.txt
"$REDACTOR" in.zip -o out.zip
echo "exit $?"
unzip -Z1 out.zip
unzip -qp out.zip
zip -qX only.zip p.png b.txt
"$REDACTOR" only.zip -o only-out.zip
echo "exit $?"
"$REDACTOR" --strict only.zip -o only-out.zip
echo "exit $?"
