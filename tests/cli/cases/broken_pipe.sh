# The reader goes away after a line: no message, no error.
{ yes 'mail jane.poe@example.com and more text' 2>/dev/null | head -n 200000 2>/dev/null; } |
  { "$REDACTOR"; echo "exit $?" >code; } | head -n 1
cat code
