"$REDACTOR" --formt json
