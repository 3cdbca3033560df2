echo x | "$REDACTOR" -k nowhere.key
