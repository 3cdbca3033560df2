printf 'id,Full name,E-mail\r\n1,Jane Poe,jane@example.com\r\n2,Omar Haddad,"omar@example.org"\r\n' | "$REDACTOR" detect -f csv
