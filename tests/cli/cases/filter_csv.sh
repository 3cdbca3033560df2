printf 'name;email;note\r\n"Poe, Jane";jane.poe@example.com;"said ""hi""\r\nto jane"\r\n' | "$REDACTOR" --format csv
