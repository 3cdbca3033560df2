"$REDACTOR" rules test | sed 's/^[0-9]* rules/N rules/'
