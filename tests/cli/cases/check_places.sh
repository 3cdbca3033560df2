# Entry, record, path, byte, type and rule; never a value, also not in a key.
mkdir t
printf '{"a":1}\n{"contacts":{"jane.poe@example.com":{"phone":"(217) 555-0143"}}}\n' >t/omar@example.org.ndjson
tar cf in.tar t
"$REDACTOR" check in.tar
