# A name of a member is content too; the message spells it redacted.
mkdir t && echo 'nothing here' >t/jane.poe@example.com.txt
tar cf in.tar t
"$REDACTOR" check in.tar
