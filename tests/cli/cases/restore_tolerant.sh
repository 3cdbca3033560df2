echo 'a jane.poe@example.com b IMEI 35-209900-176148-1 c' >in.txt
"$REDACTOR" in.txt -o out.txt -m out.map
tr A-Z a-z <out.txt | "$REDACTOR" restore -m out.map
tr a-z A-Z <out.txt | "$REDACTOR" restore -m out.map
sed -E 's/IMEI-(....)/IMEI-\1=\n/' out.txt | "$REDACTOR" restore -m out.map
