unset REDACTOR_KEY_FILE
echo 'mail jane.poe@example.com' | "$REDACTOR" | sed 's/email-[0-9a-z]*/email-T/'
