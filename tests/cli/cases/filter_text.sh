printf 'Hi Jane,\ncall (217) 555-0143 or mail jane.poe@example.com\n' | "$REDACTOR"
