bom=$(printf '\357\273\277')
printf '%smail jane@example.com\r\nend' "$bom" | "$REDACTOR" | od -c | head -n 4
printf '%s{"m":"jane@example.com"}\r\n' "$bom" | "$REDACTOR" -f ndjson | od -c | head -n 5
printf '%semail\r\njane@example.com\r\n' "$bom" | "$REDACTOR" -f csv | od -c | head -n 4
