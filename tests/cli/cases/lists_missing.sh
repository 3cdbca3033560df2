echo x | "$REDACTOR" --deny nowhere.txt
