printf '{"a":"Jos\\u00e9: jose@example.com"}\n' | "$REDACTOR" detect --format ndjson
