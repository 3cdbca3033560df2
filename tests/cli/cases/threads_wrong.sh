"$REDACTOR" -j many < /dev/null
"$REDACTOR" -j -3 < /dev/null
