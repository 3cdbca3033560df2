echo 'mail jane.poe@example.com' | "$REDACTOR" -o /dev/stdout | cat
echo 'mail jane.poe@example.com' | "$REDACTOR" -o /dev/null && echo fine
test -c /dev/null && echo still a device
