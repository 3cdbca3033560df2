mkdir t && echo 'mail jane.poe@example.com' >t/jane.poe@example.com.txt
tar czf in.tar.gz t
"$REDACTOR" in.tar.gz -o out.tar.gz --report r.json
echo "exit $?"
tar xzOf out.tar.gz
tar tzf out.tar.gz
"$REDACTOR" check out.tar.gz && echo clean
grep -c example.com r.json
grep '"entry"' r.json
true
