cp "$REDACTOR_KEY_FILE" open.key
chmod 644 open.key
echo x | "$REDACTOR" -k open.key
