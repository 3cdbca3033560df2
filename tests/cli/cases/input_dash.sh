echo 'mail jane.poe@example.com' | "$REDACTOR" -
echo 'mail jane.poe@example.com' | "$REDACTOR" redact -o - -
