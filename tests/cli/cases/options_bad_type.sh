"$REDACTOR" --only EMAIL,FISH </dev/null
