cp "$REDACTOR_KEY_FILE" open.key
chmod 640 open.key
echo x | "$REDACTOR" -k open.key
