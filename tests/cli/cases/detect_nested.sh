echo '{"x":[{"mail":"jane@example.com"}]}' >c.json
zip -qX b.zip c.json
tar cf - b.zip | gzip -n >a.tar.gz
"$REDACTOR" detect a.tar.gz
