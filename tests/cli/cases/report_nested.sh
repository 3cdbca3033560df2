# Every entry has a row, nested ones too; no value and no original name.
mkdir t
echo '{"mail":"jane.poe@example.com"}' >c.json
zip -qX jane.poe@example.com.zip c.json
mv jane.poe@example.com.zip t/
printf '\211PNG\r\n\032\n....' >t/p.png
echo plain >t/a.txt
tar --sort=name --mtime=2026-01-01 -czf a.tar.gz t
"$REDACTOR" a.tar.gz -o out.tar.gz --report r.json
echo "exit $?"
sed 's/"rules": "[0-9a-f]*"/"rules": "R"/; s/"version": "[^"]*"/"version": "V"/; s/"bytes_out": [0-9]*/"bytes_out": N/' r.json
stat -c %a r.json
